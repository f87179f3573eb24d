"""Which days the time expressions of a text name, in Chinese and English.

What is whole (2026年2月9日, ``February 2026``) needs no more than the text; what is counted from a day (昨天,
``last September``, 9月19日) is resolved from the day of publication, and not at all where that is unknown.
No clock is read. Durations, ages and what is vague (近日, ``recently``) name no days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from corpus.dates import find_dates
from corpus.periods_en import RULES as ENGLISH
from corpus.periods_zh import RULES as CHINESE
from corpus.reckoning import Days, Frame, one

RULES = (*CHINESE, *ENGLISH)
_CLAUSE = 60  # characters beside an expression in which its clause is looked at
_REACH = 80  # characters over which a year is carried on
_JOINED = re.compile(r"\s?(?:[-–—~～至到]|to|through|until)\s?")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|[.]\s")
_CLAUSE_END = re.compile(r"[，,。！？!?；;\n]|[.]\s")
_FUTURE = re.compile(
    r"将(?!近)|將(?!近)|预计|預計|计划|計劃|拟(?!人)|擬|即将|即將|有望|定于|定於|安排在|延长|延長|推迟|推遲|\b(?:will|would|expected|plans?|planned|scheduled|due|upcoming)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a text names: ``text[start:end]`` says ``first`` to ``last``, both included."""

    start: int
    end: int
    first: date
    last: date


def periods(text: str, *, published: date | None) -> tuple[Period, ...]:
    """Return what the time expressions of ``text`` name, in order, without overlaps.

    Args:
        text: Chinese or English.
        published: the day from which ``yesterday`` or 上周 are counted, and the year of 9月19日 is known;
            None: such expressions are left out, unless their sentence names the year before them.

    >>> [found] = periods("去年10月", published=date(2026, 2, 12))
    >>> str(found.first), str(found.last)
    ('2025-10-01', '2025-10-31')
    """
    kept: list[Period] = []
    for candidate in sorted(_candidates(text), key=lambda c: (c.start, -c.end)):
        if kept and candidate.start < kept[-1].end:
            continue
        frame = Frame(published, _before(text, kept, candidate.start), _is_future(text, candidate))
        days = _resolved(candidate, frame)
        if days is not None:
            kept.append(Period(candidate.start, candidate.end, *days))
    return _joined(text, kept)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What looks like a time expression, and how to resolve it."""

    start: int
    end: int
    resolve: Callable[[Frame], Days | None]


def _candidates(text: str) -> Iterator[_Candidate]:
    for found in find_dates(text):
        yield _Candidate(found.start, found.end, partial(_the_day, found.day))
    for pattern, resolve in RULES:
        for match in pattern.finditer(text):
            yield _Candidate(*match.span("at" if "at" in pattern.groupindex else 0), partial(resolve, match))


def _the_day(day: date, _: Frame) -> Days:
    return one(day)


def _resolved(candidate: _Candidate, frame: Frame) -> Days | None:
    try:
        days = candidate.resolve(frame)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None
    return days if days and days[0] <= days[1] else None


def _before(text: str, kept: list[Period], start: int) -> Days | None:
    """Return what the same sentence named last, when that is near."""
    if not kept or start - kept[-1].end > _REACH or _SENTENCE_END.search(text, kept[-1].end, start):
        return None
    return kept[-1].first, kept[-1].last


def _is_future(text: str, candidate: _Candidate) -> bool:
    before = _CLAUSE_END.split(text[max(candidate.start - _CLAUSE, 0) : candidate.start])[-1]
    after = _CLAUSE_END.split(text[candidate.end : candidate.end + _CLAUSE])[0]
    return _FUTURE.search(before) is not None or _FUTURE.search(after) is not None


def _joined(text: str, found: list[Period]) -> tuple[Period, ...]:
    """Return the periods with each ``from`` and ``to`` made one."""
    joined: list[Period] = []
    for period in found:
        last = joined[-1] if joined else None
        if last and last.last < period.last and _JOINED.fullmatch(text, last.end, period.start):
            joined[-1] = Period(last.start, period.end, last.first, period.last)
        else:
            joined.append(period)
    return tuple(joined)
