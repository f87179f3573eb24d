"""A timeline as the record that scripts read: ``youju timeline --json`` and ``/api/timeline``."""

from __future__ import annotations

from rag.records import Record, citation_record
from rag.timeline import Entry, Timeline


def timeline_record(timeline: Timeline) -> Record:
    """Return the record of a timeline: its events by time, the most telling under ``events``."""
    return {
        "question": timeline.question,
        "language": timeline.language,
        "articles": timeline.articles,
        "notice": timeline.notice,
        "events": [_event(entry) for entry in timeline.entries],
        "folded": [_event(entry) for entry in timeline.folded],
    }


def _event(entry: Entry) -> Record:
    return {
        "first": entry.first.isoformat(),
        "last": entry.last.isoformat(),
        "text": entry.text,
        "citations": [citation_record(citation) for citation in entry.citations],
    }
