"""Writes the glossary that English readers of Chinese quotes get: ``index/glossary.txt.gz``.

    python -m training.glossary DATA

From the same pairs as the translation tables (training/encoder/tables.py), in the direction Chinese →
English and with whole words, never stems. A word is kept when one English word, all its forms counted
together, takes most of the probability; it is shown in its likeliest form. About
10 seconds; no random numbers.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from index.glossary import FILE
from index.stemming import STOP_WORDS, stem
from rag.stop_words import STOP_WORDS as FUNCTION_WORDS
from training.encoder.tables import both_tables, tokenized_pairs

LEAST = 0.45
"""Probability that a word's English must have, all its forms together."""

SHORTEST, LONGEST = 2, 5
"""Characters of a Chinese word."""

SHORTEST_ENGLISH = 3


def gloss(options: Iterable[tuple[str, float]]) -> tuple[str, float] | None:
    """Return the likeliest English word in its likeliest form, and the probability of all its forms.

    >>> gloss([("resign", 0.4), ("resigned", 0.3), ("quit", 0.1)])
    ('resign', 0.7)
    """
    forms: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for word, p in options:
        forms[stem(word)].append((p, word))
    total, best = max(
        ((sum(p for p, _ in found), max(found)[1]) for found in forms.values()), default=(0.0, "")
    )
    said = best not in STOP_WORDS and best not in FUNCTION_WORDS and len(best) >= SHORTEST_ENGLISH
    return (best, round(total, 3)) if said and total >= LEAST else None


def main() -> None:
    """Write the glossary."""
    (data,) = map(Path, sys.argv[1:2])
    table = both_tables(tokenized_pairs(data))["zh_en"]
    lines = [
        f"{zh}\t{found[0]}\t{round(1000 * found[1])}"
        for zh, options in sorted(table.items())
        if SHORTEST <= len(zh) <= LONGEST and zh not in FUNCTION_WORDS and (found := gloss(options))
    ]
    FILE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} words, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
