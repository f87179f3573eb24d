"""Reading for the answer: which sentences of the retrieved passages answer the question?"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corpus.article import Article, Language
from corpus.boilerplate import is_boilerplate
from corpus.headings import headings
from corpus.sentences import Span
from corpus.sentences import sentences as spans_of
from index import Index
from index.encoders.words import word_vectors
from rag.closer_look import Focus, look_closer
from rag.features import FloatArray, Sentence, Window, measure
from rag.known_years import years_of
from rag.question import Question
from rag.ranking import rank, rank_cheaply
from rag.retrieval import Retrieved
from rag.span_reader import Reader, span_reader

REMEMBERED = 4096
"""Passages whose sentences are kept: the same ones are read again for the next question."""

OPENING = 300
"""Characters in which an article's first sentence is looked for."""

PASSAGES_READ = 6
"""Passages that are read for an answer, best first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading found, best first.

    Attributes:
        sentences: the candidate sentences.
        scores: their raw scores, shape (n,).
        rows: their figures, shape (n, len(FEATURES) + len(CLOSER)).
        focuses: of each sentence that was read closely the characters that answer, offsets into its article.
        doubted: the figures again with those of close reading, where that only tells whether the best
            sentence answers; None where it also ordered the sentences, or nothing was read.
    """

    sentences: tuple[Sentence, ...]
    scores: FloatArray
    rows: FloatArray
    focuses: tuple[Focus | None, ...]
    doubted: FloatArray | None = None


def read(
    index: Index, question: Question, retrieved: Sequence[Retrieved], reader: Reader | None = None
) -> Reading:
    """Score the sentences of the best passages as answers to the question.

    A cascade: the figures of all sentences, the cheap ranker, close reading of what it likes best, and
    the ranker over everything that is then known.

    Args:
        index: what the passages come from.
        question: what is asked.
        retrieved: passages, best first.
        reader: reads closely; None: the built-in one.
    """
    windows, reader = windows_of(retrieved), reader or span_reader()
    cheap = figures(index, question, windows)
    rows, focuses = _read_closely(question, windows, cheap, reader, reader.languages)
    scores = rank(rows)
    sentences = [(s, w.language) for w in windows for s in w.sentences]
    order = sorted(range(len(sentences)), key=lambda i: (-float(scores[i]), i))
    doubted = None
    if order and sentences[order[0]][1] in reader.doubting:
        doubted = _read_closely(question, windows, cheap, reader, reader.doubting)[0][order]
    return Reading(
        sentences=tuple(sentences[i][0] for i in order),
        scores=scores[order],
        rows=rows[order],
        focuses=tuple(focuses[i] for i in order),
        doubted=doubted,
    )


def all_figures(
    index: Index, question: Question, windows: Sequence[Window], reader: Reader
) -> tuple[FloatArray, tuple[Focus | None, ...]]:
    """Return the figures of the windows' sentences, those of close reading too, and the answers' places."""
    return _read_closely(question, windows, figures(index, question, windows), reader, reader.languages)


def _read_closely(
    question: Question,
    windows: Sequence[Window],
    rows: FloatArray,
    reader: Reader,
    languages: Container[Language],
) -> tuple[FloatArray, tuple[Focus | None, ...]]:
    closer = look_closer(question, windows, rank_cheaply(rows), reader, languages)
    return np.concatenate([rows, closer.rows], axis=1), closer.focuses


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
        above=" ".join((retrieved.article.title, *retrieved.passage.headings)).strip(),
        language=retrieved.article.language,
        opening=opening(retrieved.article.text),
        years=_years(retrieved.article),
    )


def _years(article: Article) -> frozenset[str]:
    day = {str(article.published.year)} if article.published else set()
    return years_of(article.text) | day


def opening(text: str) -> str:
    """Return the first sentence of a text that can be evidence, as far as its first lines hold one."""
    start = text[:OPENING]
    return next((start[s.start : s.end] for s in evidence(start)), "")
