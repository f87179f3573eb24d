"""The learned ranker: one row of figures per sentence in, one score per sentence out.

A LightGBM LambdaMART (Burges 2010) over ``rag.features.FEATURES``, trained by
``training/reader/ranker.py`` and shipped as ONNX, so that nothing but onnxruntime is needed here.
``reader.json`` holds the feature names that it was trained on and the calibration of its score.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from rag.features import FEATURES, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How raw scores become probabilities, and when an answer is refused.

    Attributes:
        answerable: weight of each figure that :func:`rag.answerability.signals` gives.
        bias: added to their weighted sum before the logistic function.
        threshold: least probability of an answer; below it the question is refused.
    """

    answerable: tuple[float, ...]
    bias: float
    threshold: float


@cache
def _session() -> Any:  # noqa: ANN401 - onnxruntime publishes no types
    import onnxruntime  # noqa: PLC0415 - a native library, loaded when first used

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = files("rag").joinpath("reader_model", "ranker.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def calibration() -> Calibration:
    """Return the calibration that was trained with the ranker."""
    stored = json.loads(files("rag").joinpath("reader_model", "reader.json").read_text("utf-8"))
    if tuple(stored["features"]) != FEATURES:
        raise RuntimeError("rag/reader_model was trained on other features: run training/reader/ranker.py")
    return Calibration(
        answerable=tuple(stored["answerable"]), bias=stored["bias"], threshold=stored["threshold"]
    )


def rank(rows: FloatArray) -> FloatArray:
    """Return each sentence's raw score, shape (n,), from its figures, shape (n, len(FEATURES))."""
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    (scores,) = _session().run(None, {"x": rows})
    return np.asarray(scores, dtype=np.float32).reshape(-1)
