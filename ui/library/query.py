"""What a reader asked of the table, as it stands in an address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from index.within import Within
from rag.shelf import Column, Wanted
from rag.within import within
from ui.texts import UiLanguage

VIEW = "/views/articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters, order and page as they were typed; empty: none."""

    q: str = ""
    since: str = ""
    until: str = ""
    outlet: tuple[str, ...] = ()
    written_in: str = ""
    sort: Column = Column.DATE
    down: bool = True
    page: int = 1

    def within(self) -> Within:
        """Return the bounds.

        Raises:
            InputError: a day or a language is none.
        """
        return within(self.since, self.until, self.outlet, self.written_in)

    def wanted(self) -> Wanted:
        """Return what of the table is to be seen.

        Raises:
            InputError: a day or a language is none.
        """
        return Wanted(
            text=self.q,
            within=self.within(),
            column=self.sort,
            is_descending=self.down,
            page=self.page,
        )

    def sorted_by(self, column: Column) -> Query:
        """Return the same sorted by a column; by the one that it is sorted by now, the other way round."""
        by_names = column in {Column.TITLE, Column.OUTLET, Column.LANGUAGE}
        down = not self.down if column is self.sort else not by_names
        return replace(self, sort=column, down=down, page=1)

    def address(self, language: UiLanguage, article_id: str = "") -> str:
        """Return the address of the view, or of the page of an article from which one comes back to it.

        >>> Query(q="码头", page=2).address("zh")
        '/views/articles?q=%E7%A0%81%E5%A4%B4&page=2&lang=zh'
        """
        path = f"{VIEW}/{quote(article_id, safe='')}" if article_id else VIEW
        order = {} if (self.sort, self.down) == (Column.DATE, True) else {"sort": self.sort.value}
        if order and not self.down:
            order["down"] = "false"
        page = [("page", str(self.page))] if self.page > 1 else []
        fields = [*self.filters(), *order.items(), *page, ("lang", language)]
        return f"{path}?{urlencode(fields)}"

    def filters(self) -> list[tuple[str, str]]:
        """Return the fields of search and bounds that are not empty."""
        found = [("q", self.q), ("since", self.since), ("until", self.until)]
        found += [("outlet", name) for name in self.outlet]
        return [(key, value) for key, value in (*found, ("written_in", self.written_in)) if value]
