"""The built-in encoder's vectors with fewer dimensions, for smaller indexes.

The transformer was not trained to be cut off (Matryoshka, Kusupati et al. 2022). A rotation fitted on
training texts puts what distinguishes texts into the first dimensions; it changes no cosine of whole
vectors, and the first half of them then ranks nearly as well as the whole
(``builtin_model/MODEL_CARD.md`` has the figures). ``training/encoder/rotation.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.encoders.builtin import MODEL, BuiltinEncoder
from index.encoders.model_files import REMEDY, fingerprint, read_config, verified

CONFIG = "rotation.json"
WIDTHS = (256, 192, 128, 64)
"""Dimensions on offer; 256 ranks like all 384, 64 is markedly worse."""

_FORMAT = 1


class ShortenedEncoder:
    """The built-in encoder, rotated, cut off and brought back to unit length.

    Args:
        dimensions: how many to keep, one of :data:`WIDTHS`.
        folder: the built-in encoder's folder with ``rotation.f16`` and ``rotation.json``.

    Raises:
        EncoderError: another width, or a file is missing or damaged.
    """

    def __init__(self, dimensions: int, folder: Path = MODEL) -> None:
        if dimensions not in WIDTHS:
            widths = ", ".join(map(str, WIDTHS))
            raise EncoderError(f"The built-in encoder has no {dimensions} dimensions; it can have {widths}.")
        config = read_config(folder / CONFIG, format_known=_FORMAT)
        self._dimensions = dimensions
        self._encoder = BuiltinEncoder(folder)
        axes = _axes(folder, config["sha256"]["rotation.f16"], self._encoder.dimensions)
        self._rotation = np.ascontiguousarray(axes[:, :dimensions], dtype=np.float32)
        self._fingerprint = fingerprint(config, {"of": self._encoder.fingerprint, "dimensions": dimensions})

    @property
    def name(self) -> str:
        """``builtin-`` and the number of dimensions."""
        return f"builtin-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal digits, over the whole encoder's, the rotation's and the width."""
        return self._fingerprint

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, shape ``(len(texts), dimensions)``.

        The same text has the same bytes, whatever else is encoded with it.
        """
        return self.shorten(self._encoder.encode_passages(texts))

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per question, shape ``(len(texts), dimensions)``."""
        return self.shorten(self._encoder.encode_queries(texts))

    def shorten(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the built-in encoder's whole vectors cut off, shape ``(len(vectors), dimensions)``."""
        shorter = np.empty((len(vectors), self._dimensions), dtype=np.float32)
        for row, vector in zip(shorter, vectors, strict=True):
            # One row at a time and not through BLAS, whose sums depend on the batch and the threads.
            np.einsum("i,ij->j", vector, self._rotation, out=row, optimize=False)
        unit: NDArray[np.float32] = shorter / np.maximum(np.linalg.norm(shorter, axis=1, keepdims=True), 1e-9)
        return unit


def _axes(folder: Path, digest: str, width: int) -> NDArray[np.float16]:
    values = np.frombuffer(verified(folder / "rotation.f16", digest), dtype="<f2")
    try:
        return values.reshape(width, WIDTHS[0])
    except ValueError as exc:
        raise EncoderError(f"The rotation in {folder} does not fit the encoder. {REMEDY}") from exc
