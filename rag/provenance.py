"""What an index knows of the articles behind citations: one report or several, digests, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import Index
from index.corrections import Correcting
from index.reports import independent
from rag.answer import Citation, CorrectedBy


def with_provenance(citations: Sequence[Citation], index: Index) -> tuple[Citation, ...]:
    """Return the citations with what the index knows of their articles."""
    known = index.reports
    report = known.report_of({c.article_id for c in citations})
    return tuple(
        replace(
            c,
            report=report[c.article_id],
            is_digest=known.is_digest(c.article_id),
            corrected_by=tuple(_corrected(said, index) for said in known.corrected_by(c.article_id)),
        )
        for c in citations
    )


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
