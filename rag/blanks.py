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
from index.folding import fold
from rag.held import Held
from rag.kinds import Kind
from rag.names import Name
from rag.one_name import is_named_so
from rag.points import Point, State, points, state_in
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

LONGEST_LIST = 60
"""Characters between two names of one list."""

_LISTED = re.compile(
    rf"[^，。；：！？!?;:\n、]*、[^，。；：！？!?;:\n]{{0,{LONGEST_LIST}}}|\s*(?:和|与|及|以及|,? and|&|,)\s*"
)


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
            start, end = _whole(stretch.text, *finding.focus)
            state = _state(point, stretch.text, (start, end), claim.terms)
            if state is State.SAME and finding.margin > same:
                same = finding.margin
            elif state is State.OTHER and finding.margin > other:
                other, at = finding.margin, (n, start, end)
    return Filled(same, other, at)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a marked stretch with the whole of each figure, date and name that it is a part of.

    >>> text = "约有1.4万名志愿者"
    >>> text[slice(*_whole(text, 2, 5))]
    '1.4万名'
    """
    touched = [p for p in points(text, detect_language(text)) if p.start < end and start < p.end]
    return min([start, *(p.start for p in touched)]), max([end, *(p.end for p in touched)])


def _state(point: Point, text: str, place: tuple[int, int], terms: Sequence[Term]) -> State:
    """Return how what was filled in tells the point; words that are no name stand in no name's place.

    A part of a claim's name, what is listed beside it (李明、王芳等人), and what surely is of another kind, a
    firm where the claim has a person, is no other.
    """
    marked = text[slice(*place)]
    state = state_in(point, marked, terms)
    if state is State.SAME or not isinstance(point.value, Name):
        return state
    told = points(marked, detect_language(marked))
    kinds = [p.value.kind for p in told if isinstance(p.value, Name)]
    if not any(_can_stand_for(point.value.kind, kind) for kind in kinds):
        return State.ABSENT
    is_own = is_named_so(marked.strip(), point.printed) or _is_listed_with(point.printed, text, place)
    return State.ABSENT if is_own else State.OTHER


def _can_stand_for(own: Kind, other: Kind) -> bool:
    """Tell whether bearers of two kinds can be in each other's place; a firm may be called by its town."""
    return Kind.NAME in (own, other) or (own is Kind.PERSON) == (other is Kind.PERSON)


def _is_listed_with(name: str, text: str, place: tuple[int, int]) -> bool:
    """Tell whether a text names both in one list, so that neither stands in the other's place."""
    plain, own = fold(text), fold(name)
    start, end = place
    before, after = plain.rfind(own, 0, start), plain.find(own, end)
    between = [plain[before + len(own) : start]] if before >= 0 else []
    between += [plain[end:after]] if after >= 0 else []
    return any(_LISTED.fullmatch(b[: LONGEST_LIST + 1]) for b in between)
