"""Questions that a statement answers: what of it can be asked for, in either language.

Made by rule from what a sentence says surely, never guessed: a sentence for which no pattern is sure gives
none. Whether the articles then answer such a question is for who asks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Language
from corpus.language import HAN

LONGEST = 220
"""Characters of a sentence; longer ones say too much for one question."""


class Asks(StrEnum):
    """What a question asks for."""

    WHY = "why"
    WHAT = "what"
    NUMBER = "number"
    TIME = "time"
    WHO = "who"
    SAID = "said"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Askable:
    """A question that a sentence answers.

    Attributes:
        question: as a reader would type it.
        asks: what it asks for.
        about: a name that it is about.
    """

    question: str
    asks: Asks
    about: str


_END = "”’」』\"')）"


def is_askable(text: str) -> bool:
    """Tell whether a sentence may be asked about: not long, no question, not cut off, without an address."""
    is_open = text.rstrip(_END).endswith(("？", "?", "…", "..."))
    return len(text) <= LONGEST and "http" not in text and not is_open


_LATIN_BEFORE, _LATIN_AFTER = re.compile(r"[A-Za-z0-9]$"), re.compile(r"[A-Za-z0-9]")
_HAN_BEFORE, _HAN_AFTER = re.compile(f"[{HAN}]$"), re.compile(f"[{HAN}]")


def joined(first: str, second: str) -> str:
    """Return two texts as one, with a space where Latin and Chinese characters meet.

    >>> joined("Ada Holm", "是谁"), joined("李明", "是谁")
    ('Ada Holm 是谁', '李明是谁')
    """
    meets = (_LATIN_BEFORE.search(first) and _HAN_AFTER.match(second)) or (
        _HAN_BEFORE.search(first) and _LATIN_AFTER.match(second)
    )
    return f"{first}{' ' if meets else ''}{second}"


_OF_PEOPLE: dict[Language, dict[Asks, str]] = {
    "zh": {Asks.IS: "是谁？", Asks.SAID: "说了什么？"},
    "en": {Asks.IS: "Who is {}?", Asks.SAID: "What did {} say?"},
}


def of_people(found: Iterable[tuple[Asks, str]], language: Language) -> Iterator[Askable]:
    """Yield the questions about people who are described or speak.

    Args:
        found: what can be asked of whom.
        language: of the questions; any name can be asked about in both.
    """
    for asks, name in found:
        words = _OF_PEOPLE[language][asks]
        yield Askable(joined(name, words) if language == "zh" else words.format(name), asks, name)
