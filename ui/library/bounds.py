"""Bounds of the conversation: their address, and the chips above the question box that show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from corpus.errors import InputError
from index.within import Within
from rag.within import within
from ui.bounds import unusable
from ui.escaping import escape
from ui.library.words import LibraryWords
from ui.texts import UiLanguage


def bounds_address(bounds: Within) -> str:
    """Return the address of the page with the conversation bound so.

    >>> bounds_address(Within(sources=("BBC News",), written_in="en"))
    '/?outlet=BBC+News&written_in=en'
    """
    fields = [("since", str(bounds.since or "")), ("until", str(bounds.until or ""))]
    fields += [("outlet", name) for name in bounds.sources]
    given = [(key, value) for key, value in (*fields, ("written_in", bounds.written_in or "")) if value]
    return f"/?{urlencode(given)}"


def bounds_in(query: str, language: UiLanguage) -> Within:
    """Return the bounds in the query of an address.

    >>> bounds_in("?outlet=BBC+News&written_in=en&view=articles", "zh")
    Within(since=None, until=None, sources=('BBC News',), written_in='en')

    Raises:
        InputError: a day or a language is none; of days its line is in the page's language.
    """
    given = parse_qs(query.removeprefix("?"))
    since, until, written_in = (given.get(key, [""])[0] for key in ("since", "until", "written_in"))
    if line := unusable(since, until, language):
        raise InputError(line)
    return within(since, until, given.get("outlet", []), written_in)


def bounds_html(bounds: Within, words: LibraryWords) -> str:
    """Return the active bounds as chips, each a link to the page without it; empty when there are none."""
    if bounds.is_open:
        return ""
    chips = "".join(_chip(label, fewer, words) for label, fewer in _parts(bounds, words))
    none = f'<a class="yj-bounds yj-unbound" href="/?">{words.unbound_all}</a>'
    return (
        f'<div class="yj-bound" lang="{words.language}"><span>{words.bounds}</span>'
        f"<ul>{chips}</ul>{none}</div>"
    )


def _parts(bounds: Within, words: LibraryWords) -> Iterator[tuple[str, Within]]:
    """Yield each bound in words, with the bounds that are left without it."""
    if bounds.since:
        yield words.from_day.format(bounds.since), replace(bounds, since=None)
    if bounds.until:
        yield words.to_day.format(bounds.until), replace(bounds, until=None)
    for name in bounds.sources:
        yield name, replace(bounds, sources=tuple(s for s in bounds.sources if s != name))
    if bounds.written_in:
        named = words.only_language.format(words.languages[bounds.written_in])
        yield named, replace(bounds, written_in=None)


def _chip(label: str, fewer: Within, words: LibraryWords) -> str:
    hint = escape(words.unbound.format(label))
    return (
        f'<li><span>{escape(label)}</span><a class="yj-bounds" href="{escape(bounds_address(fewer))}"'
        f' aria-label="{hint}" title="{hint}">×</a></li>'
    )
