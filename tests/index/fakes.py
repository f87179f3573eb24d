"""Small real stand-ins: an encoder that hashes, and articles made from a title and a text."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, article_id
from corpus.language import detect_language


class HashingEncoder:
    """Sums a hash of each pair of neighbouring characters into 16 dimensions; counts what it encodes."""

    def __init__(self, *, salt: str = "") -> None:
        self._salt = salt
        self.encoded: list[str] = []

    name = "hashing"
    dimensions = 16

    @property
    def fingerprint(self) -> str:
        return blake2b(f"hashing{self._salt}".encode()).hexdigest()

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded.extend(texts)
        return self.encode_queries(texts)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.full(self.dimensions, 1e-3, dtype=np.float32)
        for first, second in pairwise(text):
            digest = blake2b(f"{self._salt}{first}{second}".encode("utf-8", "surrogatepass")).digest()
            vector[digest[0] % self.dimensions] += 1 - 2 * (digest[1] % 2)
        return vector / np.linalg.norm(vector)


def article(text: str, *, title: str = "", path: str = "", **fields: object) -> Article:
    values = {"id": article_id(title, text), "title": title, "text": text, "path": path, **fields}
    return Article(language=detect_language(text), **values)
