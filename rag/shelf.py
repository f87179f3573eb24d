"""The articles of an index as a table: searched, bounded, sorted, a page at a time.

Fast for 60,000 articles: nothing but the rows of a page is looked at one by one, and an order is made once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.outlets import outlets
from index import Index, tokenize
from index.folding import fold
from index.listing import Listed
from index.outlets import Outlet
from index.passage import Passage
from index.pinyin import syllables_of
from index.reports import Overview
from rag.answer import CorrectedBy
from rag.provenance import corrections_of
from rag.within import ANY_TIME, Within

PAGE = 50
"""Rows of a page."""

_REMEMBERED = 16
_SOUNDED = 16  # characters of a title that decide its place
_APART = "\x1f"
_Mask = NDArray[np.bool_]


class Column(StrEnum):
    """What a table can be sorted by."""

    TITLE = "title"
    OUTLET = "outlet"
    DATE = "date"
    LANGUAGE = "language"
    PASSAGES = "passages"
    COPIES = "copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the table is to be seen.

    Attributes:
        text: words that title, outlets or one passage hold, all of them; empty: any.
        within: the bounds.
        column: what it is sorted by.
        is_descending: whether the greatest, the newest, the last of the alphabet comes first.
        page: from 1.
    """

    text: str = ""
    within: Within = ANY_TIME
    column: Column = Column.DATE
    is_descending: bool = True
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article of the table.

    Attributes:
        listed: the article.
        copies: how many articles tell its report, itself included.
        is_digest: whether it only retells others.
        is_corrected: whether something says that it was wrong.
    """

    listed: Listed
    copies: int
    is_digest: bool
    is_corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of the table: its rows, its number among all pages, and how many articles were found."""

    rows: tuple[Row, ...]
    page: int
    pages: int
    count: int


class Shelf:
    """The table of one generation of an index. Safe to use from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._ranks = lru_cache(len(Column))(self._rank)
        self._order = lru_cache(2 * len(Column))(self._sorted)
        self._holding = lru_cache(_REMEMBERED)(self._search)

    @property
    def count(self) -> int:
        """Number of articles."""
        return len(self._index.listed)

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets of the articles, those of most articles first."""
        return self._index.outlets.all

    @property
    def languages(self) -> Mapping[str, int]:
        """Number of articles in each language that there is."""
        return dict(self._index.coverage.languages)

    def find(self, wanted: Wanted) -> Found:
        """Return a page; one that is too high is the last.

        Raises:
            InputError: the bounds name an outlet that no article is from.
        """
        places = self._order(wanted.column, wanted.is_descending)
        places = places[self._is_wanted(wanted)[places]]
        pages = max(1, -(-len(places) // PAGE))
        page = min(max(1, wanted.page), pages)
        shown = places[(page - 1) * PAGE : page * PAGE].tolist()
        rows = tuple(self._row(self._index.listed[place]) for place in shown)
        return Found(rows=rows, page=page, pages=pages, count=len(places))

    def holds(self, article_id: str) -> bool:
        """Tell whether there is an article of this id."""
        return article_id in self._places

    def row(self, article_id: str) -> Row:
        """Return the row of one article.

        Raises:
            KeyError: the index holds none of this id.
        """
        return self._row(self._index.listed[self._places[article_id]])

    def others(self, article_id: str) -> tuple[Listed, ...]:
        """Return the other articles that tell the same report."""
        told_by = self._overview.told_by.get(article_id, ())
        return tuple(self._index.listed[self._places[i]] for i in told_by if i != article_id)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article, in the order of the text."""
        return tuple(passage for _, passage in self._index.passages_of(article_id))

    def corrections(self, article_id: str) -> tuple[CorrectedBy, ...]:
        """Return what says that an article was wrong."""
        return corrections_of(article_id, self._index)

    @cached_property
    def _overview(self) -> Overview:
        return self._index.reports.overview()

    @cached_property
    def _places(self) -> dict[str, int]:
        return {listed.id: place for place, listed in enumerate(self._index.listed)}

    def _row(self, listed: Listed) -> Row:
        return Row(
            listed=listed,
            copies=self._copies(listed),
            is_digest=listed.id in self._overview.digests,
            is_corrected=listed.id in self._overview.corrected,
        )

    def _copies(self, listed: Listed) -> int:
        return len(self._overview.told_by.get(listed.id, (listed.id,)))

    def _is_wanted(self, wanted: Wanted) -> _Mask:
        mask = np.ones(self.count, dtype=np.bool_)
        if not wanted.within.is_open:
            mask &= self._mask([self._places[i] for i in self._index.admitted(wanted.within).ids])
        text = " ".join(wanted.text.split())
        return mask & self._holding(text) if text else mask

    def _mask(self, places: list[int]) -> _Mask:
        mask = np.zeros(self.count, dtype=np.bool_)
        mask[places] = True
        return mask

    def _search(self, text: str) -> _Mask:
        """Return which articles have all words of a text in title and outlets, or in one passage."""
        words = fold(text).split()
        mask = self._mask([n for n, named in enumerate(self._named) if all(w in named for w in words)])
        ordinals = self._index.lexical.holding(tokenize(text))
        mask[np.searchsorted(self._firsts, ordinals, side="right") - 1] = True
        return mask

    @cached_property
    def _firsts(self) -> NDArray[np.int64]:
        return np.array([listed.first_ordinal for listed in self._index.listed], dtype=np.int64)

    @cached_property
    def _named(self) -> list[str]:
        """Title and source of each article, folded at once: a call of OpenCC for each would take long."""
        told = (f"{_one_line(a.title)}{_APART}{_one_line(a.source)}" for a in self._index.listed)
        return fold("\n".join(told)).split("\n") if self.count else []

    def _sorted(self, column: Column, is_descending: bool) -> NDArray[np.int64]:
        """Return the places of all articles in an order; what is equal in it comes newest first."""
        ranks = self._ranks(column)
        newest_first = -self._ranks(Column.DATE)
        order: NDArray[np.int64] = np.lexsort((newest_first, -ranks if is_descending else ranks))
        return order

    def _rank(self, column: Column) -> NDArray[np.int64]:
        """Return for each article how many different values stand before its own."""
        values = self._values(column)
        places = {value: rank for rank, value in enumerate(sorted(set(values)))}  # type: ignore[type-var]
        return np.array([places[value] for value in values], dtype=np.int64)

    def _values(self, column: Column) -> list[str] | list[int]:
        listed = self._index.listed
        match column:
            case Column.TITLE:
                return [_sounded(named.partition(_APART)[0]) for named in self._named]
            case Column.OUTLET:
                first = {s: _sounded(fold(", ".join(outlets(s)))) for s in {a.source for a in listed}}
                return [first[a.source] for a in listed]
            case Column.DATE:
                return [a.published.toordinal() if a.published else 0 for a in listed]
            case Column.LANGUAGE:
                return [str(a.language) for a in listed]
            case Column.PASSAGES:
                return [a.passages for a in listed]
            case Column.COPIES:
                return [self._copies(a) for a in listed]


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace(_APART, " ")


@lru_cache(8192)
def _sound(character: str) -> str:
    return next(iter(sorted(syllables_of(character))), character)


def _sounded(folded: str) -> str:
    """Return how the beginning of a text sounds: what a dictionary would sort Chinese by."""
    return " ".join(map(_sound, folded[:_SOUNDED]))
