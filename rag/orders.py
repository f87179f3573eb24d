"""What can be asked about the days of several things, and which things a question may mean.

Where a word for "and" parts two things and where it stands within one of them is for who knows the articles:
all ways of parting are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Language
from corpus.language import detect_language
from rag.names import names

MOST_THINGS = 6
SHORTEST = 2
"""Characters of a thing."""

MOST_WAYS = 8
"""Ways of parting that are tried."""


class Order(StrEnum):
    """What is asked about the days."""

    FIRST = "first"
    LAST = "last"
    BEFORE = "before"
    AFTER = "after"
    SORTED = "sorted"
    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class AskedOrder:
    """What a question asks about the days of several things.

    Attributes:
        order: which of them came first or last, whether the first came before or after the other, in which
            order they came, whether they share a unit of time, how far they lie apart.
        unit: ``day``, ``week``, ``month`` or ``year``, for the last two of these.
        ways: ways of parting the question into the things, the likeliest first; each of two and more.
        scope: the time that it sets before all of them, 2024年3月; empty when it sets none.
        deed: what is said of all of them behind them: 辞职 in "A 和 B 谁先辞职"; empty when nothing is.
    """

    order: Order
    unit: str
    ways: tuple[tuple[str, ...], ...]
    scope: str = ""
    deed: str = ""

    def searched(self, thing: str, language: Language) -> str:
        """Return what to look for to learn when a thing was."""
        parts = (self.scope, thing, self.deed)
        return (" " if language == "en" else "").join(filter(None, parts))


_BEFORE_THING = re.compile("^(?:以及|还有|[和与跟及]|发生?在|在)")
_TIME_OF = re.compile(r"的?(?:发生的?)?(?:时间|日期)$")


def of_ways(
    order: Order, unit: str, ways: Iterable[Sequence[str]], scope: str = "", deed: str = ""
) -> AskedOrder | None:
    """Return what is asked where a question may mean things in these ways; None when none of them is whole.

    What is said of one of several names behind it (A 和 B 辞职) is said of all.
    """
    found = tuple(dict.fromkeys(_whole(ways)))[:MOST_WAYS]
    if not found:
        return None
    of_one = "" if deed else _said_of_one(found[0])
    if not of_one:
        return AskedOrder(order, unit, found, scope, deed)
    bare = tuple(t.removesuffix(of_one).strip() for t in found[0])
    return AskedOrder(order, unit, (bare,), scope, of_one)


def _said_of_one(things: tuple[str, ...]) -> str:
    """Return what is said of one of several things that are names else, and so of all: A 和 B 辞职."""
    behind = [behind_its_name(t) for t in things]
    said = [b for b in behind if b]
    return said[0] if None not in behind and len(said) == 1 else ""


def behind_its_name(thing: str) -> str | None:
    """Return what stands behind the name that opens a thing; None when none does."""
    found = names(thing, detect_language(thing))
    return thing[found[0].end :].strip() if found and found[0].start == 0 else None


def _whole(ways: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the ways whose things are whole: trimmed, none of them too short, not too many."""
    for way in ways:
        things = tuple(
            _BEFORE_THING.sub("", _TIME_OF.sub("", t.strip("，,；;：:。、 "))).strip() for t in way
        )
        if 1 < len(things) <= MOST_THINGS and all(len(t) >= SHORTEST for t in things):
            yield things
