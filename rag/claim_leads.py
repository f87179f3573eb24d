"""What the other articles make of an article's saying otherwise: do they tell the claim, and nearer to it?

A report of another year that names another figure is no contradiction where the claim's own report stands
beside it and tells the figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.points import State

FIGURES = ("lead_words", "lead_coverage", "lead_likeness", "told_beside", "fully_told_beside", "beside")
"""How far an article is ahead of the best other one, −1 to 1, in words, tokens and meaning; the share of
the claim's points that it does not tell and another one does, the share that the best other one tells, and
how many others there are (at most 3). Without others: 0."""

AHEAD = {"lead_words": "words_window", "lead_coverage": "coverage_window", "lead_likeness": "likeness_window"}
"""What each lead is measured in."""

MOST = 3

Values = Mapping[str, float]


def leads(values: Sequence[Values], near: Sequence[Sequence[State]]) -> list[dict[str, float]]:
    """Return the figures of each article beside the others.

    Args:
        values: figures of each article by itself, by name; those of :data:`AHEAD` are read.
        near: how each article tells the points of the claim.
    """
    return [_of_one(n, values, near) for n in range(len(values))]


def _of_one(n: int, values: Sequence[Values], near: Sequence[Sequence[State]]) -> dict[str, float]:
    others = [m for m in range(len(values)) if m != n]
    if not others:
        return dict.fromkeys(FIGURES, 0.0)
    ahead = {
        lead: values[n][figure] - max(values[m][figure] for m in others) for lead, figure in AHEAD.items()
    }
    lacking = [p for p, state in enumerate(near[n]) if state is not State.SAME]
    told = [sum(near[m][p] is State.SAME for p in lacking) for m in others]
    whole = [sum(s is State.SAME for s in near[m]) for m in others]
    points = max(len(near[n]), 1)
    return {
        **ahead,
        "told_beside": max(told) / points,
        "fully_told_beside": max(whole) / points if near[n] else 1.0,
        "beside": float(min(len(others), MOST)),
    }
