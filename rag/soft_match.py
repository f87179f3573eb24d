"""How well texts name what a question asks for in meaning, word by word.

Each content word of the question looks for its nearest word in a text, by cosine between the
built-in encoder's input embeddings; the best matches are averaged by weight (the idea of
BERTScore's recall, Zhang et al. 2020, on static vectors). 辞职 so finds "resign" and 离职, which share no
character with it. Milliseconds for a hundred sentences, since no transformer runs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoders.words import WordVectors
from rag.question import Question

FloatArray = NDArray[np.float32]

SAME = 0.6
"""From this cosine on two words count as naming the same thing when it is counted how common a word is."""

UNRELATED = 0.2
"""Up to this cosine words have nothing to do with each other: 97 of 100 random pairs are below it."""


def soft_matches(
    question: Question, texts: Sequence[str], words: WordVectors
) -> tuple[FloatArray, FloatArray]:
    """Return how well each text names each content word of the question, and each word's weight.

    Returns:
        Matches, shape (texts, words of the question), 0 to 1; weights, shape (words of the question,).
    """
    asked, weights = _asked(question, words)
    lists = words.of_texts(texts)
    if not len(asked):
        return np.zeros((len(texts), 0), dtype=np.float32), weights
    matches = np.zeros((len(texts), len(asked)), dtype=np.float32)
    for row, vectors in zip(matches, lists, strict=True):
        if len(vectors):
            row[:] = (vectors @ asked.T).max(axis=0)
    common = (matches >= SAME).sum(axis=0)
    rarity = np.log1p((len(texts) - common + 0.5) / (common + 0.5)).astype(np.float32)
    return np.clip((matches - UNRELATED) / (1 - UNRELATED), 0, 1), weights * rarity


def _asked(question: Question, words: WordVectors) -> tuple[FloatArray, FloatArray]:
    lists = words.of_texts([w for w, _ in question.words])
    weights = [
        weight for (_, weight), found in zip(question.words, lists, strict=True) for _ in range(len(found))
    ]
    vectors = np.concatenate(lists) if lists else np.zeros((0, words.dimensions), dtype=np.float32)
    return vectors, np.asarray(weights, dtype=np.float32)
