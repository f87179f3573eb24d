"""Fusing the two arms by calibrated scores, not by ranks.

Plain reciprocal rank fusion gives a weak arm the say of a strong one: measured, a good lexical
list became worse by it. Here each passage has both arms' scores, each is put on a scale that means
the same for every question and index, and a weighted sum decides:

* lexical: BM25 divided by the highest BM25 that any passage reached for this question;
* dense: cosine, minus the highest cosine for this question.

The weights depend on whether question and passage share a language, and on the encoder. They were chosen
on development questions: ``benchmarks/fusion.py`` and ``benchmarks/encoders.py`` show each arm and the
fusion. An arm that found nothing for a question (no shared term) gets no vote: its scores are all equal
and change no order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """How much the dense arm's scale weighs against the lexical one's (which weighs 1)."""

    dense: float


SAME_LANGUAGE = FusionWeights(dense=1.5)
CROSS_LANGUAGE = FusionWeights(dense=4.0)

# At 1.5 these rank Chinese questions over the five articles worse than the lexical arm alone.
_WEAKER = FusionWeights(dense=0.75)
_SAME_LANGUAGE_OF = {"builtin-fast": _WEAKER, "builtin-64": _WEAKER}


def weights_of(encoder: str, *, same_language: bool) -> FusionWeights:
    """Return the weights for an encoder by its name; those of ``builtin`` for one that was never measured."""
    return _SAME_LANGUAGE_OF.get(encoder, SAME_LANGUAGE) if same_language else CROSS_LANGUAGE


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its fused score; best possible 1.0, which both arms' favourite has."""

    ordinal: int
    score: float


def fuse(lexical: Mapping[int, float], dense: Mapping[int, float], weights: FusionWeights) -> list[Fused]:
    """Return the passages best first; equal scores by ordinal.

    Args:
        lexical: BM25 of each candidate, 0 for one without any of the terms.
        dense: cosine of each candidate; the same passages as ``lexical``.
        weights: see :class:`FusionWeights`.

    >>> [f.ordinal for f in fuse({1: 4.0, 2: 2.0}, {1: 0.3, 2: 0.4}, FusionWeights(dense=1.0))]
    [1, 2]
    """
    highest = max(lexical.values(), default=0.0) or 1.0
    nearest = max(dense.values(), default=0.0)
    fused = [Fused(i, lexical[i] / highest + weights.dense * (dense[i] - nearest)) for i in lexical]
    return sorted(fused, key=lambda f: (-f.score, f.ordinal))
