"""Bounds on the articles of a question: as a bot takes them, and why they cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, TypedDict

from corpus.errors import InputError
from rag.within import Within, within
from ui.texts import UiLanguage

_BAD_DAY: Mapping[UiLanguage, str] = MappingProxyType(
    {
        "zh": "“{}”不是日期：写成 2026-02-09、2026-02 或 2026。",
        "en": "“{}” is no day: write 2026-02-09, 2026-02 or 2026.",
    }
)
_TURNED: Mapping[UiLanguage, str] = MappingProxyType(
    {
        "zh": "起始日期 {} 晚于截止日期 {}：中间没有日子，请对调。",
        "en": "The first day, {}, lies after the last, {}: no day is between them; swap them.",
    }
)


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


def unusable(since: str, until: str, language: UiLanguage) -> str:
    """Return the line that says why two days as written are no bounds; empty when they are.

    >>> unusable("2026-02", "2026-01", "zh")
    '起始日期 2026-02 晚于截止日期 2026-01：中间没有日子，请对调。'
    """
    for written in (since, until):
        try:
            within(written, None)
        except InputError:
            return _BAD_DAY[language].format(written.strip())
    try:
        within(since, until)
    except InputError:
        return _TURNED[language].format(since.strip(), until.strip())
    return ""
