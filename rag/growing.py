"""A whole answer as it grows, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rag.answer import Answer, Citation
from rag.provenance import independent_reports


def growing(whole: Answer) -> Iterator[Answer]:
    """Yield an answer with one sentence, with two, and at last the whole; no number changes."""
    for count in range(1, len(whole.sentences)):
        yield first_sentences(whole, count)
    yield whole


def first_sentences(answer: Answer, count: int) -> Answer:
    """Return the answer cut to its first sentences, with just the citations that they use."""
    sentences = answer.sentences[:count]
    used = {n for s in sentences for n in s.citations}
    citations: tuple[Citation, ...] = tuple(c for c in answer.citations if c.n in used)
    return replace(
        answer,
        sentences=sentences,
        citations=citations,
        conflicts=(),
        independent_sources=independent_reports(citations),
    )
