"""Dates as they are printed, whole or in part: 2026年2月9日, 2月9日, 9月, 2025年, "Feb 9", "February 2026".

A part is compared with a whole date component by component: 2月9日 agrees with 2026年2月9日 and differs from
2026年2月10日. What is relative (昨天, last September) is left to who knows when the text was published.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from index.folding import fold

REMEMBERED = 4096
"""Texts whose dates are kept: the same sentences are compared with each claim."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text, ``text[start:end]``; what is not printed is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def components(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day."""
        return self.year, self.month, self.day

    def agrees_with(self, other: PrintedDate) -> bool:
        """Tell whether both can be one day, or one lies within the other: nothing printed in both differs.

        >>> one, = printed_dates("2月9日"); other, = printed_dates("Feb 9, 2026")
        >>> one.agrees_with(other)
        True
        """
        shared = self._shared(other)
        return bool(shared) and all(a == b for a, b in shared)

    def differs_from(self, other: PrintedDate) -> bool:
        """Tell whether something is printed in both and is not the same."""
        return any(a != b for a, b in self._shared(other))

    def is_told_by(self, other: PrintedDate) -> bool:
        """Tell whether a text that prints the other date says this one.

        2026年 does not tell 2月9日; 2月9日 tells 2026年2月9日, and so does 9日: articles leave out what they
        said before.

        >>> day, = printed_dates("2026年2月9日"); year, = printed_dates("2026年")
        >>> year.is_told_by(day), day.is_told_by(year)
        (True, False)
        """
        return self.is_as_coarse_as(other) and self.agrees_with(other)

    def is_as_coarse_as(self, other: PrintedDate) -> bool:
        """Tell whether the other date prints the finest part that this one does."""
        finest = next(n for n in (2, 1, 0) if n == 0 or self.components[n] is not None)
        return other.components[finest] is not None

    def is_between(self, first: PrintedDate, last: PrintedDate) -> bool:
        """Tell whether it lies in a period, as far as all three print the same of a date.

        >>> first, last = printed_dates("2月9日至12日"); day, = printed_dates("2026年2月10日")
        >>> day.is_between(first, last), first.is_between(last, last)
        (True, False)
        """
        parts = zip(self.components, first.components, last.components, strict=True)
        shared = [p for p in parts if None not in p]
        if not shared:
            return False
        own, begin, end = zip(*shared, strict=True)
        return begin <= own <= end if begin <= end else own >= begin or own <= end  # 12月28日至1月3日

    def _shared(self, other: PrintedDate) -> list[tuple[int, int]]:
        pairs = zip(self.components, other.components, strict=True)
        return [(a, b) for a, b in pairs if a is not None and b is not None]


_NAMES = {n: i for i, n in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_HAN_DIGITS = "〇○零一二三四五六七八九"
_TO = r"\s?[-–—~至到]\s?"
# 2月9—12日: the day of the first end is printed without its 日.
_DAY = rf"(?P<day>\d{{1,2}})\s?(?:[日号](?!元)|(?={_TO}\d{{1,2}}\s?[日号]))"
_NO_YEAR = r"(?!代|级|的?历史)"
# What a bare number counts, which is then no year: 2000公里, 2000多人, "2000 tokens", not "2026 meetings".
_COUNTED = (
    r"\s?(?:[万亿元个人名家多余次吨米秒天岁倍只台辆条款页字种项位度分平千百斤克股间套份件架艘座篇户]"
    r"|公里|公斤|公顷|公尺|美元|美金|欧元|日元|英镑|港元|小时|分钟)"
    r"|[a-z]|\s(?:people|persons?|staff|miles?|km|kg|feet|metres?|meters?|dollars?|tons?|tonnes?|euros?|pounds?"
    r"|percent|(?<!20[123]\d\s)(?:new |more |other )?(?!elections|olympics|games|results|sales|awards"
    r"|finals|primaries|midterms|championships|was|has|is|its|his|this|as|us)[a-z]+s)(?![a-z])"
)
_NOT_A_MINUS = r"(?:(?<!-)|(?<=[\d日号]-))"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}\s?年{_NO_YEAR}(?:\s?(?P<month>\d{{1,2}})\s?月(?:份|\s?{_DAY})?)?",
        rf"(?<![\d.第])(?P<month>\d{{1,2}})\s?月(?:份|\s?{_DAY})?",
        rf"(?<![\d.第]){_NOT_A_MINUS}(?P<day>\d{{1,2}})日(?![元均])",
        r"(?:^|(?<=[\s,，。;；、(（于在从至到~—–])|(?<=[日号]-)|(?<=[本上下当]月))(?P<day>\d{1,2})号(?![线楼院机馆])",
        rf"(?<![\d./-]){_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d-]|[./]\d)",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:\s?[-–—]\s?|\sto\s)(?P<last>\d{{1,2}})(?![\d-])(?:,?\s{_YEAR}(?!\d))?",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s{_YEAR}(?!\d))?",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}(?!\d))?",
        rf"\b{_MONTH},?\s{_YEAR}(?!\d)",
        rf"\b(?:in|of|last|this|since|by|until|early|late|mid-?)\s?{_MONTH}(?!,?\s?\d)",
        rf"(?<![\d.,$€£¥a-z-]){_YEAR}(?![\d%年]|[,.]\d|-\d|{_COUNTED})",
        rf"(?:(?<=\bin\s)|(?<=since\s)|(?<=until\s)|(?<=during\s)){_YEAR}(?![\w%]|[,.]\d|-\d)",
        rf"(?<![\d.,$€£¥a-z-]){_YEAR}(?=[-–—~至到](?:19|20)\d\d(?![\d-]|{_COUNTED}))",
        rf"(?<=(?<![\d.,$€£¥-])(?:19|20)\d\d-){_YEAR}(?![\d%年-]|[,.]\d|{_COUNTED})",
        r"(?<![\d.·])(?P<month>\d{1,2})[·•](?P<day>\d{1,2})(?![\d·])",
        rf"(?P<year>[一二][{_HAN_DIGITS}]{{3}})年{_NO_YEAR}(?:(?P<month>[一二三四五六七八九十]{{1,2}})月"
        r"(?:(?P<day>[一二三四五六七八九十]{1,3})[日号])?)?",
        r"(?<![第个一二三四五六七八九十])(?P<month>[一二三四五六七八九]|十[一二]?)月"
        r"(?:份|(?P<day>[一二三四五六七八九十]{1,3})[日号])?",
    )
)
_BETWEEN = re.compile(rf"{_TO}|[、和及]")
_THROUGH = re.compile(rf"{_TO}|\s(?:to|through|until)\s(?:the\s)?")
_LEAP_YEAR = 2000
_DAYS, _MONTHS = 31, 12


@lru_cache(REMEMBERED)
def printed_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates of a text in order, without overlaps, the longest reading of each.

    >>> [d.components for d in printed_dates("2025年9月19日离职，10天后的29日入职")]
    [(2025, 9, 19), (None, None, 29)]
    """
    plain = fold(text)
    found = sorted(
        (d for p in _PATTERNS for m in p.finditer(plain) if not _is_verb(m, text) for d in _date(m)),
        key=lambda d: (d.start, -d.end),
    )
    kept: list[PrintedDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(_completed(one, kept[-1], plain) if kept else one)
    return tuple(d for d in kept if _exists(d))


@lru_cache(REMEMBERED)
def date_ranges(text: str) -> tuple[tuple[PrintedDate, PrintedDate], ...]:
    """Return the first and the last date of each period that a text prints with both.

    >>> [(a.day, b.day) for a, b in date_ranges("2月9日至12日开会，14日散会")]
    [(9, 12)]
    """
    plain = fold(text)
    return tuple(
        (a, b) for a, b in pairwise(printed_dates(text)) if _THROUGH.fullmatch(plain, a.end, b.start)
    )


def _is_verb(match: re.Match[str], text: str) -> bool:
    """Tell whether "may" is printed small, and so is no month."""
    name = match.groupdict().get("name")
    return name == "may" and text[match.start("name")] not in "MＭ"


def _completed(end: PrintedDate, start: PrintedDate, plain: str) -> PrintedDate:
    """Return the second end of a range with the month and year of the first: the 12日 of 2月9日至12日."""
    if end.year or not start.month or not _BETWEEN.fullmatch(plain, start.end, end.start):
        return end
    month = end.month or start.month
    year = start.year if month >= start.month else None
    return replace(end, year=year, month=month)


def _date(match: re.Match[str]) -> Iterator[PrintedDate]:
    parts = match.groupdict()
    year, day = _number(parts.get("year")), _number(parts.get("day"))
    named = parts.get("name")
    month = _NAMES[named[:3]] if named else _number(parts.get("month"))
    if (month is None or 1 <= month <= _MONTHS) and (day is None or 1 <= day <= _DAYS):
        last = _number(parts.get("last"))
        end = match.end("day") if last else match.end()
        yield PrintedDate(match.start(), end, year, month, day)
        if last and last <= _DAYS:
            yield PrintedDate(match.start("last"), match.end(), year, month, last)


def _exists(date: PrintedDate) -> bool:
    """Tell whether a month has the day: no 30 February, in no year."""
    if date.month is None or date.day is None:
        return True
    return date.day <= monthrange(date.year or _LEAP_YEAR, date.month)[1]


def _number(digits: str | None) -> int | None:
    """Return the number of ``2026``, ``二〇二六`` or ``二十一``."""
    if not digits:
        return None
    if "十" in digits:
        tens, ones = digits.split("十", 1)
        return 10 * (_number(tens) or 1) + (_number(ones) or 0)
    return int("".join(str(max(0, _HAN_DIGITS.find(c) - 2)) if c in _HAN_DIGITS else c for c in digits))
