"""Writes the table of Chinese characters by their sound, as the package ships it.

    python -m training.pinyin_table FILE

A line of ``FILE`` is a syllable without its tone (ü as v), a blank and the characters that can be
read so. Every reading counts, rare ones too; characters that search folds into others are left
out. The readings are pypinyin's (MIT). Importing it takes .3 s and its data 3 MB; asking needs only
this table.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

from index.folding import fold

FIRST, LAST = 0x4E00, 0x9FA5  # the ideographs that Unicode began with
VOWELS = "aeiouv"  # without one it is an interjection: hm, ng


def readings() -> dict[str, list[str]]:
    """Return the characters of each syllable, in order of their code points."""
    found: dict[str, list[str]] = defaultdict(list)
    for character in map(chr, range(FIRST, LAST + 1)):
        if fold(character) == character:
            for syllable in dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True)[0]):
                found[syllable].append(character)
    return {s: c for s, c in sorted(found.items()) if s.isascii() and set(s) & set(VOWELS)}


def main() -> None:
    """Write ``FILE``."""
    file = Path(sys.argv[1])
    table = readings()
    file.write_text("".join(f"{s} {''.join(c)}\n" for s, c in table.items()), encoding="utf-8")
    print(len(table), "syllables,", file.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
