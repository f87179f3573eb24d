"""Training questions in other words: some of their words replaced by words of one meaning."""

from __future__ import annotations

import random

import rjieba

from rag.synonyms import SYNONYMS


def with_synonyms(question: str, dice: random.Random, *, share: float) -> str:
    """Return the question with each word that has synonyms replaced by one of them, by chance of ``share``.

    Args:
        question: folded.
        dice: source of chance.
        share: chance (0 to 1) of a word to be replaced.

    >>> with_synonyms("谁收购了它", random.Random(1), share=1)
    '谁买下了它'
    """
    return "".join(
        dice.choice(SYNONYMS[w]) if w in SYNONYMS and len(w) > 1 and dice.random() < share else w
        for w in rjieba.cut(question)
    )
