"""Writes the lexical arm's translation table as the package ships it.

    python -m training.encoder.translation_table OUT FILE

Reads ``OUT/tables.json``. A line of the gzipped text ``FILE`` is an English stem, a tab and its
Chinese words by falling probability, each followed by its probability in thousandths:
``resign<TAB>辞职 228 甘心 76``. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from training.encoder.model1 import Table

PARTICLES = frozenset("的了地得着")  # alignment gives them a share of everything; they translate nothing
SHORTEST_STEM, LONGEST_WORD = 2, 6


def line(stem: str, options: list[tuple[str, float]]) -> str:
    r"""Return one line, or an empty string when no translation is left.

    >>> line("resign", [("辞职", 0.2278), ("的", 0.1)])
    'resign\t辞职 228\n'
    """
    kept = [(word, p) for word, p in options if word not in PARTICLES and len(word) <= LONGEST_WORD]
    body = " ".join(f"{word} {round(1000 * p)}" for word, p in kept)
    return f"{stem}\t{body}\n" if kept else ""


def packed(table: Table) -> bytes:
    """Return the gzipped table, its lines in order of the stems."""
    lines = (line(stem, table[stem]) for stem in sorted(table) if len(stem) >= SHORTEST_STEM)
    return gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)


def main() -> None:
    """Write ``FILE``."""
    out, file = map(Path, sys.argv[1:3])
    table = json.loads((out / "tables.json").read_text(encoding="utf-8"))["en_zh"]
    file.write_bytes(packed(table))
    print(len(table), "stems,", file.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
