"""The learned judge of rivals: figures of two values in, the probability that they conflict out.

A LightGBM classifier, trained by ``training/conflicts/fit.py`` and shipped as ONNX; ``rivals.json`` holds
the names of the figures that it was trained on and the least probability that counts.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from rag.features import FloatArray
from rag.rival_figures import FIGURES
from rag.trees import chances

MODEL = "rivals.onnx"


@cache
def least_chance() -> float:
    """Return the least probability of a conflict that is told."""
    stored = json.loads(files("rag").joinpath("reader_model", "rivals.json").read_text("utf-8"))
    if tuple(stored["figures"]) != FIGURES:
        raise RuntimeError("rag/reader_model was trained on other figures: run training/conflicts/fit.py")
    return float(stored["least_chance"])


def conflict_chances(rows: FloatArray) -> FloatArray:
    """Return the probability of a conflict for each row of figures, shape (n,)."""
    least_chance()  # fails when the model fits other figures
    return chances(MODEL, rows)
