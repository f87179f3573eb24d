"""Which texts are nearly the same, or stand nearly whole in a longer one, told from their sketches.

Shingles that stand in many texts (forms, legal phrases, a paper's usual ending) weigh less than rare ones.
Every pair is found by one sort of all hashes. Knows nothing of articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.shingles import Sketch

SHARE = 0.6
"""Least share, by weight, of the smaller text's shingles that stand in the larger one of near-copies."""

FEWEST = 8
"""Hashes that a sketch must have to be compared: about 70 Chinese characters or 90 letters."""

_NEIGHBOURS = 16  # with how many that hold the same hash each is compared; more are found through these
_SMOOTHING = 1000  # articles added to the count, so that two of three are not yet "many"


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A text of which much stands in a larger one too: their places, and the share of it by weight.

    Attributes:
        smaller: place of the text with fewer shingles.
        larger: place of the other.
        share: of the smaller's shingles, by weight, those that the larger has; 0 to 1.
        part: of the larger's shingles, by weight, those that the smaller has; 0 to 1.
    """

    smaller: int
    larger: int
    share: float
    part: float


def near_copies(sketches: Sequence[Sketch]) -> list[NearCopy]:
    """Return the pairs of near-copies among texts, ordered by their places."""
    usable = [(i, s) for i, s in enumerate(sketches) if len(s) >= FEWEST]
    if len(usable) < 2:  # noqa: PLR2004 - one text has no copy
        return []
    places = np.repeat(np.array([i for i, _ in usable], dtype=np.uint64), [len(s) for _, s in usable])
    keys = np.sort(np.concatenate([s for _, s in usable]).astype(np.uint64) << np.uint64(32) | places)
    hashes, owners = keys >> np.uint64(32), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    weights = _weights(hashes, len(sketches))
    sizes = np.bincount(owners, weights, minlength=len(sketches)).astype(np.float64)
    pairs, shared = _shared(hashes, owners, weights)
    return _near(pairs >> 32, pairs & 0xFFFFFFFF, shared, sizes)


def _weights(hashes: NDArray[np.uint64], texts: int) -> NDArray[np.float64]:
    """Return for each hash, which are in order, how much it tells: less, the more texts hold it."""
    begins = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
    counts = np.diff(np.append(begins, len(hashes)))
    return np.repeat(np.log((texts + _SMOOTHING) / counts), counts)


def _shared(
    hashes: NDArray[np.uint64], owners: NDArray[np.int64], weights: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the pairs that share a hash, each as one number, and the weight of all that they share."""
    found, weighing = [], []
    for step in range(1, _NEIGHBOURS + 1):
        same = hashes[step:] == hashes[:-step]
        if not same.any():
            break
        found.append(owners[:-step][same] << 32 | owners[step:][same])
        weighing.append(weights[:-step][same])
    if not found:
        return np.empty(0, dtype=np.int64), np.empty(0)
    pairs, which = np.unique(np.concatenate(found), return_inverse=True)
    return pairs, np.bincount(which, np.concatenate(weighing)).astype(np.float64)


def _near(
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    shared: NDArray[np.float64],
    sizes: NDArray[np.float64],
) -> list[NearCopy]:
    swapped = sizes[first] > sizes[second]
    smaller, larger = np.where(swapped, second, first), np.where(swapped, first, second)
    share, part = shared / sizes[smaller], shared / sizes[larger]
    return [
        NearCopy(int(smaller[i]), int(larger[i]), float(share[i]), float(part[i]))
        for i in np.flatnonzero(share >= SHARE)
    ]
