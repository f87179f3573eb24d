"""What is measured of a claim's figures, dates and names beside an article, printed and read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.language import detect_language
from rag.blanks import Filled
from rag.changes import changes
from rag.claims import folded
from rag.features import Sentence
from rag.kinds import Kind
from rag.names import Name
from rag.points import Point, PointKind, State, points, rival_in, state_in
from rag.question import Question

MOST_POINTS = 4
"""Points of a claim that are read closely; further ones are compared as they are printed."""

SURE = 8.0
"""Margin beyond which a reader's being sure says no more."""

MOSTLY_TOLD = 0.35
"""Share of a claim up to which the nearest sentence may lack it, to be laid beside it."""

STATES = (State.SAME, State.OTHER)
SORTS = {"value": (PointKind.FIGURE, PointKind.DATE), "name": (PointKind.NAME,)}


def printed_otherwise(
    told: Sequence[Point], near: Sequence[State], nearest: Sentence
) -> dict[int, tuple[int, int]]:
    """Return where the nearest sentence has another figure or date in the place of each that it lacks."""
    lacking = [n for n, state in enumerate(near) if state is State.OTHER]
    rivals = {n: rival_in(told[n], nearest.text, told) for n in lacking}
    return {n: (nearest.start + r.start, nearest.start + r.end) for n, r in rivals.items() if r is not None}


def is_laid_otherwise(claim: str, told: Sequence[Point], near: Sequence[State], text: str) -> bool:
    """Tell whether a sentence, laid beside the claim, has another number or name in the place of its own."""
    laid = changes(claim, text)
    if laid.share > MOSTLY_TOLD:
        return False
    lacking = [folded(p.printed) for p, state in zip(told, near, strict=True) if state is not State.SAME]
    rivals = [folded(p.printed) for p in points(text, detect_language(text)) if p.kind is PointKind.NAME]
    return any(
        _has_digit(mine) if _has_digit(its) else _is_part(mine, lacking) and _is_part(its, rivals)
        for mine, its in laid.replaced
    )


def _is_part(words: str, names: Sequence[str]) -> bool:
    return any(words in name or name in words for name in names)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def place_of(filled: Filled, begins: Sequence[int]) -> tuple[int, int] | None:
    """Return where in the article something else was filled in more surely than the point; None: nowhere.

    Args:
        filled: what the reader filled in.
        begins: where each stretch that was read begins in the article.
    """
    if filled.at is None or filled.other < max(0.0, filled.same):
        return None
    stretch, start, end = filled.at
    return begins[stretch] + start, begins[stretch] + end


def of_points(told: Sequence[Point], here: Sequence[State], near: Sequence[State]) -> dict[str, float]:
    """Return how many points of each kind there are, and which shares are told the same or otherwise."""
    values = {"points": float(len(told))}
    for kind in PointKind:
        own = [n for n, p in enumerate(told) if p.kind is kind]
        values[f"{kind}s"] = float(len(own))
        for where, states in (("here", here), ("window", near)):
            for state in STATES:
                share = sum(states[n] is state for n in own) / len(own) if own else float(state is State.SAME)
                values[f"{kind}_{state}_{where}"] = share
    return values


def told_elsewhere(told: Sequence[Point], near: Sequence[State], text: str, claim: Question) -> float:
    """Return how many of the points that the window does not tell stand elsewhere in the article."""
    lacking = [p for p, state in zip(told, near, strict=True) if state is not State.SAME]
    return float(sum(state_in(p, text, claim.terms) is State.SAME for p in lacking))


def to_read(told: Sequence[Point], near: Sequence[State]) -> list[int]:
    """Return the points to read: what is not told the same first, figures and dates before names.

    A name of no kind is left out: "what resigned?" is no question that a reader can answer.
    """
    kinds = list(PointKind)
    asked = [n for n, p in enumerate(told) if not (isinstance(p.value, Name) and p.value.kind is Kind.NAME)]
    order = sorted(asked, key=lambda n: (near[n] is State.SAME, kinds.index(told[n].kind), n))
    return order[:MOST_POINTS]


def of_reading(chosen: Sequence[Point], filled: Sequence[Filled]) -> dict[str, float]:
    """Return the reader's margins, for values and names apart, of the point that does worst."""
    values = {"is_read": float(bool(filled))}
    for sort, kinds in SORTS.items():
        own = [f for p, f in zip(chosen, filled, strict=False) if p.kind in kinds]
        same, other = (np.clip([getattr(f, side) for f in own], -SURE, SURE) for side in ("same", "other"))
        values[f"same_{sort}"] = float(same.min(initial=SURE)) if own else 0.0
        values[f"other_{sort}"] = float(other.max(initial=-SURE)) if own else 0.0
        values[f"lead_{sort}"] = float((same - other).min(initial=2 * SURE)) if own else 0.0
        values[f"contradicted_{sort}"] = float(((other > 0) & (other > same)).sum()) if own else 0.0
    return values
