"""Evidence that has another value where the question has its own, as figures for each value asked with.

"Why did A leave X" when the sentence that names all the rest says that B did: the rest of the question is
named where a rival of the same kind stands, and less well wherever its own value does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.language import detect_language
from index.encoders.words import WordVectors
from index.folding import fold
from rag.claims import Claim, folded, nearest
from rag.features import Sentence, bag_of
from rag.question import Question
from rag.soft_match import FloatArray
from rag.values import Kind, Value, is_in, values

FIGURES = (
    "rest",
    "rest_window",
    "rest_with_own",
    "rest_with_own_near",
    "lead",
    "lead_near",
    "is_absent",
    "share_of_rest",
    "is_year",
    "rest_and_absent",
    "words",
)
"""Of a value and the sentence that has a rival in its place, as shares of the rest of the question: what the
sentence names; with its neighbours; the most that a sentence names which has the value; which has it beside;
by how much less that is; whether no sentence has the value; how much of the question the rest is; whether
it is a year; a product; how many words the rest has."""

LEAST_NAMED = 0.6
"""Share of the rest; a sentence that names less of it tells of something else."""

_LEAST_REST = 0.3
"""Share of the question; a shorter rest is named by chance."""

_LOOKED_AT = 5
"""Sentences, those that name most of the rest, in which a rival is looked for."""

_MANY = 6
"""Words of the rest from which on their number says no more."""

_SAME = 0.6
"""From this match on words name the value in other letters or another language."""

_IDENTICAL = 0.95
"""From this cosine on two words are one: vectors of four bits are not exact."""

_WEIGHTY = 0.5
"""Terms below this weight, lone characters, do not tell whether a name is there."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A value of the question that is told otherwise.

    Attributes:
        kind: of the value.
        sentences: the one that says so.
        figures: of shape (len(FIGURES),).
        is_about: whether the sentence names enough of the rest, and the value surely is one.
    """

    kind: Kind
    sentences: tuple[Sentence, ...]
    figures: FloatArray
    is_about: bool


def swapped(
    question: Question, claim: Claim, sentences: Sequence[Sentence], words: WordVectors
) -> list[Swap]:
    """Return the values of the question that have a rival where most of the rest is named."""
    asked = values(question.standalone, question.language)
    if not asked or not sentences:
        return []
    ordered = sorted(dict.fromkeys(sentences), key=lambda s: (s.article_id, s.start))
    texts = [s.text for s in ordered]
    vectors = words.of_texts(texts)
    read = _Read(question, claim, words, asked, ordered, vectors, claim.named_by(texts, vectors))
    found = map(read.measured, asked)
    return [swap for swap in found if swap is not None]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: sentences in the order of their articles, and what each names of the question."""

    question: Question
    claim: Claim
    words: WordVectors
    asked: Sequence[Value]
    ordered: Sequence[Sentence]
    vectors: Sequence[FloatArray]
    matches: FloatArray

    def measured(self, value: Value) -> Swap | None:
        """Measure a value of the question; None when nothing rivals it."""
        rest = self.claim.weights * (1 - self._pieces_of(value))
        total = float(rest.sum())
        if total < _LEAST_REST:
            return None
        rest = rest / np.float32(total)
        covered = self.matches @ rest
        own = self._holding(value)
        order = np.argsort(-covered, kind="stable")[:_LOOKED_AT]
        best = next((int(n) for n in order if not own[n] and self._has_rival(int(n), value)), None)
        if best is None:
            return None
        here = float(covered[best])
        near = np.array([own[self._beside(n)].any() for n in range(len(self.ordered))])
        with_own, with_near = (float(covered[held].max(initial=0)) for held in (own, near))
        figures = (
            here,
            float(self.matches[self._beside(best)].max(axis=0) @ rest),
            with_own,
            with_near,
            here - with_own,
            here - with_near,
            float(not own.any()),
            total,
            float(value.kind is Kind.YEAR),
            here * float(not own.any()),
            min(int((rest > 0).sum()), _MANY) / _MANY,
        )
        is_elsewhere = bool(own.any()) or not self._may_be_written_otherwise(value, best)
        is_about = here >= LEAST_NAMED and is_elsewhere
        return Swap(value.kind, (self.ordered[best],), np.asarray(figures, np.float32), is_about)

    def _pieces_of(self, value: Value) -> FloatArray:
        """Return which pieces of the claim are the value's own, shape (pieces,)."""
        (vectors,) = self.words.of_texts([fold(value.text)])
        if not len(vectors):
            return np.zeros(len(self.claim.vectors), np.float32)
        marks: FloatArray = (vectors @ self.claim.vectors.T).max(axis=0) > _IDENTICAL
        return marks.astype(np.float32)

    def _holding(self, value: Value) -> NDArray[np.bool_]:
        """Return which sentences hold the value, shape (sentences,)."""
        texts = [s.text for s in self.ordered]
        held = [is_in(value, folded(text)) for text in texts]
        if value.kind.is_name:
            (own,) = self.words.of_texts([fold(value.text)])
            by_terms = self._named_by_terms(value, texts)
            near = nearest(own, self.vectors).mean(axis=1) >= _SAME if len(own) else by_terms
            held = [any(marks) for marks in zip(held, by_terms, near, strict=True)]
        return np.asarray(held, dtype=bool)

    def _named_by_terms(self, value: Value, texts: Sequence[str]) -> list[bool]:
        """Tell in which texts at least half of the value's terms are, or what stands for them."""
        tokens = set(value.tokens)
        options = [t.alternatives for t in self.question.terms if t.weight >= _WEIGHTY]
        own = [{a.token for a in o} for o in options if o[0].token in tokens]
        bags = map(bag_of, texts)
        return [bool(own) and 2 * sum(not bag.isdisjoint(o) for o in own) >= len(own) for bag in bags]

    def _may_be_written_otherwise(self, value: Value, n: int) -> bool:
        """Tell whether a name found nowhere may be no name at all, or one that is spelt otherwise.

        The segmenter calls rare Chinese words names, and names change with the language.
        """
        is_foreign = detect_language(self.ordered[n].text) != self.question.language
        return value.kind.is_name and (is_foreign or not value.text.isascii())

    def _has_rival(self, n: int, value: Value) -> bool:
        text = self.ordered[n].text
        named = {fold(v.text) for v in self.asked}
        return any(
            v.may_replace(value) and fold(v.text) not in named for v in values(text, detect_language(text))
        )

    def _beside(self, n: int) -> list[int]:
        """Return a sentence and those right beside it in its article."""
        around = range(max(0, n - 1), min(len(self.ordered), n + 2))
        return [m for m in around if self.ordered[m].article_id == self.ordered[n].article_id]
