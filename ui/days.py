"""Days in the short form that reads the same in both languages: 2026-02-09, 2026-02, 2026, or from … to."""

from __future__ import annotations

from datetime import date, timedelta


def days_in_short(first: date, last: date) -> str:
    """Return a day, month or year, otherwise both ends.

    >>> days_in_short(date(2026, 2, 1), date(2026, 2, 28))
    '2026-02'
    """
    if first == last:
        return first.isoformat()
    is_whole = first.day == 1 and (last + timedelta(1)).day == 1
    if is_whole and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}-{first.month:02}"
    if is_whole and first.month == 1 and last.month == 12:  # noqa: PLR2004 - December
        return f"{first.year}" if first.year == last.year else f"{first.year} – {last.year}"
    if first.year == last.year:
        return f"{first} – {last.day:02}" if first.month == last.month else f"{first} – {last:%m-%d}"
    return f"{first} – {last}"
