"""The learned judge of claims: figures of a claim beside an article in, two probabilities out.

Two LightGBM classifiers, trained by ``training/claims/fit.py`` and shipped as ONNX: does the article support
the claim, does it contradict it. ``claims.json`` holds the names of the figures that they were trained on
and the thresholds of the verdicts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from rag.claim_figures import FIGURES
from rag.features import FloatArray
from rag.trees import chances

MODELS = ("claim_support.onnx", "claim_contradiction.onnx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Least probabilities of the verdicts.

    Attributes:
        supported: of support, for a supported claim.
        partial: of support, for a partly supported one.
        marked: of support, for a sentence that cites what it is measured against: a citation tells where to
            look, so less is needed than for a claim.
        contradicted: of contradiction, for a contradicted one.
    """

    supported: float
    partial: float
    marked: float
    contradicted: float


@cache
def thresholds() -> Thresholds:
    """Return the thresholds that were chosen with the models."""
    stored = json.loads(files("rag").joinpath("reader_model", "claims.json").read_text("utf-8"))
    if tuple(stored["figures"]) != FIGURES:
        raise RuntimeError("rag/reader_model was trained on other figures: run training/claims/fit.py")
    return Thresholds(**stored["thresholds"])


def judged(rows: Sequence[FloatArray]) -> tuple[FloatArray, FloatArray]:
    """Return the probabilities of support and of contradiction, each of shape (n,)."""
    thresholds()  # fails when the models fit other figures
    if not rows:
        return np.zeros(0, np.float32), np.zeros(0, np.float32)
    support, contradiction = (chances(name, np.stack(rows)) for name in MODELS)
    return support, contradiction
