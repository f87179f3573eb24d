"""Reading for the answer: which sentences of the retrieved passages answer the question?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.boilerplate import is_boilerplate
from corpus.headings import headings
from corpus.sentences import Span
from corpus.sentences import sentences as spans_of
from index import Index
from index.encoders.words import word_vectors
from rag.features import FloatArray, Sentence, Window, measure
from rag.question import Question
from rag.ranking import rank
from rag.retrieval import Retrieved

REMEMBERED = 4096
"""Passages whose sentences are kept: the same ones are read again for the next question."""

PASSAGES_READ = 6
"""Passages that are read for an answer, best first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading found, best first: sentences, their raw scores and their figures (rows of FEATURES)."""

    sentences: tuple[Sentence, ...]
    scores: FloatArray
    rows: FloatArray


def read(index: Index, question: Question, retrieved: Sequence[Retrieved]) -> Reading:
    """Score the sentences of the best passages as answers to the question."""
    sentences, rows = candidates(index, question, retrieved)
    scores = rank(rows)
    order = sorted(range(len(sentences)), key=lambda i: (-float(scores[i]), i))
    return Reading(tuple(sentences[i] for i in order), scores[order], rows[order])


def candidates(
    index: Index, question: Question, retrieved: Sequence[Retrieved]
) -> tuple[list[Sentence], FloatArray]:
    """Return the sentences of the best passages in order, and their figures, one row of FEATURES each."""
    windows = windows_of(retrieved)
    return [s for w in windows for s in w.sentences], figures(index, question, windows)


def windows_of(retrieved: Sequence[Retrieved]) -> list[Window]:
    """Return the best passages as windows; those without any evidence are left out."""
    windows = (window(r, n) for n, r in enumerate(retrieved[:PASSAGES_READ]))
    return [w for w in windows if w.sentences]


def figures(index: Index, question: Question, windows: Sequence[Window]) -> FloatArray:
    """Return the figures of the windows' sentences, one row of FEATURES each."""
    return measure(
        question,
        windows,
        frequency=index.lexical.document_frequency,
        size=index.lexical.size,
        words=word_vectors(),
    )


@lru_cache(REMEMBERED)
def evidence(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text that can be evidence: neither headings nor boilerplate."""
    titles = [heading.span for heading in headings(text)]
    return tuple(
        s
        for s in spans_of(text)
        if not any(t.start <= s.start and s.end <= t.end for t in titles)
        and not is_boilerplate(text[s.start : s.end])
    )


def window(retrieved: Retrieved, rank_of_passage: int) -> Window:
    """Return the sentences of a passage that can be evidence."""
    text, offset = retrieved.text, retrieved.passage.start
    spans = evidence(text)
    return Window(
        sentences=tuple(
            Sentence(
                article_id=retrieved.article.id,
                start=offset + span.start,
                end=offset + span.end,
                text=text[span.start : span.end],
                passage_rank=rank_of_passage,
                passage_score=retrieved.score,
                position=n / max(len(spans) - 1, 1),
            )
            for n, span in enumerate(spans)
        ),
        above=" ".join((retrieved.article.title, *retrieved.passage.headings)),
        language=retrieved.article.language,
    )
