"""A light English stemmer: enough for translation tables, where a wrong stem costs a little.

It strips -ing, -ed, -es and -s from words that keep four letters. It does not know irregular
forms, and it leaves a final e (``resigned`` and ``resign`` meet, ``valued`` and ``value`` do not).
"""

from __future__ import annotations

ENDINGS = ("ing", "ed", "es", "s")
SHORTEST_STEM = 4

STOP_WORDS = frozenset(
    "the a an of to in on at by for with and or is are was were be been has have had do does did"
    " it its as from that this".split()
)


def stem(word: str) -> str:
    """Return the stem of a lower-case English word.

    >>> [stem(word) for word in ("resigned", "articles", "raising", "news")]
    ['resign', 'articl', 'rais', 'news']
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
