"""Many claims in one go: lines of JSON in, one record per line out, in the same order.

A line that cannot be used becomes an error record, and the run goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.article import Language
from corpus.errors import YoujuError
from rag.check_records import check_error_record, check_record
from rag.lines import BadLine, Fields, Once, given_id, given_text, given_texts, read_lines
from rag.records import Record
from rag.verdicts import Check


class Checker(Protocol):
    """Whatever can check a claim; :class:`rag.Youju` is one."""

    def check(self, claim: str, *, language: Language | None = None) -> Check:
        """Check one claim."""


OverTexts = Callable[[Sequence[str]], Checker]
"""Makes a checker over given passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchClaim:
    """One usable input line.

    Attributes:
        line: number of the line, from 1.
        passages: the texts to check against; None: the index.
    """

    line: int
    id: str | int
    claim: str
    passages: tuple[str, ...] | None = None


def run_checks(
    lines: Iterable[bytes],
    *,
    open_index: Callable[[], Checker],
    open_texts: Callable[[], OverTexts],
    language: Language | None = None,
) -> Iterator[Record]:
    """Check each line's claim and yield its record, in input order.

    Args:
        lines: the input, one JSON object per line.
        open_index: opens the index; called at most once, and only when a line has no passages.
        open_texts: loads what makes a checker over given passages; called at most once, and only when a line
            has passages.
        language: of Youju's own words; None: that of each claim.
    """
    index, texts = Once(open_index), Once(open_texts)
    for request in read_lines(lines, _claim):
        if isinstance(request, BadLine):
            yield check_error_record(request.reason, id=request.id, line=request.line)
            continue
        try:
            checked, ms = _check(request, index, texts, language)
            yield check_record(checked, id=request.id, ms=ms)
        except YoujuError as error:
            yield check_error_record(error.message, id=request.id, line=request.line)
        except Exception as error:  # noqa: BLE001 - a defect that one claim meets must not cost the others their verdicts
            reason = f"internal error: {type(error).__name__}: {error}"
            yield check_error_record(reason, id=request.id, line=request.line)


def _check(
    request: BatchClaim, index: Once[Checker], texts: Once[OverTexts], language: Language | None
) -> tuple[Check, float]:
    """Return the check and its milliseconds, without those of opening, which happens once per run."""
    if request.passages is None:
        checker, begin = index(), time.perf_counter()
    else:
        over_texts, begin = texts(), time.perf_counter()
        checker = over_texts(request.passages)
    return checker.check(request.claim, language=language), 1000 * (time.perf_counter() - begin)


def _claim(fields: Fields, number: int) -> BatchClaim:
    return BatchClaim(
        line=number,
        id=given_id(fields),
        claim=given_text(fields, "claim"),
        passages=given_texts(fields, "passages"),
    )
