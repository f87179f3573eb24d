"""How an answer shows a quote: without marks of lists, headings and emphasis, and where each character stood.

Characters are left out or get other brackets; none is added and none changes its place among the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rag.markers import without_markers

_LEADING_MARKS = re.compile(r"^(?:\s|#{1,6}\s|>\s?|[-*+•]\s+|\d{1,2}[.、)]\s+)+")
# Balanced Markdown pairs only, and none with a digit at its outer side, where * may multiply or mask.
_EMPHASIS = re.compile(r"(?<![\d*])\*{1,3}(?=[^\s*])([^*\n]*[^\s*])\*{1,3}(?![\d*])")


@dataclass(frozen=True, slots=True)
class Displayed:
    """A quote as shown, and for each shown character its offset in the quote."""

    text: str
    origins: tuple[int, ...]

    def range_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``quote[start:end]`` is shown; None when nothing of it is."""
        shown = (bisect_left(self.origins, start), bisect_left(self.origins, end))
        return shown if shown[0] < shown[1] else None


def displayed(quote: str) -> Displayed:
    """Return a quote as an answer shows it.

    What looks like one of our markers, such as ``[1]``, gets other brackets: a number in an
    article must not pass for a citation.
    """
    lead = _LEADING_MARKS.match(quote)
    begin = lead.end() if lead else 0
    body = quote[begin:]
    kept: list[int] = []
    last = 0
    for pair in _EMPHASIS.finditer(body):
        kept += (*range(last, pair.start()), *range(*pair.span(1)))
        last = pair.end()
    kept += range(last, len(body))
    text = without_markers("".join(body[i] for i in kept))
    first, length = len(text) - len(text.lstrip()), len(text.strip())
    return Displayed(text.strip(), tuple(begin + i for i in kept[first : first + length]))


def display_text(quote: str) -> str:
    """Return only the text of a quote as shown.

    >>> display_text('- **Bias**: "off" [3]')
    'Bias: "off" ［3］'
    """
    return displayed(quote).text
