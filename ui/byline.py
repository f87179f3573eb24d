"""Outlet, date and address of an article or a citation as one line of HTML."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ui.escaping import escape, web_address
from ui.texts import Words


class Published(Protocol):
    """What an article and a citation have in common."""

    @property
    def source(self) -> str:
        """The outlet."""

    @property
    def url(self) -> str:
        """Address of the original."""

    @property
    def published(self) -> date | None:
        """Publication date."""

    @property
    def published_is_inferred(self) -> bool:
        """Whether the date was taken from the text."""


def byline(item: Published, words: Words) -> str:
    """Return ``outlet · date · link``; what is unknown is said to be unknown."""
    outlet = escape(item.source) or words.no_outlet
    parts = [f'<span class="yj-outlet">{outlet}</span>', _date(item, words), _original(item.url, words)]
    return '<span class="yj-dot" role="presentation"> · </span>'.join(part for part in parts if part)


def plain_byline(item: Published, words: Words) -> str:
    """Return the same without address, as plain text that is not escaped."""
    return f"{item.source or words.no_outlet} · {plain_date(item, words)}"


def plain_date(item: Published, words: Words) -> str:
    """Return ``2026-02-11``, ``2026-02-11 (inferred)`` or that the date is unknown."""
    if item.published is None:
        return words.no_date
    day = item.published.isoformat()
    return f"{day} ({words.inferred})" if item.published_is_inferred else day


def _date(item: Published, words: Words) -> str:
    if item.published is None:
        return f'<span class="yj-date">{words.no_date}</span>'
    return f'<time class="yj-date" datetime="{item.published.isoformat()}">{plain_date(item, words)}</time>'


def _original(url: str, words: Words) -> str:
    address = web_address(url)
    if not address:
        return ""
    return (
        f'<a class="yj-original" href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f"{words.original} ↗</a>"
    )
