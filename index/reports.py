"""What is known of an index's articles beside their text: which are one report, digests, corrected.

Kept in a file of the index (``index.report_store``); of an index in memory it is found out when asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from corpus.article import Article
from index.clusters import Told, clusters
from index.corrections import Correcting, Known, links
from index.shingles import SHINGLES_VERSION, Sketch, sketch

if TYPE_CHECKING:
    from corpus.corrections import Notice

REPORTS_VERSION = 1000 * SHINGLES_VERSION + 1
"""Raised whenever the same articles would be judged otherwise; an index records it."""


MOST_COMPARED = 200
"""Articles that are compared when asked for: a tenth of a second."""


class Reports(Protocol):
    """Answers what is known of articles by their ids."""

    def report_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each article the id of its report: two with the same are one report told twice."""

    def is_digest(self, article_id: str) -> bool:
        """Tell whether an article only retells what others reported."""

    def corrected_by(self, article_id: str) -> tuple[Correcting, ...]:
        """Return what says that an article was wrong."""

    def overview(self) -> Overview:
        """Return what is known of all articles."""

    @property
    def count(self) -> int | None:
        """Number of independent reports; None when that is not known."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known of all articles of an index at once.

    Attributes:
        told_by: the ids of the articles that tell a report, for each of them, where they are several.
        digests: ids of the articles that only retell others.
        corrected: ids of the articles that something says were wrong.
    """

    told_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digests: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """What one article tells by itself: its sketch, whether it retells others, its notices of correction."""

    sketch: Sketch
    retells: bool
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What all articles of an index tell together, as :class:`Reports`.

    Attributes:
        reports: id of each article's report.
        digests: ids of the articles that only retell others.
        corrected: what says that an article was wrong, for those of which something does.
    """

    reports: Mapping[str, str]
    digests: frozenset[str] = frozenset()
    corrected: Mapping[str, tuple[Correcting, ...]] = field(default_factory=dict)

    def report_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each article the id of its report."""
        return {identity: self.reports.get(identity, identity) for identity in article_ids}

    def is_digest(self, article_id: str) -> bool:
        """Tell whether an article only retells what others reported."""
        return article_id in self.digests

    def corrected_by(self, article_id: str) -> tuple[Correcting, ...]:
        """Return what says that an article was wrong."""
        return self.corrected.get(article_id, ())

    def overview(self) -> Overview:
        """Return what is known of all articles."""
        return Overview(told_by(self.reports.items()), self.digests, frozenset(self.corrected))

    @property
    def count(self) -> int:
        """Number of independent reports."""
        return independent((report, i in self.digests) for i, report in self.reports.items())


def independent(told: Iterable[tuple[str, bool]]) -> int:
    """Return on how many independent reports articles rest, each given as its report and whether a digest.

    A digest adds none: what it retells may be the very report beside it. Digests alone count as one.

    >>> independent([("a", False), ("a", False), ("b", True)])
    1
    """
    every = list(told)
    return len({report for report, is_digest in every if not is_digest}) or min(1, len(every))


def told_by(reports: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return all articles of a report for each of them, given as pairs of article and report.

    >>> told_by([("a", "1"), ("b", "1"), ("c", "2")])
    {'a': ('a', 'b'), 'b': ('a', 'b')}
    """
    together: dict[str, list[str]] = defaultdict(list)
    for identity, report in reports:
        together[report].append(identity)
    return {i: tuple(ids) for ids in together.values() if len(ids) > 1 for i in ids}


def marks(article: Article) -> Marks:
    """Return what an article tells by itself."""
    return Marks(sketch(article.text), _retells(article), _notices(article))


# Their patterns take .015 s to compile, which a question to an index on disk does not need.
def _retells(article: Article) -> bool:
    from corpus.digests import retells  # noqa: PLC0415

    return retells(article.source, article.text)


def _notices(article: Article) -> tuple[Notice, ...]:
    from corpus.corrections import notices  # noqa: PLC0415

    return notices(article.title, article.text)


def judged(
    articles: Iterable[Article], article: Callable[[str], Article], marked: Callable[[Article], Marks] = marks
) -> Judged:
    """Return what articles tell together.

    Args:
        articles: all of them; each is looked at once and not kept.
        article: gives the article of an id.
        marked: gives what one tells by itself.
    """
    told: list[Told] = []
    known: list[Known] = []
    retold: set[str] = set()
    for each in articles:
        found = marked(each)
        told.append(Told(each.id, found.sketch, each.path, each.counterpart))
        known.append(Known(each.id, each.title, each.source, each.published, found.notices))
        if found.retells:
            retold.add(each.id)
    grouped = clusters(told)
    return Judged(grouped.report, grouped.compilations | retold, links(known, article))


class JudgedWhenAsked:
    """Reports of articles of which only those that are asked for are looked at, and compared with each other.

    Args:
        article: gives the article of an id.
    """

    def __init__(self, article: Callable[[str], Article]) -> None:
        self._article = article

    def report_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each article the id of its report among these; of more than 200, each its own."""
        ids = set(article_ids)
        if not 1 < len(ids) <= MOST_COMPARED:
            return {identity: identity for identity in ids}
        asked = map(self._article, ids)
        return clusters(Told(a.id, sketch(a.text), a.path, a.counterpart) for a in asked).report

    def is_digest(self, article_id: str) -> bool:
        """Tell whether an article says itself that it retells others."""
        return _retells(self._article(article_id))

    def corrected_by(self, article_id: str) -> tuple[Correcting, ...]:
        """Return what an article itself says it had wrong."""
        own = (n for n in _notices(self._article(article_id)) if n.is_own)
        return tuple(Correcting(article_id, n.start, n.end) for n in own)

    def overview(self) -> Overview:
        """Return that nothing is known."""
        return Overview()

    @property
    def count(self) -> None:
        """Not known."""
        return None
