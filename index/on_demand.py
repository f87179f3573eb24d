"""Vectors of passages that are asked about once: only those are encoded that a cheap table finds near.

One question over a text of 160,000 characters would otherwise wait for the encoding of 450 passages, of
which it needs a few. Knows nothing of the lexical arm.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from index.encoders.protocol import Encoder
from index.encoders.registry import FAST, load_encoder
from index.encoding import encode_all
from index.vectors import FaissVectors, Vectors

MANY = 64
"""Passages up to which all are encoded: the table then saves little and could miss one."""

PROPOSED = 16
"""Passages that each arm proposes to be encoded."""


class OnDemandVectors:
    """The vectors of these texts, each encoded when it is first needed.

    Args:
        encoder: of texts and questions.
        texts: of the passages, by ordinal.
    """

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._encoder = encoder
        self._texts = texts
        self._known: dict[int, Vectors] = {}
        self._table = load_encoder(FAST)
        batches = encode_all(self._table, texts)
        self._near = FaissVectors.build(batches, dimensions=self._table.dimensions)

    def propose(self, question: str, k: int) -> list[int]:
        """Return the ordinals of the passages nearest to the question by the table, at most ``PROPOSED``."""
        query: Vectors = self._table.encode_queries([question])[0]
        return [s.ordinal for s in self._near.search(query, min(k, PROPOSED))]

    def scores(self, query: Vectors, ordinals: Sequence[int]) -> list[float]:
        """Return the inner product of the query with each of these vectors."""
        missing = [o for o in dict.fromkeys(ordinals) if o not in self._known]
        vectors = chain.from_iterable(encode_all(self._encoder, [self._texts[o] for o in missing]))
        self._known.update(zip(missing, vectors, strict=True))
        products: list[float] = (np.stack([self._known[o] for o in ordinals]) @ query).tolist()
        return products
