"""What happened then, or lately: the dated events, and the openings of articles, that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.article import Article, Language
from corpus.periods import periods
from corpus.sentences import Span
from index import Index
from rag.asked_time import LATEST, AskedTime, in_words, range_in_words
from rag.events import Event, events, states
from rag.features import Sentence, bag_of
from rag.notices import outside
from rag.question import Question
from rag.reading import evidence
from rag.retrieval import retrieve
from rag.selecting import ALIKE, MOST_CHARACTERS, MOST_SENTENCES
from rag.timeline import in_the_askers_language, weight_of
from rag.within import Within, narrowed

MOST_READ = 1000
"""Articles whose events are looked through; of more, those near the question and the newest of that time."""

ABOUT = 0.5
"""Share of a topic's weight that a statement and its headline must name."""

_CLOSED = re.compile(r"[。！!.…][”’」』\"')）*_]*$")
_NEAR = 50  # passages near the question
_SHARE_OF_NEWEST = 4
_LATE = 92  # days before the newest in which something is still among the latest
_WORTH = 0.25  # of the most telling statement's weight that others must have


@dataclass(frozen=True, slots=True)
class Told:
    """What happened.

    Attributes:
        sentences: the most telling statements, by time.
        more: how many others there are.
        articles: by id, those of the sentences.
    """

    sentences: tuple[Sentence, ...]
    more: int
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class _Statement:
    """Something that was told: an event, or an article's opening, dated by the article."""

    event: Event
    article: Article
    weight: float

    @property
    def tokens(self) -> frozenset[str]:
        return bag_of(self.event.text)


_Order = Callable[[_Statement], tuple[float, float, str, int]]


def what_happened(
    index: Index, question: Question, topic: Question | None, asked: AskedTime, within: Within
) -> Told:
    """Return what the articles tell of the time that is asked for, or, when none is named, the newest.

    Args:
        index: where to look.
        question: the whole question.
        topic: its words besides the time; None: it asks what happened at all.
        asked: its time.
        within: which articles are looked at.
    """
    articles = _articles(index, question, asked, within)
    until = index.coverage.latest or LATEST
    found = [s for a in articles for s in _statements(a, asked) if _has_begun(s, asked, until)]
    if topic is not None:
        found = [s for s in found if _is_about(s, topic)]
    order: _Order = _by_weight
    if not asked.ranges or asked.is_newest:
        order = _by_newness(until)
        found = _of_late(sorted(found, key=order))
    chosen = _chosen(sorted(found, key=order))
    chosen.sort(key=order if not asked.ranges else _by_time)
    rest = {s.event.text for s in found} - {s.event.text for s in chosen}
    return Told(
        tuple(map(_sentence, chosen)),
        len(rest),
        {s.article.id: s.article for s in chosen},
    )


def days_told(index: Index) -> tuple[date, date] | None:
    """Return the first and the last day that the articles tell of; None: of none, or they are too many."""
    if index.coverage.articles > MOST_READ:
        return None
    found = [e for article in index.articles() for e in events(article)]
    return (min(e.first for e in found), max(e.last for e in found)) if found else None


def is_named(index: Index, question: Question, asked: AskedTime, within: Within) -> bool:
    """Tell whether the articles name the time that is asked for at all, be it of no event."""
    return any(
        a <= p.first and p.last <= b
        for article in _articles(index, question, asked, within)
        for p in periods(article.text, published=article.published)
        for a, b in asked.ranges
    )


def untold(index: Index, asked: AskedTime, language: Language) -> str:
    """Return Youju's words on that nothing is told of the time that is asked for."""
    named = ("、" if language == "zh" else ", ").join(range_in_words(a, b, language) for a, b in asked.ranges)
    told = days_told(index)
    if told is None:
        return outside(named, None, language)
    first, last = (in_words(day, day, language) for day in told)
    return outside(named, (first, last), language)


def _articles(index: Index, question: Question, asked: AskedTime, within: Within) -> list[Article]:
    admitted = None if within.is_open else index.admitted(within)
    if index.coverage.articles <= MOST_READ:
        found = index.newest(MOST_READ, admitted)
    else:
        near = retrieve(index, question, k=_NEAR, within=within)
        first, last = asked.ranges[0] if asked.ranges else (None, None)
        of_then = narrowed(within, first, last)
        newest = _newest(index, of_then) if of_then else []
        found = [*{a.id: a for a in (*(r.article for r in near), *newest)}.values()]
    return in_the_askers_language(index, found, question.language, admitted)


def _newest(index: Index, within: Within) -> list[Article]:
    admitted = None if within.is_open else index.admitted(within)
    return index.newest(MOST_READ // _SHARE_OF_NEWEST, admitted)


def _statements(article: Article, asked: AskedTime) -> Iterator[_Statement]:
    told = [e for e in events(article) if asked.surely_holds(e.first, e.last)]
    for event in told:
        yield _Statement(event, article, weight_of(event, article))
    if article.published is not None and not article.published_is_inferred:
        opening = next(
            (s for s in evidence(article.text) if _is_sentence(article.text[s.start : s.end])), None
        )
        if opening is not None and _is_of_the_day(article, opening, article.published):
            event = _opening(article, opening, article.published)
            if event.start not in {e.start for e in told} and asked.surely_holds(event.first, event.last):
                yield _Statement(event, article, weight_of(event, article) - 1)  # its date is not its own


def _is_of_the_day(article: Article, opening: Span, published: date) -> bool:
    """Tell whether an opening may be dated by its article: it names no other days."""
    own = [e for e in events(article) if e.start == opening.start]
    return all(e.first <= published <= e.last for e in own)


def _is_sentence(text: str) -> bool:
    return _CLOSED.search(text) is not None and states(text)


def _opening(article: Article, span: Span, published: date) -> Event:
    text = article.text[span.start : span.end]
    return Event(article.id, span.start, span.end, text, published, published, 0)


def _has_begun(statement: _Statement, asked: AskedTime, today: date) -> bool:
    """Tell whether it lies not ahead, unless days ahead are asked for: what is planned has not happened."""
    return statement.event.first <= today or any(b != LATEST for _, b in asked.ranges)


def _is_about(statement: _Statement, topic: Question) -> bool:
    said = statement.tokens | bag_of(statement.article.title)
    named = sum(t.weight for t in topic.terms if any(a.token in said for a in t.alternatives))
    return named >= ABOUT * sum(t.weight for t in topic.terms)


def _by_weight(statement: _Statement) -> tuple[float, float, str, int]:
    day = statement.event.first.toordinal()
    return -statement.weight, day, statement.article.id, statement.event.start


def _by_time(statement: _Statement) -> tuple[float, float, str, int]:
    first, last = statement.event.first.toordinal(), statement.event.last.toordinal()
    return first, last, statement.article.id, statement.event.start


def _by_newness(today: date) -> _Order:
    """Return an order by the day of what is told, newest first; what lies ahead is as new as its report."""

    def order(statement: _Statement) -> tuple[float, float, str, int]:
        day = min(statement.event.last, statement.article.published or today, today)
        return -day.toordinal(), -statement.weight, statement.article.id, statement.event.start

    return order


def _of_late(found: Sequence[_Statement]) -> list[_Statement]:
    """Return what is not much older than the newest, which comes first."""
    since = found[0].event.last.toordinal() - _LATE if found else 0
    return [s for s in found if s.event.last.toordinal() >= since]


def _chosen(ranked: Sequence[_Statement]) -> list[_Statement]:
    """Return the first statements that fit an answer's room, each article's best before its others."""
    chosen: list[_Statement] = []
    seen: set[str] = set()
    least = _WORTH * max((s.weight for s in ranked), default=0.0)
    ranked = [s for s in ranked if s.weight >= least]
    firsts = [s for s in ranked if not (s.article.id in seen or seen.add(s.article.id))]  # type: ignore[func-returns-value]
    for statement in (*firsts, *(s for s in ranked if s not in firsts)):
        room = MOST_CHARACTERS - sum(_width(c.event.text) for c in chosen)
        if chosen and (len(chosen) >= MOST_SENTENCES or _width(statement.event.text) > room):
            continue
        if not any(_repeats(statement, c) for c in chosen):
            chosen.append(statement)
    return chosen


def _width(text: str) -> float:
    """Return how much room a text takes, in ideographs: a letter takes half as much."""
    return sum(1.0 if c > "\u2e80" else 0.5 for c in text)


def _repeats(statement: _Statement, other: _Statement) -> bool:
    a, b = statement.tokens, other.tokens
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _sentence(statement: _Statement) -> Sentence:
    event, text = statement.event, statement.article.text
    return Sentence(
        article_id=statement.article.id,
        start=event.start,
        end=event.end,
        text=text[event.start : event.end],
        passage_rank=0,
        passage_score=0.0,
        position=0.0,
    )
