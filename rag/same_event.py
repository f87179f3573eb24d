"""Do two sentences of two articles tell of the same event? By what is rare in them, and by their publication.

The values that they may tell otherwise are left aside. A form that is filled in for another company or day
shares its words with the next one, so it is what few passages hold that decides.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.article import Language
from index.folding import fold
from rag.features import bag_of
from rag.names import names
from rag.one_name import is_named_so

MOST_APART = 31
"""Days between two publications; what is told later without a date of its own is of another time."""

SHARED = 0.4
"""Share of a sentence, by how rare its words are, that the other article must hold."""

BESIDE = 0.3
"""The same share, of which the other sentence with those around it must hold."""

RARE = 20
"""Passages of an index up to which a token tells what a sentence is about."""

FEWEST_RARE, RARE_SHARED = 3, 0.3
"""Such tokens of a sentence and its article's opening that the other article must hold, and their share."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare tokens are in an index.

    Attributes:
        frequency: in how many passages a token stands.
        passages: number of all passages.
    """

    frequency: Callable[[str], int]
    passages: int

    def of(self, token: str) -> float:
        """Return the inverse document frequency of a token."""
        return math.log(1 + (self.passages + 1) / (self.frequency(token) + 0.5))

    def is_rare(self, token: str) -> bool:
        """Tell whether so few passages hold a token that it tells what they are about."""
        return self.frequency(token) <= RARE


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its article.

    Attributes:
        text: the sentence.
        language: of it.
        around: title, opening and the sentences beside it, which say what it is about.
        opening: title and first sentence of its article.
        article: the whole text of its article.
        published: when that was published.
    """

    text: str
    language: Language
    around: str
    opening: str
    article: str
    published: date | None

    @property
    def beside(self) -> str:
        """The sentence with what stands around it."""
        return f"{self.around} {self.text}"


def same_subject(one: Told, own: str, other: Told, rival: str, rarity: Rarity) -> bool:
    """Tell whether what is rare in either sentence stands in the other's article, the two values aside."""
    values = (own, rival)
    return all(
        shared_rarity(a.text, values, b.article, rarity) >= SHARED
        and shared_rarity(a.text, values, b.beside, rarity) >= BESIDE
        and shares_rare(f"{a.opening} {a.text}", values, b.article, rarity)
        for a, b in ((one, other), (other, one))
    )


def names_same(one: Told, own: str, other: Told, rival: str, rarity: Rarity) -> bool:
    """Tell whether both sentences, or those around them, name something rare, the values aside."""
    named = {n.text for n in names(one.beside, one.language) if n.is_certain and len(n.text) > 1} - {
        own,
        rival,
    }
    there = fold(other.beside)
    rare = (n for n in named if any(rarity.is_rare(t) for t in bag_of(n)))
    return any(fold(n) in there for n in rare)


def shared_rarity(text: str, values: Sequence[str], article: str, rarity: Rarity) -> float:
    """Return the share of a text's tokens, by how rare they are, that an article holds; values aside."""
    weights = {t: rarity.of(t) for t in _tokens(text, values)}
    told = sum(w for t, w in weights.items() if t in bag_of(article))
    return told / max(sum(weights.values()), 1e-9)


def shares_rare(text: str, values: Sequence[str], article: str, rarity: Rarity) -> bool:
    """Tell whether an article holds what is rare in a text: a form that was filled in anew does not."""
    rare = rare_tokens(text, values, rarity)
    told = sum(t in bag_of(article) for t in rare)
    return told >= max(FEWEST_RARE, RARE_SHARED * len(rare))


def rare_tokens(text: str, values: Sequence[str], rarity: Rarity) -> list[str]:
    """Return the tokens of a text that few passages hold, values aside."""
    return [t for t in _tokens(text, values) if rarity.is_rare(t)]


def is_named_beside(told: Told, name: str) -> bool:
    """Tell whether a sentence, or what stands around it, has a name or a shorter form of it."""
    if fold(name) in fold(told.beside):
        return True
    return any(is_named_so(name, n.text) for n in names(told.beside, told.language))


def _tokens(text: str, values: Sequence[str]) -> list[str]:
    for value in values:
        text = text.replace(value, " ")
    return [t for t in bag_of(text) if not any(c.isdigit() for c in t)]


def are_apart(one: Told, other: Told) -> bool:
    """Tell whether so much time lies between two publications that they are of different times."""
    return days_apart(one, other) > MOST_APART


def days_apart(one: Told, other: Told) -> int:
    """Return how many days lie between two publications; none where that is unknown."""
    return abs((one.published - other.published).days) if one.published and other.published else 0
