"""A question's year is left out exactly where its article tells it and the window names none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.known_years import without_known_years, years_of
from tests.linear import takes_linear_time

TOLD = frozenset({"2023"})


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("2023年春节档票房冠军是谁？", "春节档票房冠军是谁？"),
        ("谁赢得了2023年的选举", "谁赢得了选举"),
        ("2023中关村论坛何时开幕", "中关村论坛何时开幕"),
        ("Who won the election in 2023?", "Who won the election ?"),
    ],
)
def test_a_year_that_the_article_tells_goes_without_saying(question: str, read: str) -> None:
    assert without_known_years(question, "论坛昨日开幕。", TOLD) == read


@pytest.mark.parametrize(
    "question",
    ["2022年票房冠军是谁？", "2022-2023赛季冠军是谁？", "型号A2023什么时候上市", "票房2023.5万是哪天"],
)
def test_other_years_seasons_and_numbers_stay(question: str) -> None:
    assert without_known_years(question, "论坛昨日开幕。", TOLD) == question


def test_a_window_with_a_year_of_its_own_is_compared_as_it_stands() -> None:
    question = "2023年票房冠军是谁？"
    assert without_known_years(question, "2022年的冠军是这部电影。", TOLD) == question


@given(st.text(), st.text())
def test_without_years_told_nothing_changes(question: str, window: str) -> None:
    assert without_known_years(question, window, frozenset()) == question


def test_years_are_told_in_four_figures() -> None:
    assert years_of("1998年建成，2023-01-28重修，耗资120231元。") == {"1998", "2023"}


@pytest.mark.parametrize("piece", ["2023", "2023年", "in 2023 ", "in ", "2023-"])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: without_known_years(text, "", TOLD), piece)
    assert takes_linear_time(lambda text: years_of(text + "x"), piece)
