"""The view of the articles as HTML: adding, filters, the table. Knows no routes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from index.outlets import Outlet
from rag.shelf import Found, Shelf
from ui.escaping import escape
from ui.guard import MAX_FILE, SIGN_IN
from ui.library.query import VIEW, Query
from ui.library.table import FILTERS, REMOVAL, table_html
from ui.library.words import LibraryWords

LIST = "yj-list"
MOST_OUTLETS = 300
"""Outlets that can be chosen; others are found by searching."""

_MEGABYTE = 1024 * 1024


class Rights(Enum):
    """What a reader may do with the articles: change them, sign in to do so, or read only."""

    CHANGE = "change"
    SIGN_IN = "sign in"
    READ = "read"


def view_html(
    shelf: Shelf, query: Query, found: Found | str, words: LibraryWords, rights: Rights, told: str = ""
) -> str:
    """Return the whole view.

    Args:
        shelf: all articles.
        query: what was asked for.
        found: the page to be shown, or the line that says why there is none.
        words: of the page's language.
        rights: of the reader.
        told: what the reader changed before and can undo, as HTML.
    """
    may_change = rights is Rights.CHANGE
    return (
        f'<section class="yj-view yj-view-articles yj-scripted" lang="{words.language}">'
        f"<h2>{words.title}</h2>{_adding(words, rights)}"
        f'<div id="yj-told" role="status">{told}</div>{_filters(shelf, query, words)}'
        f"{_removal(words) if may_change else ''}"
        f'<div id="{LIST}">{list_html(shelf, query, found, words, rights)}</div></section>'
    )


def list_html(shelf: Shelf, query: Query, found: Found | str, words: LibraryWords, rights: Rights) -> str:
    """Return what stands under the filters, or the line that says why there is nothing."""
    if isinstance(found, str):
        return error_html(found)
    return table_html(found, query, shelf.count, words, may_change=rights is Rights.CHANGE)


def error_html(line: str) -> str:
    """Return one line about what went wrong."""
    return f'<p class="yj-failed" role="alert">{escape(line)}</p>'


def _adding(words: LibraryWords, rights: Rights) -> str:
    if rights is Rights.READ:
        return ""
    if rights is Rights.SIGN_IN:
        return f'<p class="yj-sign-in"><a href="{SIGN_IN}">{words.sign_in}</a></p>'
    return (
        f'<div class="yj-drop" data-most="{MAX_FILE}"><p><strong>{words.add}</strong> {words.drop} '
        f"{_pick('', words.pick)} {_pick(' webkitdirectory', words.pick_folder)}</p>"
        f'<p class="yj-formats">{words.formats.format(MAX_FILE // _MEGABYTE)}</p>'
        f'<p class="yj-progress" hidden><progress max="1" value="0" aria-label="{words.reading}"></progress>'
        " <span></span></p>"
        f'<p class="yj-failed yj-unreached" role="alert" hidden></p></div>'
    )


def _pick(kind: str, label: str) -> str:
    return f'<label class="yj-button"><input type="file" multiple{kind}>{label}</label>'


def _filters(shelf: Shelf, query: Query, words: LibraryWords) -> str:
    days = _day("since", words.since, query.since) + _day("until", words.until, query.until)
    return (
        f'<form id="{FILTERS}" class="yj-form yj-to-{LIST}" method="get" action="{VIEW}/list" role="search">'
        f'<label class="yj-search"><span>{words.search}</span><input type="search" name="q" maxlength="200"'
        f' value="{escape(query.q)}" placeholder="{words.search_hint}"></label>{days}'
        f"{_outlets(shelf.outlets, query, words)}{_languages(shelf, query, words)}"
        f'<input type="hidden" name="lang" value="{words.language}">'
        f'<input type="hidden" name="sort" value="{query.sort}">'
        f'<input type="hidden" name="down" value="{str(query.down).lower()}">'
        f'<button type="submit">{words.apply}</button></form>'
    )


def _day(name: str, label: str, value: str) -> str:
    return f'<label><span>{label}</span><input type="date" name="{name}" value="{escape(value)}"></label>'


def _outlets(outlets: Sequence[Outlet], query: Query, words: LibraryWords) -> str:
    """Return the choice of an outlet, with the number of its articles; empty when none is named."""
    if not outlets:
        return ""
    known = [(o.name, f"{o.name} ({len(o.ids)})") for o in outlets[:MOST_OUTLETS]]
    chosen = next(iter(query.outlet), "")
    if chosen and chosen not in {name for name, _ in known}:
        known.insert(0, (chosen, chosen))
    return _choice("outlet", words.outlet, [("", words.any_outlet), *known], chosen)


def _languages(shelf: Shelf, query: Query, words: LibraryWords) -> str:
    known = [(code, f"{words.languages[code]} ({count})") for code, count in shelf.languages.items()]
    return _choice("written_in", words.written_in, [("", words.either), *known], query.written_in)


def _choice(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> str:
    shown = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return f'<label><span>{label}</span><select name="{name}">{shown}</select></label>'


def _removal(words: LibraryWords) -> str:
    return (
        f'<form id="{REMOVAL}" class="yj-change" method="post" action="/library/remove">'
        f'<button type="submit" class="yj-confirm">{words.remove}'
        f'<span class="yj-really" hidden>{words.really}</span></button></form>'
    )
