"""What a number measures."""

import pytest

from rag.measures import Measure, measure_asked, measures_otherwise, measures_shown


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("有几位创始人离开", Measure.COUNT),
        ("how many founders left?", Measure.COUNT),
        ("他在那里工作了几个月", Measure.TIME),
        ("how many long years did it take?", Measure.TIME),
        ("工程要花多少亿元", Measure.MONEY),
        ("占比是多少", Measure.SHARE),
        ("几个百分点", Measure.SHARE),
        ("估值是多少", None),
    ],
)
def test_a_question_tells_what_it_measures(question: str, measure: Measure | None) -> None:
    assert measure_asked(question) is measure


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("未来12个月", {Measure.TIME}),
        ("筹集了300亿美元", {Measure.MONEY}),
        ("$30 billion", {Measure.MONEY}),
        ("占了40%", {Measure.SHARE}),
        ("十二位创始人", {Measure.COUNT}),
        ("三位创始人在11个月里", {Measure.TIME, Measure.COUNT}),
        ("没有数字", set()),
    ],
)
def test_the_unit_tells_what_a_number_measures(text: str, measures: set[Measure]) -> None:
    assert measures_shown(text) == measures


def test_months_are_no_number_of_people() -> None:
    assert measures_otherwise("how many co-founders left?", "12个月")
    assert not measures_otherwise("how many co-founders left?", "六位联合创始人")


def test_a_number_that_is_asked_for_without_a_measure_may_be_any() -> None:
    assert not measures_otherwise("估值是多少", "3800亿美元")
