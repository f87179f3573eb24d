"""The table of the articles as HTML: its head, a page of rows, the links to other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from corpus.outlets import outlets
from rag.shelf import PAGE, Column, Found, Row
from ui.escaping import escape
from ui.library.bounds import bounds_address
from ui.library.query import Query
from ui.library.words import LibraryWords

FILTERS = "yj-filters"
REMOVAL = "yj-removal"


def table_html(found: Found, query: Query, count: int, words: LibraryWords, *, may_change: bool) -> str:
    """Return what stands under the filters.

    Args:
        found: the page to be shown.
        query: what it was asked by.
        count: number of all articles.
        words: of the page's language.
        may_change: whether rows can be chosen, to be removed.
    """
    told = f'<p class="yj-count" role="status">{_counted(found, count, words)}{_ask(query, words)}</p>'
    if not found.rows:
        return f'{told}<p class="yj-none">{words.none_found if count else words.nothing_held}</p>'
    head = "".join(_head(column, query, words) for column in Column)
    rows = "".join(_row(row, query, words, may_change=may_change) for row in found.rows)
    box = (
        f'<th class="yj-pick"><input type="checkbox" class="yj-all" aria-label="{words.choose_all}"></th>'
        if may_change
        else ""
    )
    return (
        f'{told}<div class="yj-scroll"><table class="yj-table"><thead><tr>{box}{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{_pages(found, query, words)}"
    )


def article_link(article_id: str, title: str, words: LibraryWords) -> str:
    """Return the link that opens an article in the panel."""
    address = f"/articles/{quote(article_id, safe='')}?lang={words.language}"
    return f'<a class="yj-open" href="{escape(address)}">{escape(title) or "…"}</a>'


def _counted(found: Found, count: int, words: LibraryWords) -> str:
    many = words.all_of.format(count) if found.count == count else words.some_of.format(found.count, count)
    if found.pages == 1:
        return f"<span>{many}</span>"
    first = (found.page - 1) * PAGE + 1
    return f"<span>{many}</span><span>{words.found.format(first, first + len(found.rows) - 1)}</span>"


def _ask(query: Query, words: LibraryWords) -> str:
    bounds = query.within()
    if bounds.is_open:
        return ""
    return f'<a class="yj-bounds" href="{escape(bounds_address(bounds))}">{words.ask_within}</a>'


def _head(column: Column, query: Query, words: LibraryWords) -> str:
    is_sorted = column is query.sort
    order = f' aria-sort="{"descending" if query.down else "ascending"}"' if is_sorted else ""
    to = query.sorted_by(column)
    sign = ("▾" if query.down else "▴") if is_sorted else ""
    return (
        f'<th scope="col" class="yj-col-{column}"{order}>'
        f'<a class="yj-go" href="{escape(to.address(words.language))}" title="{words.sort_hints[to.down]}">'
        f'{words.columns[column]}<span aria-hidden="true">{sign}</span></a></th>'
    )


def _row(row: Row, query: Query, words: LibraryWords, *, may_change: bool) -> str:
    listed = row.listed
    title = escape(listed.title)
    box = (
        f'<td class="yj-pick"><input type="checkbox" name="ids" value="{escape(listed.id)}" form="{REMOVAL}"'
        f' aria-label="{escape(words.choose.format(listed.title))}"></td>'
        if may_change
        else ""
    )
    details = (
        f'<a class="yj-go yj-details" href="{escape(query.address(words.language, listed.id))}"'
        f' aria-label="{words.details_of.format(title)}">{words.details}</a>'
    )
    return (
        f'<tr>{box}<th scope="row" class="yj-col-title" lang="{listed.language}">'
        f"{article_link(listed.id, listed.title, words)} {''.join(marks(row, words))}{details}</th>"
        f'<td class="yj-col-outlet">{_outlets(row)}</td>'
        f'<td class="yj-col-date">{date_html(row, words)}</td>'
        f'<td class="yj-col-language">{words.languages[listed.language]}</td>'
        f'<td class="yj-col-passages">{listed.passages}</td>'
        f'<td class="yj-col-copies">{_copies(row, words)}</td></tr>'
    )


def marks(row: Row, words: LibraryWords) -> Iterator[str]:
    """Yield the marks of a digest and of an article that was corrected."""
    if row.is_digest:
        yield f'<span class="yj-mark" title="{words.digest_hint}">{words.digest}</span>'
    if row.is_corrected:
        yield f'<span class="yj-mark yj-warned" title="{words.corrected_hint}">{words.corrected}</span>'


def date_html(row: Row, words: LibraryWords) -> str:
    """Return the day of publication, marked where it was taken from the text; empty when it is unknown."""
    day = row.listed.published
    if day is None:
        return ""
    inferred = (
        f' <span class="yj-mark" title="{words.inferred_hint}">{words.inferred}</span>'
        if row.listed.published_is_inferred
        else ""
    )
    return f'<time datetime="{day}">{day}</time>{inferred}'


def _outlets(row: Row) -> str:
    named = escape(", ".join(outlets(row.listed.source)))
    return f'<span title="{named}">{named}</span>'


def _copies(row: Row, words: LibraryWords) -> str:
    if row.copies == 1:
        return ""
    return f'<span title="{words.copies_hint.format(row.copies)}">{words.copies.format(row.copies)}</span>'


def _pages(found: Found, query: Query, words: LibraryWords) -> str:
    if found.pages == 1:
        return ""
    former = _turn(words.former, found.page - 1, query, words) if found.page > 1 else ""
    following = _turn(words.following, found.page + 1, query, words) if found.page < found.pages else ""
    here = f"<span>{words.page.format(found.page, found.pages)}</span>"
    return f'<nav class="yj-pages" aria-label="{words.pages}">{former}{here}{following}</nav>'


def _turn(label: str, page: int, query: Query, words: LibraryWords) -> str:
    address = replace(query, page=page).address(words.language)
    return f'<a class="yj-go" href="{escape(address)}">{label}</a>'
