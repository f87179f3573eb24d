"""Do two sentences tell of the same time? By the days that they name, else by when they were published."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.periods import Period, periods
from rag.alongside import Clause
from rag.points import Point, PointKind
from rag.same_event import Told, days_apart

SOON, COUNTED_LONGER = 0, 7
"""Days within which a figure that names no time is of the same one; dead and missing are counted longer."""


def same_time(one: Told, own: Point, clause: Clause, other: Told, rival: Point, its: Clause) -> bool:
    """Tell whether two values can be of the same time.

    Args:
        one: a sentence.
        own: a value of it.
        clause: of that value.
        other: a sentence of another article.
        rival: its value.
        its: the clause of that.
    """
    times, others = _times(one, own), _times(other, rival)
    near, there = _within(times, clause), _within(others, its)
    if near and there:
        times, others = near, there
    if not times or not others:
        soon = COUNTED_LONGER if own.counts_people else SOON
        return own.kind is not PointKind.FIGURE or days_apart(one, other) <= soon
    return any(a.first <= b.last and b.first <= a.last for a in times for b in others)


def _within(times: Sequence[Period], clause: Clause) -> list[Period]:
    return [t for t in times if clause.start <= t.start < clause.end]


def _times(told: Told, point: Point) -> list[Period]:
    """Return the times that a sentence names, a value aside; of a day and its year the day."""
    found = periods(told.text, published=told.published)
    beside = [p for p in found if not (p.start < point.end and point.start < p.end)]
    return [p for p in beside if not any(_is_part(other, p) for other in beside)]


def _is_part(one: Period, other: Period) -> bool:
    within = other.first <= one.first and one.last <= other.last
    return within and (one.first, one.last) != (other.first, other.last)
