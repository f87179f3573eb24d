"""English time expressions, and the days that they name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from corpus.dates import MONTHS
from corpus.reckoning import (
    Days,
    Frame,
    Rule,
    ago,
    month,
    one,
    part_of_year,
    shifted,
    week,
    weekday,
    without_year,
    year,
)

_BY = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}
_PARTS = {"early": "early", "beginning of": "early", "start of": "early", "mid": "mid", "middle of": "mid"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERS = {
    word: count
    for count, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
}
_LONGEST_AGO = 60  # "a hundred years ago" names no year

_YEAR = r"(?P<y>(?:19|20)\d\d)(?![\d%]|[.,-]\d|\w)"
_MONTH = (
    r"\b(?P<m>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\sto\s)"
_LAST = rf"(?:{_TO}(?P<l>\d{{1,2}})(?:st|nd|rd|th)?)?"
_PART = r"(?:the\s)?\b(?P<p>early|mid|late|(?:beginning|start|middle|end)\sof)[\s-]"
_SINCE = "in|since|by|during|until|till|from|to|through|before|after"
_BEFORE_YEAR = rf"(?:\b(?:{_SINCE}|around|throughout|for|year|as\sof)\s|[(（])"
_BEFORE_MONTH = rf"\b(?:{_SINCE}|of)\s"
_WEEKDAY = rf"(?P<w>{'|'.join(_WEEKDAYS)})\b"
_ABOUT = "".join(rf"(?<!\b{word}\s)" for word in "than about nearly almost over around some half".split())
_VERB = re.compile("may|march")
_SURELY_MONTH = re.compile(r"(?:in|since|until|early|mid|late)\b", re.IGNORECASE)


def _month_number(match: Match[str]) -> int:
    return MONTHS[match["m"][:3].lower()]


def _part(match: Match[str]) -> str:
    """Return which part of a month or year is meant: the end where it is neither beginning nor middle."""
    return _PARTS.get(" ".join(match["p"].lower().split()), "late") if match["p"] else ""


def _day_range(match: Match[str], of: int) -> Days:
    first = date(year(of)[0].year, _month_number(match), int(match["d"]))
    return first, first.replace(day=int(match["l"])) if match["l"] else first


def _dated(match: Match[str], frame: Frame) -> Days | None:
    if match["y"]:
        return _day_range(match, int(match["y"]))
    return without_year(frame, lambda of: _day_range(match, of))


def _month_of_year(match: Match[str], _: Frame) -> Days:
    return month(int(match["y"]), _month_number(match), _part(match))


def _month_alone(match: Match[str], frame: Frame) -> Days | None:
    if _VERB.match(match["m"]) and not _SURELY_MONTH.match(match[0]):
        return None
    return without_year(frame, lambda of: month(of, _month_number(match), _part(match)))


def _month_beside(match: Match[str], frame: Frame) -> Days | None:
    """Return ``last September`` (the nearest that is over), ``this`` or ``next`` one."""
    if frame.published is None:
        return None
    by, number = _BY[match["b"].lower()], _month_number(match)
    of = frame.published.year
    if by < 0:
        of -= int(number >= frame.published.month)
    elif by > 0:
        of += int(number <= frame.published.month)
    return month(of, number)


def _month_of_year_beside(match: Match[str], frame: Frame) -> Days | None:
    """Return the month of ``September last year``."""
    if frame.published is None:
        return None
    return month(frame.published.year + _BY[match["b"].lower()], _month_number(match), _part(match))


def _part_of_year(match: Match[str], _: Frame) -> Days:
    of = int(match["y"])
    if match["s"]:
        return part_of_year(of, match["s"].lower().replace("fall", "autumn"))
    if match["k"]:
        return part_of_year(of, match["k"].lower())
    kind = "h" if match["h"].lower() == "half" else "q"
    return part_of_year(of, f"{kind}{_ORDINALS[match['o'].lower()]}")


def _year(match: Match[str], _: Frame) -> Days:
    return year(int(match["y"]))


def _part_of_bare_year(match: Match[str], _: Frame) -> Days:
    return part_of_year(int(match["y"]), _part(match))


def _years(match: Match[str], _: Frame) -> Days:
    return year(int(match["y"]))[0], year(int(match["l"]))[1]


def _decade(match: Match[str], _: Frame) -> Days:
    return year(int(match["y"]))[0], year(int(match["y"]) + 9)[1]


def _beside(match: Match[str], frame: Frame) -> Days | None:
    """Return ``last week``, ``this month``, ``earlier this year`` and the like."""
    if frame.published is None:
        return None
    by, unit = _BY[match["b"].lower()], match["u"].lower()
    whole = {
        "week": lambda day: week(day, by),
        "month": lambda day: month(*shifted(day, by)),
        "year": lambda day: year(day.year + by),
    }[unit](frame.published)
    if by or not match["e"]:
        return whole
    return (whole[0], frame.published) if match["e"].lower() == "earlier" else (frame.published, whole[1])


def _day_beside(match: Match[str], frame: Frame) -> Days | None:
    by = _DAYS[" ".join(match[0].lower().split())]
    return one(frame.published + timedelta(by)) if frame.published else None


def _weekday(match: Match[str], frame: Frame) -> Days | None:
    """Return the nearest such day before the publication, or that of this or the next week."""
    number, by = _WEEKDAYS.index(match["w"].lower()), _BY[match["b"].lower()]
    if by >= 0 or frame.published is None:
        return weekday(frame, number, by)
    return one(frame.published - timedelta((frame.published.weekday() - number - 1) % 7 + 1))


def _weekday_alone(match: Match[str], frame: Frame) -> Days | None:
    return weekday(frame, _WEEKDAYS.index(match["w"].lower()))


def _ago(match: Match[str], frame: Frame) -> Days | None:
    count = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    return ago(frame, count, match["u"].lower()) if count <= _LONGEST_AGO else None


RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), resolve)
    for pattern, resolve in (
        (rf"{_MONTH}\s{_DAY}{_LAST}(?!\d|[.:]\d|\w)(?:,?\s{_YEAR})?", _dated),
        (rf"(?<![\d.,$€£])\b{_DAY}{_LAST}\s(?:of\s)?{_MONTH}\b(?:,?\s{_YEAR})?", _dated),
        (rf"(?:{_PART})?{_MONTH}(?:\sof|,)?\s{_YEAR}", _month_of_year),
        (rf"(?:{_PART})?{_MONTH}\s(?:of\s)?(?P<b>last|this|next)\syear\b", _month_of_year_beside),
        (rf"{_BEFORE_MONTH}(?P<at>(?:{_PART})?{_MONTH})(?!\w)", _month_alone),
        (rf"{_PART}{_MONTH}(?!\w)", _month_alone),
        (rf"\b(?P<b>last|this|next|past)\s{_MONTH}(?!\w)", _month_beside),
        (
            r"(?:\b(?:the\s)?(?P<o>first|second|third|fourth)\s(?P<h>half|quarter)(?:\sof)?|\b(?P<k>[qh][1-4])(?:\sof)?"
            rf"|\b(?P<s>spring|summer|autumn|fall)(?:\sof)?)\s{_YEAR}",
            _part_of_year,
        ),
        (rf"{_BEFORE_YEAR}(?P<at>{_YEAR})", _year),
        (rf"{_PART}{_YEAR}", _part_of_bare_year),
        (rf"(?<![\d.,$€£])\b(?P<y>(?:19|20)\d\d)(?:{_TO}|\sand\s)(?P<l>(?:19|20)\d\d)\b(?![.,-]\d)", _years),
        (r"\b(?:the\s)?(?P<y>(?:19|20)\d0)s\b", _decade),
        (r"(?<!the\s)\b(?:(?P<e>earlier|later)\s)?(?P<b>last|this|next)\s(?P<u>week|month|year)\b", _beside),
        (rf"\b(?:{'|'.join(_DAYS)})\b", _day_beside),
        (rf"\b(?P<b>last|past|previous|this|next)\s{_WEEKDAY}", _weekday),
        (rf"\bon\s(?P<at>{_WEEKDAY})", _weekday_alone),
        (rf"(?<!every\s)\b(?=(?-i:[A-Z])){_WEEKDAY}(?!\s(?-i:[A-Z]))", _weekday_alone),
        (
            rf"{_ABOUT}\b(?P<n>(?<![\d.,])\d{{1,2}}|{'|'.join(_NUMBERS)})\s(?P<u>day|week|month|year)s?\sago\b",
            _ago,
        ),
    )
)
