"""Which articles are one report: near-copies, excerpts, and an article with its translation.

An article in which two or more other reports stand nearly whole is a compilation: it ties none of them
together, and is a digest when they make up most of it. Knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from index.near_copies import NearCopy, near_copies
from index.shingles import Sketch

VERSION = 0.8
"""Least part of the larger text of a pair that makes the two versions of one text, whatever else it holds."""

EXCERPT = 0.5
"""Below this part of the larger text the smaller one is an excerpt, and must stand in it whole."""

WHOLE = 0.8
"""Least share of an excerpt that stands in the larger text."""

MADE_OF_OTHERS = 0.5
"""Least part of a compilation that is made of other reports for it to be a digest."""


@dataclass(frozen=True, slots=True)
class Told:
    """What decides to which report an article belongs.

    Attributes:
        id: of the article.
        sketch: of its text.
        path: its file; empty when it has none.
        counterpart: file name of its translation; empty when none.
    """

    id: str
    sketch: Sketch
    path: str = ""
    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which report each article belongs to, named by the least id of its articles, and the compilations."""

    report: Mapping[str, str]
    compilations: frozenset[str]


def clusters(articles: Iterable[Told]) -> Clusters:
    """Return the reports that these articles are; their order does not matter."""
    told = sorted(articles, key=lambda a: a.id)
    pairs = [p for p in near_copies([a.sketch for a in told]) if p.part >= EXCERPT or p.share >= WHOLE]
    same = _Groups(len(told))
    for one, other in _translations(told):
        same.join(one, other)
    made_of_others = set()
    held = _held(pairs)
    for pair in pairs:
        if pair.part >= VERSION or len(held[pair.larger]) == 1:
            same.join(pair.smaller, pair.larger)
    for larger, reports in held.items():
        if _is_compiled(reports):
            made_of_others.add(told[larger].id)
    return Clusters({a.id: told[same.of(i)].id for i, a in enumerate(told)}, frozenset(made_of_others))


def _translations(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that name each other's file: in one folder, or the only two of these names."""
    by_path: dict[str, int] = {}
    by_names: dict[tuple[str, str], list[int]] = {}
    for place, article in enumerate(told):
        if article.counterpart:
            by_path[article.path] = place
            by_names.setdefault((PurePath(article.path).name, article.counterpart), []).append(place)
    for place, article in enumerate(told):
        if not article.counterpart:
            continue
        own = PurePath(article.path)
        beside = by_path.get(str(own.parent / article.counterpart))
        if beside is not None and told[beside].counterpart == own.name:
            yield place, beside
            continue
        named = by_names.get((article.counterpart, own.name), [])
        if len(named) == 1 == len(by_names[own.name, article.counterpart]):
            yield place, named[0]


def _held(pairs: Sequence[NearCopy]) -> Mapping[int, Sequence[Sequence[NearCopy]]]:
    """Return for each larger text what stands in it, in groups of what is near to each other."""
    near: dict[int, set[int]] = {}
    parts: dict[int, dict[int, NearCopy]] = {}
    for pair in pairs:
        near.setdefault(pair.smaller, set()).add(pair.larger)
        near.setdefault(pair.larger, set()).add(pair.smaller)
        parts.setdefault(pair.larger, {})[pair.smaller] = pair
    return {larger: _together(held, near) for larger, held in parts.items()}


def _together(held: Mapping[int, NearCopy], near: Mapping[int, set[int]]) -> list[list[NearCopy]]:
    left, groups = set(held), []
    while left:
        waiting, group = [min(left)], []
        left.discard(waiting[0])
        while waiting:
            place = waiting.pop()
            group.append(held[place])
            found = near[place] & left
            left -= found
            waiting.extend(found)
        groups.append(group)
    return groups


def _is_compiled(reports: Sequence[Sequence[NearCopy]]) -> bool:
    """Tell whether two or more reports stand whole in a text and make up most of it."""
    largest = [max((p.part for p in one if p.share >= WHOLE), default=0.0) for one in reports]
    whole = list(filter(None, largest))
    return len(whole) > 1 and sum(whole) >= MADE_OF_OTHERS


class _Groups:
    """Disjoint groups of numbers, each named by its least."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, number: int) -> int:
        """Return the name of a number's group."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first
