"""Cuts an article into passages with exact offsets, at the borders where a reader would pause.

langchain's recursive splitter finds small units (paragraphs, lines, sentences, clauses); the units
are then packed into passages of about equal width, each border weighed by what it tears apart. A
heading stays with what follows it, short quotations stay whole (``corpus.sentences`` keeps them so).
Knows nothing of tokens and vectors.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.headings import Heading, headings
from corpus.sentences import sentences
from index.passage import Passage, passage_id

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

SIZE = 400
"""Greatest width of a passage by default, in Chinese characters."""

SPLITTER_VERSION = 1
"""Raised whenever the same text would be split otherwise; an index records it."""

TINY = 40
"""Width under which a passage joins a neighbour where both fit into one."""

_CLOSERS = "[”’」』）)\\]】》\"'*_]*"
SEPARATORS = (
    r"\n[^\S\n]*\n\s*",
    r"\n",
    rf"[。！？!?…；]+{_CLOSERS}",
    rf"\.{_CLOSERS}\s+",
    r"[，,、;：]",
    r"\s+",
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_UNITS_PER_PASSAGE = 8

# What a border costs, beside |width - goal| / size: found by reading the splits of the five articles.
_AFTER_HEADING = 5.0
_BEFORE_HEADING = -0.15
_PARAGRAPH = 0.0
_LINE = 0.1
_SENTENCE = 0.2
_CLAUSE = 0.7
_TORN = 1.0


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch without white space around it; ``left`` and ``right`` are widths up to its two ends."""

    start: int
    end: int
    left: int
    right: int


def splitter_settings(*, size: int = SIZE) -> dict[str, int | str]:
    """Return what decides how texts are split, for an index to remember."""
    return {"name": "recursive", "version": SPLITTER_VERSION, "size": size}


def width(text: str) -> int:
    """Return the width of ``text`` in thirds of a Chinese character.

    That is its length in UTF-8: a Chinese character counts 3, a Latin letter 1, a Greek one 2, because an
    English text of 1,200 characters fills an encoder's window of 256 tokens as a Chinese one of 400 does.

    >>> width("谷歌 AI")
    9
    """
    return len(text.encode("utf-8", "surrogatepass"))


def split(article: Article, *, size: int = SIZE) -> tuple[Passage, ...]:
    """Return the passages of an article: in order, disjoint, covering every character but white space.

    Args:
        article: the article; ``article.text[p.start:p.end]`` is the text of its passage ``p``.
        size: greatest width of a passage, counted in Chinese characters (see :func:`width`).

    Returns:
        The passages, none of them empty, without white space around them; none for a blank text.
    """
    if not article.text.strip():
        return ()
    above = headings(article.text)
    ranges = _ranges(article.text, above, size)
    return tuple(
        Passage(
            id=passage_id(article.id, start, end), article_id=article.id, start=start, end=end, headings=path
        )
        for (start, end), path in zip(ranges, _paths(ranges, above), strict=True)
    )


def _ranges(text: str, above: Sequence[Heading], size: int) -> list[tuple[int, int]]:
    stripped = text.strip()
    if width(stripped) <= 3 * size:
        start = text.index(stripped[0])
        return [(start, start + len(stripped))]
    units = list(_units(text, above, size))
    return _pack(units, _border_costs(text, units, above), 3 * size)


def _units(text: str, above: Sequence[Heading], size: int) -> Iterator[_Unit]:
    """Tile the text with pieces, headings apart; yield those that are not blank, trimmed."""
    limit = 3 * max(size // _UNITS_PER_PASSAGE, 1)
    borders = sorted({0, len(text), *(h.span.start for h in above), *(h.span.end for h in above)})
    start, left = 0, 0
    for first, last in pairwise(borders):
        for piece in _pieces(text[first:last], limit):
            bare = piece.strip()
            if bare:
                lead = piece.index(bare[0])
                begin = left + width(piece[:lead])
                yield _Unit(start + lead, start + lead + len(bare), begin, begin + width(bare))
            start, left = start + len(piece), left + width(piece)


def _pieces(stretch: str, limit: int) -> list[str]:
    return [stretch] if width(stretch) <= limit else _splitter(limit).split_text(stretch)


@cache
def _splitter(thirds: int) -> RecursiveCharacterTextSplitter:
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: PLC0415 - takes .3 s

    # The last separator cuts what has no other: a few characters at a time, since langchain's own
    # last resort, "", makes one piece of each character (1 MB of them took 6 s).
    last = rf"[\s\S]{{1,{max(thirds // 6, 1)}}}"
    return RecursiveCharacterTextSplitter(
        separators=[*SEPARATORS, last],
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=thirds,
        chunk_overlap=0,
        length_function=width,
        strip_whitespace=False,
    )


def _border_costs(text: str, units: Sequence[_Unit], above: Sequence[Heading]) -> list[float]:
    """Return for each unit what it costs to end a passage after it."""
    starts = {heading.span.start for heading in above}
    ends = {heading.span.end for heading in above}
    stops = {span.end for span in sentences(text)}
    costs = []
    for unit, following in pairwise(units):
        if unit.end in ends:
            costs.append(_AFTER_HEADING)
        elif following.start in starts:
            costs.append(_BEFORE_HEADING)
        else:
            costs.append(
                _border_cost(text[unit.end : following.start], text[unit.end - 1], unit.end in stops)
            )
    return [*costs, 0.0]


def _border_cost(gap: str, before: str, is_sentence_end: bool) -> float:
    if _BLANK_LINE.search(gap):
        return _PARAGRAPH
    if "\n" in gap:
        return _LINE
    if is_sentence_end:
        return _SENTENCE
    return _CLAUSE if gap or before in "，,、;；：:。！？!?" else _TORN


def _pack(units: Sequence[_Unit], costs: Sequence[float], limit: int) -> list[tuple[int, int]]:
    """Join units to passages of at most ``limit`` thirds: each time the cheapest border near the goal.

    The goal is what is left, shared evenly: 900 left under a limit of 400 make three passages of 300.
    """
    packed: list[tuple[int, int]] = []
    first = 0
    while first < len(units):
        last = _cheapest_end(units, costs, first, limit)
        packed.append((first, last))
        first = last + 1
    return [(units[i].start, units[j].end) for i, j in _absorb_tiny(packed, units, limit)]


def _cheapest_end(units: Sequence[_Unit], costs: Sequence[float], first: int, limit: int) -> int:
    left = units[first].left
    remaining = units[-1].right - left
    if remaining <= limit:
        return len(units) - 1
    goal = remaining / -(-remaining // limit)
    best, lowest = first, float("inf")
    for i in range(first, len(units)):
        reached = units[i].right - left
        if reached > limit and i > first:
            break
        cost = costs[i] + abs(reached - goal) / limit
        if cost < lowest:
            best, lowest = i, cost
    return best


def _absorb_tiny(
    packed: Sequence[tuple[int, int]], units: Sequence[_Unit], limit: int
) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, last in packed:
        if kept:
            begun, ended = kept[-1]
            tiny = min(units[ended].right - units[begun].left, units[last].right - units[first].left)
            if tiny < 3 * TINY and units[last].right - units[begun].left <= limit:
                kept[-1] = (begun, last)
                continue
        kept.append((first, last))
    return kept


def _paths(ranges: Sequence[tuple[int, int]], above: Sequence[Heading]) -> Iterator[tuple[str, ...]]:
    """Yield the titles of the headings above each range, outermost first; one inside is not above."""
    stacks: list[tuple[Heading, ...]] = [()]
    for heading in above:
        outer = tuple(h for h in stacks[-1] if h.level < heading.level)
        stacks.append((*outer, heading))
    starts = [heading.span.start for heading in above]
    for start, _ in ranges:
        opened = bisect_right(starts, start)
        own = opened > 0 and starts[opened - 1] == start
        stack = stacks[opened][:-1] if own else stacks[opened]
        yield tuple(heading.title for heading in stack)
