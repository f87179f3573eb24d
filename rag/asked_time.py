"""The time that a question names: its days, whether it wants the newest, whether it asks what happened.

Relative words (昨天, ``last September``) are counted from the newest publication date of the articles, not
from a clock: the same question over the same articles gets the same answer on any day, and news of last
year are asked about as their readers did. The answer shows how such words were understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from corpus.article import Language
from corpus.language import detect_language
from corpus.periods import Period, periods
from index.folding import fold
from rag.terms import content_words

EARLIEST, LATEST = date.min, date.max

_NEWEST = re.compile(
    r"最新|最近(?!的(?:地|车|医|路))|\b(?:latest|newest|most recent|recent(?:ly)?)\b", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"(?:(?:发生|發生|出现|出現|出)[了过過]?|有)(?:些|一些)?(?:什么|什麼|哪些|啥)(?:(?:重要|重大|大|新|主要)?的?"
    r"(?:新闻|新聞|消息|大事|事件|动态|動態|进展|進展|事情|事))?(?:发生|發生)?(?=[\s了吗呢？?。！!，,]|$)"
    r"|(?:新闻|新聞|消息|动态|動態|进展|進展|大事)(?:是|有|都有)?(?:什么|什麼|哪些|啥)?(?=[\s呢？?。！!]|$)"
    r"|\bwhat(?:['’]s|\s(?:has|have|had|did|does|will|is|was|were|are|else|all|ever))*\s(?:been\s)?(?:happen(?:ed|s|ing)?|took\splace"
    r"|occur(?:red|s)?|new|going\son)\b"
    r"|\b(?:latest|newest|most\srecent|recent|any|what|which|the|main|top|biggest)(?:\s(?:is|are|was|were|the|latest|newest))*"
    r"\s(?:news|events?|developments?|headlines?)\b",
    re.IGNORECASE,
)
_FILLER = frozenset(
    "最新 最近 期间 时候 时间 latest newest most recent recently tell about over during there anything"
    " something else news events event since before until after from"
    " 自 自从 从 以来 以前 以后 之前 之后".split()
)
_RELATIVE = re.compile(
    r"[今去昨前明同次翌]年|[昨今前明次翌][天日晚夜晨]|[上下本这這]一?[个個]?(?:月|周|週|星期|礼拜|禮拜)|前"
    r"|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]"
    r"|\b(?:last|this|next|past|previous|ago|yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_ZH_YEAR = re.compile(r"(?:[今去昨前明同次翌]年|[一二两兩三四五六七八九十\d]{1,3}年前的?(?=.*月))")
_ZH_SINCE = re.compile(r"(?:自从?|从|自從|從)\s?$")
_ZH_FROM_ON = re.compile(r"\s?(?:以来|以來|起|开始|開始|至今|到现在)")
_ZH_AFTER = re.compile(r"\s?(?:之?后|之?後|以后|以後)(?!续|期)")
_ZH_UNTIL = re.compile(r"\s?(?:之前|以前|前(?!往|后|後|期)|为止|為止)")
_EN_SINCE = re.compile(r"\b(?:since|from)\s(?:the\s)?$", re.IGNORECASE)
_EN_UNTIL = re.compile(r"\b(?:before|until|till|up to|prior to)\s(?:the\s)?$", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\s(?:the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedTime:
    """What a question says of time.

    Attributes:
        ranges: the days that it names, first and last, ``date.min`` or ``date.max`` where it leaves an end
            open; empty when it names none.
        is_newest: whether it wants what is newest.
        asks_what_happened: whether it asks for events of that time, or for the newest ones, not for a fact.
        topic: its words besides that; empty when it asks what happened at all.
        searched: the question with relative words written out, for search.
        is_relative: whether it names them by words that are counted from another day.
    """

    ranges: tuple[tuple[date, date], ...]
    is_newest: bool
    asks_what_happened: bool
    topic: str
    searched: str
    is_relative: bool = False

    def holds(self, first: date, last: date) -> bool:
        """Tell whether days touch the time asked for."""
        return any(a <= last and first <= b for a, b in self.ranges)

    def surely_holds(self, first: date, last: date) -> bool:
        """Tell whether days lie wholly in it, if it is any: something of a whole year is none of a month."""
        return not self.ranges or any(a <= first and last <= b for a, b in self.ranges)


def asked_time(question: str, today: date | None) -> AskedTime:
    """Return what a question says of time.

    Args:
        question: cleaned.
        today: what relative words are counted from; None: they are left alone.
    """
    found = _Found.of(question, today)
    is_newest = _NEWEST.search(question) is not None
    words = content_words(fold(_HAPPENED.sub(" ", found.rest)))
    language = detect_language(question)
    return AskedTime(
        ranges=tuple(_range(question, p) for p in found.meant),
        is_relative=any(p in found.counted for p in found.meant),
        is_newest=is_newest,
        asks_what_happened=found.of_events and bool(found.meant or is_newest),
        topic=" ".join(w for w in words if w not in _FILLER) if found.of_events else "",
        searched=_rewritten(question, found.counted, lambda said, p: _written_out(said, p, language)),
    )


def with_meanings(text: str, today: date | None) -> str:
    """Return a question with the days behind each relative word: ``上个月（2026年1月）``."""
    language = detect_language(text)
    open_, close = ("（", "）") if language == "zh" else (" (", ")")
    return _rewritten(
        text,
        _Found.of(text, today).counted,
        lambda said, p: f"{said}{open_}{_written_out(said, p, language)}{close}",
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The periods of a question.

    Attributes:
        meant: those that it surely means. 9月19日 may be of any year, unless it is asked what happened then.
        counted: those of them that are counted from another day.
        rest: the question without any.
        of_events: whether it asks what happened.
    """

    meant: tuple[Period, ...]
    counted: tuple[Period, ...]
    rest: str
    of_events: bool

    @classmethod
    def of(cls, text: str, today: date | None) -> Self:
        found = periods(text, published=today)
        rest = _rewritten(text, found, lambda _, __: " ")
        of_events = _HAPPENED.search(rest) is not None
        absolute = {(p.start, p.end) for p in periods(text, published=None)}
        counted = [p for p in found if (p.start, p.end) not in absolute]
        vague = [p for p in counted if not (of_events or _RELATIVE.search(text, p.start, p.end))]
        meant = tuple(p for p in found if p not in vague)
        return cls(meant, tuple(p for p in counted if p not in vague), rest, of_events)


def in_words(first: date, last: date, language: Language) -> str:
    """Return days in words: 2026年1月, ``11 February 2026``, 2026年2月2日至2026年2月8日.

    >>> in_words(date(2026, 1, 1), date(2026, 1, 31), "en")
    'January 2026'
    """
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = dict.fromkeys((first.year, last.year))
        return ("至" if language == "zh" else " to ").join(
            f"{y}年" if language == "zh" else str(y) for y in years
        )
    day_after = last + timedelta(1) if last < LATEST else last
    if first.day == 1 and day_after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}年{first.month}月" if language == "zh" else f"{first:%B} {first.year}"
    if first == last:
        return (
            f"{first.year}年{first.month}月{first.day}日"
            if language == "zh"
            else f"{first.day} {first:%B} {first.year}"
        )
    joint = "至" if language == "zh" else " to "
    return in_words(first, first, language) + joint + in_words(last, last, language)


def range_in_words(first: date, last: date, language: Language) -> str:
    """Return days in words where an end may be open: ``from March 2025 on``, 2025年以前."""
    zh = language == "zh"
    if first == EARLIEST:
        day = in_words(last, last, language)
        return f"{day}以前" if zh else f"until {day}"
    if last == LATEST:
        day = in_words(first, first, language)
        return f"{day}以后" if zh else f"from {day} on"
    return in_words(first, last, language)


def _written_out(said: str, period: Period, language: Language) -> str:
    """Return relative words as the days that they mean, 去年12月底 as 2025年12月底."""
    year = _ZH_YEAR.match(said)
    if year is not None:
        return f"{period.first.year}年{said[year.end() :]}"
    return in_words(period.first, period.last, language)


def _rewritten(text: str, found: Sequence[Period], write: Callable[[str, Period], str]) -> str:
    for period in reversed(found):
        said = text[period.start : period.end]
        text = text[: period.start] + write(said, period) + text[period.end :]
    return text


def _range(text: str, period: Period) -> tuple[date, date]:
    """Return the days that a period means with the words beside it: since, until, before, after."""
    before, after = text[: period.start], text[period.end :]
    if _EN_UNTIL.search(before) or _ZH_UNTIL.match(after):
        return EARLIEST, period.first - timedelta(1)
    if _AFTER.search(before) or (_ZH_AFTER.match(after) and not _ZH_SINCE.search(before)):
        return period.last + timedelta(1), LATEST
    if _EN_SINCE.search(before) or _ZH_SINCE.search(before) or _ZH_FROM_ON.match(after):
        return period.first, LATEST
    return period.first, period.last
