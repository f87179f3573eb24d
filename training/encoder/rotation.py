"""Fits the rotation by which the built-in encoder's vectors can be cut off.

    python -m training.encoder.rotation OUT MODEL

Reads ``OUT/teaching.npy``; writes ``MODEL/rotation.f16``, the 256 principal axes of the training texts'
vectors as columns, shape (384, 256), float16, and ``MODEL/rotation.json``. The mean is not taken out:
whole vectors keep their cosines only under a plain rotation, and centred axes ranked no better. No
random numbers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoders.shortened import WIDTHS
from training.encoder.quantize import sha256

Array = NDArray[np.float32]


def principal_axes(vectors: Array) -> Array:
    """Return the axes as columns by falling spread, each with a sign that does not hang on the library.

    >>> principal_axes(np.array([[3, 0], [0, -1]], dtype=np.float32)).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    spread = vectors.astype(np.float64).T @ vectors.astype(np.float64)
    _, axes = np.linalg.eigh(spread)
    axes = axes[:, ::-1]
    largest = axes[np.abs(axes).argmax(0), np.arange(axes.shape[1])]
    signed: Array = (axes * np.sign(largest)).astype(np.float32)
    return signed


def main() -> None:
    """Write the rotation."""
    out, model = map(Path, sys.argv[1:3])
    axes = principal_axes(np.load(out / "teaching.npy"))[:, : WIDTHS[0]]
    (model / "rotation.f16").write_bytes(np.ascontiguousarray(axes, dtype="<f2").tobytes())
    config = {
        "format": 1,
        "of": sha256(model / "model.onnx"),
        "sha256": {"rotation.f16": sha256(model / "rotation.f16")},
    }
    (model / "rotation.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
