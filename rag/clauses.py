"""Clauses of a sentence with what is quoted or bracketed left whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.quotations import Quoted
from rag.speech import Range

_BORDER = re.compile(r"[，,；;：:。！？!?\n—]|\.(?=\s|$)")
_BRACKET = re.compile(r"（[^（）\n]*）|\([^()\n]*\)|【[^【】\n]*】|\[[^\[\]\n]*\]")


def blanked(text: str, quoted: Sequence[Quoted]) -> str:
    """Return a text of the same length in which all quoted characters and marks are blanks of no clause."""
    pieces, last = [], 0
    for q in quoted:
        pieces += (text[last : q.opens], "\x00" * (q.closes - q.opens))
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
