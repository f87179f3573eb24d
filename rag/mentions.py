"""What a short text is about, in order: the names in it and the noun phrases around its common nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.article import Language
from index.folding import simplify
from rag.kinds import BODY_ENDING, BODY_NOUNS, CAPITAL, LATIN, PERSON_ENDING, PERSON_NOUNS, Kind
from rag.names import names
from rag.stop_words import STOP_WORDS
from rag.words import Word, chinese_words

REMEMBERED = 1024
"""Texts whose mentions are kept: a conversation's earlier turns come back with each question."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A range of a text that names something: ``source[start:end] == text``.

    Attributes:
        kind: what it stands for.
        is_proper: whether it is a name, not a phrase around a common noun.
    """

    text: str
    start: int
    end: int
    kind: Kind
    is_proper: bool = True

    def is_same(self, other: Mention) -> bool:
        """Tell whether both name the same: equal, or one ends with the other (a family name alone)."""
        one, two = self.text.casefold(), other.text.casefold()
        return one == two or f" {one}".endswith(f" {two}") or f" {two}".endswith(f" {one}")


@lru_cache(REMEMBERED)
def mentions(text: str, language: Language) -> tuple[Mention, ...]:
    """Return what a text names, by where it begins; a longer mention before those inside it."""
    named = (Mention(n.text, n.start, n.end, n.kind) for n in names(text, language))
    phrases = _chinese_phrases(text) if language == "zh" else _english_phrases(text)
    return tuple(sorted(dict.fromkeys((*named, *phrases)), key=lambda m: (m.start, -m.end)))


# ---- Chinese --------------------------------------------------------------------------------------

_NOUNS = {"n", "ng", "vn", "an", "nl", "title"}
_BEFORE_NOUNS = {"a", "b", "m", "q"}


def _chinese_phrases(text: str) -> Iterator[Mention]:
    words = chinese_words(text)
    begin = 0
    while begin < len(words):
        end = _phrase_end(words, begin)
        if end > begin:
            yield from _around_noun(text, words[begin:end])
        begin = max(end, begin + 1)


def _phrase_end(words: Sequence[Word], begin: int) -> int:
    """Return the end of the noun phrase that begins at a word; ``begin`` when none does."""
    position, end = begin, begin
    while position < len(words):
        tag = words[position].tag
        if tag in _NOUNS or words[position].is_name:
            end = position + 1
        elif not (tag in _BEFORE_NOUNS or (tag == "uj" and end == position > begin)):
            after_owner = position > begin and words[position - 1].tag == "uj" and tag in ("v", "ad")
            if not (after_owner and [w.tag for w in words[position + 1 : position + 2]] == ["n"]):
                break  # 某人的公开信 goes on, 某人的离开引起 does not
        position += 1
    return end


def _around_noun(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    """Yield a noun phrase whole and after its last 的, if its head is a common noun."""
    head = words[-1]
    is_act = head.tag == "vn" and len(words) > 1 and words[-2].is_name
    if head.is_name or head.tag == "title" or is_act:
        return
    kind = _kind_of_noun(head)
    starts = [0] + [n + 1 for n, w in enumerate(words) if w.tag == "uj"]
    for start in dict.fromkeys((starts[0], starts[-1])):
        first, following = words[start], words[start + 1] if start + 1 < len(words) else head
        compound = first.is_name and following.start == first.end and following.tag != "uj"
        yield Mention(text[first.start : head.end], first.start, head.end, kind, is_proper=compound)


def _kind_of_noun(word: Word) -> Kind:
    noun = simplify(word.text)
    if BODY_ENDING.search(noun):
        return Kind.BODY
    return Kind.PERSON if PERSON_ENDING.search(noun) else Kind.THING


# ---- English --------------------------------------------------------------------------------------

_NOUN_PHRASE = re.compile(r"\b(?:the|its|his|her|their|'s|’s)((?: [a-z][a-z-]+){1,3})")
_SUBJECT = re.compile(r"^(who|what) (?:is|are|was|were) (?:the |an? )?([\w .'&-]+?)[?.! ]*$", re.IGNORECASE)
_OWNER = re.compile(rf"{CAPITAL}[{LATIN}&.\-]*(?: {CAPITAL}[{LATIN}&.\-]*)*$")
_DO_BEFORE = re.compile(r"\b(?:do|does|did)\s+$", re.IGNORECASE)


def _english_phrases(text: str) -> Iterator[Mention]:
    for phrase in _NOUN_PHRASE.finditer(text):
        yield from _thing(text, phrase)
    subject = _SUBJECT.match(text)
    if subject and subject.group(2).islower() and subject.group(2).split()[0] not in STOP_WORDS:
        kind = Kind.PERSON if subject.group(1).lower() == "who" else Kind.THING
        yield Mention(subject.group(2), subject.start(2), subject.end(2), kind, kind is Kind.PERSON)


def _thing(text: str, phrase: re.Match[str]) -> Iterator[Mention]:
    """Yield the noun phrase after an article or a possessive, up to the first word that names nothing."""
    words = phrase.group(1).split()
    kept = next((n for n, w in enumerate(words) if w in STOP_WORDS), len(words))
    end = phrase.start(1) + len("".join(f" {w}" for w in words[:kept]))
    start = phrase.start()
    if text[start] in "'’":
        owner = _OWNER.search(text[:start])
        start = owner.start() if owner else phrase.start(1) + 1
    at_end = not re.search(r"[A-Za-z]", text[end:])
    if kept > 1 and at_end and _DO_BEFORE.search(text[:start]):
        kept -= 1  # "did the old dock close": the verb stands last
        end = phrase.start(1) + len("".join(f" {w}" for w in words[:kept]))
    if not kept:
        return
    head = words[kept - 1]
    kind = Kind.THING
    if re.fullmatch(BODY_NOUNS, head):
        kind = Kind.BODY
    elif re.fullmatch(PERSON_NOUNS, head):
        kind = Kind.PERSON
    yield Mention(text[start:end], start, end, kind, is_proper=False)
