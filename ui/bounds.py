"""Bounds on the articles of a question, as a bot takes them."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypedDict

from rag.within import Within


class Bounds(TypedDict):
    """The articles that a question is bound to, as a bot takes them."""

    since: date | None
    until: date | None
    sources: tuple[str, ...]
    written_in: Literal["zh", "en"] | None


def bounds_of(bounds: Within) -> Bounds:
    """Return bounds as a bot takes them."""
    return Bounds(
        since=bounds.since, until=bounds.until, sources=bounds.sources, written_in=bounds.written_in
    )
