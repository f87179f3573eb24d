"""A span drawn out to whole words, names and figures: what is emphasised cuts none in half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.language import HAN, detect_language
from rag.focus import DATE, FIGURE, MAGNITUDE, UNIT, Range
from rag.kinds import Kind
from rag.names import names

REMEMBERED = 1024
"""Texts whose units are kept: several spans of one sentence are drawn out."""

_LETTER = rf"(?:(?![{HAN}])[^\W_])"
_DATE = re.compile(DATE)
_FIGURE = re.compile(
    rf"(?<![A-Za-z0-9.])[$€£¥￥]?{FIGURE}(?![A-Za-z])(?: ?{MAGNITUDE})*(?:{UNIT}|[日号时点])?"
)
_LATIN_WORD = re.compile(rf"{_LETTER}+(?:[-.'’&+,]{_LETTER}+)*")
_CHINESE = re.compile(f"[{HAN}]+")


def whole(text: str, start: int, end: int) -> Range:
    """Return the span drawn out over every word, name, date and figure with its unit that it cuts.

    Chinese words are the segmenter's, a Latin word is a run of letters and digits with what joins them. The
    result holds ``text[start:end]`` and stays in the text; drawing it out again changes nothing.

    >>> whole("估值达3800亿美元。", 4, 7)
    (3, 10)
    """
    for first, last in _units(text):
        start, end = (first if first < start < last else start), (last if first < end < last else end)
    return start, end


@lru_cache(REMEMBERED)
def _units(text: str) -> tuple[Range, ...]:
    """Return what must not be cut, without overlaps; dates go before names, names before words."""
    named = names(text, detect_language(text))
    taken: list[Range] = []
    for spans in (
        (m.span() for m in _DATE.finditer(text)),
        ((n.start, n.end) for n in named if n.is_certain and n.kind is not Kind.THING),
        (m.span() for m in _FIGURE.finditer(text)),
        (m.span() for m in _LATIN_WORD.finditer(text)),
    ):
        taken += [s for s in spans if not any(s[0] < b and a < s[1] for a, b in taken)]
    return tuple(sorted((*taken, *_chinese_words(text, sorted(taken)))))


def _chinese_words(text: str, taken: Iterable[Range]) -> Iterator[Range]:
    """Yield the Chinese words in the gaps between what is taken."""
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    position = 0
    for first, last in (*taken, (len(text), len(text))):
        for run in _CHINESE.finditer(text, position, first):
            start = run.start()
            for word in rjieba.cut(run.group()):
                yield start, start + len(word)
                start += len(word)
        position = last
