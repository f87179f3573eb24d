"""The two things that a question compares, in its order, and which of them a sentence speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Language
from corpus.language import detect_language
from index.encoders.words import word_vectors
from index.folding import fold
from rag.features import bag_of
from rag.question import Question, Term, content_words

_SIDES = (
    re.compile(
        r"(?P<one>[^，,。？?：:]+?)(?:和|跟|与|同|还是|相比)(?P<other>[^，,。？?]+?)"
        r"(?:有|的?(?:区别|差别|差异|不同)|哪|谁|之间|相比|比起|各自|分别|怎么|说的|$)"
    ),
    re.compile(r"\b(?:do|does|did|are|is) (?P<one>[^,?]+?) and (?P<other>[^,?]+?) (?:differ|compare)"),
    re.compile(r"\b(?:between|compare) (?P<one>[^,?]+?) (?:and|with|to) (?P<other>[^,?]+)"),
    re.compile(
        r"\b(?:of|by|for|in|at|do|does|did|have|has|are|were) (?P<one>(?:(?! (?:of|by|for) )[^,?])+?) and "
        r"(?:(?:of|by|for) )?(?P<other>[^,?]+?)"
        r"(?:,? respectively|,? each\b)"
    ),
    re.compile(r"(?P<one>[^,?]+?) (?:versus|vs\.?|differs? from|compared? (?:to|with)) (?P<other>[^,?]+)"),
)


CLEARLY = 0.1
"""A text of another language speaks of the side that it is nearer to by so much, as a cosine."""


@dataclass(frozen=True, slots=True)
class Side:
    """What tells one compared thing apart from the other: terms and words that are its alone."""

    terms: tuple[Term, ...]
    words: tuple[str, ...]

    def share_in(self, bag: frozenset[str]) -> float:
        """Return the share (0 to 1) of its terms that a text of these tokens names."""
        likeliest = (
            max((a.probability for a in t.alternatives if a.token in bag), default=0.0) for t in self.terms
        )
        return sum(likeliest) / len(self.terms)

    def nearness_to(self, text: str) -> float:
        """Return how near (-1 to 1) in meaning a text comes to its words, each to the nearest one there."""
        own, there = word_vectors().of_texts([" ".join(self.words), text])
        return float((own @ there.T).max(axis=1).mean()) if len(own) and len(there) else 0.0


@dataclass(frozen=True, slots=True)
class Sides:
    """The two compared things; ``language`` is the question's."""

    one: Side
    other: Side
    language: Language

    def of(self, text: str) -> int | None:
        """Return 0 or 1 for a text that speaks of one side more than of the other; None when undecided.

        Where no translation decides about a text of another language, nearness in meaning does.
        """
        bag = bag_of(text)
        more = self.one.share_in(bag) - self.other.share_in(bag)
        if not more and detect_language(text) != self.language:
            nearer = self.one.nearness_to(text) - self.other.nearness_to(text)
            more = nearer if abs(nearer) >= CLEARLY else 0.0
        return int(more < 0) if more else None


def sides_of(question: Question) -> Sides | None:
    """Return the two things that a question compares; None when it names no two."""
    folded = fold(question.asked)
    found = next((m for pattern in _SIDES if (m := pattern.search(folded))), None)
    if found is None:
        return None
    one = _side(question, found["one"], found["other"])
    other = _side(question, found["other"], found["one"])
    return Sides(one, other, question.language) if one.terms and other.terms else None


def _side(question: Question, own: str, others: str) -> Side:
    tokens, other_tokens = bag_of(own), bag_of(others)
    words, other_words = content_words(own), content_words(others)
    terms = (t for t in question.terms if t.alternatives[0].token in tokens - other_tokens)
    return Side(tuple(terms), tuple(w for w in words if w not in other_words))
