"""What close reading adds to a sentence's figures: one row of ``CLOSER`` per sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.article import Language
from index.folding import fold
from rag.expectation import Expectation, shows
from rag.features import FloatArray, Sentence, Window
from rag.measures import measures_otherwise
from rag.question import Question
from rag.second_look import looked_at_again
from rag.span_reader import UNREAD, Finding, Reader
from rag.stretches import plan

CLOSER = (
    "first_score",
    "first_gap",
    "is_read",
    "margin",
    "margin_gap",
    "margin_rank",
    "margin_best",
    "focus_shows_expected",
    "focus_length",
)

Focus = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CloserLook:
    """Figures of all candidate sentences, shape (n, len(CLOSER)), and the answer's place in those read.

    Attributes:
        focuses: characters of the likely answer in each sentence, as offsets into its article; None: not
            read, not likely, or nearly the whole sentence.
    """

    rows: FloatArray
    focuses: tuple[Focus | None, ...]


LIKELY = 0.0
"""Margin from which on the marked characters are taken for the answer."""

MOST_OF_SENTENCE = 0.8
"""A focus on more than this share of its sentence tells nothing apart."""


def look_closer(
    question: Question,
    windows: Sequence[Window],
    scores: FloatArray,
    reader: Reader,
    languages: Container[Language],
) -> CloserLook:
    """Read the likeliest sentences closely.

    Args:
        question: what is asked.
        windows: passages with their sentences.
        scores: the cheap ranker's score of each sentence, in the windows' order.
        reader: judges them.
        languages: of the windows that are read.
    """
    sentences = [s for w in windows for s in w.sentences]
    found: list[Finding] = [Finding(UNREAD, None)] * len(sentences)
    focuses: list[Focus | None] = [None] * len(sentences)
    is_read = np.zeros(len(sentences), dtype=bool)
    planned = plan(windows, scores, languages)
    for part, findings in zip(planned, reader.read(question, [p.stretch for p in planned]), strict=True):
        begin = sentences[part.first].start
        for n, finding in enumerate(findings, part.first):
            found[n], is_read[n] = finding, finding.margin != UNREAD
            if finding.focus:
                focuses[n] = begin + finding.focus[0], begin + finding.focus[1]
    if reader.sees_context:
        found = looked_at_again(question, windows, found, reader)
    margins = np.maximum(np.asarray([f.margin for f in found], dtype=np.float32), UNREAD)
    ranks = np.argsort(np.argsort(-margins, kind="stable"), kind="stable")
    texts = [_marked(s, f) if f else "" for s, f in zip(sentences, focuses, strict=True)]
    columns = {
        "first_score": scores,
        "first_gap": scores - scores.max(initial=-np.inf),
        "is_read": is_read,
        "margin": margins,
        "margin_gap": margins - margins.max(initial=-np.inf),
        "margin_rank": np.where(is_read, 1 / (1 + ranks), 0),
        "margin_best": np.full(len(margins), margins.max(initial=UNREAD)),
        "focus_shows_expected": [_shows_expected(text, question) for text in texts],
        "focus_length": [len(text) for text in texts],
    }
    rows = np.stack([np.asarray(columns[name], dtype=np.float32) for name in CLOSER], axis=1)
    return CloserLook(rows, tuple(map(_told, sentences, focuses, margins)))


def _marked(sentence: Sentence, focus: Focus) -> str:
    return sentence.text[focus[0] - sentence.start : focus[1] - sentence.start]


def _shows_expected(marked: str, question: Question) -> bool:
    """Tell whether the marked characters look like an answer; a number must measure what is asked for."""
    if not marked or not shows(marked, question.expectation):
        return False
    is_number = question.expectation is Expectation.NUMBER
    return not (is_number and measures_otherwise(fold(question.standalone), marked))


def _told(sentence: Sentence, focus: Focus | None, margin: np.float32) -> Focus | None:
    """Return a sentence's focus without white space around it when it is likely and tells something apart."""
    if focus is None or margin < LIKELY:
        return None
    marked = _marked(sentence, focus)
    start = focus[0] + len(marked) - len(marked.lstrip())
    end = focus[1] - (len(marked) - len(marked.rstrip()))
    return (start, end) if 0 < end - start <= MOST_OF_SENTENCE * len(sentence.text) else None
