"""Bounds on the articles that are looked at, as a user writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.article import Language
from corpus.errors import InputError
from corpus.periods import periods
from index.within import Within

__all__ = ["ANY_TIME", "Within", "narrowed", "within"]

ANY_TIME = Within()

MOST_SOURCES = 50
"""Outlets that one question may be bound to."""


def within(
    since: date | str | None,
    until: date | str | None,
    sources: Sequence[str] | str = (),
    written_in: str | None = None,
) -> Within:
    """Return bounds given as values or as text.

    Args:
        since: 2026-02-09, 2026-02, 2026, 2026年2月, ``February 2026``; a month counts from its first day.
        until: the same; a month or year counts to its last day.
        sources: names of outlets.
        written_in: ``zh`` or ``en``.

    Raises:
        InputError: a text names no days, ``since`` lies after ``until``, the outlets are too many, or the
            language is neither.
    """
    return Within(_day(since, "since", 0), _day(until, "until", 1), _names(sources), _language(written_in))


def narrowed(bounds: Within, first: date | None, last: date | None) -> Within | None:
    """Return bounds from ``first`` at the earliest, to ``last`` unless they end; None: nothing is left."""
    since = max(filter(None, (first, bounds.since)), default=None)
    until = bounds.until or last
    if since and until and since > until:
        return None
    return Within(since, until, bounds.sources, bounds.written_in)


def _names(sources: Sequence[str] | str) -> tuple[str, ...]:
    given = (sources,) if isinstance(sources, str) else sources
    names = tuple(dict.fromkeys(name.strip() for name in given if name.strip()))
    if len(names) > MOST_SOURCES:
        raise InputError(f"{len(names)} outlets are more than the {MOST_SOURCES} of one question; name fewer")
    return names


def _language(written_in: str | None) -> Language | None:
    if not written_in:
        return None
    if written_in not in ("zh", "en"):
        raise InputError(f"written_in must be zh or en, not {written_in[:40]!r}")
    return "zh" if written_in == "zh" else "en"


def _day(given: date | str | None, name: str, end: int) -> date | None:
    if given is None or isinstance(given, date):
        return given
    text = given.strip()
    if not text:
        return None
    written = _as_written(text)
    found = periods(written, published=None)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        raise InputError(
            f"{name} must name a day, month or year, such as 2026-02-09, 2026-02 or 2026, not {text!r}"
        )
    return (found[0].first, found[0].last)[end]


def _as_written(text: str) -> str:
    """Return 2026 and 2026-02, which in running text may be anything, as a year and a month."""
    parts = text.replace("/", "-").split("-")
    if not all(p.isascii() and p.isdigit() for p in parts) or len(parts) > 2:  # noqa: PLR2004
        return text
    return "".join(p + unit for p, unit in zip(parts, "年月", strict=False))
