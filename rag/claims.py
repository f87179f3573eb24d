"""What a question takes for granted: its words, which of them it denies itself, and how firmly it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.encoders.words import WordVectors
from index.folding import fold
from rag.denials import denials
from rag.expectation import Expectation
from rag.question import Question
from rag.soft_match import UNRELATED, FloatArray
from rag.values import values

REMEMBERED = 50_000
"""Texts whose folded form is kept: the same sentences are read for the next question."""

folded = lru_cache(REMEMBERED)(fold)

_END = re.compile(r"[\s?？!！。.]+$")
_ASKS_WHETHER = re.compile("是不是|有没有|会不会|能不能|是否|对不对|(?:吗|么|吧)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A question as a claim.

    Attributes:
        words: the content word, folded, that each piece belongs to.
        vectors: of the pieces of its content words, shape (pieces, dimensions).
        weights: of the pieces, summing to one, shape (pieces,).
        is_denied: which pieces the question itself denies, shape (pieces,).
        names: whom and what it names, folded.
        presupposes: whether it takes something for granted rather than asking whether it is so.
    """

    words: tuple[str, ...]
    vectors: FloatArray
    weights: FloatArray
    is_denied: FloatArray
    names: tuple[str, ...]
    presupposes: bool

    def named_by(self, texts: Sequence[str], vectors: Sequence[FloatArray]) -> FloatArray:
        """Return how well texts name each piece, 0 to 1, shape (texts, pieces).

        A word of two characters and more is named where it is a part of a longer one, too (系统, 系统性).

        Args:
            texts: what may name the pieces.
            vectors: of the texts' words.
        """
        plain = map(folded, texts)
        written = [[len(w) > 1 and w in text for w in self.words] for text in plain]
        near = nearest(self.vectors, vectors)
        named: FloatArray = np.maximum(near, np.asarray(written, np.float32).reshape(near.shape))
        return named

    def share(self, matches: FloatArray) -> float:
        """Return the weighted share of the question that these matches make up."""
        return float(matches @ self.weights)


def nearest(wanted: FloatArray, texts: Sequence[FloatArray]) -> FloatArray:
    """Return how near each text's nearest word comes to each wanted one, 0 to 1, shape (texts, wanted)."""
    found = np.full((len(texts), len(wanted)), UNRELATED, dtype=np.float32)
    # One product for all texts would wake BLAS's threads, which wait for each other on busy cores.
    for row, text in zip(found, texts, strict=True):
        if len(text) and len(wanted):
            row[:] = (text @ wanted.T).max(axis=0)
    near: FloatArray = np.clip((found - UNRELATED) / (1 - UNRELATED), 0, 1)
    return near


def claim_of(question: Question, words: WordVectors) -> Claim:
    """Return what a question takes for granted."""
    asked = _END.sub("", question.standalone)
    denied = [fold(asked[d.negator : d.end]) for d in denials(asked)]
    lists = words.of_texts([w for w, _ in question.words])
    weights, marks, names = [], [], []
    for (word, weight), found in zip(question.words, lists, strict=True):
        weights += [weight / len(found)] * len(found)
        names += [word] * len(found)
        marks += [any(word in d for d in denied)] * len(found)
    total = max(sum(weights), 1e-9)
    return Claim(
        words=tuple(names),
        vectors=np.concatenate(lists) if lists else np.zeros((0, words.dimensions), np.float32),
        weights=np.asarray(weights, np.float32) / np.float32(total),
        is_denied=np.asarray(marks, np.float32),
        names=tuple(folded(v.text) for v in values(question.standalone, question.language) if v.kind.is_name),
        presupposes=question.expectation is not Expectation.YES_NO and not _ASKS_WHETHER.search(asked),
    )
