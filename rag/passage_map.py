"""A map of an index's passages: where each lies among those that are alike, and which are told twice.

Of a large index a sample is mapped: whole reports, evenly spread over it, so that what is told twice stays
together. Knows nothing of questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Language
from index import Index, Passage
from index.near_copies import near_copies
from index.shingles import sketch
from index.vectors import Vectors
from rag.map_layout import laid_out
from rag.map_topics import named, regions

MOST_MAPPED = 800
"""Passages on a map: more are no longer told apart, and take longer than a reader waits."""

ALIKE = 0.5
"""Least cosine of a passage and its translation; each must be the other's nearest in its article."""

_LONGEST_BEGINNING = 90

Places = NDArray[np.int64]
"""Places in a sequence, shape ``(n,)``."""


class Twice(StrEnum):
    """How two passages tell the same."""

    COPY = "copy"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedArticle:
    """An article on the map; ``report`` is shared by those that are one report told twice."""

    id: str
    title: str
    source: str
    published: date | None
    language: Language
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedPassage:
    """A passage and its place.

    Attributes:
        article: place of its article in :attr:`PassageMap.articles`.
        start, end: its characters in the article.
        beginning: the first of them, on one line.
        x, y: its place, each from 0 to 1; near to what is alike. The axes mean nothing.
        topic: place of its topic in :attr:`PassageMap.topics`; 0 where there are none.
    """

    article: int
    start: int
    end: int
    beginning: str
    x: float
    y: float
    topic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two passages of different articles that tell the same: their places in the map, lower first."""

    one: int
    other: int
    twice: Twice


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMap:
    """All passages of an index on a plane, or a sample of them.

    Attributes:
        passages: those mapped, by article and place in it.
        articles: theirs, in the order of the index.
        pairs: which of them tell the same.
        topics: for each region of the map the words that tell it from the others; none on a small map.
        of_passages, of_articles: how many the index holds.
        index_id: generation of the index.
    """

    passages: tuple[MappedPassage, ...]
    articles: tuple[MappedArticle, ...]
    pairs: tuple[Pair, ...]
    topics: tuple[tuple[str, ...], ...] = ()
    of_passages: int
    of_articles: int
    index_id: str

    @property
    def is_sample(self) -> bool:
        """Whether the index holds more than is mapped."""
        return len(self.passages) < self.of_passages


def map_of(index: Index, *, most: int = MOST_MAPPED) -> PassageMap:
    """Return the map of an index, the same for the same index.

    Args:
        index: whose passages and vectors are mapped.
        most: passages that are mapped; of an index with more, a sample.
    """
    sampled = _sampled(index, most)
    articles = [index.article(identity) for identity, _ in sampled]
    report = index.reports.report_of([a.id for a in articles])
    rows = [(n, ordinal, passage) for n, (_, held) in enumerate(sampled) for ordinal, passage in held]
    vectors = index.vectors.vectors([ordinal for _, ordinal, _ in rows])
    places = laid_out(vectors)
    owners = np.array([n for n, _, _ in rows], dtype=np.int64)
    texts = [articles[n].text[p.start : p.end] for n, _, p in rows]
    topics = regions(places)
    return PassageMap(
        passages=tuple(
            _mapped(n, passage, text, place, topic)
            for (n, _, passage), text, place, topic in zip(rows, texts, places, topics.tolist(), strict=True)
        ),
        articles=tuple(_article(a, report[a.id]) for a in articles),
        pairs=(*_copies(owners, texts), *_translations(articles, report, owners, vectors)),
        topics=named(topics, texts),
        of_passages=index.passage_count,
        of_articles=index.coverage.articles,
        index_id=index.id,
    )


def _sampled(index: Index, most: int) -> list[tuple[str, list[tuple[int, Passage]]]]:
    """Return articles with their passages: all, or whole reports evenly spread over the index.

    Of the last article there may be only a beginning.
    """
    ids = [listed.id for listed in index.listed]
    if index.passage_count <= most:
        return [(identity, index.passages_of(identity)) for identity in ids]
    reports: dict[str, list[str]] = {}
    for identity, its_report in index.reports.report_of(ids).items():
        reports.setdefault(its_report, []).append(identity)
    chosen: dict[str, list[tuple[int, Passage]]] = {}
    room = most
    for versions in _spread(list(reports.values())):
        for identity in versions:
            held = index.passages_of(identity)[:room]
            room -= len(held)
            if held:
                chosen[identity] = held
        if not room:
            break
    return [(identity, chosen[identity]) for identity in ids if identity in chosen]


def _spread(reports: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield reports in an order whose every beginning is spread evenly: the halves, the quarters, and so on.

    It is that of the numbers with their bits reversed (van der Corput): 0, 4, 2, 6, 1, 5, 3, 7 of eight.
    """
    bits = max(1, (len(reports) - 1).bit_length())
    for n in range(1 << bits):
        place = int(f"{n:0{bits}b}"[::-1], 2)
        if place < len(reports):
            yield reports[place]


def _mapped(article: int, passage: Passage, text: str, place: Sequence[float], topic: int) -> MappedPassage:
    line = " ".join(text[: 2 * _LONGEST_BEGINNING].split())
    return MappedPassage(
        article=article,
        start=passage.start,
        end=passage.end,
        beginning=line[:_LONGEST_BEGINNING],
        x=round(float(place[0]), 5),
        y=round(float(place[1]), 5),
        topic=topic,
    )


def _article(article: Article, report: str) -> MappedArticle:
    return MappedArticle(
        id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        language=article.language,
        report=report,
    )


def _copies(owners: Places, texts: Sequence[str]) -> Iterator[Pair]:
    """Yield the near-copies among passages of different articles."""
    for copy in near_copies([sketch(text) for text in texts]):
        one, other = sorted((copy.smaller, copy.larger))
        if owners[one] != owners[other]:
            yield Pair(one=one, other=other, twice=Twice.COPY)


def _translations(
    articles: Sequence[Article], report: Mapping[str, str], owners: Places, vectors: Vectors
) -> Iterator[Pair]:
    """Yield the passages that tell the same in an article and the one that it names as its translation."""
    named = {(report[a.id], PurePath(a.path).name): n for n, a in enumerate(articles) if a.counterpart}
    for n, article in enumerate(articles):
        m = named.get((report[article.id], article.counterpart)) if article.counterpart else None
        if m is not None and n < m:
            yield from _translated(np.flatnonzero(owners == n), np.flatnonzero(owners == m), vectors)


def _translated(ones: Places, others: Places, vectors: Vectors) -> Iterator[Pair]:
    """Yield the passages of an article and its translation that are each other's nearest."""
    alike = vectors[ones] @ vectors[others].T
    back = alike.argmax(axis=0)
    for i, j in enumerate(alike.argmax(axis=1)):
        if back[j] == i and alike[i, j] >= ALIKE:
            yield Pair(one=int(ones[i]), other=int(others[j]), twice=Twice.TRANSLATION)
