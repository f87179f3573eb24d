"""What stands in quotation marks in a text: the outermost pairs, and what opens or closes outside of it.

Titles in 《》 are no quotations, an apostrophe is no mark, and a straight mark needs a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENS = {"“": "”", "「": "」", "『": "』", "‘": "’", "«": "»", "＂": "＂", '"': '"'}
_STRAIGHT = frozenset('"＂')
_MARK = re.compile(r"《[^《》\n]*》|[“”「」『』«»＂\"]|(?<![A-Za-z0-9])‘|’(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two quotation marks: ``text[start:end]``, the marks themselves excluded.

    Attributes:
        opens: where the opening mark is; ``start`` when it stands before the text.
        closes: position after the closing mark; ``end`` when it stands after the text.
    """

    start: int
    end: int
    opens: int
    closes: int


def quotations(text: str) -> tuple[Quoted, ...]:
    """Return what a text quotes, in order, without overlaps; what is empty is left out.

    A closing mark without its partner ends what the text begins with and the other way round.
    Time is linear in the length of the text.

    >>> [("他说“走”，她说“留”。")[q.start : q.end] for q in quotations("他说“走”，她说“留”。")]
    ['走', '留']
    """
    return tuple(q for q in _pairs(text) if text[q.start : q.end].strip())


def _pairs(text: str) -> Iterator[Quoted]:
    opened, depth, partner = -1, 0, ""
    last = 0
    for mark in _MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if len(sign) > 1:
            continue  # marks inside a title belong to the title
        if not partner:
            if sign in _OPENS:
                opened, depth, partner = at, 1, _OPENS[sign]
            elif not last and sign != "’":
                yield Quoted(0, at, 0, at + 1)
                last = at + 1
        elif sign == partner:
            depth -= 1
            if not depth:
                yield Quoted(opened + 1, at, opened, at + 1)
                last, partner = at + 1, ""
        elif _OPENS.get(sign) == partner:
            depth += 1
    if partner and text[opened] not in _STRAIGHT and text[opened] != "‘":
        yield Quoted(opened + 1, len(text), opened, len(text))
