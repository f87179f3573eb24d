"""Which texts are nearly the same, or stand nearly whole in a longer one, told from their sketches.

Shingles that stand in many texts (forms, legal phrases, a paper's usual ending) weigh less than rare ones,
and texts that agree in words but not in figures, such as two days' prices, are no copies. Candidates are
found by one sort of all hashes. Knows nothing of articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.shingles import Sketch

SHARE = 0.6
"""Least share, by weight, of the smaller text's shingles that stand in the larger one of near-copies."""

FEWEST = 8
"""Hashes that a sketch must have to be compared: about 70 Chinese characters or 90 letters."""

SAME_FIGURES = 0.6
"""Least share of the smaller text's figures that stand in the larger one of near-copies."""

_FEW_FIGURES = 3  # fewer tell nothing
_NEIGHBOURS = 16  # with how many that hold the same hash each is compared; more are found through these
_CANDIDATE = 0.3  # share, as far as neighbours tell it, of pairs that are compared wholly
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
    usable = [(i, s.shingles) for i, s in enumerate(sketches) if len(s.shingles) >= FEWEST]
    if len(usable) < 2:  # noqa: PLR2004 - one text has no copy
        return []
    places = np.repeat(np.array([i for i, _ in usable], dtype=np.uint64), [len(s) for _, s in usable])
    keys = np.sort(np.concatenate([s for _, s in usable]).astype(np.uint64) << np.uint64(32) | places)
    hashes, owners = keys >> np.uint64(32), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    weights = _weights(hashes, len(sketches))
    sizes = np.bincount(owners, weights, minlength=len(sketches)).astype(np.float64)
    order = np.argsort(owners, kind="stable")  # each text's hashes together, ascending as in its sketch
    own_weights = dict(zip((i for i, _ in usable), np.split(weights[order], _ends(owners)), strict=True))
    found = (
        _compared(one, other, sketches, own_weights, sizes)
        for one, other in _candidates(hashes, owners, weights, sizes)
    )
    return [pair for pair in found if pair.share >= SHARE and _same_figures(pair, sketches)]


def _ends(owners: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each text's hashes end when they stand together, the last text's excepted."""
    counts = np.bincount(owners)
    return np.cumsum(counts[counts > 0])[:-1]


def _weights(hashes: NDArray[np.uint64], texts: int) -> NDArray[np.float64]:
    """Return for each hash, which are in order, how much it tells: less, the more texts hold it."""
    begins = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
    counts = np.diff(np.append(begins, len(hashes)))
    return np.repeat(np.log((texts + _SMOOTHING) / counts), counts)


def _candidates(
    hashes: NDArray[np.uint64],
    owners: NDArray[np.int64],
    weights: NDArray[np.float64],
    sizes: NDArray[np.float64],
) -> list[tuple[int, int]]:
    """Return pairs that share much, as far as neighbours among the holders of each hash tell."""
    found, weighing = [], []
    for step in range(1, _NEIGHBOURS + 1):
        same = hashes[step:] == hashes[:-step]
        if not same.any():
            break
        found.append(owners[:-step][same] << 32 | owners[step:][same])
        weighing.append(weights[:-step][same])
    if not found:
        return []
    pairs, which = np.unique(np.concatenate(found), return_inverse=True)
    shared = np.bincount(which, np.concatenate(weighing))
    first, second = pairs >> 32, pairs & 0xFFFFFFFF
    near = shared >= _CANDIDATE * np.minimum(sizes[first], sizes[second])
    return list(zip(first[near].tolist(), second[near].tolist(), strict=True))


def _compared(
    one: int,
    other: int,
    sketches: Sequence[Sketch],
    weights: Mapping[int, NDArray[np.float64]],
    sizes: NDArray[np.float64],
) -> NearCopy:
    smaller, larger = (other, one) if sizes[one] > sizes[other] else (one, other)
    held = np.isin(sketches[smaller].shingles, sketches[larger].shingles, assume_unique=True)
    shared = float(weights[smaller][held].sum())
    return NearCopy(smaller, larger, shared / float(sizes[smaller]), shared / float(sizes[larger]))


def _same_figures(pair: NearCopy, sketches: Sequence[Sketch]) -> bool:
    figures = sketches[pair.smaller].figures
    if len(figures) < _FEW_FIGURES:
        return True
    held = np.isin(figures, sketches[pair.larger].figures, assume_unique=True)
    return int(held.sum()) >= SAME_FIGURES * len(figures)
