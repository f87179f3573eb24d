"""The LightGBM models of ``rag/reader_model``, shipped as ONNX: nothing but onnxruntime runs them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from rag.features import FloatArray


def scores(model: str, rows: FloatArray) -> FloatArray:
    """Return a ranker's score for each row of figures, shape (n,)."""
    if not len(rows):
        return np.zeros(0, np.float32)
    (found,) = _session(model).run(None, {"x": rows})
    return np.asarray(found, dtype=np.float32).reshape(-1)


def chances(model: str, rows: FloatArray) -> FloatArray:
    """Return a classifier's probability of its second class for each row of figures, shape (n,)."""
    if not len(rows):
        return np.zeros(0, np.float32)
    _, found = _session(model).run(None, {"x": rows})
    return np.asarray(found, dtype=np.float32)[:, 1]


@cache
def _session(name: str) -> Any:  # noqa: ANN401 - onnxruntime publishes no types
    import onnxruntime  # noqa: PLC0415 - a native library, loaded when first used

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = files("rag").joinpath("reader_model", name).read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
