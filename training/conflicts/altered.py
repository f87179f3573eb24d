"""Pairs of reports of which the second one tells a figure, date, name or reason otherwise.

What both reports tell alike is replaced by another value everywhere in the second one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.article import Article, article_id
from corpus.sentences import sentences
from index import Index
from rag.comparable import is_comparable
from rag.conflicts import LONGEST
from rag.features import Sentence, Window, bag_of
from rag.kinds import Kind
from rag.names import Name
from rag.points import Point, PointKind, State, points, state_in
from rag.reading import windows_of
from rag.reasons import reasons
from rag.retrieval import Retrieved
from rag.same_event import Told
from training.claims.mutations import Place, other_date, other_figure
from training.conflicts.event_pairs import Pair

SHORTEST = 12
"""Characters of a sentence that is quoted."""

SHORT = 3
"""Characters of a person's name up to which its end says nothing: 东湖区 stands for 南港区, 王强 for 李明."""

TOLD_TWICE = 0.4
"""Share of the tokens of the shorter of two sentences that both have when they tell the same."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A pair whose second report tells something otherwise: the first's ``quote`` says ``old``."""

    kind: str
    pair: Pair
    quote: Sentence
    old: str
    new: str


def altered(pair: Pair, pairs: Sequence[Pair], dice: random.Random) -> Iterator[Altered]:
    """Yield for each kind one value that both reports tell and the second one now otherwise."""
    done: set[str] = set()
    for quote in quotable(pair.first):
        for there in quotable(pair.second):
            if _share(quote.text, there.text) < TOLD_TWICE:
                continue
            for kind, old, new in _changes(quote, there, pair, pairs, dice):
                text = pair.second.text.replace(old, new)
                if kind not in done and text != pair.second.text:
                    done.add(kind)
                    second = replace(pair.second, id=article_id("", text), text=text)
                    yield Altered(kind, Pair(pair.first, second), quote, old, new)


def _changes(
    quote: Sentence, there: Sentence, pair: Pair, pairs: Sequence[Pair], dice: random.Random
) -> Iterator[tuple[str, str, str]]:
    """Yield kind, old and new words of what both sentences tell."""
    told = _told(pair.second, there.text)
    for point in points(there.text, "zh"):
        if not is_comparable(point, told) or state_in(point, quote.text, ()) is not State.SAME:
            continue
        new = _other_value(point, there.text, pairs, dice)
        if new and new not in pair.first.text:
            yield point.kind.value, point.printed, new
    for own in reasons(there.text, "zh"):
        if reasons(quote.text, "zh"):
            yield "reason", there.text[own.start : own.end], _other_reason(pairs, dice)


def _other_value(point: Point, text: str, pairs: Sequence[Pair], dice: random.Random) -> str:
    if isinstance(point.value, Name):
        return _other_name(point, text, pairs, dice)
    change = other_figure if point.kind is PointKind.FIGURE else other_date
    printed = text[point.start : point.end]
    return change(Place(printed, "zh", ()), dice)


def _other_name(point: Point, text: str, pairs: Sequence[Pair], dice: random.Random) -> str:
    """Return a name of the same sort that another report has and that is read as one in this text, too."""
    for _ in range(60):
        for other in points(dice.choice(pairs).first.text[:400], "zh"):
            if _is_of_sort(point, other):
                changed = text[: point.start] + other.printed + text[point.end :]
                if any(p.start == point.start and _is_of_sort(p, other) for p in points(changed, "zh")):
                    return other.printed
    return ""


def _is_of_sort(one: Point, other: Point) -> bool:
    a, b = one.value, other.value
    if not (isinstance(a, Name) and isinstance(b, Name) and a.kind is b.kind):
        return False
    is_short = len(one.printed) <= SHORT and len(other.printed) <= SHORT
    return (a.kind is Kind.PERSON and is_short) or one.printed[-1] == other.printed[-1]


def _other_reason(pairs: Sequence[Pair], dice: random.Random) -> str:
    while True:
        for sentence in quotable(dice.choice(pairs).first):
            for found in reasons(sentence.text, "zh"):
                return sentence.text[found.start : found.end]


def quotable(article: Article) -> list[Sentence]:
    """Return the sentences of an article that an answer may quote."""
    spans = [s for s in sentences(article.text) if SHORTEST <= s.end - s.start <= LONGEST]
    return [
        Sentence(
            article_id=article.id,
            start=s.start,
            end=s.end,
            text=article.text[s.start : s.end],
            passage_rank=0,
            passage_score=1.0,
            position=0.0,
        )
        for s in spans
    ]


def all_windows(index: Index, article: Article) -> list[Window]:
    """Return all of an article as if it had been read for an answer."""
    return windows_of(
        [
            Retrieved(
                ordinal=n,
                passage=p,
                article=article,
                score=1.0,
                lexical_rank=None,
                dense_rank=None,
                lexical_score=0.0,
                dense_score=None,
            )
            for n, p in index.passages_of(article.id)
        ]
    )


def _told(article: Article, text: str) -> Told:
    return Told(
        text=text,
        language="zh",
        around="",
        opening=article.text[:200],
        article=article.text,
        published=article.published,
    )


def _share(one: str, other: str) -> float:
    a, b = bag_of(one), bag_of(other)
    return len(a & b) / max(min(len(a), len(b)), 1)
