"""How Chinese characters sound: for names in Latin letters, and for slips of those who type by sound.

The table's readings are pypinyin's (MIT), without tones; ``training/pinyin_table.py`` writes it. Knows
nothing of words: 长 is both ``chang`` and ``zhang`` everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

from corpus.errors import EncoderError

FILE = Path(__file__).parent / "pinyin.txt"

LONGEST_SYLLABLE = 6

_SPELLED_OTHERWISE = {"lyu": "lv", "nyu": "nv", "lü": "lv", "nü": "nv"}


def characters_of(syllable: str) -> str:
    """Return the characters that can be read so, an empty string for what is no syllable.

    >>> "顺" in characters_of("shun")
    True
    """
    return _characters().get(_SPELLED_OTHERWISE.get(syllable, syllable), "")


def syllables_of(character: str) -> tuple[str, ...]:
    """Return the readings of a character, none for what is no ideograph.

    >>> sorted(syllables_of("长"))
    ['chang', 'zhang']
    """
    return _readings().get(character, ())


@lru_cache(1024)
def split_syllables(word: str, most: int = 3) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read a word of lower-case letters as syllables, the fewest syllables first.

    Args:
        word: one word.
        most: how many syllables at most.

    >>> split_syllables("xian")
    (('xian',), ('xi', 'an'))
    >>> split_syllables("smith")
    ()
    """
    if not word or most < 1:
        return () if word else ((),)
    found = [
        (word[:length], *rest)
        for length in range(1, min(len(word), LONGEST_SYLLABLE) + 1)
        if characters_of(word[:length])
        for rest in split_syllables(word[length:], most - 1)
    ]
    return tuple(sorted(found, key=lambda s: (len(s), s)))


@cache
def _characters() -> dict[str, str]:
    try:
        lines = FILE.read_text(encoding="utf-8").splitlines()
        return dict(line.split(" ", 1) for line in lines)
    except (OSError, ValueError) as exc:
        raise EncoderError(f"The table of sounds {FILE} is missing or damaged. Reinstall Youju.") from exc


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for syllable, characters in _characters().items():
        for character in characters:
            found[character].append(syllable)
    return {character: tuple(syllables) for character, syllables in found.items()}
