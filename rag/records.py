"""An answer as the one flat record that scripts read: ``youju batch``, ``youju ask --json``, ``youju eval``.

The keys are a public contract; ``docs`` and the graders outside this project rely on them.
Knows nothing of files: :func:`json_line` gives the text of one line.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from rag.answer import Answer, AnswerSentence, Citation, Conflict, CorrectedBy, RetrievedPassage

Record = dict[str, object]
RecordId = str | int | None

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# JSON allows these three inside a string, but str.splitlines() takes each for the end of a line.
_HIDDEN_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def well_formed(text: str) -> str:
    """Return text with each lone surrogate replaced by U+FFFD, so that it can be written as UTF-8.

    The length stays the same, so offsets do too.
    """
    return _LONE_SURROGATE.sub("\ufffd", text)


def json_line(record: Mapping[str, object]) -> str:
    """Return a record as one line of JSON, without its line end and without lone surrogates."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return well_formed(text).translate(_HIDDEN_LINE_ENDS)


def answer_record(answer: Answer, *, id: RecordId = None, ms: float) -> Record:
    """Return the record of one answer.

    Args:
        answer: what the question got.
        id: the id of the input line; None for a single question.
        ms: wall-clock milliseconds that this question alone took.
    """
    return {
        "id": id,
        "status": answer.status.value,
        "reason": answer.reason.value,
        "text": answer.text,
        "sentences": [_sentence(sentence) for sentence in answer.sentences],
        "citations": [citation_record(citation) for citation in answer.citations],
        "corrections": [citation_record(citation) for citation in answer.corrections],
        "conflicts": [_conflict(conflict) for conflict in answer.conflicts],
        "retrieved": [_passage(passage) for passage in answer.passages],
        "independent_sources": answer.independent_sources,
        "ms": round(ms, 3),
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "language": answer.language,
        "notice": answer.notice,
        "glosses": [{"term": gloss.term, "english": gloss.english} for gloss in answer.glosses],
        "index": answer.index_id,
        "confidence": round(float(answer.confidence), 4),
    }


def error_record(reason: str, *, id: RecordId, line: int) -> Record:
    """Return the record of an input line that could not be answered; ``line`` counts from 1."""
    return {
        "id": id,
        "status": "error",
        "reason": reason,
        "text": "",
        "sentences": [],
        "citations": [],
        "retrieved": [],
        "independent_sources": 0,
        "ms": None,
        "line": line,
    }


def _sentence(sentence: AnswerSentence) -> Record:
    return {
        "text": sentence.text,
        "support": sentence.support.value,
        "citations": list(sentence.citations),
        "focus": list(sentence.focus) if sentence.focus else None,
        "about": sentence.about,
        "is_context": sentence.is_context,
        "said_by": sentence.said_by,
        "attributions": [
            {"start": a.start, "end": a.end, "speaker": a.speaker, "quotation": a.is_quotation}
            for a in sentence.attributions
        ],
    }


def citation_record(citation: Citation) -> Record:
    """Return the record of one citation."""
    return {
        "n": citation.n,
        "article_id": citation.article_id,
        "title": citation.title,
        "source": citation.source,
        "published": citation.published.isoformat() if citation.published else None,
        "path": citation.path,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "is_digest": citation.is_digest,
        "corrected_by": [_corrected_by(said) for said in citation.corrected_by],
    }


def _corrected_by(said: CorrectedBy) -> Record:
    return {
        "article_id": said.article_id,
        "title": said.title,
        "published": said.published.isoformat() if said.published else None,
        "start": said.start,
        "end": said.end,
        "quote": said.quote,
    }


def _conflict(conflict: Conflict) -> Record:
    sides = [{"value": side.value, "citation": citation_record(side.citation)} for side in conflict.sides]
    return {"kind": conflict.kind, "sides": sides}


def _passage(passage: RetrievedPassage) -> Record:
    return {
        "article_id": passage.article_id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": _number(passage.score),
        "path": passage.path,
        "title": passage.title,
        **scores_record(passage),
    }


def scores_record(passage: RetrievedPassage) -> Record:
    """Return what each arm and the reader gave a passage."""
    return {
        "lexical_rank": passage.lexical_rank,
        "dense_rank": passage.dense_rank,
        "lexical_score": _number(passage.lexical_score),
        "dense_score": _number(passage.dense_score),
        "margin": _number(passage.margin),
    }


def _number(value: float | None) -> float | None:
    """Return a plain number: JSON knows neither numpy's nor infinity."""
    return float(value) if value is not None and math.isfinite(value) else None
