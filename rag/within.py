"""Bounds on when articles were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.errors import InputError
from corpus.periods import periods
from index import Index


@dataclass(frozen=True, slots=True)
class Within:
    """Publication from one day to another, both included; None: no bound."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InputError(
                f"since {self.since} lies after until {self.until}: nothing can be published then; swap them"
            )

    @property
    def is_open(self) -> bool:
        """Whether there is no bound: articles without a date are admitted, too."""
        return self.since is None and self.until is None

    def admits(self, index: Index, article_id: str) -> bool:
        """Tell whether an article of an index was published within."""
        return self.is_open or article_id in index.ids_between(self.since, self.until)

    def admitted(self, index: Index) -> int:
        """Return how many articles were published within."""
        return index.coverage.articles if self.is_open else len(index.ids_between(self.since, self.until))


ANY_TIME = Within()


def within(since: date | str | None, until: date | str | None) -> Within:
    """Return bounds given as dates or as text: 2026-02-09, 2026-02, 2026, 2026年2月, ``February 2026``.

    A month or year counts from its first day for ``since`` and to its last for ``until``.

    Raises:
        InputError: a text names no days, or ``since`` lies after ``until``.
    """
    return Within(_day(since, "since", 0), _day(until, "until", 1))


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
