"""Words of a question that no passage holds, whole: a name that the segmenter cuts is put together again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.article import Language
from corpus.language import HAN
from index.folding import fold
from rag.kinds import TRANSLITERATING
from rag.stop_words import STOP_WORDS
from rag.terms import RUN, tokens_of
from rag.words import is_common

_CHINESE = re.compile(f"[{HAN}]")
_PARTS_OF_NAMES = ("n", "j", "b", "g", "z", "h", "k")
"""Classes of lone characters that may be part of a name; verbs, particles and figures are not."""

Frequency = Callable[[str], int]
"""In how many passages a token stands."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A content word where it stands in a question.

    Attributes:
        is_absent: whether no passage holds it, with two characters or more.
        is_open: whether it may be only a part of a name.
    """

    start: int
    end: int
    is_absent: bool
    is_open: bool

    @property
    def is_lone(self) -> bool:
        return self.end - self.start == 1


def absent_words(text: str, language: Language, frequency: Frequency) -> list[str]:
    """Return the content words that no passage holds, longest first, as they are written in the text.

    Words of two characters and more, of whose tokens and translations none is held. Two that stand side by
    side are one when no passage holds them so and each may be part of a name: a lone character (英伟达 is
    cut into 英 and 伟达), or an absent word that is not common. So are two absent capital words, and
    characters that write foreign names.
    """
    pieces = list(_pieces(text, language, frequency))
    found: dict[str, None] = {}
    begin = 0
    for n in range(1, len(pieces) + 1):
        if n < len(pieces) and _are_one(text, pieces[n - 1], pieces[n], frequency):
            continue
        if n - begin > 1 or pieces[begin].is_absent:
            found[text[pieces[begin].start : pieces[n - 1].end]] = None
        begin = n
    return sorted(found, key=len, reverse=True)


def is_held(word: str, language: Language, frequency: Frequency) -> bool:
    """Tell whether some passage holds a folded word, a part of it or a translation."""
    return any(frequency(token) for token in tokens_of(word, language))


def _pieces(text: str, language: Language, frequency: Frequency) -> Iterator[_Piece]:
    for word, tag, start in _tagged(fold(text)):
        if word and word not in STOP_WORDS:
            is_lone = len(word) == 1
            is_absent = not is_lone and not is_held(word, language, frequency)
            may_be_part = tag.startswith(_PARTS_OF_NAMES) if is_lone else is_absent and not is_common(word)
            yield _Piece(start, start + len(word), is_absent, may_be_part)


def _tagged(folded: str) -> Iterator[tuple[str, str, int]]:
    """Yield the words of a folded text with their classes and where they begin."""
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    for run in RUN.finditer(folded):
        if not _CHINESE.match(run.group()):
            word = run.group().strip(".-_'")
            yield word, "eng", run.start() + run.group().find(word)
            continue
        start = run.start()
        for word, tag in rjieba.tag(run.group()):
            yield word, tag, start
            start += len(word)


def _are_one(text: str, one: _Piece, other: _Piece, frequency: Frequency) -> bool:
    between = text[one.end : other.start]
    if between == " ":
        return one.is_absent and other.is_absent and text[one.start].isupper() and text[other.start].isupper()
    if between or not _CHINESE.match(text, one.end - 1) or not _CHINESE.match(text, other.start):
        return False
    border = fold(text[one.end - 1 : other.start + 1])
    is_foreign = TRANSLITERATING.issuperset(border)
    has_lone = one.is_lone or other.is_lone
    may_be = all(p.is_open or (has_lone and (p.is_absent or is_foreign)) for p in (one, other))
    return may_be and not frequency(border)
