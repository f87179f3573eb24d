"""Where vectors live: the protocol of a store, and exact search in FAISS.

A store knows passages by ordinal and vectors by inner product. Knows nothing of texts, encoders
and files' checksums.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexDamaged
from index.remedy import REBUILD
from index.scored import Scored

if TYPE_CHECKING:
    from faiss import IndexFlat

Vectors = NDArray[np.float32]


@runtime_checkable
class VectorStore(Protocol):
    """Finds the vectors that are most alike to a given one, by inner product."""

    @property
    def size(self) -> int:
        """Number of vectors; their ordinals run from 0 to ``size - 1``."""

    @property
    def dimensions(self) -> int:
        """Length of each vector."""

    def search(self, query: Vectors, k: int) -> list[Scored]:
        """Return the best ``k`` for one query of shape ``(dimensions,)``: best first, equals by ordinal."""

    def scores(self, query: Vectors, ordinals: Sequence[int]) -> list[float]:
        """Return the inner product of the query with each of these vectors."""

    def vectors(self, ordinals: Sequence[int]) -> Vectors:
        """Return these vectors, shape ``(len(ordinals), dimensions)``."""


class FaissVectors:
    """All vectors in one flat FAISS index: exact; 256 dimensions take .4 ms for 10,000, 9 ms for 100,000."""

    def __init__(self, index: IndexFlat) -> None:
        self._index = index

    @classmethod
    def build(cls, batches: Iterable[Vectors], *, dimensions: int) -> Self:
        """Store the vectors of all batches, each of shape ``(n, dimensions)``; the first is ordinal 0."""
        import faiss  # noqa: PLC0415 - takes .1 s

        index = faiss.IndexFlatIP(dimensions)
        for batch in batches:
            index.add(np.ascontiguousarray(batch, dtype=np.float32))
        return cls(index)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the store that :meth:`to_bytes` wrote.

        Verify the checksum before: FAISS trusts what it reads (faiss#5400).

        Raises:
            IndexDamaged: these bytes are no flat inner-product index.
        """
        import faiss  # noqa: PLC0415 - takes .1 s

        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except RuntimeError as exc:
            raise IndexDamaged(f"The vectors cannot be read by FAISS. {REBUILD}") from exc
        if not isinstance(index, faiss.IndexFlat) or index.metric_type != faiss.METRIC_INNER_PRODUCT:
            raise IndexDamaged(
                f"The vectors are a FAISS {type(index).__name__}, not a flat inner-product index. {REBUILD}"
            )
        return cls(index)

    def to_bytes(self) -> memoryview:
        """Return the store as bytes, to be written by Python: FAISS cannot open every path on Windows."""
        import faiss  # noqa: PLC0415 - takes .1 s

        data: memoryview = faiss.serialize_index(self._index).data
        return data

    @property
    def size(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return int(self._index.d)

    def search(self, query: Vectors, k: int) -> list[Scored]:
        """Return the best ``k`` for one query of shape ``(dimensions,)``: best first, equals by ordinal."""
        k = min(k, self.size)
        if k < 1:
            return []
        # FAISS keeps any of several equals: look on until the last one found is worse than the k-th.
        limit = k
        while True:
            limit = min(limit + _MARGIN, self.size)
            found = self._search(query, limit)
            if limit == self.size or found[-1].score < found[k - 1].score:
                return found[:k]
            limit *= 4

    def _search(self, query: Vectors, limit: int) -> list[Scored]:
        import faiss  # noqa: PLC0415 - takes .1 s

        # For one query on a busy machine the threads wait for each other: 16 ms with two, 2 with one
        # (13,500 vectors of 384 dimensions). OpenMP keeps the number for each calling thread.
        faiss.omp_set_num_threads(1)
        scores, ordinals = self._index.search(_row(query), limit)
        order = np.lexsort((ordinals[0], -scores[0]))
        return [
            Scored(*pair) for pair in zip(ordinals[0][order].tolist(), scores[0][order].tolist(), strict=True)
        ]

    def scores(self, query: Vectors, ordinals: Sequence[int]) -> list[float]:
        """Return the inner product of the query with each of these vectors."""
        products: list[float] = (self.vectors(ordinals) @ _row(query)[0]).tolist()
        return products

    def vectors(self, ordinals: Sequence[int]) -> Vectors:
        """Return these vectors, shape ``(len(ordinals), dimensions)``.

        Raises:
            IndexError: an ordinal is not in the store.
        """
        wanted = np.asarray(ordinals, dtype=np.int64)
        if wanted.size and not (wanted.min() >= 0 and wanted.max() < self.size):
            raise IndexError(
                f"Ordinals run from 0 to {self.size - 1}; asked for {min(ordinals)}..{max(ordinals)}."
            )
        if not wanted.size:
            return np.empty((0, self.dimensions), dtype=np.float32)
        found: Vectors = self._index.reconstruct_batch(wanted)
        return found


_MARGIN = 8  # looked at beyond k, so that one search is enough unless many are equal


def _row(query: Vectors) -> Vectors:
    return np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
