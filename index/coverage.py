"""What an index holds, in numbers: shown with every refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from corpus.article import Language
from index.article_store import ArticleStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The extent of an index.

    Attributes:
        articles: number of articles.
        passages: number of passages.
        languages: number of articles in each language that occurs, by language.
        dated: number of articles whose publication date is known.
        earliest: first publication date, None when no article has one.
        latest: last publication date, None when no article has one.
    """

    articles: int
    passages: int
    languages: tuple[tuple[str, int], ...]
    dated: int
    earliest: date | None
    latest: date | None

    @property
    def language(self) -> Language:
        """The language of most articles; Chinese when there are as many in both."""
        counts = dict(self.languages)
        return "en" if counts.get("en", 0) > counts.get("zh", 0) else "zh"

    @classmethod
    def of(cls, store: ArticleStore) -> Self:
        """Count what ``store`` holds."""
        earliest, latest = store.dates()
        return cls(
            articles=store.article_count,
            passages=store.passage_count,
            languages=tuple(sorted(store.languages().items())),
            dated=store.dated_count,
            earliest=earliest,
            latest=latest,
        )
