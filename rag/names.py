"""Whom and what a text names, in order: people, bodies, places, things.

Word classes, spelling and neighbours decide, never a list of names. What bears a name is told by the text
(a title, an act, a word for a body beside it) or only suggested by how the name is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.article import Language
from index.folding import fold, simplify
from index.translation import TranslationTable
from rag.kinds import (
    BODY_ENDING,
    BODY_NOUNS,
    CAPITAL,
    LATIN,
    PERSON_ENDING,
    PERSON_NOUNS,
    SURNAMES,
    TITLES,
    TRANSLITERATING,
    Kind,
    kind_of_latin,
    told_beside,
)
from rag.stop_words import STOP_WORDS
from rag.words import NOT_NAMES, SHORT_NAME, Word, chinese_words, is_common

REMEMBERED = 4096
"""Texts whose names are kept: the same sentences are read for the next question."""


SHORTEST_PART = 2
"""Characters of a part of a name that tells whose it is."""

_BETWEEN_PARTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: ``source[start:end] == text``.

    Attributes:
        kind: what bears it.
        is_told: whether the text itself tells the kind; else only the name's form suggests it.
        may_be_person: whether it is written as names of people are, and nothing tells otherwise.
    """

    text: str
    start: int
    end: int
    kind: Kind
    is_told: bool = False
    may_be_person: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it surely is a name: of a Chinese word of no kind only the segmenter says so."""
        return self.kind is not Kind.NAME or self.may_be_person or self.text[0].isascii()

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words, and what stands between its dots, folded; no initials."""
        return tuple(p for p in _BETWEEN_PARTS.split(fold(self.text)) if len(p) >= SHORTEST_PART)


@lru_cache(REMEMBERED)
def names(text: str, language: Language) -> tuple[Name, ...]:
    """Return the names in a text, in order, without overlaps.

    >>> [(n.text, n.kind.value) for n in names("诗人李明说，Ada Holm 已离开清华大学。", "zh")]
    [('李明', 'person'), ('Ada Holm', 'person'), ('清华大学', 'body')]
    """
    found = sorted(_chinese(text) if language == "zh" else _english(text), key=lambda n: n.start)
    people = {p for n in found if n.is_told and n.kind is Kind.PERSON for p in (n.text, *n.text.split(" "))}
    return tuple(_as_person(n) if n.text in people else n for n in found)


def _as_person(name: Name) -> Name:
    return replace(name, kind=Kind.PERSON, is_told=True, may_be_person=True)


# ---- in Chinese texts -------------------------------------------------------------------------------

_NO_NAME_ENDINGS = "性度力感化者人带型率权法"  # 鲁棒性, 安全带: the segmenter takes them for names
_INSIDE = frozenset("在 从 离开 加入 进入 离职 任职于".split())
_ACTS = frozenset("说 称 认为 表示 写 写道 辞职 离职 担心 觉得 指出 批评 毕业 走 警告 呼吁".split())
_ACTING = frozenset({"v", "d", "p", "c", "vd"})
_LONGEST_ACRONYM = 4
"""Letters; GPS and NASA are written in capitals and are no names of people."""

_DOT = re.compile("[·‧・]")


def _chinese(text: str) -> Iterator[Name]:
    words, plain = chinese_words(text), simplify(text)
    begin = 0
    while begin < len(words):
        word, end = words[begin], begin + 1
        if word.tag == "title":
            yield Name(word.text, word.start, word.end, Kind.THING)
        elif word.is_name:
            while _goes_on(words, end):
                end += 1
            if word.tag == "eng":
                for start, stop in _latin_parts(word):
                    yield _latin_name(text, start, stop, _suggested_beside(words, begin, end))
            else:
                yield _chinese_name(text, plain, words, begin, end)
        begin = end


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Tell whether a name goes on with the word at ``end``; Latin words and full names are whole."""
    before, word = words[end - 1], words[end] if end < len(words) else None
    if word is None or not word.is_name or word.start > before.end:
        return False
    return not any(w.tag == "eng" or _DOT.search(w.text) for w in (before, word))


def _latin_parts(word: Word) -> list[tuple[int, int]]:
    """Return the names in Latin words of a Chinese text: all of it, or the capital words among small ones."""
    if word.text.islower():
        return [(word.start, word.end)]
    if not any(w.islower() for w in word.text.split(" ")):
        start, end = _trimmed(word.text, word.start)
        return [(start, end)] if start < end else []
    return [(word.start + start, word.start + end) for start, end in _runs(word.text)]


def _chinese_name(text: str, plain: str, words: Sequence[Word], begin: int, end: int) -> Name:
    start, stop = words[begin].start, words[end - 1].end
    name, tag = plain[start:stop], words[begin].tag
    may_be_person, told = _may_be_person(name, tag), told_beside(plain, start, stop)
    acts = len(name) > SHORT_NAME and not is_common(name) and _is_subject(words, begin, end)
    if told is Kind.BODY or (tag == "nt" and BODY_ENDING.search(name)):
        return Name(text[start:stop], start, stop, Kind.BODY, is_told=True)
    if may_be_person and (told or acts or _DOT.search(name)):
        return _as_person(Name(text[start:stop], start, stop, Kind.PERSON))
    own = {"ns": Kind.PLACE, "nt": Kind.BODY}.get(tag, Kind.NAME)
    if may_be_person and not is_common(name):
        own = Kind.PERSON
    kind = _suggested_beside(words, begin, end, own)
    is_plain = len(name) == SHORT_NAME and is_common(name)  # 白宫, 安全
    return Name(text[start:stop], start, stop, kind, may_be_person=may_be_person and not is_plain)


def _may_be_person(name: str, tag: str) -> bool:
    """Tell whether a Chinese name opens with a common surname or is a transliteration."""
    if not tag.startswith("nr") or len(name) < SHORT_NAME or name[-1] in _NO_NAME_ENDINGS:
        return False
    is_foreign = _DOT.search(name) or tag == "nrt" or TRANSLITERATING.issuperset(name)
    return name[0] in SURNAMES or (len(name) > SHORT_NAME and bool(is_foreign))


def _is_subject(words: Sequence[Word], begin: int, end: int) -> bool:
    """Tell whether a name opens its clause and what it does follows."""
    opens = begin == 0 or words[begin - 1].tag[:1] == "x"
    return opens and end < len(words) and words[end].tag in _ACTING


def _suggested_beside(words: Sequence[Word], begin: int, end: int, own: Kind = Kind.NAME) -> Kind:
    """Return what the words beside a name suggest, else what its own form does."""
    before = simplify(words[begin - 1].text) if begin else ""
    after = [simplify(w.text) for w in words[end : end + 4]]
    if PERSON_ENDING.search(before):
        return Kind.PERSON
    if after[:1] and BODY_ENDING.search(after[0]):
        return Kind.BODY
    if own is not Kind.NAME:
        return own
    if after[:1] and after[0] in _ACTS:
        return Kind.PERSON
    if before in _INSIDE:
        return Kind.BODY
    return Kind.BODY if after[:1] == ["的"] and any(map(PERSON_ENDING.search, after[1:])) else own


# ---- in English texts -------------------------------------------------------------------------------

_WORD = rf"(?:{CAPITAL}|[a-z]+[A-Z])(?:(?:[{LATIN}&.\-]|['’](?!s\b))*[{LATIN}])?"
_JOINT = re.compile(r" (?:of|the|for) ")
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?: (?:(?:of|the|for|de|van|von|bin|al) )?{_WORD})*")
_QUOTED_OR_CHINESE = re.compile('[\u3400-\u9fff]{2,}|[“"][^”".!?;]{1,60}[”"]')
_NO_NAMES = STOP_WORDS | frozenset(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
    " after before now most all yes others half several many none some each both few former nearly"
    " one two almost".split()
)
_WITHIN = re.compile(r"\b(?:at|from|of|in|joined|join|left|leave|quit)\s+$")
_ROLE = re.compile(rf"^['’]s (?:\w+ )?(?:{PERSON_NOUNS})\b|^ (?:{BODY_NOUNS})\b", re.IGNORECASE)
_ACT = re.compile(
    r"^ (?:said|says|say|wrote|write|told|resign\w*|quit|joined|left|leave|thinks?|argue[sd]?)\b"
)


def _english(text: str) -> Iterator[Name]:
    others = [m.span() for m in _QUOTED_OR_CHINESE.finditer(text)]
    for start, end in others:
        name = text[start:end]
        is_thing = name[0] in '“"'
        may_be_person = not is_thing and _may_be_person(name, "nr")
        yield Name(name, start, end, Kind.THING if is_thing else Kind.NAME, may_be_person=may_be_person)
    for start, end in _runs(text):
        if not any(a <= start < b for a, b in others):
            yield _latin_name(text, start, end, _english_beside(text, start, end))


def _runs(text: str) -> list[tuple[int, int]]:
    """Return where runs of capital words are names."""
    spans = [s for run in _RUN.finditer(text) for s in _parted(run.group(), run.start())]
    trimmed = (_trimmed(text[start:end], start) for start, end in spans)
    return [s for s in trimmed if s[0] < s[1] and text[slice(*s)].casefold() not in NOT_NAMES]


def _parted(run: str, start: int) -> Iterator[tuple[int, int]]:
    """Part "Ada Holm of Seaworks", but not "University of Oxford", whose head the dictionary holds."""
    begin = 0
    for joint in _JOINT.finditer(run):
        head = run[begin : joint.start()].casefold().split(" ")
        if not all(word in STOP_WORDS or word in TranslationTable.load() for word in head):
            yield start + begin, start + joint.start()
            begin = joint.end()
    yield start + begin, start + len(run)


def _trimmed(run: str, start: int) -> tuple[int, int]:
    """Leave out titles and words that are capital only because they open a sentence."""
    rest = run
    while rest and re.split("[ '’]", rest, maxsplit=1)[0].casefold() in _NO_NAMES:
        rest = rest.partition(" ")[2]
    rest = rest[title.end() :] if (title := TITLES.match(rest)) else rest
    return start + len(run) - len(rest), start + len(run)


def _latin_name(text: str, start: int, end: int, suggested: Kind) -> Name:
    """Return a name in Latin letters, of the kind suggested beside it where nothing else tells."""
    name, told = text[start:end], told_beside(text, start, end)
    if told:
        return Name(name, start, end, told, is_told=True, may_be_person=told is Kind.PERSON)
    by_form = kind_of_latin(name)
    is_plain = name.islower() or (name.isupper() and len(name) <= _LONGEST_ACRONYM)
    return Name(name, start, end, suggested if by_form is Kind.NAME else by_form, may_be_person=not is_plain)


def _english_beside(text: str, start: int, end: int) -> Kind:
    """Return what the words beside a name suggest."""
    if _ACT.match(text[end:]):
        return Kind.PERSON
    return Kind.BODY if _WITHIN.search(text[:start]) or _ROLE.match(text[end:]) else Kind.NAME
