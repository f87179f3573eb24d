"""What a question takes for granted: its words, which of them it denies itself, and how firmly it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from index.encoders.words import WordVectors
from index.folding import fold
from rag.denials import denials
from rag.expectation import Expectation
from rag.question import Question
from rag.soft_match import UNRELATED, FloatArray

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
        presupposes: whether it takes something for granted rather than asking whether it is so.
    """

    words: tuple[str, ...]
    vectors: FloatArray
    weights: FloatArray
    is_denied: FloatArray
    presupposes: bool

    def named_by(self, text: str, vectors: FloatArray) -> FloatArray:
        """Return how well a text and the vectors of its words name each piece, 0 to 1, shape (pieces,).

        A word of two characters and more is named where it is a part of a longer one, too (系统, 系统性).
        """
        if not len(vectors):
            return np.zeros(len(self.vectors), dtype=np.float32)
        best = (vectors @ self.vectors.T).max(axis=0)
        folded = fold(text)
        written = np.array([len(w) > 1 and w in folded for w in self.words], dtype=np.float32)
        named: FloatArray = np.maximum(written, np.clip((best - UNRELATED) / (1 - UNRELATED), 0, 1))
        return named

    def share(self, matches: FloatArray) -> float:
        """Return the weighted share of the question that these matches make up."""
        return float(matches @ self.weights)


def claim_of(question: Question, words: WordVectors) -> Claim:
    """Return what a question takes for granted."""
    asked = _END.sub("", question.searched)
    denied = [asked[d.start : d.end] for d in denials(asked)]
    lists = words.of_texts([w for w, _ in question.words])
    weights, marks, names = [], [], []
    for (word, weight), found in zip(question.words, lists, strict=True):
        weights += [weight / len(found)] * len(found)
        names += [word] * len(found)
        marks += [any(word in d.lower() for d in denied)] * len(found)
    total = max(sum(weights), 1e-9)
    return Claim(
        words=tuple(names),
        vectors=np.concatenate(lists) if lists else np.zeros((0, words.dimensions), np.float32),
        weights=np.asarray(weights, np.float32) / np.float32(total),
        is_denied=np.asarray(marks, np.float32),
        presupposes=question.expectation is not Expectation.YES_NO and not _ASKS_WHETHER.search(asked),
    )
