"""Short questions as readers type them, made from sentences of unlabelled news.

A sentence says who holds an office, when something happened, how many, who did what: the rules of
``rag/askable_zh.py`` turn it into a question, and what the question leaves out of the sentence is the answer.
Where another report of the same event says the same in other words, the answer is looked for there.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import rjieba

from corpus.boilerplate import is_boilerplate
from corpus.periods import periods
from corpus.sentences import sentences
from index.folding import simplify
from rag.askable import Asks
from rag.askable_zh import people, questions
from rag.kinds import Kind
from rag.names import names
from rag.quantities import quantities
from training.conflicts.event_pairs import alike, rare_words

SHORTEST, LONGEST = 12, 120
"""Characters of a sentence that is asked about."""

LIKE = 0.4
"""Share of a question's words that a sentence of another report has at least that is to answer it, too."""

COPIED = 0.7
"""Share of their words from which on two sentences are one."""

MOST_OF_ONE = 3
"""Questions from one text."""

REPORTERS = re.compile("(?:记者|通讯员|编辑|作者|摄影)[ ：:]*$")
"""Before the names of those who wrote a report: nobody asks for them."""

_ANY_DAY = date(2000, 1, 1)
_WORDS_ASKED = re.compile("谁|什么|多少|几|哪[里个家]?|时候|是|的|了|由|？")
_NO_OBJECT = re.compile("^(?:会|声明)|(?:称|说|宣布|表示)$")
_CLAUSE_END = re.compile("[，。；！？,;!?]")
_HOLDERS = ("是谁", "是谁", "叫什么", "叫什么名字", "是哪位", "是什么人")
_WHO_IS = ("是谁", "是什么人", "是做什么的", "担任什么职务", "的身份", "的职务是什么")


@dataclass(frozen=True, slots=True)
class Report:
    """A text of news and its day."""

    text: str
    day: date | None


def report_of(text: str, day: str) -> Report:
    """Return a report of a text and its day as printed in the data, which may be empty."""
    return Report(text, date.fromisoformat(day[:10]) if day else None)


@dataclass(frozen=True, slots=True)
class AskedNews:
    """A question, and the characters of its answer in one of the reports."""

    question: str
    report: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question and its answer in the sentence that it was made from."""

    question: str
    asks: Asks
    start: int
    end: int


def asked_news(reports: Sequence[Report], *, most: int, dice: random.Random) -> list[AskedNews]:
    """Return up to ``most`` questions, answered in another report where one says the same in other words."""
    others: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in alike(rare_words([r.text for r in reports])):
        others[a].append(b)
        others[b].append(a)
    order = list(range(len(reports)))
    dice.shuffle(order)
    order.sort(key=lambda n: n not in others)
    found: list[AskedNews] = []
    for number in order:
        own = list(_of_report(reports, number, others[number], dice))
        found += dice.sample(own, min(MOST_OF_ONE, len(own)))
        if len(found) >= most:
            break
    return found[:most]


def _of_report(
    reports: Sequence[Report], number: int, others: Sequence[int], dice: random.Random
) -> Iterator[AskedNews]:
    report = reports[number]
    for span in sentences(report.text):
        text = simplify(report.text[span.start : span.end])
        if not SHORTEST <= len(text) <= LONGEST or is_boilerplate(text):
            continue
        for asked in _asked_of(text, report.day, dice):
            elsewhere = [a for n in others for a in _elsewhere(asked, text, reports[n], n, report.day)]
            if elsewhere:
                yield dice.choice(elsewhere)
            else:
                yield AskedNews(asked.question, number, span.start + asked.start, span.start + asked.end)


def _asked_of(text: str, day: date | None, dice: random.Random) -> Iterator[_Asked]:
    """Yield questions that a sentence answers, where it is clear with which characters."""
    for made in questions(text, day):
        if "由谁" in made.question:
            if place := _agent(text, made.question):
                yield _Asked(made.question, made.asks, *place)
            continue
        left = {text[a:b] for a, b in _of_kind(made.asks, text, day)} - {""}
        left = {w for w in left if w not in made.question}
        if len(left) == 1:
            [answer] = left
            start = text.index(answer)
            yield _Asked(made.question, made.asks, start, start + len(answer))
        elif made.asks is Asks.WHAT and (place := _object(text, made.question)):
            yield _Asked(made.question, made.asks, *place)
    yield from _offices(text, dice)


def _of_kind(asks: Asks, text: str, day: date | None) -> Iterator[tuple[int, int]]:
    """Yield what of a sentence is of the kind that is asked for."""
    if asks is Asks.NUMBER:
        yield from ((q.start, q.end) for q in quantities(text) if not q.unit.startswith("#"))
    elif asks is Asks.TIME:
        yield from ((p.start, p.end) for p in periods(text, published=day or _ANY_DAY))
    elif asks is Asks.WHO:
        yield from ((n.start, n.end) for n in names(text, "zh") if n.is_certain and n.kind is not Kind.PLACE)


def _agent(text: str, question: str) -> tuple[int, int] | None:
    """Return who stands between 由 and what is done."""
    deed = question.split("由谁", 1)[1].rstrip("？")
    found = re.search(f"由([^，。；]{{2,20}}?){re.escape(deed)}", text)
    return found.span(1) if found else None


def _object(text: str, question: str) -> tuple[int, int] | None:
    """Return what stands behind the verb of a question: the rest of its clause."""
    stem = re.sub("(?:了?什么|哪里)？$", "", question)
    at = text.find(stem[-2:])
    if at < 0 or text.count(stem[-2:]) > 1:
        return None
    start = at + 2 + (text[at + 2 : at + 3] == "了")
    end = _CLAUSE_END.search(text, start)
    is_whole = end and end.start() - start > 2 and not _NO_OBJECT.search(text[start : end.start()])
    return (start, end.start()) if end and is_whole else None


def _offices(text: str, dice: random.Random) -> Iterator[_Asked]:
    """Ask who holds the office that stands before a name, and what the one is whose name it is."""
    named = names(text, "zh")
    described = {name for asks, name in people(text) if asks is Asks.IS}
    for name in named:
        if name.text not in described or REPORTERS.search(text[: name.start]):
            continue
        bodies = [n for n in named if n.kind in (Kind.BODY, Kind.PLACE) and n.end < name.start]
        start = next((n.start for n in bodies if _is_office(text[n.end : name.start])), None)
        if start is not None:
            office = text[start : name.start].strip()
            yield _Asked(f"{office}{dice.choice(_HOLDERS)}？", Asks.WHO, name.start, name.end)
            yield _Asked(f"{name.text}{dice.choice(_WHO_IS)}？", Asks.IS, start, start + len(office))


def _is_office(text: str) -> bool:
    """Tell whether what stands between a body and a name is one office of it."""
    return 1 < len(text) <= 14 and not re.search("[，。；：、“”（）的和与在了对向]", text)


def _elsewhere(asked: _Asked, text: str, other: Report, number: int, day: date | None) -> Iterator[AskedNews]:
    """Yield where another report says what the sentence says, in other words."""
    answer, words = text[asked.start : asked.end], _words(text)
    sought = _words(_WORDS_ASKED.sub(" ", asked.question)) - {answer}
    for span in sentences(other.text):
        told = simplify(other.text[span.start : span.end])
        own = _words(told)
        if len(told) > 2 * LONGEST or len(sought & own) < max(2, LIKE * len(sought)):
            continue
        if len(words & own) > COPIED * min(len(words), len(own)):
            continue
        place = _same(asked, answer, told, other.day, text, day)
        if place:
            yield AskedNews(asked.question, number, span.start + place[0], span.start + place[1])


def _same(
    asked: _Asked, answer: str, told: str, day: date | None, text: str, own_day: date | None
) -> tuple[int, int] | None:
    """Return where a sentence of another report has the answer: the same days, or the same characters."""
    if asked.asks is Asks.TIME:
        days = {
            (p.first, p.last) for p in periods(text, published=own_day or _ANY_DAY) if p.start == asked.start
        }
        found = (p for p in periods(told, published=day or _ANY_DAY) if (p.first, p.last) in days)
        return next(((p.start, p.end) for p in found), None)
    at = told.find(answer)
    return (at, at + len(answer)) if at >= 0 and told.count(answer) == 1 else None


def _words(text: str) -> set[str]:
    return {w for w in rjieba.cut(text) if len(w) > 1}
