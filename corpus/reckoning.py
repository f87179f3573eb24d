"""Days counted from a day: whole months and weeks, their parts, and dates that leave the year out.

Knows no words: what a text says is read by ``corpus/periods_zh.py`` and ``corpus/periods_en.py``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import FIRST_YEAR, LAST_YEAR

Days = tuple[date, date]
"""First and last day, inclusive."""

_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEAR_PARTS = {"early": (1, 3), "mid": (5, 8), "late": (11, 12)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_WEEK = 7
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression that leaves something out is counted from.

    Attributes:
        published: the day on which the text was published; None: unknown, nothing relative is resolved.
        before: the days that the same sentence named last before it; None: none.
        is_future: whether the words beside it speak of what is to come.
    """

    published: date | None
    before: Days | None = None
    is_future: bool = False

    @property
    def says_month(self) -> bool:
        """Whether what was named before lies in one month."""
        return self.before is not None and self.before[0].replace(day=1) == self.before[1].replace(day=1)


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Frame], Days | None]]
"""A pattern and what its matches name; None (or a ValueError or OverflowError of the calendar): nothing."""


def one(day: date) -> Days:
    """Return a day as a period."""
    return day, day


def year(of: int) -> Days:
    """Return a whole year.

    Raises:
        ValueError: it is none that news tell of.
    """
    if not FIRST_YEAR <= of <= LAST_YEAR:
        raise ValueError(f"{of} is no year of news: it must lie in {FIRST_YEAR} to {LAST_YEAR}")
    return date(of, 1, 1), date(of, 12, 31)


def months(of: int, first: int, last: int) -> Days:
    """Return whole months of a year."""
    return date(year(of)[0].year, first, 1), date(of, last, monthrange(of, last)[1])


def month(of: int, number: int, part: str = "") -> Days:
    """Return a month, or its ``early``, ``mid`` or ``late`` third."""
    first, last = months(of, number, number)
    start, end = _THIRDS.get(part, (1, last.day))
    return first.replace(day=start), first.replace(day=min(end, last.day))


def part_of_year(of: int, part: str) -> Days:
    """Return ``early``, ``mid`` or ``late``, a season, a quarter (``q1``) or a half (``h1``) of a year."""
    if part[0] in "qh" and part[1:].isdigit():
        length = 3 if part[0] == "q" else 6
        last = int(part[1:]) * length
        return months(of, last - length + 1, last)
    return months(of, *{**_YEAR_PARTS, **_SEASONS}[part])


def shifted(day: date, by: int) -> tuple[int, int]:
    """Return year and month of the month that lies ``by`` months after a day's."""
    count = day.year * _MONTHS + day.month - 1 + by
    return count // _MONTHS, count % _MONTHS + 1


def week(day: date, by: int = 0) -> Days:
    """Return the week, Monday to Sunday, that lies ``by`` weeks after a day's."""
    monday = day - timedelta(day.weekday()) + timedelta(_WEEK * by)
    return monday, monday + timedelta(_WEEK - 1)


def weekday(frame: Frame, number: int, by: int | None = None) -> Days | None:
    """Return a day of the week (0: Monday): ``by`` weeks on, or the nearest that fits the frame."""
    if frame.published is None:
        return None
    if by is not None:
        return one(week(frame.published, by)[0] + timedelta(number))
    if frame.is_future:
        return one(frame.published + timedelta((number - frame.published.weekday()) % _WEEK))
    return one(frame.published - timedelta((frame.published.weekday() - number) % _WEEK))


def without_year(frame: Frame, make: Callable[[int], Days]) -> Days | None:
    """Return what ``make`` gives for the year that is meant.

    The year of the month that the sentence named before, where it lies not earlier in it; otherwise the
    nearest that had begun when the text was published, or that had not ended, where it speaks of a future.
    """
    if frame.says_month and frame.before:
        found = make(frame.before[0].year)
        if found[0] >= frame.before[0]:
            return found
    if frame.published is None:
        return None
    now = make(frame.published.year)
    if frame.is_future:
        return now if now[1] >= frame.published else make(frame.published.year + 1)
    return now if now[0] <= frame.published else make(frame.published.year - 1)


def without_month(frame: Frame, day: int) -> Days | None:
    """Return the day of the month that is meant: after what the sentence named before, or the nearest.

    News seldom leave out the month of a day that is far away, so a little later than the publication is
    nearer than a month earlier: forecasts and announcements do so without any word for the future.
    """
    if frame.says_month and frame.before and day > frame.before[1].day:
        return one(frame.before[1].replace(day=day))
    if frame.published is None:
        return None
    published = frame.published
    around = [shifted(published, by) for by in (-1, 0, 1)]
    there = [date(*found, day) for found in around if day <= month(*found)[1].day]
    return one(min(there, key=lambda found: abs(found - published))) if there else None


def ago(frame: Frame, count: int, unit: str) -> Days | None:
    """Return the day, week, month or year that lies ``count`` of them before the publication."""
    if frame.published is None:
        return None
    match unit:
        case "day":
            return one(frame.published - timedelta(count))
        case "week":
            return week(frame.published, -count)
        case "month":
            return month(*shifted(frame.published, -count))
        case _:
            return year(frame.published.year - count)
