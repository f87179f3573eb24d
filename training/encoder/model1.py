"""IBM Model 1: word translation probabilities from sentence pairs by expectation-maximisation.

Brown et al. 1993, "The mathematics of statistical machine translation". Vectorised over all
(source word, target word, sentence) links at once; a word counts once per sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Table = dict[str, list[tuple[str, float]]]
Links = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


def _links(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> tuple[Links, list[str], list[str]]:
    """Return (source id, target id, slot) of each link and the two vocabularies.

    A slot is one target word in one sentence: its links share one unit of probability.
    """
    sources: dict[str, int] = {}
    targets: dict[str, int] = {}
    source_ids: list[int] = []
    target_ids: list[int] = []
    slots: list[int] = []
    slot = 0
    for source, target in pairs:
        ids = [sources.setdefault(word, len(sources)) for word in dict.fromkeys(source)]
        for word in dict.fromkeys(target):
            target_id = targets.setdefault(word, len(targets))
            source_ids += ids
            target_ids += [target_id] * len(ids)
            slots += [slot] * len(ids)
            slot += 1
    links = (np.array(source_ids), np.array(target_ids), np.array(slots))
    return links, list(sources), list(targets)


def translations(
    pairs: Iterable[tuple[Sequence[str], Sequence[str]]],
    *,
    least: float,
    most: int,
    iterations: int = 6,
) -> Table:
    """Return p(target word | source word) for each source word.

    Args:
        pairs: tokenized sentence pairs, source first.
        least: smallest probability to keep.
        most: number of translations to keep for each word, the likeliest first.
        iterations: rounds of expectation-maximisation.

    >>> translations([(["a", "b"], ["x", "y"]), (["a"], ["x"])], least=.5, most=1)
    {'a': [('x', 0.97...)], 'b': [('y', 0.86...)]}
    """
    (source_ids, target_ids, slots), sources, targets = _links(pairs)
    keys, link_key = np.unique(source_ids * len(targets) + target_ids, return_inverse=True)
    key_source = keys // len(targets)
    p = np.full(len(keys), 1 / len(targets))
    for _ in range(iterations):
        weight = p[link_key]
        per_slot = np.bincount(slots, weight)
        count = np.bincount(link_key, weight / per_slot[slots])
        p = count / np.bincount(key_source, count, minlength=len(sources))[key_source]
    table: Table = {}
    for i in np.flatnonzero(p > least):
        table.setdefault(sources[key_source[i]], []).append((targets[keys[i] % len(targets)], float(p[i])))
    return {word: sorted(found, key=lambda t: (-t[1], t[0]))[:most] for word, found in table.items()}
