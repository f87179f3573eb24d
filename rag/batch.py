"""Many questions in one go: lines of JSON in, one record per line out, in the same order.

A line that cannot be used becomes an error record, and the run goes on. Knows nothing of files,
progress bars or exit codes: it takes lines of bytes and yields records as they are made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal, Protocol

from corpus.errors import InputError, YoujuError
from rag.answer import Answer
from rag.follow_up import Earlier, Turn
from rag.lines import BadLine, Fields, Once, given_id, given_text, given_texts, read_lines
from rag.records import Record, RecordId, answer_record, error_record, well_formed
from rag.within import ANY_TIME, Within, within

UserLanguage = Literal["zh", "en"]


class Answerer(Protocol):
    """Whatever can be asked; :class:`rag.Youju` is one."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: UserLanguage | None = None,
        since: date | None = None,
        until: date | None = None,
        sources: Sequence[str] = (),
        written_in: UserLanguage | None = None,
    ) -> Answer:
        """Answer one question from the articles within the bounds."""


OverTexts = Callable[[Sequence[str]], Answerer]
"""Makes an answerer over given passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchQuestion:
    """One usable input line.

    Attributes:
        line: number of the line, from 1.
        passages: the texts to answer from; None: from the index.
        bounds: which articles to answer from.
    """

    line: int
    id: RecordId
    question: str
    history: tuple[Earlier, ...] = ()
    passages: tuple[str, ...] | None = None
    bounds: Within = ANY_TIME


def run_batch(
    lines: Iterable[bytes],
    *,
    open_index: Callable[[], Answerer],
    open_texts: Callable[[], OverTexts],
    language: UserLanguage | None = None,
) -> Iterator[Record]:
    """Answer each line and yield its record, in input order.

    Args:
        lines: the input, one JSON object per line.
        open_index: opens the index; called at most once, and only when a line has no passages.
        open_texts: loads what makes an answerer over given passages; called at most once, and
            only when a line has passages.
        language: language of Youju's own words; None: that of each question.
    """
    index, texts = Once(open_index), Once(open_texts)
    for request in read_lines(lines, _question):
        if isinstance(request, BadLine):
            yield error_record(request.reason, id=request.id, line=request.line)
        else:
            yield _answer(request, index, texts, language)


def _answer(
    request: BatchQuestion, index: Once[Answerer], texts: Once[OverTexts], language: UserLanguage | None
) -> Record:
    try:
        answer, ms = _ask(request, index, texts, language)
    except YoujuError as error:
        return error_record(error.message, id=request.id, line=request.line)
    except Exception as error:  # noqa: BLE001 - a defect that one question meets must not cost the others their answers
        reason = f"internal error: {type(error).__name__}: {error}"
        return error_record(reason, id=request.id, line=request.line)
    return answer_record(answer, id=request.id, ms=ms)


def _ask(
    request: BatchQuestion, index: Once[Answerer], texts: Once[OverTexts], language: UserLanguage | None
) -> tuple[Answer, float]:
    """Return the answer and its milliseconds, without those of opening, which happens once per run."""
    if request.passages is None:
        answerer, begin = index(), time.perf_counter()
    else:
        over_texts, begin = texts(), time.perf_counter()
        answerer = over_texts(request.passages)
    bounds = request.bounds
    given = {} if bounds.is_open else asdict(bounds)
    answer = answerer.ask(request.question, history=request.history, language=language, **given)
    return answer, 1000 * (time.perf_counter() - begin)


def _question(fields: Fields, number: int) -> BatchQuestion:
    return BatchQuestion(
        line=number,
        id=given_id(fields),
        question=given_text(fields, "question"),
        history=_history(fields),
        passages=given_texts(fields, "passages"),
        bounds=_bounds(fields),
    )


def _bounds(fields: Fields) -> Within:
    sources = given_texts(fields, "sources") or ()
    return within(_bound(fields, "since"), _bound(fields, "until"), sources, _bound(fields, "written_in"))


def _bound(fields: Fields, key: str) -> str | None:
    return given_text(fields, key) if fields.get(key) is not None else None


def _history(fields: Fields) -> tuple[Earlier, ...]:
    """Return the earlier turns: each a question, or an object with the question and its answer."""
    values = fields.get("history")
    if not isinstance(values, list) or not any(isinstance(value, dict) for value in values):
        return given_texts(fields, "history") or ()
    return tuple(_turn(value, position) for position, value in enumerate(values))


def _turn(value: object, position: int) -> Earlier:
    if isinstance(value, str):
        return well_formed(value)
    fields = value if isinstance(value, dict) else {}
    question, answer = fields.get("question"), fields.get("answer", "")
    if not isinstance(question, str) or not isinstance(answer, str):
        raise InputError(
            f'"history" entry {position} must be a string, or hold the strings "question" and "answer"'
        )
    return Turn(well_formed(question), well_formed(answer))
