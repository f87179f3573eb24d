"""What one sentence has in the place of another's figure, date or name, by rule: pairs that may conflict.

Precision first. Both sentences must be about the same: their clauses alike, what else they name told on both
sides, nothing else told otherwise, and neither article tells the other's value beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.folding import fold
from rag.alongside import Clause, alike, clause_of, measure_same
from rag.comparable import differ, is_comparable
from rag.hedging import Modality, modality_at
from rag.names import Name, names
from rag.one_name import is_named_so
from rag.points import Point, PointKind, State, is_named, points, state_in
from rag.printed_dates import PrintedDate
from rag.quantity import Quantity
from rag.read_across import is_marked
from rag.same_event import Rarity, Told, are_apart, names_same, same_subject
from rag.same_time import same_time
from rag.span_reader import Reader

ALIKE = {PointKind.FIGURE: 0.75, PointKind.DATE: 0.7, PointKind.NAME: 0.6}
"""How far two clauses must say the same of a value of each kind."""

MOST_DIFFERENT = 2
"""Values of a sentence that another may tell otherwise; where more differ, it tells of something else."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Two values that stand in each other's place, and how alike their clauses are."""

    own: Point
    other: Point
    likeness: float


def rivals(one: Told, other: Told, rarity: Rarity, reader: Reader) -> list[Rival]:
    """Return the values of a sentence with what another sentence has in their place.

    Args:
        one: a sentence.
        other: a sentence of another article.
        rarity: of tokens in the index of both.
        reader: must mark one value when it is asked for the other.
    """
    if are_apart(one, other):
        return []
    own = points(one.text, one.language)
    found = [r for p in own if is_comparable(p, one) for r in _in_place_of(p, one, other, rarity)]
    if len(found) > MOST_DIFFERENT or not all(_is_only_difference(r, own, other) for r in found):
        return []
    return [r for r in found if is_marked(one, r.own, other, r.other, reader)]


def _is_only_difference(rival: Rival, own: Sequence[Point], other: Told) -> bool:
    """Tell whether the other figures and dates agree: where several differ, another occasion is told of.

    The injured may differ with the dead.
    """
    rest = [p for p in own if p is not rival.own and p.kind is not PointKind.NAME]
    spare = 1 if rival.own.counts_people else 0
    return sum(state_in(p, other.text, ()) is State.OTHER for p in rest) <= spare


def _in_place_of(point: Point, one: Told, other: Told, rarity: Rarity) -> Iterator[Rival]:
    """Yield the value that fits best in a value's place, if any does."""
    there = (p for p in points(other.text, other.language) if is_comparable(p, other))
    found = [r for p in there for r in _rival(one, point, other, p, rarity)]
    if found:
        yield max(found, key=lambda r: r.likeness)


def _rival(one: Told, own: Point, other: Told, rival: Point, rarity: Rarity) -> Iterator[Rival]:
    if own.kind is not rival.kind or not differ(own, one, rival, other):
        return
    if not same_subject(one, own.printed, other, rival.printed, rarity):
        return
    mine, its = clause_of(one.text, own.start, own.end), clause_of(other.text, rival.start, rival.end)
    likeness = alike(mine, one.text, its, other.text)
    if likeness < ALIKE[own.kind] or _modality(one, own) is not _modality(other, rival):
        return
    if own.kind is PointKind.FIGURE and not measure_same(mine, one.text, its, other.text):
        return
    sides = ((one, own, mine, other), (other, rival, its, one))
    if any(_is_told(p, b) or not _has_setting(a, p, clause, b) for a, p, clause, b in sides):
        return
    if not names_same(one, own.printed, other, rival.printed, rarity):
        return
    if same_time(one, own, mine, other, rival, its):
        yield Rival(own, rival, likeness)


def _modality(told: Told, point: Point) -> Modality:
    return modality_at(told.text, point.start, told.language)


def _is_told(point: Point, other: Told) -> bool:
    """Tell whether the other article tells a value, too: a name anywhere, a figure or date near by."""
    value = point.value
    if isinstance(value, Name):
        return is_named(point.printed, other.article, ())
    told = [p.value for p in points(other.beside, other.language)]
    if isinstance(value, Quantity):
        return any(isinstance(q, Quantity) and q.agrees_with(value) for q in told)
    return any(isinstance(d, PrintedDate) and value.agrees_with(d) and d.day == value.day for d in told)


def _has_setting(one: Told, own: Point, clause: Clause, other: Told) -> bool:
    """Tell whether whatever else the clause names is named on the other side, too."""
    told = (p for p in points(one.text, one.language) if p is not own and p.kind is PointKind.NAME)
    return all(_names(other, p.printed) for p in told if clause.start <= p.start < clause.end)


def _names(told: Told, name: str) -> bool:
    if fold(name) in fold(told.beside):
        return True
    return any(is_named_so(name, n.text) for n in names(told.beside, told.language))
