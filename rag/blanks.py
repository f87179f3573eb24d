"""A claim as questions: each of its figures, dates and names becomes the blank that a reader fills in.

If the reader, shown other text, fills in the same, the text supports the point; if it surely fills in
something else of the kind, the text contradicts it (after Wang et al. 2020, "Asking and Answering Questions
to Evaluate the Factual Consistency of Summaries"). The span reader learned from such cloze questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Language
from corpus.language import detect_language
from rag.held import Held
from rag.kinds import Kind
from rag.points import Point, PointKind, State, points, state_in
from rag.printed_dates import PrintedDate
from rag.quantity import Quantity
from rag.question import Question, take_apart
from rag.span_reader import UNREAD, Reader, Stretch
from rag.terms import Term

_ASKED = {Kind.PERSON: ("谁", "who"), Kind.PLACE: ("哪里", "where"), Kind.BODY: ("哪家机构", "which body")}
_NUMBER = re.compile(
    r"^(?:[a-z]+(?:-[a-z]+)?(?=\s|$)|\D{0,4}?[\d,.]+(?:\s?(?:hundred|thousand|million|billion|trillion))?)?"
    r"[零〇一二两三四五六七八九十百千万亿几数多余点]*",
    re.IGNORECASE,
)
"""What of a printed figure is its number: the rest is the unit."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a reader filled in for a point.

    Attributes:
        same: greatest margin of what agrees with the point; ``UNREAD`` when nothing does.
        other: greatest margin of something else of its kind.
        at: number of the stretch and characters in it of that something else; None when there is none.
    """

    same: float
    other: float
    at: tuple[int, int, int] | None = None


def blanked(text: str, point: Point, language: Language) -> str:
    """Return a claim as the question after one of its points.

    >>> from rag.points import points
    >>> text = "2月9日，李明带走12人"
    >>> [blanked(text, p, "zh") for p in points(text, "zh")]
    ['什么时候，李明带走12人？', '2月9日，谁带走12人？', '2月9日，李明带走多少人？']
    """
    before, after = text[: point.start], text[point.end :]
    return before + _asked(point, language) + after.rstrip("。.！!；; ") + ("？" if language == "zh" else "?")


def _asked(point: Point, language: Language) -> str:
    n = 0 if language == "zh" else 1
    if isinstance(point.value, PrintedDate):
        return ("什么时候", "when")[n]
    if isinstance(point.value, Quantity):
        return ("多少" + _printed_unit(point), f"how many{_printed_unit(point)}")[n]
    return _ASKED.get(point.value.kind, ("什么", "what"))[n]


def _printed_unit(point: Point) -> str:
    """Return the unit as printed behind the figure: 人 of 12人, " people" of "12 people"."""
    return _NUMBER.sub("", point.printed, count=1)


def fill_in(
    claim: Question, asked: Sequence[Point], stretches: Sequence[Stretch], reader: Reader, held: Held | None
) -> list[Filled]:
    """Return for each point what the reader fills in from the stretches."""
    return [_filled(claim, point, stretches, reader, held) for point in asked]


def _filled(
    claim: Question, point: Point, stretches: Sequence[Stretch], reader: Reader, held: Held | None
) -> Filled:
    question = take_apart(blanked(claim.asked, point, claim.language), held=held)
    same, other, at = UNREAD, UNREAD, None
    for n, (stretch, findings) in enumerate(zip(stretches, reader.read(question, stretches), strict=True)):
        for finding in findings:
            if finding.focus is None:
                continue
            start, end = finding.focus
            state = _state(point, stretch.text[start:end], claim.terms)
            if state is State.SAME and finding.margin > same:
                same = finding.margin
            elif state is State.OTHER and finding.margin > other:
                other, at = finding.margin, (n, start, end)
    return Filled(same, other, at)


def _state(point: Point, marked: str, terms: Sequence[Term]) -> State:
    """Return how what was filled in tells the point; words that are no name stand in no name's place."""
    state = state_in(point, marked, terms)
    if state is not State.ABSENT or point.kind is not PointKind.NAME:
        return state
    told = points(marked, detect_language(marked))
    return State.OTHER if any(p.kind is PointKind.NAME for p in told) else State.ABSENT
