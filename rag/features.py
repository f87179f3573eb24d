"""What is measured of a sentence as an answer to a question: one row of figures per sentence.

Overlap alone is weak: an echo of the question outscores its answer. So the rows also hold what
the neighbours cover, what kind of answer the sentence shows, and what it adds to the question.
The ranker (``rag/ranking.py``) turns a row into one score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.article import Language
from index.encoders.words import WordVectors
from index.folding import fold
from index.tokens import tokenize
from rag.expectation import Expectation, shows
from rag.question import Question, Term
from rag.soft_match import soft_matches

FloatArray = NDArray[np.float32]

FEATURES = (
    "coverage",
    "coverage_before",
    "coverage_after",
    "coverage_window",
    "coverage_passage",
    "coverage_title",
    "coverage_all",
    "rarest_here",
    "rarest_window",
    "rarest_missing",
    "soft",
    "soft_before",
    "soft_window",
    "soft_passage",
    "soft_missing",
    "best_soft_gap",
    "passage_score",
    "passage_rank",
    "shows_expected",
    "shows_unit",
    "novelty",
    "length",
    "is_question",
    "is_heading",
    "is_short",
    "position",
    "longest_match",
    "opens_with_pronoun",
    "after_colon",
    "is_foreign",
    "best_coverage_gap",
    *(f"asks_{kind.value}" for kind in Expectation),
)

SHORT = 8
"""Characters; what is shorter is an exclamation or a heading more often than an answer."""

_SENTENCE_END = re.compile(r"[。！？!?…；;.]['\"”’」』）)\]*_~]*$")
OPENING_PRONOUN = re.compile(
    r"^\W*(他|她|它|这|那|其|此|该|He|She|It|They|This|That|These|Those|His|Her|Their)"
)
_NUMERAL = "[0-9零〇一二两三四五六七八九十百千万亿]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that could answer: its place, its text, and the passage that brought it.

    Attributes:
        passage_rank: rank of the passage, from 0.
        passage_score: fused score of the passage, 0 to 1.
        position: 0 for the passage's first sentence, 1 for its last.
    """

    article_id: str
    start: int
    end: int
    text: str
    passage_rank: int
    passage_score: float
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The sentences of one passage in order, the words above them (title and headings), their language.

    Attributes:
        opening: the article's first sentence, for an article without a title.
        years: that the article tells, in its text or by its day, of four digits each.
    """

    sentences: tuple[Sentence, ...]
    above: str
    language: Language
    opening: str = ""
    years: frozenset[str] = frozenset()


REMEMBERED = 50_000
"""Sentences whose tokens are kept: the same ones are read again for the next question."""

DocumentFrequency = Callable[[str], int]


@lru_cache(REMEMBERED)
def bag_of(text: str) -> frozenset[str]:
    """Return the different tokens of a text."""
    return frozenset(tokenize(text))


def term_weights(
    terms: Sequence[Term], tokens: Sequence[frozenset[str]], frequency: DocumentFrequency, size: int
) -> FloatArray:
    """Return each term's weight: its own times an inverse document frequency.

    The frequency counts the index's passages and the sentences at hand together, so that
    it says something even when the index is a single passage.
    """
    total = size + len(tokens)
    weights = []
    for term in terms:
        seen = sum(
            a.probability * (frequency(a.token) + sum(a.token in t for t in tokens))
            for a in term.alternatives
        ) / max(sum(a.probability for a in term.alternatives), 1e-9)
        weights.append(term.weight * math.log(1 + (total - min(seen, total) + 0.5) / (seen + 0.5)))
    return np.asarray(weights, dtype=np.float32)


def found(terms: Sequence[Term], tokens: Sequence[frozenset[str]]) -> FloatArray:
    """Return how surely each text names each term, shape (texts, terms), 0 to 1."""
    rows = [
        [max((a.probability for a in t.alternatives if a.token in bag), default=0.0) for t in terms]
        for bag in tokens
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(tokens), len(terms))


def _share(matrix: FloatArray, weights: FloatArray) -> FloatArray:
    total = float(weights.sum())
    return matrix @ weights / total if total > 0 else np.zeros(len(matrix), dtype=np.float32)


def measure(
    question: Question,
    windows: Sequence[Window],
    *,
    frequency: DocumentFrequency,
    size: int,
    words: WordVectors,
) -> FloatArray:
    """Measure all sentences of the windows; rows in their order, columns as in ``FEATURES``.

    Args:
        question: what is asked.
        windows: passages with their sentences, best passage first.
        frequency: in how many of the index's passages a token stands.
        size: number of the index's passages.
        words: vectors of words, for matches in meaning.
    """
    sentences = [s for w in windows for s in w.sentences]
    bags = [bag_of(s.text) for s in sentences]
    weights = term_weights(question.terms, bags, frequency, size)
    here = found(question.terms, bags)
    covered = _coverages(question, windows, here, weights)
    columns = {
        **covered,
        **_soft(question, windows, words),
        **_shape(question, sentences, bags),
        **_match(question, sentences),
        "after_colon": _after_colon(windows),
        "is_foreign": _is_foreign(question, windows),
    }
    columns["best_coverage_gap"] = columns["coverage_window"] - columns["coverage_window"].max(initial=0.0)
    for kind in Expectation:
        columns[f"asks_{kind.value}"] = np.full(
            len(sentences), question.expectation is kind, dtype=np.float32
        )
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Around:
    """What the neighbours of each sentence name, shapes as the matrix of the sentences themselves."""

    before: FloatArray
    after: FloatArray
    passage: FloatArray


def _around(windows: Sequence[Window], here: FloatArray) -> Around:
    around = Around(np.zeros_like(here), np.zeros_like(here), np.zeros_like(here))
    first = 0
    for window in windows:
        last = first + len(window.sentences)
        around.before[first + 1 : last] = here[first : last - 1]
        around.after[first : last - 1] = here[first + 1 : last]
        around.passage[first:last] = here[first:last].max(axis=0, initial=0.0)
        first = last
    return around


def _soft(question: Question, windows: Sequence[Window], words: WordVectors) -> dict[str, FloatArray]:
    here, weights = soft_matches(question, [s.text for w in windows for s in w.sentences], words)
    around = _around(windows, here)
    near = np.maximum(here, 0.9 * np.maximum(around.before, around.after))
    far = np.maximum(near, 0.7 * around.passage)
    soft = _share(here, weights)
    missing = ((1 - far) * weights).max(axis=1, initial=0.0) / max(float(weights.sum()), 1e-9)
    window = _share(near, weights)
    return {
        "soft": soft,
        "soft_before": _share(around.before, weights),
        "soft_window": window,
        "soft_passage": _share(far, weights),
        "soft_missing": missing,
        "best_soft_gap": window - window.max(initial=0.0),
    }


def _coverages(
    question: Question, windows: Sequence[Window], here: FloatArray, weights: FloatArray
) -> dict[str, FloatArray]:
    near_by = _around(windows, here)
    before, after, passage = near_by.before, near_by.after, near_by.passage
    titles = [bag_of(w.above) for w in windows]
    above = np.repeat(found(question.terms, titles), [len(w.sentences) for w in windows], axis=0)
    around = np.maximum(here, 0.9 * np.maximum(before, after))
    everywhere = np.maximum(np.maximum(around, 0.7 * passage), 0.7 * above)
    rarest = int(weights.argmax()) if len(weights) else 0
    missing = (1 - everywhere) * weights if len(weights) else np.zeros((len(here), 1), dtype=np.float32)
    column = (lambda m: m[:, rarest]) if len(weights) else (lambda m: np.zeros(len(m), dtype=np.float32))
    return {
        "coverage": _share(here, weights),
        "coverage_before": _share(before, weights),
        "coverage_after": _share(after, weights),
        "coverage_window": _share(around, weights),
        "coverage_passage": _share(passage, weights),
        "coverage_title": _share(above, weights),
        "coverage_all": _share(everywhere, weights),
        "rarest_here": column(here),
        "rarest_window": column(around),
        "rarest_missing": missing.max(axis=1, initial=0.0) / max(float(weights.sum()), 1e-9),
    }


def _shape(
    question: Question, sentences: Sequence[Sentence], bags: Sequence[frozenset[str]]
) -> dict[str, FloatArray]:
    asked = {a.token for t in question.terms for a in t.alternatives}
    unit = re.compile(_NUMERAL + "[余多几个]{0,2}" + re.escape(question.unit)) if question.unit else None
    columns = {
        "passage_score": [s.passage_score for s in sentences],
        "passage_rank": [1 / (1 + s.passage_rank) for s in sentences],
        "shows_expected": [shows(s.text, question.expectation) for s in sentences],
        "shows_unit": [bool(unit.search(s.text)) if unit else 0.5 for s in sentences],
        "novelty": [len(b - asked) / max(len(b), 1) for b in bags],
        "length": [math.log1p(len(s.text)) for s in sentences],
        "is_question": [s.text.rstrip('”"’』」').endswith(("?", "？")) for s in sentences],
        "is_heading": [s.text.startswith("#") or not _SENTENCE_END.search(s.text) for s in sentences],
        "is_short": [len(s.text) < SHORT for s in sentences],
        "position": [s.position for s in sentences],
        "opens_with_pronoun": [bool(OPENING_PRONOUN.match(s.text)) for s in sentences],
    }
    return {name: np.asarray(values, dtype=np.float32) for name, values in columns.items()}


def _match(question: Question, sentences: Sequence[Sentence]) -> dict[str, FloatArray]:
    lengths = [_longest_common(question.content, fold(s.text)) for s in sentences]
    longest = np.asarray(lengths, dtype=np.float32) / np.float32(max(len(question.content), 1))
    return {"longest_match": longest}


def _longest_common(needle: str, text: str) -> int:
    """Return the length of the longest stretch of ``needle`` that stands in ``text``.

    >>> _longest_common("训练成本", "把训练的成本降低")
    2
    """
    best = start = 0
    while start + best < len(needle):
        if needle[start : start + best + 1] in text:
            best += 1
        else:
            start += 1
    return best


def _is_foreign(question: Question, windows: Sequence[Window]) -> FloatArray:
    marks = [w.language != question.language for w in windows for _ in w.sentences]
    return np.asarray(marks, dtype=np.float32)


def _after_colon(windows: Sequence[Window]) -> FloatArray:
    marks: list[bool] = []
    for window in windows:
        texts = [s.text.rstrip("*_ ") for s in window.sentences]
        marks += [i > 0 and texts[i - 1].endswith((":", "：")) for i in range(len(texts))]
    return np.asarray(marks, dtype=np.float32)
