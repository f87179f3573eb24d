"""Many questions in one go: lines of JSON in, one record per line out, in the same order.

A line that cannot be used becomes an error record, and the run goes on. Knows nothing of files,
progress bars or exit codes: it takes lines of bytes and yields records as they are made.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, NoReturn, Protocol, TypeVar

from corpus.errors import InputError, YoujuError
from rag.answer import Answer
from rag.follow_up import Earlier, Turn
from rag.records import Record, RecordId, answer_record, error_record, well_formed
from rag.within import ANY_TIME, Within, within

UserLanguage = Literal["zh", "en"]
_BOM = b"\xef\xbb\xbf"
T = TypeVar("T")


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
    ) -> Answer:
        """Answer one question from articles that were published within the bounds."""


OverTexts = Callable[[Sequence[str]], Answerer]
"""Makes an answerer over given passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchQuestion:
    """One usable input line.

    Attributes:
        line: number of the line, from 1.
        passages: the texts to answer from; None: from the index.
        bounds: when the articles to answer from were published.
    """

    line: int
    id: RecordId
    question: str
    history: tuple[Earlier, ...] = ()
    passages: tuple[str, ...] | None = None
    bounds: Within = ANY_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """One input line that cannot be used; ``id`` is None when it could not be read."""

    line: int
    id: RecordId
    reason: str


def read_questions(lines: Iterable[bytes]) -> Iterator[BatchQuestion | BadLine]:
    """Read input lines in order; blank ones are skipped, but counted in ``line``."""
    for number, raw in enumerate(lines, start=1):
        content = raw.removeprefix(_BOM) if number == 1 else raw
        if not content.strip():
            continue
        yield _read_line(content, number)


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
    index, texts = _Once(open_index), _Once(open_texts)
    for request in read_questions(lines):
        if isinstance(request, BadLine):
            yield error_record(request.reason, id=request.id, line=request.line)
        else:
            yield _answer(request, index, texts, language)


class _Once(Generic[T]):
    """Opens something at the first call and keeps what came of it, a failure too."""

    def __init__(self, opener: Callable[[], T]) -> None:
        self._open = opener
        self._opened: list[T] = []
        self._failure: YoujuError | None = None

    def __call__(self) -> T:
        if self._failure is not None:
            raise self._failure
        if not self._opened:
            try:
                self._opened.append(self._open())
            except YoujuError as error:
                self._failure = error
                raise
        return self._opened[0]


def _answer(
    request: BatchQuestion, index: _Once[Answerer], texts: _Once[OverTexts], language: UserLanguage | None
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
    request: BatchQuestion, index: _Once[Answerer], texts: _Once[OverTexts], language: UserLanguage | None
) -> tuple[Answer, float]:
    """Return the answer and its milliseconds, without those of opening, which happens once per run."""
    if request.passages is None:
        answerer, begin = index(), time.perf_counter()
    else:
        over_texts, begin = texts(), time.perf_counter()
        answerer = over_texts(request.passages)
    bounds = request.bounds
    within_bounds = {} if bounds.is_open else {"since": bounds.since, "until": bounds.until}
    answer = answerer.ask(request.question, history=request.history, language=language, **within_bounds)
    return answer, 1000 * (time.perf_counter() - begin)


def _read_line(raw: bytes, number: int) -> BatchQuestion | BadLine:
    found_id: RecordId = None
    try:
        fields = _fields(raw)
        found_id = _readable_id(fields)
        return _question(fields, number)
    except UnicodeDecodeError as error:
        found_id = _id_despite_bad_bytes(raw)
        byte = f"byte 0x{raw[error.start]:02x} at position {error.start}"
        reason = f"not valid UTF-8: {byte}; save the file as UTF-8"
    except InputError as error:
        reason = error.message
    return BadLine(line=number, id=found_id, reason=reason)


def _fields(raw: bytes) -> dict[str, object]:
    text = raw.decode("utf-8")
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise InputError(f"not valid JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise InputError("not usable JSON: nested too deeply") from error
    except ValueError as error:  # an integer of more than 4,300 digits
        raise InputError("not usable JSON: a number has too many digits") from error
    if not isinstance(value, dict):
        raise InputError(f'not a JSON object but {_kind(value)}: write {{"id": ..., "question": ...}}')
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise InputError(f"not valid JSON: {name} is no JSON value")


def _question(fields: dict[str, object], number: int) -> BatchQuestion:
    given = fields.get("id")
    if given is None:
        raise InputError('"id" is missing: give each line a string or an integer of its own')
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise InputError(f'"id" must be a string or an integer, not {_kind(given)}')
    if isinstance(given, str) and well_formed(given) != given:
        raise InputError('"id" holds a lone surrogate, which no output can repeat')
    return BatchQuestion(
        line=number,
        id=given,
        question=_question_text(fields),
        history=_history(fields),
        passages=_texts(fields, "passages"),
        bounds=within(_text(fields, "since"), _text(fields, "until")),
    )


def _text(fields: dict[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" must be a string such as "2026-02-09", not {_kind(value)}')
    return value


def _question_text(fields: dict[str, object]) -> str:
    if "question" not in fields:
        raise InputError('"question" is missing')
    question = fields["question"]
    if not isinstance(question, str):
        raise InputError(f'"question" must be a string, not {_kind(question)}')
    return well_formed(question)


def _texts(fields: dict[str, object], key: str) -> tuple[str, ...] | None:
    values = fields.get(key)
    if values is None:
        return None
    if not isinstance(values, list):
        raise InputError(f'"{key}" must be a list of strings, not {_kind(values)}')
    for position, value in enumerate(values):
        if not isinstance(value, str):
            raise InputError(f'"{key}" must be a list of strings, but entry {position} is {_kind(value)}')
    return tuple(well_formed(value) for value in values)


def _history(fields: dict[str, object]) -> tuple[Earlier, ...]:
    """Return the earlier turns: each a question, or an object with the question and its answer."""
    values = fields.get("history")
    if not isinstance(values, list) or not any(isinstance(value, dict) for value in values):
        return _texts(fields, "history") or ()
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


def _readable_id(fields: dict[str, object]) -> RecordId:
    given = fields.get("id")
    if isinstance(given, str):
        return well_formed(given)
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _id_despite_bad_bytes(raw: bytes) -> RecordId:
    """Return the id of a line whose other parts are not UTF-8; None when the id itself is hurt."""
    try:
        found = _readable_id(_fields(raw.decode("utf-8", "replace").encode()))
    except InputError:
        return None
    return None if isinstance(found, str) and "\ufffd" in found else found


def _kind(value: object) -> str:
    """Return what JSON calls a value, for messages."""
    if value is None:
        return "null"
    kinds = {bool: "a boolean", dict: "an object", list: "a list", str: "a string"}
    return kinds.get(type(value), "a number")
