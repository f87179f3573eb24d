"""Regions of a map and the words that tell each from the others. Knows places and texts, no articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.folding import simplify
from rag.map_layout import Plane
from rag.stop_words import STOP_WORDS

MOST_TOPICS = 12
FEWEST_EACH = 12
"""Passages for each topic: a map of fewer than two times as many has none."""

WORDS = 3
"""Words that name a topic."""

_READ = 400  # characters of a passage that are looked at for words
_ROUNDS = 25
_TOLD_BY = 3  # passages that must hold a word
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")

Regions = NDArray[np.int64]


def regions(places: Plane) -> Regions:
    """Return for each place the number of its region, from 0; all 0 where there are too few to be cut.

    By k-means from centres that lie as far from each other as they can: the same for the same places.
    """
    count = min(MOST_TOPICS, len(places) // FEWEST_EACH)
    if count < 2:  # noqa: PLR2004 - one region is no division
        return np.zeros(len(places), dtype=np.int64)
    centres = _far_apart(places, count)
    for _ in range(_ROUNDS):
        own = _nearest(places, centres)
        moved = np.array(
            [places[own == n].mean(axis=0) if (own == n).any() else centres[n] for n in range(count)]
        )
        if np.allclose(moved, centres):
            break
        centres = moved
    return _nearest(places, centres)


def named(own: Regions, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return for each region the words that its texts hold more often than the others do, first the best.

    Args:
        own: the region of each text.
        texts: as many.
    """
    if not len(own) or own.max() == 0:
        return ()
    printed: dict[str, str] = {}
    words = [_words(text[:_READ], printed) for text in texts]
    everywhere = Counter(word for held in words for word in held)
    names = []
    for region in range(int(own.max()) + 1):
        members = np.flatnonzero(own == region)
        here = Counter(word for n in members for word in words[n])
        told = [w for w in here if here[w] >= min(_TOLD_BY, len(members))]
        ranked = sorted(told, key=lambda w: (-_telling(here[w], len(members), everywhere[w], len(texts)), w))
        names.append(tuple(printed[word] for word in _different(ranked)))
    return tuple(names)


def _far_apart(places: Plane, count: int) -> Plane:
    """Return places each the farthest from those before it, the first the farthest from the middle."""
    chosen = [int(np.linalg.norm(places - places.mean(axis=0), axis=1).argmax())]
    gap = np.full(len(places), np.inf)
    while len(chosen) < count:
        gap = np.minimum(gap, np.linalg.norm(places - places[chosen[-1]], axis=1))
        chosen.append(int(gap.argmax()))
    return places[chosen]


def _nearest(places: Plane, centres: Plane) -> Regions:
    found: Regions = np.linalg.norm(places[:, None] - centres[None], axis=-1).argmin(axis=1)
    return found


def _words(text: str, printed: dict[str, str]) -> set[str]:
    """Return what may name a topic, folded: Chinese nouns and names, Latin words that are no stop words.

    Args:
        text: what holds them.
        printed: gets each as it is printed where it stands first.
    """
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    found, at = set(), 0
    for word, tag in rjieba.tag(simplify(text)):
        if len(word) > 1 and tag.startswith("n") and word not in STOP_WORDS:
            found.add(word)
            printed.setdefault(word, text[at : at + len(word)])
        at += len(word)
    for word in _LATIN.findall(text):
        if word.lower() not in STOP_WORDS:
            found.add(word.lower())
            printed.setdefault(word.lower(), word)
    return found


def _telling(here: int, members: int, everywhere: int, texts: int) -> float:
    """Return the share of a region's texts that hold a word, weighed by how much rarer it is elsewhere."""
    share, usual = here / members, everywhere / texts
    return float(share * np.log(share / usual))


def _different(ranked: Sequence[str]) -> Iterator[str]:
    """Yield the first words of which none is part of another."""
    told: list[str] = []
    for word in ranked:
        if not any(word in other or other in word for other in told):
            told.append(word)
            yield word
        if len(told) == WORDS:
            return
