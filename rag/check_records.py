"""A checked claim as the record that scripts read: ``youju check --json``, its batch and ``/api/check``."""

from __future__ import annotations

from dataclasses import asdict

from rag.records import Record, RecordId, citation_record
from rag.verdicts import Check, CheckedStatement


def check_record(check: Check, *, id: RecordId = None, ms: float) -> Record:
    """Return the record of one claim.

    Args:
        check: what the articles say of it.
        id: the id of the input line; None for a single claim.
        ms: wall-clock milliseconds that this claim alone took.
    """
    return {
        "id": id,
        "claim": check.claim,
        "verdict": check.verdict.value,
        "reason": check.because.value,
        "notice": check.notice,
        "statements": [_statement(s) for s in check.statements],
        "citations": [citation_record(c) for c in check.citations],
        "independent_sources": check.independent_sources,
        "ms": round(ms, 3),
        "language": check.language,
        "index": check.index_id,
    }


def check_error_record(reason: str, *, id: RecordId, line: int) -> Record:
    """Return the record of an input line that could not be checked; ``line`` counts from 1."""
    return {
        "id": id,
        "claim": "",
        "verdict": "error",
        "reason": reason,
        "notice": "",
        "statements": [],
        "citations": [],
        "independent_sources": 0,
        "ms": None,
        "line": line,
    }


def _statement(statement: CheckedStatement) -> Record:
    return {
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "about": statement.about,
        "verdict": statement.verdict.value,
        "reason": statement.because.value,
        "support": statement.support,
        "contradiction": statement.contradiction,
        "citations": list(statement.citations),
        "against": list(statement.against),
        "points": [asdict(p) for p in statement.points],
    }
