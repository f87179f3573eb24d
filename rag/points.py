"""What of a claim can be checked one by one: its figures, dates and names, and how evidence tells each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.article import Language
from corpus.language import detect_language
from index.folding import fold
from index.tokens import tokenize
from rag.features import bag_of
from rag.kinds import Kind
from rag.names import Name, names
from rag.printed_dates import PrintedDate, date_ranges, printed_dates
from rag.quantities import quantities
from rag.quantity import Quantity
from rag.terms import Term

REMEMBERED = 4096
"""Texts whose points are kept: the same sentences are compared with each claim."""

HALF = 0.5
"""Share of a name's terms beyond which a text names it."""

MOST = 40
"""Points of one text that are looked at; a sentence with more is a table."""


Value = Quantity | PrintedDate | Name


class PointKind(StrEnum):
    """What can be checked by itself."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


class State(StrEnum):
    """How a text tells a point of a claim."""

    SAME = "same"
    OTHER = "other"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure, date or name of a text: ``text[value.start : value.end]`` is ``printed``."""

    kind: PointKind
    value: Value
    printed: str

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.value.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.value.end

    @property
    def counts_people(self) -> bool:
        """Whether it is a number of people."""
        return isinstance(self.value, Quantity) and self.value.unit == "person"


@lru_cache(REMEMBERED)
def points(text: str, language: Language) -> tuple[Point, ...]:
    """Return the points of a text in order, without overlaps: figures and dates come before names.

    >>> [(p.printed, p.kind.value) for p in points("2月9日，李明教授带走12人", "zh")]
    [('2月9日', 'date'), ('李明', 'name'), ('12人', 'figure')]
    """
    found = [
        *(Point(PointKind.DATE, d, text[d.start : d.end]) for d in printed_dates(text)),
        *(Point(PointKind.FIGURE, q, text[q.start : q.end]) for q in quantities(text)),
    ]
    found += _names(text, language)
    kept: list[Point] = []
    for point in sorted(found, key=lambda p: (p.start, p.kind is PointKind.NAME)):
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
        elif kept[-1].kind is PointKind.NAME and point.kind is not PointKind.NAME:
            kept[-1] = point  # a figure or date inside what was taken for a name
    return tuple(kept[:MOST])


def _names(text: str, language: Language) -> Iterator[Point]:
    for name in names(text, language):
        if name.is_certain and name.kind is not Kind.THING and not name.text[0].isdigit():
            yield Point(PointKind.NAME, name, name.text)


def state_in(point: Point, text: str, terms: Sequence[Term]) -> State:
    """Return how a text tells a point.

    Args:
        point: of a claim.
        text: what may tell it.
        terms: of the claim, whose alternatives say how names are written otherwise.
    """
    told = points(text, detect_language(text))
    if isinstance(point.value, Name):
        return _state_of_name(point, text, terms, told)
    same_kind = [p.value for p in told if p.kind is point.kind]
    if isinstance(point.value, PrintedDate):
        return _state_of_date(point.value, [d for d in same_kind if isinstance(d, PrintedDate)], text)
    return _state_of_figure(point.value, [q for q in same_kind if isinstance(q, Quantity)])


def printed_as(point: Point, text: str) -> str:
    """Return how a text prints the same figure or date otherwise; empty when it does not, and for names."""
    alike = [p.printed for p in points(text, detect_language(text)) if is_same(point.value, p.value)]
    return "" if point.printed in alike else next(iter(alike), "")


def rival_in(point: Point, text: str, told: Sequence[Point]) -> Point | None:
    """Return the one figure or date that a text has in a point's place; None when there are several or none.

    Args:
        point: of a claim.
        text: what tells it otherwise.
        told: all points of the claim: what is one of them stands in no other's place.
    """
    there = points(text, detect_language(text))
    rivals = [
        p
        for p in there
        if is_rival(point.value, p.value)
        and p.value not in _ends_around(point.value, text)
        and not any(is_same(o.value, p.value) for o in told)
    ]
    return rivals[0] if len(rivals) == 1 else None


def is_rival(own: Value, other: Value) -> bool:
    """Tell whether a figure or date may stand in another's place and is not the same; names never are."""
    if isinstance(own, Quantity) and isinstance(other, Quantity):
        return own.measures_as(other) and not own.agrees_with(other)
    return isinstance(own, PrintedDate) and isinstance(other, PrintedDate) and own.differs_from(other)


def is_same(own: Value, other: Value) -> bool:
    """Tell whether a figure or date says what another one does; names never do."""
    if isinstance(own, Quantity) and isinstance(other, Quantity):
        return own.agrees_with(other)
    return isinstance(own, PrintedDate) and isinstance(other, PrintedDate) and own.is_told_by(other)


def _state_of_date(date: PrintedDate, told: Sequence[PrintedDate], text: str) -> State:
    around = _ends_around(date, text)
    if any(date.is_told_by(d) for d in told) or any(date.is_as_coarse_as(d) for d in around):
        return State.SAME
    rest = [d for d in told if d not in around]
    return State.OTHER if any(date.differs_from(d) for d in rest) else State.ABSENT


def _ends_around(date: Value, text: str) -> list[PrintedDate]:
    """Return both ends of each period of a text that a date lies in: no rivals of it."""
    if not isinstance(date, PrintedDate):
        return []
    return [end for ends in date_ranges(text) if date.is_between(*ends) for end in ends]


def _state_of_figure(figure: Quantity, told: Sequence[Quantity]) -> State:
    if any(figure.agrees_with(q) for q in told):
        return State.SAME
    return State.OTHER if any(figure.measures_as(q) for q in told) else State.ABSENT


def _state_of_name(point: Point, text: str, terms: Sequence[Term], told: Sequence[Point]) -> State:
    if is_named(point.printed, text, terms):
        return State.SAME
    own = point.value
    rivals = [p.value for p in told if isinstance(p.value, Name) and isinstance(own, Name)]
    return State.OTHER if any(r.kind is own.kind for r in rivals) else State.ABSENT  # type: ignore[union-attr]


def is_named(name: str, text: str, terms: Sequence[Term]) -> bool:
    """Tell whether a text names what a claim names: whole, by its last part, in other letters or translated.

    >>> is_named("Ada Holm", "Holm resigned", ()), is_named("Ada Holm", "Ada Brown resigned", ())
    (True, False)
    """
    plain, wanted = fold(text), fold(name)
    if has_word(wanted, plain) or (" " in wanted and wanted.replace(" ", "") in plain.replace(" ", "")):
        return True
    tokens, bag = list(dict.fromkeys(tokenize(name))), bag_of(text)
    by_first = {t.alternatives[0].token: {a.token for a in t.alternatives} for t in terms if t.alternatives}
    options = [by_first.get(t, {t}) for t in tokens]
    told = [not bag.isdisjoint(o) for o in options]
    if not told:
        return False
    if wanted.isascii() and " " in wanted:  # a family name is enough, a first name is not
        return told[-1] and HALF * len(told) <= sum(told)
    return sum(told) > HALF * len(told)


def has_word(wanted: str, plain: str) -> bool:
    """Tell whether a folded text holds a word; one in Latin letters must not be a part of a longer one."""
    if not wanted.isascii():
        return wanted in plain
    return re.search(rf"(?<![a-z0-9]){re.escape(wanted)}(?![a-z0-9])", plain) is not None
