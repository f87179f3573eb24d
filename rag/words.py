"""Words of a Chinese text with their classes, for finding names: what makes one name is one word.

The segmenter tears names apart that it does not know: full names with dots between, names after a title.
They are joined here, and what it glues to the end of a name is cut off. A stretch of Latin words is one
word, and so is what stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.language import HAN
from index.encoders.words import word_vectors
from index.folding import simplify
from rag.kinds import AFTER_TITLE, BODY_ENDING, LATIN
from rag.stop_words import STOP_WORDS

REMEMBERED = 1024
"""Texts whose words are kept: a conversation's earlier turns come back with each question."""

SHORT_NAME = 2
"""Characters of the shortest Chinese names."""

NOT_NAMES = frozenset("ai app ceo cto it token tokens".split())
"""Latin words that are written like names and are none, folded."""

_WORD = rf"[{LATIN}](?:[{LATIN}&.\-]*[{LATIN}])?"
_QUOTED = "《[^》]+》|[“「][^”」，。！？；,!?;]{1,30}[”」]"
_PIECE = re.compile(rf"{_QUOTED}|{_WORD}(?:[ ·](?!\d+ ?[年月日]){_WORD})*|[^\s]", re.ASCII)
_DOTS = "·‧・"
_RUN = re.compile(f"[{HAN}{_DOTS}]+")
_NAMES = {"nr", "nrt", "nrfg", "ns", "nt", "nz", "j", "eng"}
_GLUED = "于在是说称讲读问被把和与也将对向给"
"""Characters that the segmenter takes for the end of a name that it does not know."""

_GLUED_BEFORE = "和与及"
_NOT_NOUNS = frozenset("时候 时间段 之后 之前".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a Chinese text with its class and where it begins."""

    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)

    @property
    def is_name(self) -> bool:
        """Whether its class is one of names."""
        return self.tag in _NAMES

    @property
    def is_stray(self) -> bool:
        """Whether it may be a name that the segmenter takes for an adverb."""
        return self.tag == "d" and len(self.text) > 1


@lru_cache(REMEMBERED)
def chinese_words(text: str) -> tuple[Word, ...]:
    """Return the words of a Chinese text with their classes.

    >>> [(w.text, w.tag) for w in chinese_words("Ada Holm 和宋德雷·马丁")]
    [('Ada Holm', 'eng'), ('和', 'c'), ('宋德雷·马丁', 'nr')]
    """
    plain = simplify(text)
    found = list(_pieces(plain))
    for match in AFTER_TITLE.finditer(plain):
        found = list(_with(Word(match["name"], "nr", match.start("name")), found))
    return tuple(replace(w, text=text[w.start : w.end]) for w in found)


@lru_cache(50_000)
def is_common(word: str) -> bool:
    """Tell whether the built-in encoder holds a word as one piece: names that it does not know fall apart."""
    return len(word_vectors().of_texts([word])[0]) == 1


def _pieces(plain: str) -> Iterator[Word]:
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    position = 0
    while (piece := _PIECE.search(plain, position)) is not None:
        word, start, position = piece.group(), piece.start(), piece.end()
        run = _RUN.match(plain, start)
        if word[0] in "《“「":
            yield Word(word, "title", start)
        elif run is not None:
            position = run.end()
            yield from _joined_at_dots(list(_classed(rjieba.tag(run.group()), start)))
        else:
            yield Word(word, _class_of_latin(word), start)


def _class_of_latin(word: str) -> str:
    if word[0].isalpha() and len(word) > 1 and word.casefold() not in NOT_NAMES | STOP_WORDS:
        return "eng"
    return "m" if word.isalnum() else "x"


def _classed(tagged: Iterable[tuple[str, str]], start: int) -> Iterator[Word]:
    for word, tag in tagged:
        if tag.startswith("nr") and len(word) > SHORT_NAME and word[-1] in _GLUED:
            yield Word(word[:-1], tag, start)
            yield Word(word[-1], "v", start + len(word) - 1)
        elif tag == "n" and len(word) == SHORT_NAME and not is_common(word) and not BODY_ENDING.search(word):
            yield Word(word, "nz", start)
        elif word in _NOT_NOUNS or (word == "人" and tag == "n"):
            yield Word(word, "t", start)
        else:
            yield Word(word, tag, start)
        start += len(word)


def _joined_at_dots(words: Sequence[Word]) -> Iterator[Word]:
    """Join full names: words with a dot between them, and names right behind the last one."""
    n = 0
    while n < len(words):
        first, end = words[n], n + 1
        while end + 1 < len(words) and words[end].text in _DOTS and first.text not in _DOTS:
            end += 2
        if end == n + 1:
            yield first
        else:
            while end < len(words) and words[end].tag.startswith("nr"):
                end += 1
            glued = int(len(first.text) > 1 and first.text[0] in _GLUED_BEFORE)
            if glued:
                yield Word(first.text[0], "c", first.start)
            yield Word("".join(w.text for w in words[n:end])[glued:], "nr", first.start + glued)
        n = end


def _with(name: Word, words: Iterable[Word]) -> Iterator[Word]:
    """Put a name in the place of the words that it is torn into (渔民代表周海生说); their rest stays."""
    for word in words:
        holds = word.is_name and word.start <= name.start and name.end <= word.end
        if holds or word.end <= name.start or name.end <= word.start:
            yield word
            continue
        if word.start < name.start:
            yield Word(word.text[: name.start - word.start], word.tag, word.start)
        if word.start <= name.start:
            yield name
        if name.end < word.end:
            yield Word(word.text[name.end - word.start :], word.tag, name.end)
