"""Do two sentences tell of the same time? By the days and hours that they name, else by their publication."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.periods import Period, periods
from rag.alongside import Clause
from rag.points import Point, PointKind
from rag.same_event import Told, days_apart

SOON, COUNTED_LONGER = 5, 7
"""Days within which a figure without a time can be of the same one; dead and missing are counted longer."""


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
    if _hours_apart(one.text, other.text):
        return False
    times, others = named_times(one, own), named_times(other, rival)
    near, there = _within(times, clause), _within(others, its)
    if near and there:
        times, others = near, there
    if not times or not others:
        soon = COUNTED_LONGER if own.counts_people else SOON
        return own.kind is not PointKind.FIGURE or days_apart(one, other) <= soon
    return any(a.first <= b.last and b.first <= a.last for a in times for b in others)


_HOUR = re.compile(
    r"(?<![\d:.])(?P<half>1?\d)(?::[0-5]\d)?\s?(?P<end>[ap])\.?m\b"
    r"|(?:(?P<late>下午|晚上?|傍晚|夜里)\s?)?(?<![\d:.])(?P<hour>[01]?\d|2[0-4])\s?(?:[时點点](?!间|候|刻|代|以)|:[0-5]\d(?!\s?比))",
    re.IGNORECASE,
)
_NOON = 12


def _hours_apart(one: str, other: str) -> bool:
    """Tell whether two sentences name hours of the day, and none that both name."""
    hours, others = _hours(one), _hours(other)
    return bool(hours and others and hours.isdisjoint(others))


def _hours(text: str) -> set[int]:
    found = set()
    for match in _HOUR.finditer(text):
        if match["end"]:
            found.add(int(match["half"]) % _NOON + _NOON * (match["end"].casefold() == "p"))
        else:
            hour = int(match["hour"])
            found.add((hour + _NOON * bool(match["late"] and hour < _NOON)) % (2 * _NOON))
    return found


def _within(times: Sequence[Period], clause: Clause) -> list[Period]:
    return [t for t in times if clause.start <= t.start < clause.end]


def named_times(told: Told, point: Point) -> list[Period]:
    """Return the times that a sentence names, a value aside; of a day and its year the day."""
    found = periods(told.text, published=told.published)
    beside = [p for p in found if not (p.start < point.end and point.start < p.end)]
    return [p for p in beside if not any(_is_part(other, p) for other in beside)]


def _is_part(one: Period, other: Period) -> bool:
    within = other.first <= one.first and one.last <= other.last
    return within and (one.first, one.last) != (other.first, other.last)
