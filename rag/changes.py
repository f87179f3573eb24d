"""What of a claim a sentence lacks, and what it has in between: the two laid side by side.

A claim that was copied and changed shows its change as a short stretch that differs, or a "not" that is gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rag.claims import folded

REMEMBERED = 4096
"""Pairs whose changes are kept: the same sentence is laid beside a claim more than once."""

LONGEST = 600
"""Characters of either text that are compared; what is longer is no single sentence."""

SHORT = 5
"""Characters of a stretch that can turn a sentence's meaning and is soon overlooked."""

_DENIES = re.compile(r"不|没|未|无|非|否|别|\bnot\b|n't|\bno\b|\bnever\b|\bdid\b")
_HEDGES = re.compile(
    r"可能|或|也许|有望|计划|打算|拟|据称|疑似|预计|将|\b(?:may|might|could|plan\w*|reported\w*|likely|expect\w*|perhaps|possibly|probably|allegedly|hopes?|intends?)\b"
)
_GROUPS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PIECE = re.compile(r"\d+(?:\.\d+)?[百千万亿]{0,3}|[a-z]+|[^\W_]")
"""What is compared as one: a number with its scale, a Latin word, an ideograph. 120 has nothing of 12 and of
90, nor 23万 of 23亿."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A claim laid beside a sentence; letters, digits and ideographs count, punctuation does not.

    Attributes:
        lacking: stretches of the claim, folded, that the sentence lacks.
        between: stretches of the sentence between what both have.
        replaced: short stretches of the claim, each with what the sentence has in its place.
        share: of the claim's pieces that the sentence lacks, 0 to 1.
    """

    lacking: tuple[str, ...]
    between: tuple[str, ...]
    replaced: tuple[tuple[str, str], ...]
    share: float

    @property
    def longest(self) -> int:
        """Characters of the longest stretch that is lacking."""
        return max(map(len, self.lacking), default=0)

    @property
    def digits(self) -> int:
        """Digits of numbers that are lacking."""
        return sum(c.isdigit() for s in self.lacking for c in s)

    @property
    def denials(self) -> int:
        """Short stretches with a denial that only one of the two has."""
        return sum(bool(_DENIES.search(s)) for s in (*self.lacking, *self.between) if len(s) <= 2 * SHORT)

    @property
    def hedges(self) -> int:
        """Short stretches with a hedge that only the sentence has."""
        return sum(bool(_HEDGES.search(s)) for s in self.between if len(s) <= 2 * SHORT)

    @property
    def cuts(self) -> int:
        """Short stretches that only the sentence has."""
        return sum(len(s) <= SHORT for s in self.between)


@lru_cache(REMEMBERED)
def changes(claim: str, sentence: str) -> Changes:
    """Lay a claim beside a sentence.

    >>> found = changes("公司有12名员工", "公司没有13名员工，")
    >>> found.lacking, found.between
    (('12',), ('没', '13'))
    """
    own, other = (_pieces(text) for text in (claim, sentence))
    codes = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    # What the sentence has before and after the claim's own stretch is no change of it.
    first = int(bool(codes) and codes[0][0] == "insert")
    last = len(codes) - int(len(codes) > 1 and codes[-1][0] == "insert")
    counted = codes[first:last]
    lacking = tuple(_joined(own[a:b]) for tag, a, b, _, _ in counted if tag in ("delete", "replace"))
    between = tuple(_joined(other[a:b]) for tag, _, _, a, b in counted if tag in ("insert", "replace"))
    replaced = tuple(
        (_joined(own[a:b]), _joined(other[c:d]))
        for tag, a, b, c, d in codes
        if tag == "replace"
        and max(b - a, d - c) <= SHORT
        and (c > 0 or a == 0)
        and (d < len(other) or b == len(own))
    )
    missing = sum(b - a for tag, a, b, _, _ in counted if tag in ("delete", "replace"))
    return Changes(lacking, between, replaced, missing / max(len(own), 1))


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(_GROUPS.sub("", folded(text)[:LONGEST]))


def _joined(pieces: list[str]) -> str:
    """Return pieces as text: a space between Latin words and numbers, none beside ideographs."""
    text = ""
    for piece in pieces:
        text += " " + piece if text and text[-1].isascii() and piece.isascii() else piece
    return text
