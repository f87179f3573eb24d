"""What a number measures."""

import pytest

from rag.measures import Measure, lacks_amount, measure_asked, measures_otherwise, measures_shown
from tests.linear import takes_linear_time


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
        ("估值是多少", Measure.MONEY),
        ("what is the salary of the mayor", Measure.MONEY),
        ("how much did the bridge cost", Measure.MONEY),
        ("大桥有多少游客", Measure.COUNT),
        ("公司的员工数是多少", Measure.COUNT),
        ("他在那里工作了多久", Measure.TIME),
        ("how long did the repair take", Measure.TIME),
        ("how long is the bridge", None),
        ("多久以前建的", None),
        ("几月几日开幕", None),
        ("这是第几年", None),
        ("去了哪几个城市", None),
        ("大桥有多长", None),
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
        ("2024年5月3日开幕", set()),
        ("in May 2024", set()),
    ],
)
def test_the_unit_tells_what_a_number_measures(text: str, measures: set[Measure]) -> None:
    assert measures_shown(text) == measures


def test_months_are_no_number_of_people() -> None:
    assert measures_otherwise("how many co-founders left?", "12个月")
    assert not measures_otherwise("how many co-founders left?", "六位联合创始人")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("市长一年挣多少钱", "市长于2023年上任。"),
        ("大桥有多少游客", "25岁的游客在桥上住了三年。"),
        ("what is the salary of the mayor", "the mayor spoke in 2024."),
        ("what is the salary of the mayor", "the mayor preferred the old bridge to a new one."),
        ("市长一年挣多少钱", "市长批评了一种做法。"),
        ("他在那里工作了多久", "他在2024年说过这句话。"),
    ],
)
def test_a_text_without_the_amount_asked_for_lacks_it(question: str, text: str) -> None:
    assert lacks_amount(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("市长一年挣多少钱", "市长年薪30万。"),
        ("大桥有多少游客", "桥上有数百人。"),
        ("桥占了多少比例", "占一半以上。"),
        ("他在那里工作了多久", "他做了兩年。"),
        ("桥上有多少游客抽烟", "约7%的游客抽烟。"),
        ("谁是市长", "市长上任了。"),
        ("how long did the repair take", "the repair took eleven weeks."),
        ("how long did the repair take", "several weeks passed."),
    ],
)
def test_a_text_with_it_or_with_a_rough_one_does_not(question: str, text: str) -> None:
    assert not lacks_amount(question, text)


def test_a_number_that_is_asked_for_without_a_measure_may_be_any() -> None:
    assert not measures_otherwise("估值是多少", "3800亿美元")


@pytest.mark.parametrize(
    "piece", ["12", "1,", "百", "how much did ", "what is ", "薪", "多少", "年5月", "a "]
)
def test_hostile_questions_and_texts_take_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: lacks_amount(text, text), piece)
    assert takes_linear_time(lambda text: lacks_amount("多少钱", text), piece)
