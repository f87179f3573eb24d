"""Does what was read say otherwise than the question takes for granted?

Two sorts of evidence are weighed: a denial of what the question asserts (``rag/denied.py``) and another
number or name in the place of the question's (``rag/swapped.py``). Each kind has a logistic regression over
its figures, made by ``training/reader/premises.py``. No language model, no list of names.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from index.encoders.words import word_vectors
from rag import denied, swapped
from rag.claims import Claim, claim_of
from rag.features import FloatArray, Sentence
from rag.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How the figures of one kind of evidence become a probability, and from where on it counts.

    Attributes:
        weights: of the figures.
        bias: added to their weighted sum before the logistic function.
        weak: least probability that names the reason of a refusal.
        strong: least probability that makes a refusal of its own.
    """

    weights: FloatArray
    bias: float
    weak: float
    strong: float

    def probability(self, figures: FloatArray) -> float:
        """Return the probability (0 to 1) that evidence with these figures speaks against the question."""
        return 0.5 * (1 + math.tanh((float(figures @ self.weights) + self.bias) / 2))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What speaks against a question: the sentences, in order, and whether it refuses by itself."""

    sentences: tuple[Sentence, ...]
    is_strong: bool


KINDS = ("denied", "number", "name")
"""Of evidence: denials, years and quantities told otherwise, names told otherwise."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read that may speak against a question.

    Attributes:
        kind: of ``KINDS``.
        sentences: that show it, in order.
        figures: what its probability comes from.
        is_about: whether it is close enough to the question to speak against it at all.
    """

    kind: str
    sentences: tuple[Sentence, ...]
    figures: FloatArray
    is_about: bool


def evidence(question: Question, claim: Claim, sentences: Sequence[Sentence]) -> list[Evidence]:
    """Return all that was read which may speak against the question."""
    words = word_vectors()
    denials = denied.denying(claim, sentences, words)
    swaps = swapped.swapped(question, claim, sentences, words)
    return [Evidence("denied", d.sentences, d.figures, d.is_about) for d in denials] + [
        Evidence("name" if s.kind.is_name else "number", s.sentences, s.figures, s.is_about) for s in swaps
    ]


@cache
def scales() -> Mapping[str, Scale]:
    """Return the scale of each kind of evidence."""
    stored = json.loads(files("rag").joinpath("reader_model", "premises.json").read_text("utf-8"))
    return {kind: _scale(stored[kind], figures_of(kind)) for kind in KINDS}


def figures_of(kind: str) -> tuple[str, ...]:
    """Return the names of a kind's figures."""
    return denied.FIGURES if kind == "denied" else swapped.FIGURES


def _scale(stored: dict[str, Any], figures: Sequence[str]) -> Scale:
    if stored["figures"] != list(figures):
        raise RuntimeError("rag/reader_model was trained on other figures: run training/reader/premises.py")
    return Scale(
        weights=np.asarray(stored["weights"], dtype=np.float32),
        bias=stored["bias"],
        weak=stored["weak"],
        strong=stored["strong"],
    )


def contradiction(question: Question, sentences: Sequence[Sentence]) -> Contradiction | None:
    """Return what speaks against the question most clearly; None when nothing does.

    Args:
        question: what is asked.
        sentences: what was read, in any order.
    """
    claim = claim_of(question, word_vectors())
    if not claim.presupposes or not len(claim.vectors):
        return None
    likely = [
        (scales()[e.kind].probability(e.figures), scales()[e.kind], e.sentences)
        for e in evidence(question, claim, sentences)
        if e.is_about
    ]
    # By how far each passes its own threshold: the kinds' probabilities are not comparable.
    best = max(likely, key=lambda one: one[0] - one[1].strong, default=None)
    if best is None or best[0] < best[1].weak:
        return None
    return Contradiction(best[2], best[0] >= best[1].strong)
