"""The learned rankers: one row of figures per sentence in, one score per sentence out.

Two LightGBM LambdaMARTs (Burges 2010), the cheap one over ``rag.features.FEATURES``, which chooses what is
read closely, and the last one over those and ``rag.closer_look.CLOSER``. Trained by
``training/reader/ranker.py`` and shipped as ONNX, so that nothing but onnxruntime is needed here.
``reader.json`` holds the feature names that they were trained on and the calibration of the last one's score.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rag.closer_look import CLOSER
from rag.features import FEATURES, FloatArray
from rag.trees import scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """A logistic regression.

    Attributes:
        weights: weight of each figure that :func:`rag.answerability.signals` gives.
        bias: added to their weighted sum before the logistic function.
    """

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How raw scores become probabilities, and when an answer is refused.

    Attributes:
        read: for questions whose best sentence was read closely.
        unread: for those whose best sentence is in a language that the reader cannot read.
        threshold: least probability of an answer; below it the question is refused.
    """

    read: Logistic
    unread: Logistic
    threshold: float


@cache
def calibration() -> Calibration:
    """Return the calibration that was trained with the ranker."""
    stored = json.loads(files("rag").joinpath("reader_model", "reader.json").read_text("utf-8"))
    if tuple(stored["features"]) != FEATURES + CLOSER:
        raise RuntimeError("rag/reader_model was trained on other features: run training/reader/ranker.py")
    read, unread = (
        Logistic(weights=tuple(stored[kind]["weights"]), bias=stored[kind]["bias"])
        for kind in ("read", "unread")
    )
    return Calibration(read=read, unread=unread, threshold=stored["threshold"])


def rank_cheaply(rows: FloatArray) -> FloatArray:
    """Return each sentence's first score, shape (n,), from its figures, shape (n, len(FEATURES))."""
    return scores("cheap.onnx", rows)


def rank(rows: FloatArray) -> FloatArray:
    """Return each sentence's raw score, shape (n,), from all its figures, (n, len(FEATURES + CLOSER))."""
    return scores("ranker.onnx", rows)
