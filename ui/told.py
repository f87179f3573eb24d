"""How evidence tells the points of a checked statement, as lines for a terminal and for the page."""

from __future__ import annotations

from collections.abc import Iterator

from rag.verdicts import CheckedPoint, CheckedStatement, Verdict
from ui.check_words import CheckWords


def told_otherwise(statement: CheckedStatement, w: CheckWords) -> Iterator[str]:
    """Yield a line for each point that is told otherwise or not at all; none where all is supported."""
    if statement.verdict is not Verdict.SUPPORTED:
        yield from (_line(point, w) for point in statement.points if point.state != "same")


def _line(point: CheckedPoint, w: CheckWords) -> str:
    if point.told:
        return w.told.format(point.text, point.told)
    return (w.other if point.state == "other" else w.absent).format(point.text)
