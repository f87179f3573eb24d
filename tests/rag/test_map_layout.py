"""Where vectors lie: the same each time, in the unit square, apart, what is alike together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from rag.map_layout import APART, laid_out


def clouds(of: int, size: int, *, seed: int = 1) -> NDArray[np.float32]:
    """Vectors in groups, those of a group near to each other."""
    chance = np.random.default_rng(seed)
    middles = chance.normal(size=(of, 24))
    return np.repeat(middles, size, axis=0).astype(np.float32) + chance.normal(
        scale=0.1, size=(of * size, 24)
    ).astype(np.float32)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 40), st.integers(1, 30), st.integers(0, 9))
def test_every_vector_has_a_place_in_the_unit_square(count: int, width: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    places = laid_out(vectors)
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()
    assert ((places >= 0) & (places <= 1)).all()


@pytest.mark.parametrize("threads", [1, 2])
def test_places_are_the_same_whatever_the_number_of_threads(threads: int) -> None:
    vectors = clouds(4, 20)
    with threadpool_limits(threads):
        assert laid_out(vectors).tobytes() == laid_out(vectors.copy()).tobytes()


def test_what_is_alike_lies_together() -> None:
    places = laid_out(clouds(3, 20)).reshape(3, 20, 2)
    middles = places.mean(axis=1, keepdims=True)
    inside = np.linalg.norm(places - middles, axis=-1).max()
    between = min(np.linalg.norm(middles[i] - middles[j]) for i, j in ((0, 1), (0, 2), (1, 2)))
    assert inside < between


@pytest.mark.parametrize("count", [2, 5, 30])
def test_equal_vectors_do_not_hide_each_other(count: int) -> None:
    places = laid_out(np.ones((count, 8), dtype=np.float32))
    gaps = np.linalg.norm(places[:, None] - places[None], axis=-1)[~np.eye(count, dtype=bool)]
    assert gaps.min() > APART / 2
