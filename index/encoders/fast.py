"""The built-in encoder for bulk: a table with one vector per token, distilled from the transformer.

A text's vector is the sum of its tokens' rows, brought to unit length; a row's length is the token's
weight. There is no context: word order is not seen, and a word of two meanings has one vector
(``fast_model/MODEL_CARD.md`` has the figures). Thousands of passages a second on one core, numpy and
the built-in encoder's tokenizer alone, and the whole text is read, however long.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.encoders import builtin
from index.encoders.model_files import REMEDY, fingerprint, read_config, verified
from index.folding import encodable, simplify

MODEL = Path(__file__).parent / "fast_model"

_FORMAT = 1
_TOGETHER = 64  # texts whose rows are in memory at a time: about 12 MB for passages
_CENTRE = 8  # what the code of zero is
_UNKNOWN = 1  # the row of a text without any token


class FastEncoder:
    """The static table in the package.

    Args:
        folder: folder with ``table.bin`` and ``config.json``.

    Raises:
        EncoderError: a file is missing, damaged, of another version or for another tokenizer.

    >>> FastEncoder().encode_queries(["谁辞职了？", "Who resigned?"]).shape
    (2, 192)
    """

    def __init__(self, folder: Path = MODEL) -> None:
        config = read_config(folder / "config.json", format_known=_FORMAT)
        self._fingerprint = fingerprint(config)
        self._dimensions = int(config["dimensions"])
        self._tokenizer = builtin.load_tokenizer(builtin.MODEL)
        if config["tokenizer"] != builtin.tokenizer_digest(builtin.MODEL):
            raise EncoderError(f"The table in {folder} is for another tokenizer. {REMEDY}")
        verified(folder / "table.bin", config["sha256"]["table.bin"])
        self._codes, self._scales = _mapped(folder / "table.bin", int(config["rows"]), self._dimensions)

    @property
    def name(self) -> str:
        """Always ``builtin-fast``."""
        return "builtin-fast"

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal digits, over the settings, which hold the files' digests."""
        return self._fingerprint

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, shape ``(len(texts), dimensions)``.

        The same text has the same bytes, whatever else is encoded with it.
        """
        vectors = np.empty((len(texts), self._dimensions), dtype=np.float32)
        for start in range(0, len(texts), _TOGETHER):
            some = texts[start : start + _TOGETHER]
            vectors[start : start + len(some)] = self._sums(self._numbers(some))
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return vectors

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per question, shape ``(len(texts), dimensions)``."""
        return self.encode_passages(texts)

    def _numbers(self, texts: Sequence[str]) -> list[list[int]]:
        # Tokenizers refuse lone surrogates, which JSON input can hold.
        clean = [encodable(text) for text in texts]
        folded = [text if text.isascii() else simplify(text) for text in clean]
        encoded = self._tokenizer.encode_batch(folded, add_special_tokens=False)
        # What is beyond the transformer's limit is in pieces of its own.
        return [sum((part.ids for part in e.overflowing), e.ids) or [_UNKNOWN] for e in encoded]

    def _sums(self, numbers: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        lengths = np.fromiter(map(len, numbers), dtype=np.int64, count=len(numbers))
        used, where = np.unique(np.concatenate(numbers), return_inverse=True)
        starts = np.cumsum(lengths) - lengths
        sums: NDArray[np.float32] = np.add.reduceat(self._rows(used)[where], starts, axis=0)
        return sums

    def _rows(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        packed, scales = self._codes[numbers], self._scales[numbers].astype(np.float32)
        codes = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - _CENTRE
        groups = codes.reshape(*scales.shape, -1) * scales[:, :, None]
        return groups.reshape(len(numbers), self._dimensions)


def _mapped(path: Path, rows: int, dimensions: int) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Return the codes and, behind them, each group of columns' scale; read from the disk as needed."""
    half = dimensions // 2
    groups = (path.stat().st_size - rows * half) // (2 * rows)
    try:
        codes = np.memmap(path, np.uint8, "r", 0, (rows, half))
        scales = np.memmap(path, "<f2", "r", rows * half, (rows, groups))
    except (OSError, ValueError) as exc:
        raise EncoderError(f"The table {path} cannot be read. {REMEDY}") from exc
    return codes, scales
