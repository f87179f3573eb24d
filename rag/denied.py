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
from index.folding import fold
from rag.claims import Claim
from rag.denials import Denial, denials
from rag.features import Sentence
from rag.soft_match import UNRELATED, FloatArray
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

_NEAR = 4
"""Sentences before and after that may name the rest of the question."""

_ASKS = re.compile(r"[？?][\"'”’」』）)*_\s]*$")


@dataclass(frozen=True, slots=True)
class Denying:
    """A denial that was read: the sentences that show it, in order, and its figures."""

    sentences: tuple[Sentence, ...]
    figures: FloatArray


def denying(claim: Claim, sentences: Sequence[Sentence], words: WordVectors) -> list[Denying]:
    """Return the denials that may be about the question, with figures of shape (len(FIGURES),) each."""
    ordered = sorted(dict.fromkeys(sentences), key=lambda s: (s.article_id, s.start))
    if not ordered:
        return []
    found = [denials(s.text) for s in ordered]
    said = _asserted(ordered, found)
    named = [claim.named_by(text, v) for text, v in zip(said, words.of_texts(said), strict=True)]
    read = _Read(claim, words, ordered, np.stack(named))
    measured = (
        read.measured(n, denial)
        for n, of_sentence in enumerate(found)
        for denial in of_sentence
        if not denial.is_of_sentence_before or _follows(ordered, n)
    )
    return [d for d in measured if d.figures[FIGURES.index("denied_here")] >= LEAST_DENIED]


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
    words: WordVectors
    ordered: Sequence[Sentence]
    asserted: FloatArray

    def measured(self, n: int, denial: Denial) -> Denying:
        """Measure a denial of the n-th sentence."""
        share, sentence, asserted = self.claim.share, self.ordered[n], self.asserted[n]
        before = denial.is_of_sentence_before
        stretch = self.ordered[n - 1].text if before else sentence.text[denial.start : denial.end]
        named = " ".join(content_words(fold(stretch)))
        (stretch_words,) = self.words.of_texts([named])
        rejected = self.claim.named_by(stretch, stretch_words) * (1 - self.claim.is_denied)
        only = np.maximum(0, rejected - self.asserted.max(axis=0))
        window = share(np.maximum(self._around(n), rejected))
        stated = self._stated(stretch_words)
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
        shown = (self.ordered[n - 1], sentence) if before else (sentence,)
        return Denying(shown, np.asarray(figures, np.float32))

    def _around(self, n: int) -> FloatArray:
        """Return what a sentence and its neighbours assert."""
        near = range(max(0, n - _NEAR), min(len(self.ordered), n + _NEAR + 1))
        same = [m for m in near if self.ordered[m].article_id == self.ordered[n].article_id]
        most: FloatArray = self.asserted[same].max(axis=0)
        return most

    def _stated(self, stretch_words: FloatArray) -> float:
        """Return how much of what is denied the question names."""
        if not len(stretch_words) or not len(self.claim.vectors):
            return 0.0
        best = (stretch_words @ self.claim.vectors.T).max(axis=1)
        return float(np.clip((best - UNRELATED) / (1 - UNRELATED), 0, 1).mean())
