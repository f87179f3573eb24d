"""Bounds on the articles that are looked at, and what of an index lies within them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus.article import Language
from corpus.errors import InputError
from index.listing import Listed
from index.outlets import Outlet, Outlets


@dataclass(frozen=True, slots=True)
class Within:
    """Which articles are looked at.

    Attributes:
        since: published on this day or later; None: no bound. Articles without a date are left out.
        until: the same for the last day.
        sources: from any of these outlets, see :mod:`index.outlets`; none: from any at all.
        written_in: the language of the article; None: either.
    """

    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    written_in: Language | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InputError(
                f"since {self.since} lies after until {self.until}: nothing can be published then; swap them"
            )

    @property
    def is_open(self) -> bool:
        """Whether there is no bound: articles without a date are admitted, too."""
        return not self.bounds_days and not self.sources and self.written_in is None

    @property
    def bounds_days(self) -> bool:
        """Whether the day of publication is bounded."""
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True, eq=False)
class Admitted:
    """The articles of an index within bounds.

    Attributes:
        articles: newest first, those without a date last, of a day as indexed.
        ids: theirs.
        ordinals: those of their passages, ascending.
        undated: how many were left out just because they have no date.
        outlets: those that the bounds name; empty when they name none.
    """

    articles: tuple[Listed, ...]
    ids: frozenset[str]
    ordinals: NDArray[np.int64]
    undated: int
    outlets: tuple[Outlet, ...]


def admitted(listed: Sequence[Listed], outlets: Outlets | None, within: Within) -> Admitted:
    """Return the articles within bounds.

    Args:
        listed: all articles, in the order of the index.
        outlets: theirs; None when the bounds name no outlet.
        within: the bounds.

    Raises:
        InputError: an outlet is unknown.
    """
    named = outlets.named(within.sources) if outlets else ()
    known = [a for a in listed if within.written_in in (None, a.language)]
    if within.sources:
        ids = frozenset[str]().union(*(o.ids for o in named))
        known = [a for a in known if a.id in ids]
    kept = [a for a in known if _of_the_days(within, a.published)] if within.bounds_days else known
    ranges = [np.arange(a.first_ordinal, a.first_ordinal + a.passages) for a in kept]
    return Admitted(
        tuple(sorted(kept, key=_newest_first)),
        frozenset(a.id for a in kept),
        np.concatenate(ranges) if ranges else np.empty(0, dtype=np.int64),
        sum(a.published is None for a in known) if within.bounds_days else 0,
        named,
    )


def _of_the_days(within: Within, day: date | None) -> bool:
    return day is not None and (within.since or date.min) <= day <= (within.until or date.max)


def _newest_first(article: Listed) -> int:
    return -article.published.toordinal() if article.published else 0
