"""What every vector store does: the ids and the scores of brute force in numpy.

A new store is added to ``STORES`` as a function from all vectors to the store.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from index.vectors import FaissVectors, VectorStore

Make = Callable[[NDArray[np.float32]], VectorStore]
DIMENSIONS = 24
TOLERANCE = 1e-5


def _faiss(vectors: NDArray[np.float32]) -> VectorStore:
    return FaissVectors.build(iter([vectors[:3], vectors[3:]]), dimensions=DIMENSIONS)


def _faiss_from_bytes(vectors: NDArray[np.float32]) -> VectorStore:
    built = FaissVectors.build([vectors], dimensions=DIMENSIONS)
    return FaissVectors.from_bytes(bytes(built.to_bytes()))


STORES = {"faiss": _faiss, "faiss from bytes": _faiss_from_bytes}


@pytest.fixture(params=STORES.values(), ids=STORES.keys())
def make(request: pytest.FixtureRequest) -> Make:
    made: Make = request.param
    return made


def unit_vectors(count: int, *, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def test_it_is_a_vector_store(make: Make) -> None:
    assert isinstance(make(unit_vectors(5)), VectorStore)


@pytest.mark.parametrize(("count", "k"), [(1, 1), (1, 10), (200, 1), (200, 7), (200, 200), (200, 500)])
def test_ids_and_scores_are_those_of_brute_force(make: Make, count: int, k: int) -> None:
    vectors, query = unit_vectors(count), unit_vectors(1, seed=9)[0]
    products = vectors @ query
    order = np.argsort(-products, kind="stable")[:k]
    found = make(vectors).search(query, k)
    assert [hit.ordinal for hit in found] == order.tolist()
    assert [hit.score for hit in found] == pytest.approx(products[order].tolist(), abs=TOLERANCE)


@pytest.mark.parametrize("k", [1, 5, 60, 99])
def test_equal_scores_are_ordered_by_ordinal(make: Make, k: int) -> None:
    best, other = unit_vectors(2)
    vectors = np.stack([best if i % 2 else other for i in range(200)])
    assert [hit.ordinal for hit in make(vectors).search(best, k)] == list(range(1, 200, 2))[:k]


@pytest.mark.parametrize("k", [0, -1])
def test_none_asked_for_is_none_found(make: Make, k: int) -> None:
    assert make(unit_vectors(5)).search(unit_vectors(1)[0], k) == []


def test_an_empty_store_finds_nothing(make: Make) -> None:
    store = make(unit_vectors(0))
    assert (store.size, store.search(unit_vectors(1)[0], 3)) == (0, [])


def test_scores_of_given_passages_come_in_the_order_asked_for(make: Make) -> None:
    vectors, query = unit_vectors(50), unit_vectors(1, seed=9)[0]
    ordinals = [49, 0, 7, 7]
    found = make(vectors).scores(query, ordinals)
    assert found == pytest.approx((vectors[ordinals] @ query).tolist(), abs=TOLERANCE)


def test_vectors_are_given_back_as_they_were(make: Make) -> None:
    vectors = unit_vectors(50)
    assert np.array_equal(make(vectors).vectors([3, 49, 0]), vectors[[3, 49, 0]])


@pytest.mark.parametrize("ordinals", [[50], [-1], [0, 99]])
def test_an_ordinal_that_is_not_there_is_refused(make: Make, ordinals: list[int]) -> None:
    with pytest.raises(IndexError, match="0 to 49"):
        make(unit_vectors(50)).vectors(ordinals)


def test_nothing_asked_for_is_nothing_given(make: Make) -> None:
    store = make(unit_vectors(3))
    assert store.vectors([]).shape == (0, DIMENSIONS)
    assert store.scores(unit_vectors(1)[0], []) == []


def test_size_and_dimensions_are_told(make: Make) -> None:
    store = make(unit_vectors(5))
    assert (store.size, store.dimensions) == (5, DIMENSIONS)
