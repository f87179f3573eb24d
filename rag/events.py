"""Dated events of an article: sentences that say of something when it happened, or is to happen.

A sentence counts when its time expression dates what the sentence states. One that only dates something
else (2026年初的能力, ``since 2023``, a report that is cited), supposes, or asks, does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.article import Article
from corpus.headings import headings
from corpus.periods import Period, periods
from corpus.reckoning import Days
from rag.display import display_text
from rag.reading import evidence

REMEMBERED = 2048
"""Articles whose events are kept: the same ones are asked about again."""

_WIDEST = 366  # days; what is wider is an age
_DAY, _WEEK, _MONTH = 1, 7, 31
_MOST_DAYS = 4  # of one sentence
_MOST_READ = 12  # expressions of one sentence that are looked at
_BESIDE = 160  # characters beside an expression in which its role is looked for
Span = tuple[int, int]
_LEAST_SAID, _LETTERS = 6, 3  # ideographs that a statement has beside its date; letters that count as one

_TODAY = re.compile(r"今[天日]|today|tonight", re.IGNORECASE)  # often "nowadays"
_BY_THE_CLOCK = re.compile(r"\s?(?:上午|下午|凌晨|早[上晨间]|晚[上间]|中午|\d{1,2}[时點点:：])|[（(]\d")
_CLAUSE_END = re.compile(r"[，,；;。：:！!（(]|——")
_ASKS = re.compile(r"[?？][”’」』\"')）*_\s]*$")
_REFERS = re.compile(r"https?://")
_NAMES_A_THING = re.compile(
    r"\s?(?:[电電讯訊](?!话|話)|消息|报道|報道|[（(](?:记者|記者)|的(?!同一|第)|(?:之|以)?[前后後](?!往|续|期|来)|(?:之|以)?[来來]|(?:之|以)?[内內间間]|年度|版|期间的|['’]s\b"
    r"|-|\s(?:report|paper|study|article|edition|version|meetings?|budget|plan|model)\b)"
)
_IS_SOMETHING = re.compile(
    r"[\s，,]*(?:[“\"*_]*\s?(?:不|将|会|將|會|将会|很可能|可能)*(?:是|为)|\s(?:is|was|will|has|may|might)\b)"
)
_REACHES = re.compile(
    r"(?:的|自|自从|自從|截至|截止|截止到|到|至|直到|直至|比|较|與|与|和|同|不晚于|早于|晚于|是|为|定为|即|超过|低于|高于|等到)[了在于於]?\s?$"
    r"|\b(?:since|until|till|by|before|after|than|through|to|is|was|for|with|and)\s(?:the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"从\s?$|\bfrom\s$", re.IGNORECASE)
_BEGINS = re.compile(r"\s?(?:起|开始|開始)")
_OF_A_YEAR = re.compile(r"\bof\s$|(?:认为|認為|预测|预言|称|说|指出|表示|相信)\s?$", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"可能|也许|或许|大概|恐怕|如果|假如|倘若|预测|预言|預測|預言|断言|声称要|将会是|不需要等"
    r"|\b(?:may|might|could|would|perhaps|likely|if|predict\w*|forecast\w*|prophes\w*|estimat\w*)\b",
    re.IGNORECASE,
)
_CITES = re.compile(
    r"\W*(?:据|據|根据|根據|按照|依据|援引|in an article|according to|citing|as\s)", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?<!said)(?<!says)(?<!wrote)(?<!reported)(?<!announced)(?<!claimed)\s(?:that|which|who)\s[^,;]*$"
)
_OPEN_BRACKET = re.compile(r"[（(]([^（()）]*)$")
_LABELLED = re.compile(r"[\u4e00-\u9fff]\s+$")  # 官网公告 2025-09-05
_ATTRIBUTIVE = re.compile(r"[^，。,；;！？!?\n]{1,10}的")
_HEADED = re.compile(r"\s?[：:，,|｜—]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Event:
    """A statement with its days.

    Attributes:
        article_id: where it stands.
        start: first character of its sentence.
        end: behind its last character.
        text: the sentence as shown.
        first: its first day.
        last: its last day, included.
        position: how many evident sentences of the article come before it.
    """

    article_id: str
    start: int
    end: int
    text: str
    first: date
    last: date
    position: int

    @property
    def days(self) -> int:
        """How many days it may have been, or took."""
        return (self.last - self.first).days + 1


@lru_cache(REMEMBERED)
def events(article: Article) -> tuple[Event, ...]:
    """Return the dated events of an article in the order of its text; several for one of several days."""
    found = periods(article.text, published=article.published)
    return tuple(_events(article, found))


def _events(article: Article, found: tuple[Period, ...]) -> Iterator[Event]:
    starts = [period.start for period in found]
    for position, (start, end, is_heading) in enumerate(_statements(article)):
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)][:_MOST_READ]
        if not inside or not _is_statement(article, start, end):
            continue
        span = (start, end)
        dates = [p for p in inside if _is_dated_by(article, span, p, is_heading=is_heading)]
        text = display_text(article.text[start:end]) if dates else ""
        for first, last in _said(dates, article.text):
            yield Event(article.id, start, end, text, first, last, position)


def _said(dates: Sequence[Period], text: str) -> Sequence[Days]:
    """Return the days that count: of the most exact ones the first, or each day of an enumeration."""
    if not dates:
        return ()
    most = min(map(_exactness, dates))
    exact = [p for p in dates if _exactness(p) == most]
    main = [p for p in exact if not _ATTRIBUTIVE.match(text, p.end)]  # 3月8日失联的航班 dates the flight
    days = dict.fromkeys((p.first, p.last) for p in main or exact)
    return tuple(days)[: 1 if most else _MOST_DAYS]


def _exactness(period: Period) -> int:
    """Return 0 for days, 1 for a month, 2 for more: of several dates the most exact count."""
    days = (period.last - period.first).days + 1
    return bisect_left((_WEEK, _MONTH), days)


def _statements(article: Article) -> Iterator[tuple[int, int, bool]]:
    """Yield sentences that can be evidence, and headings, which may be the entries of a chronicle."""
    lines = [(s.start, s.end, False) for s in evidence(article.text)]
    lines += [(h.span.start, h.span.end, True) for h in headings(article.text)]
    return iter(sorted(lines))


def _is_statement(article: Article, start: int, end: int) -> bool:
    text = article.text[start:end]
    return not (_ASKS.search(text) or _REFERS.search(text) or text.strip() == article.title.strip())


def _is_dated_by(article: Article, span: Span, period: Period, *, is_heading: bool) -> bool:
    """Tell whether a period within a sentence says when what it states happened."""
    text = article.text
    before = text[max(span[0], period.start - _BESIDE) : period.start]
    after = text[period.end : min(span[1], period.end + _BESIDE)]
    if (period.last - period.first).days >= _WIDEST or not _says_enough(before + after):
        return False
    if is_heading and (_HAN.search(before) or _LETTER.search(before) or not _HEADED.match(after)):
        return False
    if _TODAY.fullmatch(text, period.start, period.end) and not _BY_THE_CLOCK.match(after):
        return False
    return not _dates_something_else(before, after, period, article.published)


def states(text: str) -> bool:
    """Tell whether a sentence says more than a date and a label."""
    text = text[: 2 * _BESIDE]
    found = periods(text, published=None)
    for period in reversed(found):
        text = text[: period.start] + text[period.end :]
    return _says_enough(text)


def _says_enough(rest: str) -> bool:
    return len(_HAN.findall(rest)) + len(_LETTER.findall(rest)) / _LETTERS >= _LEAST_SAID


def _dates_something_else(before: str, after: str, period: Period, published: date | None) -> bool:
    """Tell whether the words beside a time expression make it the date of something else."""
    length = (period.last - period.first).days + 1
    is_wide, is_day = length > _MONTH, length == _DAY
    near = _CLAUSE_END.split(before)[-1]
    clause = near + _CLAUSE_END.split(after)[0]
    lies_ahead = published is None or period.last > published
    return bool(
        _NAMES_A_THING.match(after)
        or _REACHES.search(before)
        or (_LABELLED.search(before) and not re.search(r"\w", after))
        or (_FROM.search(before) and not _BEGINS.match(after))
        or (is_wide and (_OF_A_YEAR.search(before) or _IS_SOMETHING.match(after)))
        or (not is_day and lies_ahead and _SUPPOSES.search(clause))
        or (is_wide and published is not None and period.first > published)
        or _CITES.match(near)
        or _RELATIVE.search(near)
        or _is_in_words_in_brackets(before)
    )


def _is_in_words_in_brackets(before: str) -> bool:
    opened = _OPEN_BRACKET.search(before)
    return opened is not None and bool(_HAN.search(opened[1]) or _LETTER.search(opened[1]))
