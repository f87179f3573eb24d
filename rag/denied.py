"""Evidence that denies what a question takes for granted, as figures for each denial that was read.

A denial speaks against a question when it names what the question asserts, when its sentence and the
neighbours name the rest, and when nothing that was read asserts it after all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.encoders.words import WordVectors
from rag.claims import Claim, folded, nearest
from rag.denials import Denial, denials
from rag.features import Sentence
from rag.soft_match import FloatArray
from rag.terms import content_words

FIGURES = (
    "denied",
    "denied_here",
    "only_denied",
    "sharpest",
    "here",
    "stated",
    "denies_itself",
    "asserted_elsewhere",
    "only_denied_in_window",
    "stated_in_window",
    "lead",
    "lead_of_contrast",
)
"""Of a denial, as shares of the question where nothing else is said: what it denies; what of that its
sentence does not assert as well; what of it no sentence asserts; the weightiest word of that; what its
sentence names; the share of the denied words that the question names; whether the question denies something
itself; the most that another sentence asserts; two of them times what the neighbours name, too; by how much
its sentence names more than any other asserts; for such a contrast, what it denies."""

LEAST_DENIED = 0.08
"""Share of the question; a denial that names less of it is about something else."""

LEAST_STATED = 0.3
"""Share of a denial; a question that names less of it takes something else for granted."""

_NEAR = 4
"""Sentences before and after that may name the rest of the question."""

_ASKS = re.compile(r"[？?][\"'”’」』）)*_\s]*$")


@dataclass(frozen=True, slots=True)
class Denying:
    """A denial that was read.

    Attributes:
        sentences: that show it, in order.
        figures: of shape (len(FIGURES),).
        is_about: whether the question names enough of what is denied, and the article whom it names.
    """

    sentences: tuple[Sentence, ...]
    figures: FloatArray
    is_about: bool


def denying(claim: Claim, sentences: Sequence[Sentence], words: WordVectors) -> list[Denying]:
    """Return the denials that name something of the question."""
    ordered = sorted(dict.fromkeys(sentences), key=lambda s: (s.article_id, s.start))
    if not ordered:
        return []
    found = [denials(s.text) for s in ordered]
    said = _asserted(ordered, found)
    read = _Read(claim, ordered, claim.named_by(said, words.of_texts(said)))
    places = [
        (n, denial)
        for n, of_sentence in enumerate(found)
        for denial in of_sentence
        if not denial.is_of_sentence_before or _follows(ordered, n)
    ]
    stretches = [read.stretch(n, denial) for n, denial in places]
    vectors = words.of_texts([" ".join(content_words(folded(s))) for s in stretches])
    rejected = claim.named_by(stretches, vectors) * (1 - claim.is_denied)
    measured = (
        read.measured(n, denial, named, stated_by(claim, own))
        for (n, denial), named, own in zip(places, rejected, vectors, strict=True)
    )
    return [d for d in measured if d.figures[FIGURES.index("denied_here")] >= LEAST_DENIED]


def stated_by(claim: Claim, stretch: FloatArray) -> float:
    """Return how much of a denied stretch, given as vectors of its words, the question names."""
    return float(nearest(stretch, [claim.vectors]).mean()) if len(stretch) else 0.0


def _follows(ordered: Sequence[Sentence], n: int) -> bool:
    return n > 0 and ordered[n - 1].article_id == ordered[n].article_id


def _asserted(ordered: Sequence[Sentence], found: Sequence[tuple[Denial, ...]]) -> list[str]:
    """Return the sentences without what they deny; nothing of questions and of what the next one denies."""
    texts = []
    for n, sentence in enumerate(ordered):
        text = sentence.text
        for denial in reversed(found[n]):
            text = text[: denial.start] + " " + text[denial.end :]
        after = found[n + 1] if n + 1 < len(ordered) and _follows(ordered, n + 1) else ()
        taken_back = any(d.is_of_sentence_before for d in after)
        texts.append("" if taken_back or _ASKS.search(text) else text)
    return texts


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: sentences in the order of their articles, and what each asserts of the question."""

    claim: Claim
    ordered: Sequence[Sentence]
    asserted: FloatArray

    def stretch(self, n: int, denial: Denial) -> str:
        """Return the words that the n-th sentence denies."""
        if denial.is_of_sentence_before:
            return self.ordered[n - 1].text
        return self.ordered[n].text[denial.start : denial.end]

    def measured(self, n: int, denial: Denial, rejected: FloatArray, stated: float) -> Denying:
        """Measure a denial of the n-th sentence.

        Args:
            n: number of the sentence.
            denial: of that sentence.
            rejected: how well it names each piece of the question.
            stated: how much of it the question names.
        """
        share, asserted = self.claim.share, self.asserted[n]
        only = np.maximum(0, rejected - self.asserted.max(axis=0))
        window = share(np.maximum(self._around(n), rejected))
        denied_here, here = (
            share(np.maximum(0, rejected - asserted)),
            share(np.maximum(rejected, asserted)),
        )
        elsewhere = float(np.delete(self.asserted @ self.claim.weights, n).max(initial=0))
        figures = (
            share(rejected),
            denied_here,
            share(only),
            float((only * np.minimum(1, self.claim.weights * 4)).max(initial=0)),
            here,
            stated,
            float(self.claim.is_denied.any()),
            elsewhere,
            share(only) * window,
            stated * window,
            max(0.0, here - elsewhere),
            denied_here * denial.is_contrast * (here > elsewhere),
        )
        first = n - denial.is_of_sentence_before
        shown = tuple(self.ordered[first : n + 1])
        is_about = stated >= LEAST_STATED and self._is_of_those_named(n)
        return Denying(shown, np.asarray(figures, np.float32), is_about)

    def _is_of_those_named(self, n: int) -> bool:
        """Tell whether a name of the question was read in the sentence's article, or in none at all."""
        naming = {
            s.article_id for s in self.ordered if any(name in folded(s.text) for name in self.claim.names)
        }
        return not naming or self.ordered[n].article_id in naming

    def _around(self, n: int) -> FloatArray:
        """Return what a sentence and its neighbours assert."""
        near = range(max(0, n - _NEAR), min(len(self.ordered), n + _NEAR + 1))
        same = [m for m in near if self.ordered[m].article_id == self.ordered[n].article_id]
        most: FloatArray = self.asserted[same].max(axis=0)
        return most
