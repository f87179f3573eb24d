"""What is measured of two values that may stand in each other's place: a row of figures.

How alike their clauses are, and what else both sentences and articles name, agree and differ in, by how rare
it is. Nothing is measured of the values themselves, so that a model can learn from values that were replaced
where reports of one event agree (``training/conflicts``); ``rag/rival_model.py`` knows what the figures
amount to. Of what is measured of either side the lesser and the greater is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

import numpy as np

from rag.alongside import Clause, are_whole, before_told, clause_of, fit, measure_told
from rag.features import FloatArray, bag_of
from rag.kinds import Kind
from rag.names import Name, names
from rag.points import Point, PointKind, State, is_named, points, state_in
from rag.same_event import Rarity, Told, days_apart, is_named_beside, names_same, rare_tokens, shared_rarity
from rag.same_time import named_times

NOTHING = -1.0
"""Stands for a share where there is nothing to have a share of."""

LONGEST_RUN = 12
"""Characters beside two values up to which they are compared."""

_KINDS = (Kind.PERSON, Kind.BODY, Kind.PLACE)
_OF_SIDES = (
    "clause",
    "clause_before",
    "clause_names",
    "rarity",
    "rarity_beside",
    "rare_share",
    "rare_count",
    "names_beside",
    "names",
    "rare_names",
    "opening_names",
)
FIGURES = (
    *(f"is_{kind}" for kind in PointKind),
    *(f"is_{kind}" for kind in _KINDS),
    *(f"{name}_{end}" for name in _OF_SIDES for end in ("least", "most")),
    "measure",
    "whole_clauses",
    "names_same",
    "times_named",
    "counts_people",
    "share",
    "others",
    "others_same",
    "others_differ",
    "rivals",
    "lead",
    "opening_share",
    "run_before",
    "run_after",
    "articles_share",
    "days",
)


@dataclass(frozen=True)
class Side:
    """A value in its sentence."""

    told: Told
    point: Point

    @cached_property
    def clause(self) -> Clause:
        """What the sentence says of it."""
        return clause_of(self.told.text, self.point.start, self.point.end)


@dataclass(frozen=True)
class Rival:
    """Two values that may stand in each other's place."""

    own: Side
    other: Side

    @property
    def sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        """Each side with the other one."""
        return (self.own, self.other), (self.other, self.own)

    @property
    def values(self) -> tuple[str, str]:
        """Both values as printed."""
        return self.own.point.printed, self.other.point.printed

    @cached_property
    def likeness(self) -> float:
        """How far the clauses say the same of their values, 0 to 1: of the one that fits worse."""
        return min(_fit(a, b) for a, b in self.sides)


def measured(rivals: Sequence[Rival], rarity: Rarity) -> FloatArray:
    """Return a row of ``FIGURES`` for each of the rivals that two sentences have, shape (n, figures)."""
    if not rivals:
        return np.zeros((0, len(FIGURES)), np.float32)
    one, other = rivals[0].own.told, rivals[0].other.told
    shared = _of_articles(one, other, rarity)
    rows = []
    for rival in rivals:
        beside = [r.likeness for r in rivals if r is not rival and r.own.point is rival.own.point]
        own = {"rivals": len(beside) + 1, "lead": rival.likeness - max(beside, default=NOTHING)}
        found = {**shared, **own, **_of_sentences(rival), **_of_rival(rival, rarity)}
        rows.append([found[name] for name in FIGURES])
    return np.asarray(rows, np.float32)


def _of_articles(one: Told, other: Told, rarity: Rarity) -> dict[str, float]:
    """Return what all values of two sentences have in common."""
    opening, bags = bag_of(one.opening), (bag_of(one.text), bag_of(other.text))
    short, long = sorted((bag_of(one.article), bag_of(other.article)), key=len)
    weights = {t: rarity.of(t) for t in short}
    return {
        "share": len(bags[0] & bags[1]) / max(min(map(len, bags)), 1),
        "opening_share": len(opening & bag_of(other.beside)) / max(len(opening), 1),
        "articles_share": sum(w for t, w in weights.items() if t in long) / max(sum(weights.values()), 1e-9),
    }


def _of_sentences(rival: Rival) -> dict[str, float]:
    """Return what the sentences say of the two values and beside them."""
    (own, other), (one, there) = (rival.own.point, rival.other.point), (rival.own.told, rival.other.told)
    kind = own.value.kind if isinstance(own.value, Name) else None
    rest = [p for p in points(one.text, one.language) if p is not own and p.kind is not PointKind.NAME]
    states = [state_in(p, there.text, ()) for p in rest]
    clauses = (rival.own.clause, one.text, rival.other.clause, there.text)
    before, after = _runs(one.text, own, there.text, other)
    return {
        **{f"is_{k}": own.kind is k for k in PointKind},
        **{f"is_{k}": kind is k for k in _KINDS},
        "measure": measure_told(*clauses),
        "whole_clauses": are_whole(*clauses),
        "times_named": bool(named_times(one, own) and named_times(there, other)),
        "counts_people": own.counts_people,
        "days": 0 if own.counts_people else days_apart(one, there),  # the dead and missing are counted on
        "others": len(rest),
        "others_same": states.count(State.SAME),
        "others_differ": states.count(State.OTHER),
        "run_before": before,
        "run_after": after,
    }


def _of_rival(rival: Rival, rarity: Rarity) -> dict[str, float]:
    """Return what either side has of the other, and what is rare among it."""
    found = [_of_side(a, b, rival.values, rarity) for a, b in rival.sides]
    ends = {
        f"{name}_{end}": pick(f[name] for f in found)
        for name in _OF_SIDES
        for end, pick in (("least", min), ("most", max))
    }
    same = names_same(rival.own.told, rival.values[0], rival.other.told, rival.values[1], rarity)
    return {**ends, "names_same": same}


def _of_side(side: Side, other: Side, values: tuple[str, str], rarity: Rarity) -> dict[str, float]:
    one, there, clause = side.told, other.told, side.clause
    named = _names(one.text, one, values)
    rare = rare_tokens(f"{one.opening} {one.text}", values, rarity)
    held = sum(t in bag_of(there.article) for t in rare)
    own = [p for p in points(one.text, one.language) if p is not side.point and p.kind is PointKind.NAME]
    in_clause = [p.printed for p in own if clause.start <= p.start < clause.end]
    return {
        "clause": _fit(side, other),
        "clause_before": before_told(one.text, clause.start, there.text),
        "clause_names": _share([is_named_beside(there, n) for n in in_clause]),
        "rarity": shared_rarity(one.text, values, there.article, rarity),
        "rarity_beside": shared_rarity(one.text, values, there.beside, rarity),
        "rare_share": held / len(rare) if rare else NOTHING,
        "rare_count": held,
        "names_beside": _share([is_named_beside(there, n) for n in named]),
        "names": _share([is_named(n, there.article, ()) for n in named]),
        "rare_names": share_of_rare_names(side, other, values, rarity),
        "opening_names": _share([is_named(n, there.article, ()) for n in _names(one.opening, one, values)]),
    }


def share_of_rare_names(side: Side, other: Side, values: tuple[str, str], rarity: Rarity) -> float:
    """Return the share of a sentence's rare names, the values aside, that the other article has."""
    named = {n for n in _names(side.told.text, side.told, values) if any(map(rarity.is_rare, bag_of(n)))}
    return _share([is_named(n, other.told.article, ()) for n in sorted(named)])


def _fit(side: Side, other: Side) -> float:
    text, there = side.clause, other.clause
    return fit(text, other.told.text[there.start : there.end], other.told.text) if there.words else 0.0


def _names(text: str, told: Told, values: tuple[str, str]) -> list[str]:
    found = (n.text for n in names(text, told.language) if n.is_certain)
    return [n for n in found if len(n) > 1 and n not in values]


def _share(held: Sequence[bool]) -> float:
    return fmean(held) if held else NOTHING


def _runs(text: str, own: Point, there: str, other: Point) -> tuple[int, int]:
    """Return how many characters before and after two values are the same."""
    before = zip(reversed(text[: own.start]), reversed(there[: other.start]), strict=False)
    after = zip(text[own.end :], there[other.end :], strict=False)
    counts = []
    for pairs in (list(before)[:LONGEST_RUN], list(after)[:LONGEST_RUN]):
        counts.append(next((n for n, (a, b) in enumerate(pairs) if a != b), len(pairs)))
    return counts[0], counts[1]
