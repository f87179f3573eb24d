"""When each of several things was, by the sentences that date them, and what follows from that.

A thing's days are those of a dated sentence about it (``rag/events.py``), or of the one right before. Where
the days are told too roughly to decide, the conclusion says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from corpus.article import Article, Language
from corpus.language import detect_language
from corpus.periods import Period, periods
from index.folding import fold
from index.traditional import traditional
from rag.askable import joined
from rag.asked_time import in_words
from rag.events import Event, events
from rag.features import FEATURES, OPENING_PRONOUN, Sentence
from rag.names import names
from rag.orders import SHORTEST, AskedOrder, Order
from rag.reading import Reading

LOOKED_AT = 4
"""Sentences about a thing that are looked at, best first."""

NEAR = 200
"""Characters before a sentence in which the sentence is looked for that tells its day."""

ABOUT = 0.34
"""Share of a thing's words that what dates it and what is around it have at least."""

AS_MUCH = 0.8
"""Share of what the best sentence covers of the question that another one must cover to be looked at."""

MONTH = 31
"""Days of a time expression that dates a thing, where no event does."""

_COVERAGE, _AROUND = FEATURES.index("coverage"), FEATURES.index("coverage_window")
_DAY_OF_A_YEAR = re.compile(
    r"\d{1,2} ?月 ?\d{1,2} ?[日号]"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
)
_UNITS = {"day": "天", "week": "周", "month": "个月", "year": "年"}
_LENGTHS = {"week": 7.0, "month": 30.4375, "year": 365.25}
_YEARS = 730
"""Days from which on a span is told in years where no unit is asked for."""

ROUGHLY = 0.15
"""Share of a span by which it may be unsure."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A sentence that follows from days, and the characters of it that answer."""

    text: str
    focus: tuple[int, int]

    def in_traditional(self) -> Conclusion:
        """Return the same in Traditional characters."""
        start, end = self.focus
        pieces = self.text[:start], self.text[start:end], self.text[end:]
        return _concluded(*map(traditional, pieces))


@dataclass(frozen=True, slots=True)
class Dated:
    """A thing with its days.

    Attributes:
        thing: as the question calls it.
        sentences: what tells of it and when it was; the day's sentence before the thing's where they are two.
        first: its first day.
        last: its last day, included.
    """

    thing: str
    sentences: tuple[Sentence, ...]
    first: date
    last: date

    @property
    def name(self) -> str:
        """The thing as it is called beside its days: without those that open it in the question."""
        opening = next((p.end for p in periods(self.thing, published=None) if p.start == 0), 0)
        rest = self.thing[opening:].lstrip("，,的 ")
        return rest if len(rest) >= SHORTEST else self.thing

    def within(self, unit: str) -> tuple[int, ...] | None:
        """Return which day, week, month or year it was in; None when it is told too roughly."""
        first, last = _unit_of(self.first, unit), _unit_of(self.last, unit)
        return first if first == last else None


def dated(thing: str, reading: Reading, articles: Mapping[str, Article]) -> Dated | None:
    """Return when a thing was by what was read about it; None when nothing tells.

    Args:
        thing: as the question calls it; days that it names itself must be the days.
        reading: what was read for when it was.
        articles: by id, those of the sentences.
    """
    named = periods(thing, published=None)
    least = AS_MUCH * float(reading.rows[0, _COVERAGE]) if reading.sentences else 0.0
    for n, sentence in enumerate(reading.sentences[:LOOKED_AT]):
        row = reading.rows[n]
        if float(row[_AROUND]) < ABOUT or float(row[_COVERAGE]) < least or not _names_it(thing, sentence):
            continue
        found = _days_of(sentence, reading.focuses[n], articles[sentence.article_id])
        if found and all(found.first <= p.last and p.first <= found.last for p in named):
            return replace(found, thing=thing)
    return None


def _names_it(thing: str, sentence: Sentence) -> bool:
    """Tell whether a sentence holds a part of a thing that is only a name, or opens with a pronoun.

    What is said of the name, which others may share, would match without it.
    """
    bare = [n for n in names(thing, detect_language(thing)) if (n.start, n.end) == (0, len(thing))]
    parts = [p for n in bare for p in n.parts]
    text = fold(sentence.text)
    return not parts or any(p in text for p in parts) or OPENING_PRONOUN.match(sentence.text) is not None


def _days_of(sentence: Sentence, focus: tuple[int, int] | None, article: Article) -> Dated | None:
    """Return what dates a sentence: what the reader marked, its event, its only date, the event before it."""
    inside = [
        p
        for p in periods(article.text, published=article.published)
        if sentence.start <= p.start < sentence.end
    ]
    marked = sorted(
        (p for p in inside if focus and p.start < focus[1] and focus[0] < p.end),
        key=lambda p: p.last - p.first,
    )
    own = [e for e in events(article) if sentence.start <= e.start < sentence.end]
    exact = [p for p in inside if (p.last - p.first).days < MONTH]
    telling: list[Period | Event] = [*marked, *own, *(exact if len(exact) == 1 else ())]
    if telling:
        return Dated("", (sentence,), telling[0].first, telling[0].last)
    before = [e for e in events(article) if sentence.start - NEAR <= e.start < sentence.start]
    if not before or _DAY_OF_A_YEAR.search(sentence.text):
        return None  # a day of a year that is not known
    day = before[-1]
    told = replace(sentence, start=day.start, end=day.end, text=article.text[day.start : day.end])
    return Dated("", (told, sentence), day.first, day.last)


def conclusion(asked: AskedOrder, found: Sequence[Dated], language: Language) -> Conclusion:
    """Return what follows from the days, or that they are told too roughly.

    Args:
        asked: what is asked of the days.
        found: the things in the question's order, at least two.
        language: of the sentence.
    """
    if asked.order is Order.SAME:
        return _shared(asked.unit, found, language)
    if asked.order is Order.APART:
        return _apart(asked.unit, found, language)
    if asked.order in (Order.BEFORE, Order.AFTER):
        return _whether(asked.order, found[0], found[1], language)
    if asked.order is Order.SORTED:
        return _sorted(found, language)
    is_first = asked.order is Order.FIRST
    chosen, *others = sorted(found, key=lambda d: (d.first, d.last), reverse=not is_first)
    sure = all(chosen.last < d.first if is_first else d.last < chosen.first for d in others)
    return _first(chosen, others, language, is_first=is_first) if sure else _too_rough(found, language)


def _first(chosen: Dated, others: Sequence[Dated], language: Language, *, is_first: bool) -> Conclusion:
    one, rest = _with_days(chosen, language), [_with_days(d, language) for d in others]
    if language == "zh":
        is_pair = len(others) == 1
        which = ("更早" if is_first else "更晚") if is_pair else ("最早" if is_first else "最晚")
        then = joined("其后是" if is_first else "此前是", "、".join(rest))
        before = joined(f"{which}的是", one).removesuffix(one)
        return _concluded(before, one, f"，{then}。")
    came, then = ("first", "then") if is_first else ("last", "after")
    return _concluded("", one[:1].upper() + one[1:], f" came {came}, {then} {', '.join(rest)}.")


def _whether(order: Order, one: Dated, other: Dated, language: Language) -> Conclusion:
    """Return whether the one came before, or after, the other."""
    is_one_day = one.first == one.last == other.first == other.last
    if one.first <= other.last and other.first <= one.last and not is_one_day:
        return _too_rough((one, other), language)
    came = one.last < other.first if order is Order.BEFORE else other.last < one.first
    yes, no = ("是的", "不是") if language == "zh" else ("Yes", "No")
    return _concluded("", yes if came else no, _listed((one, other), language))


def _sorted(found: Sequence[Dated], language: Language) -> Conclusion:
    ordered = sorted(found, key=lambda d: (d.first, d.last))
    if any(a.last >= b.first for a, b in pairwise(ordered)):
        return _too_rough(ordered, language)
    first = "先后顺序" if language == "zh" else "In order"
    return _concluded("", first, _listed(ordered, language))


def _shared(unit: str, found: Sequence[Dated], language: Language) -> Conclusion:
    units = [d.within(unit) for d in found]
    if None in units:
        return _too_rough(found, language)
    listed = _listed(found, language)
    if len(set(units)) > 1:
        return _concluded("", "不是" if language == "zh" else "No", listed)
    if language == "zh":
        return _concluded("", "是的", f"，在同一{_UNITS[unit]}{listed}")
    number = "both" if len(found) == 2 else "all"  # noqa: PLR2004 - a pair
    return _concluded("", "Yes", f", {number} {'on' if unit == 'day' else 'in'} the same {unit}{listed}")


def _apart(unit: str, found: Sequence[Dated], language: Language) -> Conclusion:
    """Return how far two things lie apart: in days where days are told, else roughly in months or years."""
    one, other = sorted(found, key=lambda d: (d.first, d.last))[:: len(found) - 1]
    least, most = (other.first - one.last).days, (other.last - one.first).days
    if len(found) != 2 or (least < most and not _is_near(unit, least, most)):  # noqa: PLR2004 - a pair
        return _too_rough(found, language)
    zh, exact = language == "zh", least == most
    days = f"相隔{most}天" if zh else f"{most} day{'' if most == 1 else 's'} apart"
    if exact and unit not in _LENGTHS:
        return _concluded("", days, _listed(found, language))
    unit = unit or ("year" if most >= _YEARS else "month")
    count = f"{round((least + most) / 2 / _LENGTHS[unit], 1 if exact or unit == 'year' else None):g}"
    roughly = f"约{count}{_UNITS[unit]}" if zh else f"about {count} {unit}s"
    if not exact:
        return _concluded("", f"相隔{roughly}" if zh else f"{roughly} apart", _listed(found, language))
    return _concluded("", f"{days}（{roughly}）" if zh else f"{days} ({roughly})", _listed(found, language))


def _is_near(unit: str, least: int, most: int) -> bool:
    """Tell whether a span is told nearly enough to be named in what is asked for, which is not days."""
    return unit != "day" and least > 0 and most - least <= ROUGHLY * most


def _too_rough(found: Sequence[Dated], language: Language) -> Conclusion:
    said = (
        "文章写的日期不够细，分不出来"
        if language == "zh"
        else "The dates in the articles are too rough to tell"
    )
    return _concluded("", said, _listed(found, language))


def _listed(found: Sequence[Dated], language: Language) -> str:
    colon, comma, stop = ("：", "；", "。") if language == "zh" else (": ", "; ", ".")
    return f"{colon}{comma.join(_with_days(d, language) for d in found)}{stop}"


def _concluded(before: str, answer: str, behind: str) -> Conclusion:
    return Conclusion(before + answer + behind, (len(before), len(before) + len(answer)))


def _with_days(thing: Dated, language: Language) -> str:
    days = in_words(thing.first, thing.last, language)
    return f"{thing.name}（{days}）" if language == "zh" else f"{thing.name} ({days})"


def _unit_of(day: date, unit: str) -> tuple[int, ...]:
    if unit == "week":
        return day.isocalendar()[:2]
    return (day.year, day.month, day.day)[: {"year": 1, "month": 2}.get(unit, 3)]
