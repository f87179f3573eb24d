"""The two things that a question compares, in its order, and which of them a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.folding import fold
from rag.features import bag_of
from rag.question import Question, Term

_SIDES = (
    re.compile(
        r"(?P<one>[^，,。？?：:]+?)(?:和|跟|与|同|还是|相比)(?P<other>[^，,。？?]+?)"
        r"(?:有|的?(?:区别|差别|差异|不同)|哪|谁|之间|相比|比起|各自|分别|怎么|说的|$)"
    ),
    re.compile(r"\b(?:do|does|did|are|is) (?P<one>[^,?]+?) and (?P<other>[^,?]+?) (?:differ|compare)"),
    re.compile(r"\b(?:between|compare) (?P<one>[^,?]+?) (?:and|with|to) (?P<other>[^,?]+)"),
    re.compile(r"(?P<one>[^,?]+?) (?:versus|vs\.?|differs? from|compared? (?:to|with)) (?P<other>[^,?]+)"),
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What tells the two compared things apart: the terms of each that the other does not share."""

    one: tuple[Term, ...]
    other: tuple[Term, ...]

    def of(self, text: str) -> int | None:
        """Return 0 or 1 for a text that speaks of one side more than of the other; None when undecided."""
        bag = bag_of(text)
        first, second = _named(self.one, bag), _named(self.other, bag)
        return None if first == second else int(first < second)


def sides_of(question: Question) -> Sides | None:
    """Return the two things that a question compares; None when it names no two."""
    folded = fold(question.asked)
    found = next((m for pattern in _SIDES if (m := pattern.search(folded))), None)
    if found is None:
        return None
    one, other = bag_of(found["one"]), bag_of(found["other"])
    sides = Sides(_only(question.terms, one, other), _only(question.terms, other, one))
    return sides if sides.one and sides.other else None


def _only(terms: Sequence[Term], own: frozenset[str], others: frozenset[str]) -> tuple[Term, ...]:
    own_terms = (t for t in terms if t.alternatives[0].token in own)
    return tuple(t for t in own_terms if t.alternatives[0].token not in others)


def _named(terms: Sequence[Term], bag: frozenset[str]) -> float:
    shares = (max((a.probability for a in t.alternatives if a.token in bag), default=0.0) for t in terms)
    return sum(shares) / len(terms)
