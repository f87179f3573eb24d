"""Years that go without saying: a question's year is left out where a text need not repeat it.

Reports of a year seldom name it again, and a reader that compares takes a window without the year asked for
for one of another time. Where the article tells the year, by its day or elsewhere in its text, and the
window names none, the question is read without it.
"""

from __future__ import annotations

import re
from functools import lru_cache

REMEMBERED = 256
"""Articles whose years are kept, with their texts: the same ones are read again for the next question."""

_YEAR = re.compile(
    r"(?:\b(?:in|of|since|during) )?(?<![0-9A-Za-z.~—-])((?:19|20)[0-9]{2})(?![0-9A-Za-z.~—-])(?:年的?)?"
)
_ANY = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@lru_cache(REMEMBERED)
def years_of(text: str) -> frozenset[str]:
    """Return the years that a text names in figures, of four digits each."""
    return frozenset(_ANY.findall(text))


def without_known_years(question: str, window: str, years: frozenset[str]) -> str:
    """Return the question without those of its years that the window's article tells elsewhere.

    Args:
        question: as the reader is to see it.
        window: what is read; with a year of its own it is compared as it stands.
        years: that the article tells, of four digits each.

    >>> without_known_years("2023年票房冠军是谁？", "初一的冠军是这部电影。", frozenset({"2023"}))
    '票房冠军是谁？'
    """
    if _ANY.search(window):
        return question
    return _YEAR.sub(lambda found: "" if found[1] in years else found.group(), question)
