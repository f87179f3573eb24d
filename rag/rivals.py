"""What one sentence has in the place of another's figure, date or name: pairs that conflict.

Some things are ruled out: another time, another modality, a value that the other article tells, too, names
beside it that the other article lacks. What is left is measured (``rag/rival_figures.py``) and judged by a
model that learned from reports of one event.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.comparable import differ, is_comparable
from rag.hedging import Modality, modality_at
from rag.names import Name
from rag.points import Point, PointKind, State, is_named, points, state_in
from rag.printed_dates import PrintedDate
from rag.quantity import Quantity
from rag.rival_figures import NOTHING, Rival, Side, measured, share_of_rare_names
from rag.rival_model import conflict_chances, least_chance
from rag.same_event import Rarity, Told, are_apart, names_same
from rag.same_time import same_time

MOST_DIFFERENT = 2
"""Values of a sentence that another may tell otherwise; where more differ, it tells of something else."""

_MAY_DIFFER = {PointKind.FIGURE: 1, PointKind.DATE: 0, PointKind.NAME: 1}
"""Other figures and dates that may differ, too: where several do, another occasion is told of."""

RARE_NAMES = 0.6
"""Share of the rare names beside a name that the other article must have: a form is filled in for another."""


def rivals(one: Told, other: Told, rarity: Rarity) -> list[Rival]:
    """Return the values of a sentence with what another sentence has in their place.

    Args:
        one: a sentence.
        other: a sentence of another article.
        rarity: of tokens in the index of both.
    """
    found = possible(one, other, rarity)
    best: dict[Point, tuple[float, Rival]] = {}
    for rival, chance in zip(found, conflict_chances(measured(found, rarity)), strict=True):
        if chance >= max(least_chance(), best.get(rival.own.point, (0.0,))[0]):
            best[rival.own.point] = (float(chance), rival)
    return [rival for _, rival in best.values()] if len(best) <= MOST_DIFFERENT else []


def possible(one: Told, other: Told, rarity: Rarity) -> list[Rival]:
    """Return the pairs of values of two sentences that nothing rules out."""
    if are_apart(one, other):
        return []
    own = [p for p in points(one.text, one.language) if is_comparable(p, one)]
    return [r for point in own for r in _of(point, one, other, rarity)]


def _of(own: Point, one: Told, other: Told, rarity: Rarity) -> Iterator[Rival]:
    """Yield what may stand in a value's place."""
    for point in points(other.text, other.language):
        if point.kind is own.kind and is_comparable(point, other) and differ(own, one, point, other):
            rival = Rival(Side(one, own), Side(other, point))
            if not _is_ruled_out(rival, rarity):
                yield rival


def _is_ruled_out(rival: Rival, rarity: Rarity) -> bool:
    (one, own), (other, point) = ((s.told, s.point) for s in (rival.own, rival.other))
    return (
        any(_is_told(a.point, b.told) for a, b in rival.sides)
        or _modality(rival.own) is not _modality(rival.other)
        or not same_time(one, own, rival.own.clause, other, point, rival.other.clause)
        or _others_differ(rival) > _MAY_DIFFER[own.kind] + own.counts_people
        or (own.kind is PointKind.NAME and not _is_of_same(rival, rarity))
    )


def _modality(side: Side) -> Modality:
    return modality_at(side.told.text, side.point.start, side.told.language)


def _is_told(point: Point, other: Told) -> bool:
    """Tell whether the other article tells a value, too: a name anywhere, a figure or date near by."""
    value = point.value
    if isinstance(value, Name):
        return is_named(point.printed, other.article, ())
    told = [p.value for p in points(other.beside, other.language)]
    if isinstance(value, Quantity):
        return any(isinstance(q, Quantity) and q.agrees_with(value) for q in told)
    return any(isinstance(d, PrintedDate) and value.agrees_with(d) and d.day == value.day for d in told)


def _others_differ(rival: Rival) -> int:
    """Return how many other figures and dates of either sentence the other tells otherwise."""
    return max(
        sum(
            p.kind is not PointKind.NAME and p is not a.point and state_in(p, b.told.text, ()) is State.OTHER
            for p in points(a.told.text, a.told.language)
        )
        for a, b in rival.sides
    )


def _is_of_same(rival: Rival, rarity: Rarity) -> bool:
    """Tell whether both sentences name something rare alike, and few rare names that the other lacks."""
    (one, own), (other, point) = ((s.told, s.point) for s in (rival.own, rival.other))
    if not names_same(one, own.printed, other, point.printed, rarity):
        return False
    shares = (share_of_rare_names(a, b, rival.values, rarity) for a, b in rival.sides)
    return all(share >= RARE_NAMES or share == NOTHING for share in shares)
