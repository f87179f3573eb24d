"""One article of an index without its text: what lists show of it and bounds are drawn by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.article import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One article; its passages have the ordinals from ``first_ordinal`` on.

    The other fields are those of :class:`corpus.article.Article`.
    """

    id: str
    title: str
    language: Language
    source: str
    published: date | None
    published_is_inferred: bool
    path: str
    first_ordinal: int
    passages: int
