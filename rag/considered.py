"""The passages that were considered for an answer, with what each arm and the reader gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.answer import RetrievedPassage
from rag.closer_look import CLOSER
from rag.features import FEATURES
from rag.part import Part
from rag.retrieval import Retrieved

RETRIEVED = 10
"""Passages that an answer names as considered."""

_MARGIN = (FEATURES + CLOSER).index("margin")
_IS_READ = (FEATURES + CLOSER).index("is_read")


def considered(parts: Sequence[Part]) -> tuple[RetrievedPassage, ...]:
    """Return the passages of all parts of a question, the best of each part first, each passage once."""
    margins: dict[int, float] = {}
    for ordinal, margin in (found for part in parts for found in _margins(part)):
        margins[ordinal] = max(margin, margins.get(ordinal, margin))
    found = _interleaved([p.retrieved for p in parts])
    return tuple(shown(r, margins.get(r.ordinal)) for r in found)


def shown(retrieved: Retrieved, margin: float | None = None) -> RetrievedPassage:
    """Return a retrieved passage as an answer names it, with the best margin that the reader gave it."""
    return RetrievedPassage(
        passage_id=retrieved.passage.id,
        article_id=retrieved.article.id,
        title=retrieved.article.title,
        path=retrieved.article.path,
        start=retrieved.passage.start,
        end=retrieved.passage.end,
        text=retrieved.text,
        score=retrieved.score,
        lexical_rank=retrieved.lexical_rank,
        dense_rank=retrieved.dense_rank,
        lexical_score=retrieved.lexical_score,
        dense_score=retrieved.dense_score,
        margin=margin,
    )


def _margins(part: Part) -> Iterator[tuple[int, float]]:
    """Yield the ordinal of its passage and the margin of each sentence that was read closely."""
    for sentence, row in zip(part.reading.sentences, part.reading.rows, strict=True):
        if row[_IS_READ]:
            yield part.retrieved[sentence.passage_rank].ordinal, float(row[_MARGIN])


def _interleaved(lists: Sequence[Sequence[Retrieved]]) -> list[Retrieved]:
    """Return the passages of all lists, the first of each list first, each passage once."""
    longest = max(map(len, lists), default=0)
    mixed: dict[int, Retrieved] = {}
    for passage in (found[n] for n in range(longest) for found in lists if n < len(found)):
        mixed.setdefault(passage.ordinal, passage)
    return list(mixed.values())[:RETRIEVED]
