"""English questions for Chinese texts, made from Chinese ones word by word.

No English question over Chinese news may be trained on, so the reader learns what such a question
looks like to it (terms by translation, gaps where names are) from Chinese questions whose content words
are replaced by the English stem that most likely stands for them. Nobody would ask like this; only
its terms matter.
"""

from __future__ import annotations

import gzip
from functools import cache

from index.folding import fold
from index.translation import FILE
from rag.expectation import Expectation, expectation_of
from rag.question import content_words

OPENINGS = {
    Expectation.WHO: "who",
    Expectation.WHEN: "when",
    Expectation.WHERE: "where",
    Expectation.NUMBER: "how many",
    Expectation.WHY: "why",
    Expectation.HOW: "how",
    Expectation.LIST: "what are",
    Expectation.QUOTE: "what did they say",
}
UNKNOWN_NAME = "zzname"


@cache
def _english() -> dict[str, str]:
    """Return the likeliest English stem of each Chinese word of the translation table."""
    best: dict[str, tuple[int, str]] = {}
    for line in gzip.decompress(FILE.read_bytes()).decode("utf-8").splitlines():
        stem, options = line.split("\t", 1)
        pairs = options.split()
        for word, thousandths in zip(pairs[::2], pairs[1::2], strict=True):
            best[word] = max(best.get(word, (0, "")), (int(thousandths), stem))
    return {word: stem for word, (_, stem) in best.items()}


def english_of(word: str) -> str:
    """Return the likeliest English stem of a Chinese word; empty when the table has none."""
    return _english().get(word, "")


def pseudo_english(question: str) -> str:
    """Return the English stand-in of a Chinese question.

    >>> pseudo_english("谁辞职了？")
    'who resign?'
    """
    folded = fold(question)
    words = (w if w.isascii() else english_of(w) or UNKNOWN_NAME for w in content_words(folded))
    opening = OPENINGS.get(expectation_of(folded), "what")
    return " ".join([opening, *words]) + "?"
