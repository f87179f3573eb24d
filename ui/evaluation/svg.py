"""Small SVG marks and the frame that maps values to places. Every text is escaped here.

Marks are coloured by class, never inline: the page's style gives each class its colour in light and dark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ui.escaping import escape

WIDTH = 380
"""Units that a plot is wide: its 12-unit letters stay readable on a phone 360 pixels wide."""

_SHAPES: dict[str, Callable[[float, float], str]] = {
    "all": lambda x, y: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>',
    "zh": lambda x, y: f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>',
    "en": lambda x, y: f'<path d="M{x:.1f} {y - 5.5:.1f}l5.2 9h-10.4z"/>',
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot's inner rectangle; values from ``x0`` to ``x1`` and from ``y0`` to ``y1`` fill it."""

    left: float
    top: float
    right: float
    bottom: float
    x1: float = 1.0
    y1: float = 1.0
    x0: float = 0.0
    y0: float = 0.0

    def x(self, value: float) -> float:
        """Return where a value stands from the left."""
        return self.left + (self.right - self.left) * (value - self.x0) / ((self.x1 - self.x0) or 1)

    def y(self, value: float) -> float:
        """Return where a value stands from the top; greater values are higher."""
        return self.bottom - (self.bottom - self.top) * (value - self.y0) / ((self.y1 - self.y0) or 1)


def svg(name: str, height: float, *, title: str, desc: str, marks: Iterable[str], style: str = "") -> str:
    """Return a plot with its title and description for those who hear it.

    Args:
        name: unique on the page.
        height: in the units of ``WIDTH``.
        title: what is shown.
        desc: what there is to see.
        marks: drawn in this order.
        style: for a plot that stands alone, the colours of its classes.
    """
    inner = "".join(marks)
    shown = f"<style>{style}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(desc)}</desc>{shown}{inner}</svg>'
    )


def text(x: float, y: float, content: str, *, anchor: str = "start", of: str = "") -> str:
    """Return words at a place; ``of`` is their class."""
    kind = f' class="{escape(of)}"' if of else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{kind}>{escape(content)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *, of: str = "faint") -> str:
    """Return a straight line."""
    return f'<line class="{escape(of)}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def path(points: Sequence[tuple[float, float]], *, of: str) -> str:
    """Return a line through points."""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline class="{escape(of)}" points="{joined}"/>'


def bar(x: float, y: float, width: float, height: float, *, of: str, title: str = "") -> str:
    """Return a filled rectangle; its title is shown under the pointer."""
    shown = f"<title>{escape(title)}</title>" if title else ""
    place = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f'<rect class="{escape(of)}" {place}>{shown}</rect>'


def mark(x: float, y: float, *, of: str, title: str = "", shape: str = "") -> str:
    """Return a small mark in the shape of its group, so that it is told apart without colours too."""
    shown = f"<title>{escape(title)}</title>" if title else ""
    return f'<g class="mark {escape(of)}">{shown}{_SHAPES.get(shape or of, _SHAPES["all"])(x, y)}</g>'


def interval(low: float, high: float, y: float, *, of: str) -> str:
    """Return a horizontal interval."""
    return line(low, y, high, y, of=f"interval {of}")


def share_axes(frame: Frame, x_name: str, y_name: str) -> list[str]:
    """Return a grid from 0 to 100 % both ways with the names of the axes."""
    marks = []
    for quarter in range(5):
        share = quarter / 4
        x, y, name = frame.x(share), frame.y(share), f"{25 * quarter}"
        marks += [line(x, frame.top, x, frame.bottom), line(frame.left, y, frame.right, y)]
        marks += [text(x, frame.bottom + 15, name, anchor="middle", of="small")]
        marks += [text(frame.left - 6, y + 4, name, anchor="end", of="small")]
    marks.append(text(frame.right, frame.bottom + 31, x_name, anchor="end"))
    marks.append(text(frame.left - 28, frame.top - 10, y_name))
    return marks


def legend(y: float, entries: Sequence[tuple[str, str]], *, x: float = 8, gap: float = 16) -> list[str]:
    """Return a row of marks and their names; an entry is (class, name)."""
    marks = []
    for kind, name in entries:
        marks += [mark(x, y - 4, of=kind), text(x + 10, y, name, of="small")]
        x += 10 + gap + sum(12.0 if character > "\u2e80" else 6.2 for character in name)
    return marks
