"""Vectors of single words: the built-in encoder's input embeddings, read straight from its file.

Before any transformer runs, words of both languages that mean the same lie close together here: the
Chinese rows were made from translations. Looking them up costs microseconds. Four bits a
value, scaled in groups; ``config.json`` tells where in ``model.onnx`` the two arrays begin.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.encoders.builtin import MODEL, load_tokenizer
from index.folding import encodable, simplify

REMEMBERED = 50_000
"""Texts whose word numbers are kept: the same sentences are read for the next question."""

_CENTRE = 8  # what the code of zero is


class WordVectors:
    """Looks up the words of texts.

    Args:
        folder: the built-in encoder's folder.

    Raises:
        EncoderError: the folder's files are missing or do not fit together.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        self._tokenizer = load_tokenizer(folder)
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self.dimensions = int(config["dimensions"])
            self._codes, self._scales = _arrays(folder / "model.onnx", config["words"], self.dimensions)
        except (OSError, ValueError, LookupError, TypeError) as exc:
            raise EncoderError(f"The word vectors in {folder} cannot be read. Reinstall Youju.") from exc
        self._numbers = lru_cache(REMEMBERED)(self._encode)

    def of_texts(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Return for each text the unit vectors of its words in order, each of shape (words, dimensions)."""
        numbers = [self._numbers(text) for text in texts]
        rows = (
            _unit(self.rows(np.concatenate(numbers)))
            if numbers
            else np.zeros((0, self.dimensions), np.float32)
        )
        ends = np.cumsum([len(n) for n in numbers])
        return np.split(rows, ends[:-1]) if numbers else []

    def _encode(self, text: str) -> NDArray[np.int64]:
        # Tokenizers refuse lone surrogates, which JSON input can hold.
        clean = encodable(text)
        return np.asarray(
            self._tokenizer.encode(simplify(clean), add_special_tokens=False).ids, dtype=np.int64
        )

    def rows(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the input embeddings of tokens as they are, shape (len(numbers), dimensions)."""
        packed = self._codes[numbers]
        codes = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - _CENTRE
        scales = self._scales[numbers].astype(np.float32)
        group = self.dimensions // scales.shape[1]
        groups = codes.reshape(*scales.shape, group) * scales[:, :, None]
        return groups.reshape(len(numbers), self.dimensions)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return unit


def _arrays(
    model: Path, words: dict[str, Any], dimensions: int
) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    rows, groups = int(words["rows"]), dimensions // int(words["group"])
    codes = np.memmap(model, np.uint8, "r", int(words["codes"]), (rows, dimensions // 2))
    scales = np.memmap(model, np.float16, "r", int(words["scales"]), (rows, groups))
    return codes, scales


@cache
def word_vectors() -> WordVectors:
    """Return the built-in word vectors, opened once."""
    return WordVectors()
