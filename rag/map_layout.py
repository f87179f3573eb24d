"""Where vectors lie on a plane, so that what is alike lies together: t-SNE, the same for the same vectors.

Knows nothing of passages. How well it keeps neighbours: ``benchmarks/results/passage_map.md``.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from index.vectors import Vectors

Plane = NDArray[np.float64]
"""Places, shape ``(n, 2)``, between 0 and 1."""

FEWEST = 12
"""Vectors that t-SNE needs; fewer are laid out by their two principal components."""

APART = 0.012
"""Least distance that is seen between two marks: those on one spot are moved around it."""

_DIMENSIONS = 30  # principal components that are left to t-SNE: as good as all, and a third quicker
_PERPLEXITY = 30
_STEPS = 400  # 250 of them exaggerated; of few vectors more are needed, and take no time
_STEPS_OF_FEW = 750
_FEW = 400
_ANGLE = 0.8
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def laid_out(vectors: Vectors) -> Plane:
    """Return a place for each vector; bytes for bytes the same for the same vectors on one machine."""
    if len(vectors) == 0:
        return np.empty((0, 2))
    wide = _principal(vectors.astype(np.float64))
    return _apart(_within_unit(_tsne(wide) if len(vectors) >= FEWEST else _two(wide)))


def _principal(vectors: Plane) -> Plane:
    """Return the principal components with the most variance, each with its largest weight positive."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :_DIMENSIONS]
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    found: Plane = centred @ (axes * np.where(largest < 0, -1.0, 1.0))
    return found


def _two(wide: Plane) -> Plane:
    found: Plane = np.pad(wide, ((0, 0), (0, max(0, 2 - wide.shape[1]))))[:, :2]
    return found


def _tsne(wide: Plane) -> Plane:
    from sklearn.manifold import TSNE  # noqa: PLC0415 - takes a second
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    steps = _STEPS_OF_FEW if len(wide) < _FEW else _STEPS
    made = TSNE(
        init=_start(wide),
        random_state=0,
        perplexity=min(_PERPLEXITY, (len(wide) - 1) / 3),
        max_iter=steps,
        angle=_ANGLE,
    )
    # One thread: sums of several differ by their number, and on a busy machine they wait for each other
    # (1,500 vectors: 1.3 s with one, 1 to 16 s with two).
    with threadpool_limits(1):
        found: Plane = np.asarray(made.fit_transform(wide.astype(np.float32)), dtype=np.float64)
    return found


def _start(wide: Plane) -> NDArray[np.float32]:
    """Return the first two components at the scale from which t-SNE starts well."""
    two = _two(wide)
    return (two / (two[:, 0].std() or 1.0) * 1e-4).astype(np.float32)


def _within_unit(places: Plane) -> Plane:
    """Return places moved and scaled alike in both directions into the unit square, its middle theirs."""
    low, high = places.min(axis=0), places.max(axis=0)
    size = float((high - low).max())
    if not size > 0:
        return np.full_like(places, 0.5)
    moved: Plane = (places - (low + high) / 2) / size + 0.5
    return moved


def _apart(places: Plane) -> Plane:
    """Return places of which those that would hide each other stand in a spiral around their spot."""
    moved, taken = places.copy(), dict[tuple[int, int], int]()
    for n, (x, y) in enumerate(places):
        spot = (round(x / APART), round(y / APART))
        there = taken.get(spot, 0)
        taken[spot] = there + 1
        if there:
            turn, reach = there * _GOLDEN_ANGLE, APART * math.sqrt(there)
            moved[n] = (x + reach * math.cos(turn), y + reach * math.sin(turn))
    return np.clip(moved, 0.0, 1.0)
