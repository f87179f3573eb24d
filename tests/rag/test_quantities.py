"""Figures of both languages on one scale."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.quantities import Quantity, quantities


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,200 人", 1200, "person"),
        ("一百二十名员工", 120, "person"),
        ("两万三千人", 23_000, "person"),
        ("七成受访者", 70, "%"),
        ("百分之七十", 70, "%"),
        ("占了40%", 40, "%"),
        ("forty percent", 40, "%"),
        ("11个月", 11, "month"),
        ("twelve co-founders", 12, ""),
        ("a two-hour talk", 2, "hour"),
        ("五倍", 5, "times"),
        ("第三名", 3, "#person"),
        ("三十二歲", 32, "age"),
    ],
)
def test_an_exact_figure_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.unit) == (value, value, unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("300亿美元", "$30 billion"),
        ("3.2万人", "32,145 people"),
        ("3.2万人", "32000人"),
        ("三分之二", "67%"),
        ("七成", "70%"),
        ("一百二十人", "120人"),
        ("30多人", "37人"),
        ("近300亿美元", "295亿美元"),
        ("超过100家", "112家公司"),
        ("12位创始人", "12个创始人"),
    ],
)
def test_two_wordings_of_one_figure_agree(one: str, other: str) -> None:
    assert only(one).agrees_with(only(other))
    assert only(other).agrees_with(only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("300亿美元", "310亿美元"),
        ("300亿美元", "300亿元"),
        ("3.2万人", "3.3万人"),
        ("32人", "33人"),
        ("$30 billion", "$30 million"),
        ("30多人", "41人"),
        ("11个月", "11天"),
        ("40%", "40人"),
        ("第3名", "3名"),
    ],
)
def test_different_figures_do_not_agree(one: str, other: str) -> None:
    assert not only(one).agrees_with(only(other))


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月9日",
        "9月19日",
        "Feb 9, 2026",
        "12:30",
        "一个人",
        "one of them",
        "统一",
        "万一",
        "GPT-4",
        "10月",
    ],
)
def test_dates_times_articles_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_units_tell_what_can_be_compared() -> None:
    assert only("12家").measures_as(only("12个"))
    assert not only("12%").measures_as(only("12个"))
    assert not only("12美元").measures_as(only("12元"))


@given(st.integers(1, 99_999_999))
def test_grouped_and_plain_digits_are_one_figure(number: int) -> None:
    assert only(f"{number:,} people").agrees_with(only(f"{number}人"))


@given(st.text(alphabet="0123456789,.万亿千百十人个%$ 年月日第多约aé一二三\n", max_size=60))
def test_quantities_stand_in_the_text_in_order_without_overlap(text: str) -> None:
    found = quantities(text)
    assert all(0 <= q.start < q.end <= len(text) and q.low <= q.high for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.sampled_from(["1,200人", "3.2万", "七成", "30多家", "$5.25 billion", "三分之一", "近80%"]))
def test_a_figure_agrees_with_itself(text: str) -> None:
    assert only(text).agrees_with(only(text))
