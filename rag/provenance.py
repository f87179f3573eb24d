"""What an index knows of the articles behind citations: one report or several, digests, corrections."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from index import Index
from index.corrections import Correcting
from index.reports import independent
from rag.answer import Citation, Conflict, CorrectedBy


def with_provenance(citations: Sequence[Citation], index: Index) -> tuple[Citation, ...]:
    """Return the citations with what the index knows of their articles."""
    known = index.reports
    report = known.report_of({c.article_id for c in citations})
    return tuple(
        replace(
            c,
            report=report[c.article_id],
            is_digest=known.is_digest(c.article_id),
            corrected_by=corrections_of(c.article_id, index),
        )
        for c in citations
    )


def corrections_of(article_id: str, index: Index) -> tuple[CorrectedBy, ...]:
    """Return what says that an article was wrong."""
    return tuple(_corrected(said, index) for said in index.reports.corrected_by(article_id))


def founded(
    citations: Sequence[Citation], conflicts: Sequence[Conflict], index: Index
) -> tuple[tuple[Citation, ...], tuple[Conflict, ...]]:
    """Return citations and conflicts with what the index knows, the same of a range wherever it is named."""
    sides = [side for conflict in conflicts for side in conflict.sides]
    every = with_provenance([*citations, *(side.citation for side in sides)], index)
    known = iter(every[len(citations) :])
    told = (tuple(replace(side, citation=next(known)) for side in c.sides) for c in conflicts)
    return every[: len(citations)], tuple(
        replace(c, sides=sides) for c, sides in zip(conflicts, told, strict=True)
    )


def reports_among(article_ids: Collection[str], index: Index) -> int:
    """Return how many independent reports these articles are."""
    report = index.reports.report_of(article_ids)
    return independent((report[i], index.reports.is_digest(i)) for i in article_ids)


def independent_reports(citations: Sequence[Citation]) -> int:
    """Return on how many independent reports citations rest, see :func:`index.reports.independent`."""
    return independent((c.report or c.article_id, c.is_digest) for c in citations)


def _corrected(said: Correcting, index: Index) -> CorrectedBy:
    article = index.article(said.article_id)
    return CorrectedBy(
        article_id=article.id,
        title=article.title,
        published=article.published,
        start=said.start,
        end=said.end,
        quote=article.text[said.start : said.end],
    )
