"""Pairs of quotation marks, brackets and emphasis on one line: where each opens and closes.

A pair never spans a line break, so a mark that lacks its partner cannot swallow the text after
its line. Knows nothing of sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

SHORT = 60
"""Longest inside, in characters, of a pair that is kept in one piece."""

_OPENERS = dict(zip("“‘「『（(《〈【[［〔«", "”’」』）)》〉】]］〕»", strict=True))
_PARTNER = {closes: opens for opens, closes in _OPENERS.items()}
_BRACKETS = frozenset("（([【［〔")
_EMPHASIS = frozenset("*_~`")
_MARK = re.compile(r"[“”‘’「」『』（）()《》〈〉【】\[\]［］〔〕«»＂\"]|\*{1,3}|__|~~|`{1,3}")
_APOSTROPHE = re.compile(r"[A-Za-z]’[A-Za-z]")
_ENUMERATOR = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]")


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one line; all positions count characters of the whole text.

    Attributes:
        closing: positions just after a closing mark, mapped from where that mark starts.
        brackets: position after the closing bracket, by the position of the opening one; short ones only, and
            none that numbers what follows, such as （一）.
        opens: starts of the short quotations and brackets, none inside another, in order.
        closes: for each of ``opens``, the position of its closing mark.

    """

    closing: dict[int, int]
    brackets: dict[int, int]
    opens: tuple[int, ...]
    closes: tuple[int, ...]

    def protects(self, border: int) -> bool:
        """Say whether ``border`` lies inside a short quotation or bracket."""
        nearest = bisect_left(self.opens, border) - 1
        return nearest >= 0 and border <= self.closes[nearest]


NO_PAIRS = Pairs({}, {}, (), ())


def pairs(text: str, start: int, end: int) -> Pairs:
    """Match the paired marks of ``text[start:end]``, which holds no line break, in linear time.

    Each kind of mark is matched on its own, innermost first; straight quotes and Markdown's
    emphasis open and close by turns. ``他说“走”。`` has one pair, from “ to ”.
    """
    waiting: dict[str, list[int]] = {}
    closing: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text, start, end):
        if mark.group() == "’" and _APOSTROPHE.match(text, mark.start() - 1, end):
            continue
        opened = _match(mark.group(), mark.start(), waiting)
        if opened is None:
            continue
        closing[mark.start()] = mark.end()
        if mark.group()[0] not in _EMPHASIS:
            found.append((opened, mark.start()))
    if not closing:
        return NO_PAIRS
    return _collect(text, closing, [pair for pair in found if pair[1] - pair[0] - 1 < SHORT])


def _match(mark: str, position: int, waiting: dict[str, list[int]]) -> int | None:
    """Return where the partner of a closing mark opened; None when the mark opens or has no partner."""
    if mark in _OPENERS:
        waiting.setdefault(mark, []).append(position)
        return None
    stack = waiting.setdefault(_PARTNER.get(mark, mark), [])
    if stack:
        return stack.pop()
    if mark not in _PARTNER:
        stack.append(position)
    return None


def _collect(text: str, closing: dict[int, int], short: list[tuple[int, int]]) -> Pairs:
    brackets = {
        opened: closed + 1
        for opened, closed in short
        if text[opened] in _BRACKETS and not _ENUMERATOR.match(text, opened)
    }
    opens: list[int] = []
    closes: list[int] = []
    for opened, closed in sorted(short):
        if closes and opened < closes[-1]:
            closes[-1] = max(closes[-1], closed)
        else:
            opens.append(opened)
            closes.append(closed)
    return Pairs(closing, brackets, tuple(opens), tuple(closes))
