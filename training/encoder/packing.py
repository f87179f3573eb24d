"""Small integers for weights: 4 bits for embedding rows, 7 bits for matrices, and back to floats.

Seven bits and not eight: on processors with AVX2 but without VNNI, 8-bit products saturate in 16-bit
sums (onnxruntime's ``reduce_range``), and the vectors would differ between machines.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GROUP = 32
MATRIX_LIMIT = 63


@dataclass(frozen=True, slots=True)
class Rows:
    """Embedding rows in 4 bits.

    Attributes:
        codes: (rows, width / 2) uint8; the low half byte is column j, the high one j + width / 2.
        scales: (rows, width / 32) float16; a value is (code - 8) times the scale of its 32 columns.
    """

    codes: NDArray[np.uint8]
    scales: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Columns:
    """A matrix in 7 bits; its input is multiplied by ``inputs`` first.

    Attributes:
        codes: (in, out) int8.
        scales: (out,) float32; code times scale times ``inputs`` of the row is the value.
        inputs: (in,) float32; evens out the channels of the input.
    """

    codes: NDArray[np.int8]
    scales: NDArray[np.float32]
    inputs: NDArray[np.float32]


def pack_rows(values: NDArray[np.float32]) -> Rows:
    """Return rows of floats, shape (rows, width), in 4 bits."""
    groups = values.reshape(len(values), -1, GROUP)
    scales = (np.abs(groups).max(-1) / 7).astype(np.float16)
    steps = np.maximum(scales.astype(np.float32), 1e-8)[..., None]
    codes = np.clip(np.rint(groups / steps) + 8, 1, 15).astype(np.uint8).reshape(values.shape)
    half = values.shape[1] // 2
    return Rows(codes[:, :half] | (codes[:, half:] << 4), scales)


def unpack_rows(rows: Rows) -> NDArray[np.float32]:
    """Return the floats that packed rows stand for."""
    codes = np.concatenate([rows.codes & 15, rows.codes >> 4], axis=1).astype(np.float32) - 8
    groups = codes.reshape(len(codes), -1, GROUP) * rows.scales.astype(np.float32)[..., None]
    return groups.reshape(codes.shape).astype(np.float32)


def pack_columns(matrix: NDArray[np.float32], divisor: NDArray[np.float32]) -> Columns:
    """Return a matrix, shape (in, out), in 7 bits for an input divided by ``divisor``, shape (in,)."""
    spread = matrix * divisor[:, None]
    scales = (np.abs(spread).max(0) / MATRIX_LIMIT).astype(np.float32)
    codes = np.rint(spread / np.maximum(scales, 1e-12)).astype(np.int8)
    return Columns(codes, scales, (1 / divisor).astype(np.float32))


def unpack_columns(columns: Columns) -> NDArray[np.float32]:
    """Return the floats that a packed matrix stands for."""
    return (columns.codes * columns.scales * columns.inputs[:, None]).astype(np.float32)
