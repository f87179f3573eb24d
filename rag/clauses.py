"""Clauses of a sentence with what is quoted or bracketed left whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.quotations import Quoted
from rag.speech import Range

_BORDER = re.compile(r"[，,；;：:。！？!?\n—]|\.(?=\s|$)")
_ENDS = re.compile(r"[。！？!?…，,.][^\w\s]*$")
_TAIL = 8
_BRACKET = re.compile(r"（[^（）\n]*）|\([^()\n]*\)|【[^【】\n]*】|\[[^\[\]\n]*\]")


def blanked(text: str, quoted: Sequence[Quoted]) -> str:
    """Return a text of the same length in which all quoted characters and marks are blanks of no clause.

    The last of them is a comma where the quotation itself ends its clause: "Go!" he said.
    """
    pieces: list[str] = []
    last = 0
    for q in quoted:
        length = q.closes - q.opens
        ends = length > 1 and _ENDS.search(text, max(q.start, q.end - _TAIL), q.end)
        pieces += (text[last : q.opens], "\x00" * (length - 1) + "," if ends else "\x00" * length)
        last = q.closes
    return "".join((*pieces, text[last:]))


def without_brackets(text: str) -> str:
    """Return a text of the same length with blanks in place of what stands in brackets."""
    return _BRACKET.sub(lambda m: "\x01" * len(m.group()), text)


def clauses(blank: str) -> tuple[Range, ...]:
    """Return the clauses of a blanked text, without the marks between them."""
    found, start = [], 0
    for border in _BORDER.finditer(blank):
        found.append((start, border.start()))
        start = border.end()
    return (*found, (start, len(blank)))
