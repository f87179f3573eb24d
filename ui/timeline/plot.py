"""The plot of a timeline: a row for each year, or for each month of a short time, and one mark per event.

A calendar, not one long axis: news cluster, and on an axis of years a busy week is a single blot. Marks are
plain links to the citation, so that a keyboard reaches them and they work without a script. Colours come by
class from the page's style.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rag.timeline import Entry
from ui.days import days_in_short
from ui.escaping import escape
from ui.evaluation.svg import WIDTH, line, text
from ui.texts import Words

LEFT, RIGHT = 58, WIDTH - 10
ROW, LANE, MARK = 30, 13, 8
MOST_MONTHS = 8
"""Months that a timeline may cover to have one row each."""

_MONTHS, _DAYS = 12, 31
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class _Rows:
    """How a plot is cut into rows: by year or by month."""

    of: Callable[[date], tuple[int, int]]
    name: Callable[[tuple[int, int]], str]
    along: Callable[[date], float]
    ticks: tuple[tuple[float, str], ...]


def plot_svg(entries: Sequence[Entry], address: Callable[[Entry], str], words: Words) -> str:
    """Return the plot; empty for no entries.

    Args:
        entries: by time.
        address: where the click on an event leads.
        words: the language of the labels.
    """
    if not entries:
        return ""
    rows = _rows(entries)
    names = sorted({rows.of(entry.first) for entry in entries})
    marks: list[str] = []
    y = 22.0
    for name in names:
        there = [entry for entry in entries if rows.of(entry.first) == name]
        drawn, height = _row(there, rows, y, address)
        marks += [text(LEFT - 10, y + 17, rows.name(name), anchor="end"), *drawn]
        y += height
        marks.append(line(LEFT, y, RIGHT, y))
    ticks = [m for at, label in rows.ticks for m in _tick(at, label, y)]
    return (
        f'<svg class="yj-plot" viewBox="0 0 {WIDTH} {y + 4:.0f}" role="group"'
        f' aria-label="{escape(words.timeline_plot)}">{"".join([*ticks, *marks])}</svg>'
    )


def _rows(entries: Sequence[Entry]) -> _Rows:
    months = {(e.first.year, e.first.month) for e in entries}
    longest = max((e.last - e.first).days for e in entries)
    if len(months) <= MOST_MONTHS and longest <= _DAYS:
        return _Rows(
            of=lambda day: (day.year, day.month),
            name=lambda row: f"{row[0]}-{row[1]:02}",
            along=lambda day: (day.day - 1) / monthrange(day.year, day.month)[1],
            ticks=tuple(((day - 1) / _DAYS, str(day)) for day in (1, 10, 20, 30)),
        )
    return _Rows(
        of=lambda day: (day.year, 0),
        name=lambda row: str(row[0]),
        along=lambda day: (day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]) / _MONTHS,
        ticks=tuple(((month - 1) / _MONTHS, f"{month:02}") for month in (1, 4, 7, 10)),
    )


def _row(
    entries: Sequence[Entry], rows: _Rows, top: float, address: Callable[[Entry], str]
) -> tuple[list[str], float]:
    """Return the marks of a row, those that would overlap in lanes below each other, and its height."""
    ends: list[float] = []
    marks = []
    for entry in entries:
        start, end = _place(entry, rows)
        lane = next((n for n, taken in enumerate(ends) if taken + 2 <= start), len(ends))
        ends[lane : lane + 1] = [end]
        marks.append(_mark(entry, start, end, top + 8 + LANE * lane, address(entry)))
    return marks, max(ROW, 16 + LANE * len(ends))


def _place(entry: Entry, rows: _Rows) -> tuple[float, float]:
    """Return where a mark begins and ends; what goes on after its row ends with the row."""
    start = min(LEFT + (RIGHT - LEFT) * rows.along(entry.first), RIGHT - MARK)
    goes_on = rows.of(entry.last) != rows.of(entry.first)
    end = RIGHT if goes_on else LEFT + (RIGHT - LEFT) * rows.along(entry.last)
    return start, max(end, start + MARK)


def _mark(entry: Entry, start: float, end: float, y: float, address: str) -> str:
    days = (entry.last - entry.first).days + 1
    kind = "yj-day" if days <= 7 else "yj-month" if days <= _DAYS else "yj-year"  # noqa: PLR2004 - a week
    said = f"{days_in_short(entry.first, entry.last)}  {' '.join(entry.text.split())}"
    title = said if len(said) <= _LONGEST_TITLE else f"{said[:_LONGEST_TITLE]}…"
    shape = _bar(kind, start, y, end - start, MARK)
    reach = _bar("yj-reach", start - 3, y - 3, end - start + 6, LANE)  # larger than what is seen
    return (
        f'<a class="yj-event" href="{escape(address)}" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{reach}{shape}</a>"
    )


def _bar(kind: str, x: float, y: float, width: float, height: float) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}"'
    return f'<rect class="{kind}" {place} rx="4"/>'


def _tick(at: float, label: str, bottom: float) -> tuple[str, str]:
    x = LEFT + (RIGHT - LEFT) * at
    return line(x, 20, x, bottom), text(x, 13, label, anchor="middle" if at else "start", of="small")
