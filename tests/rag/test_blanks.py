"""Claims as questions: what a reader fills in for a point."""

from __future__ import annotations

from collections.abc import Container, Sequence

import pytest

from corpus.article import Language
from rag.blanks import Filled, fill_in
from rag.points import points
from rag.question import Question, take_apart
from rag.span_reader import UNREAD, Finding, Stretch
from tests.linear import takes_linear_time


class Marking:
    """A reader that marks one string wherever it stands."""

    languages: Container[Language] = ("zh", "en")
    doubting: Container[Language] = ()
    sees_context = False

    def __init__(self, marked: str) -> None:
        self._marked = marked

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[tuple[Finding, ...]]:
        del question
        return [(Finding(margin=3.0, focus=self._place(s.text)),) for s in stretches]

    def _place(self, text: str) -> tuple[int, int]:
        start = text.index(self._marked)
        return start, start + len(self._marked)


def filled(claim: str, printed: str, text: str, marked: str) -> Filled:
    question = take_apart(claim)
    own = next(p for p in points(claim, question.language) if p.printed == printed)
    stretch = Stretch(lead="", text=text, sentences=((0, len(text)),))
    (found,) = fill_in(question, [own], [stretch], Marking(marked), held=None)
    return found


def test_a_part_of_a_figure_is_read_as_the_whole() -> None:
    found = filled("志愿者有1.4万名。", "1.4万名", "共有1.4万名志愿者。", "1.4")
    assert (found.same, found.other) == (3.0, UNREAD)


def test_another_figure_stands_in_its_place() -> None:
    found = filled("志愿者有1.4万名。", "1.4万名", "共有1.6万名志愿者。", "1.6")
    assert (found.same, found.other, found.at) == (UNREAD, 3.0, (0, 2, 7))


@pytest.mark.parametrize(
    ("claim", "name", "text", "marked"),
    [
        ("教授李明主演了电影。", "李明", "电影由教授李明、教授王芳和教授张伟主演。", "教授张伟"),
        ("Ada Holm resigned.", "Ada Holm", "Ada Holm and Ben Carter resigned.", "Ben Carter"),
    ],
)
def test_who_is_listed_beside_a_name_is_no_other(claim: str, name: str, text: str, marked: str) -> None:
    assert filled(claim, name, text, marked) == Filled(UNREAD, UNREAD)


def test_who_acts_on_a_name_is_another() -> None:
    found = filled("Ada Holm resigned.", "Ada Holm", "Ben Carter, not Ada Holm, resigned.", "Ben Carter")
    assert found.other == 3.0


@pytest.mark.parametrize("piece", ["李明、", "李明和", "Ada Holm and ", "1.4万"])
def test_hostile_lists_take_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: filled("教授李明走了。", "李明", text + "王芳", "王芳"), piece)


@pytest.mark.parametrize(("marked", "is_other"), [("南港银行", False), ("王强", True)])
def test_a_firm_does_not_stand_in_a_persons_place(marked: str, is_other: bool) -> None:
    text = "南港银行公布人事变动：王强接任行长，任期三年。"
    stretch = Stretch(lead="", text=text, sentences=((0, len(text)),))
    claim = take_apart("李明接任行长，任期三年。")
    (person, *_) = points(claim.asked, "zh")
    (filled,) = fill_in(claim, [person], [stretch], Marking(marked), held=None)
    assert (filled.at is not None) == is_other
