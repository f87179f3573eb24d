"""Lines of JSON from a script: one object each with an id of its own, and one clear reason for each bad one.

What ``youju batch`` and ``youju check`` have in common. Knows nothing of questions and claims.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from corpus.errors import InputError, YoujuError
from rag.records import RecordId, well_formed

_BOM = b"\xef\xbb\xbf"
T = TypeVar("T")
Fields = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """One input line that cannot be used; ``id`` is None when it could not be read."""

    line: int
    id: RecordId
    reason: str


def read_lines(lines: Iterable[bytes], made: Callable[[Fields, int], T]) -> Iterator[T | BadLine]:
    """Read input lines in order; blank ones are skipped, but counted.

    Args:
        lines: the input, one JSON object per line.
        made: makes of an object and the number of its line, from 1, what is asked for; may raise InputError.
    """
    for number, raw in enumerate(lines, start=1):
        content = raw.removeprefix(_BOM) if number == 1 else raw
        if content.strip():
            yield _read_line(content, number, made)


def _read_line(raw: bytes, number: int, made: Callable[[Fields, int], T]) -> T | BadLine:
    found_id: RecordId = None
    try:
        fields = _fields(raw)
        found_id = _readable_id(fields)
        return made(fields, number)
    except UnicodeDecodeError as error:
        found_id = _id_despite_bad_bytes(raw)
        byte = f"byte 0x{raw[error.start]:02x} at position {error.start}"
        reason = f"not valid UTF-8: {byte}; save the file as UTF-8"
    except InputError as error:
        reason = error.message
    return BadLine(line=number, id=found_id, reason=reason)


class Once(Generic[T]):
    """Opens something at the first call and keeps what came of it, a failure too."""

    def __init__(self, opener: Callable[[], T]) -> None:
        self._open = opener
        self._opened: list[T] = []
        self._failure: YoujuError | None = None

    def __call__(self) -> T:
        """Return what was opened; raise again what kept it from opening."""
        if self._failure is not None:
            raise self._failure
        if not self._opened:
            try:
                self._opened.append(self._open())
            except YoujuError as error:
                self._failure = error
                raise
        return self._opened[0]


def given_id(fields: Fields) -> str | int:
    """Return the id of a line.

    Raises:
        InputError: there is none, or it is neither a string nor an integer.
    """
    given = fields.get("id")
    if given is None:
        raise InputError('"id" is missing: give each line a string or an integer of its own')
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise InputError(f'"id" must be a string or an integer, not {kind(given)}')
    if isinstance(given, str) and well_formed(given) != given:
        raise InputError('"id" holds a lone surrogate, which no output can repeat')
    return given


def given_text(fields: Fields, key: str) -> str:
    """Return the string under a key that must be there."""
    if key not in fields:
        raise InputError(f'"{key}" is missing')
    text = fields[key]
    if not isinstance(text, str):
        raise InputError(f'"{key}" must be a string, not {kind(text)}')
    return well_formed(text)


def given_texts(fields: Fields, key: str) -> tuple[str, ...] | None:
    """Return the strings under a key; None when it is not there."""
    values = fields.get(key)
    if values is None:
        return None
    if not isinstance(values, list):
        raise InputError(f'"{key}" must be a list of strings, not {kind(values)}')
    for position, value in enumerate(values):
        if not isinstance(value, str):
            raise InputError(f'"{key}" must be a list of strings, but entry {position} is {kind(value)}')
    return tuple(well_formed(value) for value in values)


def kind(value: object) -> str:
    """Return what JSON calls a value, for messages."""
    if value is None:
        return "null"
    kinds = {bool: "a boolean", dict: "an object", list: "a list", str: "a string"}
    return kinds.get(type(value), "a number")


def _fields(raw: bytes) -> Fields:
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
        raise InputError(
            f'not a JSON object but {kind(value)}: write one object per line, such as {{"id": ...}}'
        )
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise InputError(f"not valid JSON: {name} is no JSON value")


def _readable_id(fields: Fields) -> RecordId:
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
