"""Values that a text states and that another text may state otherwise: years, quantities and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.article import Language
from index.folding import fold
from index.tokens import tokenize
from rag.kinds import Kind as NameKind
from rag.names import names

REMEMBERED = 4096
"""Texts whose values are kept: the same sentences are read for the next question."""


class Kind(StrEnum):
    """What a value is; only values of one kind can stand in each other's place."""

    YEAR = "year"
    QUANTITY = "quantity"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"

    @property
    def is_name(self) -> bool:
        """Whether it is a name: names have other forms and stand-ins, numbers have not."""
        return self not in (Kind.YEAR, Kind.QUANTITY)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text: ``text[start:end]``.

    Attributes:
        unit: what a quantity counts, one word; empty for other kinds.
    """

    start: int
    end: int
    text: str
    kind: Kind
    unit: str = ""

    def may_replace(self, other: Value) -> bool:
        """Tell whether both can stand in the same place of a sentence."""
        return self.kind is other.kind and self.unit == other.unit

    @property
    def tokens(self) -> list[str]:
        """The terms that the value is found by."""
        return tokenize(self.text)


_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=\s?年)|(?<![\d.,])\b(?:19|20)\d\d\b(?![\d,.]\d)")
_QUANTITY = re.compile(
    r"(?<![\d.A-Za-z-])(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[%％]|[万亿]?(?:美元|欧元|日元|元|人|名|个|家|次|岁|小时|分钟|公里|吨|倍|层"
    r"|天|页|词|字|种|项|篇|场|位|月|日)|(?:million|billion|thousand|percent|years?|months?|days?|hours?|times|people|words)\b)"
)
_KINDS = {NameKind.PERSON: Kind.PERSON, NameKind.PLACE: Kind.PLACE}


@lru_cache(REMEMBERED)
def values(text: str, language: Language) -> tuple[Value, ...]:
    """Return the years, quantities and names of a text, in this order."""
    years = [Value(*m.span(), m.group(), Kind.YEAR) for m in _YEAR.finditer(text)]
    taken = {v.start for v in years}
    quantities = [
        Value(*m.span("number"), m["number"], Kind.QUANTITY, m["unit"])
        for m in _QUANTITY.finditer(text)
        if m.start("number") not in taken
    ]
    return (*years, *quantities, *_names(text, language))


def _names(text: str, language: Language) -> Iterator[Value]:
    for name in names(text, language):
        if name.is_certain and name.kind is not NameKind.THING and not name.text[0].isdigit():
            yield Value(name.start, name.end, name.text, _KINDS.get(name.kind, Kind.NAME))


def is_in(value: Value, folded: str) -> bool:
    """Tell whether a folded text holds the value as it is written."""
    wanted = fold(value.text)
    if not value.kind.is_name:
        return re.search(rf"(?<![\d.]){re.escape(wanted)}(?![\d]|\.\d)", folded) is not None
    return wanted in folded
