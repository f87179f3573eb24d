"""Figures of both languages on one scale."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.quantities import quantities
from rag.quantity import Quantity


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


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3万8千人", 38_000, 38_000, "person"),
        ("1亿2000万元", 120_000_000, 120_000_000, "CNY"),
        ("1亿2千万元", 120_000_000, 120_000_000, "CNY"),
        ("百万美元", 1_000_000, 1_000_000, "USD"),
        ("五百万", 5_000_000, 5_000_000, ""),
        ("三千五元", 3500, 3500, "CNY"),
        ("两成五", 25, 25, "%"),
        ("两年半", 2.5, 2.5, "year"),
        ("两个半小时", 2.5, 2.5, "hour"),
        ("3个半月", 3.5, 3.5, "month"),
        ("3个多月", 3, 4, "month"),
        ("千分之三", 0.3, 0.3, "%"),
        ("五十多人", 50, 60, "person"),
        ("十多万人", 100_000, 200_000, "person"),
        ("两三天", 2, 3, "day"),
        ("三五天", 3, 5, "day"),
        ("一两个月", 1, 2, "month"),
        ("十七八岁", 17, 18, "age"),
        ("三四百人", 300, 400, "person"),
        ("几十人", 20, 100, "person"),
        ("数十亿美元", 2e9, 1e10, "USD"),
        ("十几人", 11, 20, "person"),
        ("10-15人", 10, 15, "person"),
        ("10到15万元", 100_000, 150_000, "CNY"),
        ("10万至15万元", 100_000, 150_000, "CNY"),
        ("$5-10 million", 5e6, 1e7, "USD"),
        ("10~15%", 10, 15, "%"),
        ("three to five years", 3, 5, "year"),
        ("不超过100人", 0, 100, "person"),
        ("不到100人", 0, 100, "person"),
        ("100人以下", 0, 100, "person"),
        ("up to 5 people", 0, 5, "person"),
        ("零下5℃", -5, -5, "degree"),
        ("夜里-5℃", -5, -5, "degree"),
        ("−2.5%", -2.5, -2.5, "%"),
        ("负5%", -5, -5, "%"),
        ("minus 5", -5, -5, ""),
        ("two hundred thousand people", 200_000, 200_000, "person"),
        ("a dozen people", 12, 12, "person"),
        ("dozens of people", 24, 100, "person"),
        ("七成员工", 70, 70, "%"),
        ("two-thirds", 200 / 3 - 0.5, 200 / 3 + 0.5, "%"),
        ("最近100天", 100, 100, "day"),
        ("纽约100家", 100, 100, ""),
        ("附近100家", 100, 100, ""),
        ("有2000年历史", 2000, 2000, "year"),
        ("5人次", 5, 5, "visit"),
        ("18-year-old", 18, 18, "age"),
        ("21st", 21, 21, "#"),
        ("HK$5", 5, 5, "HKD"),
        ("A$5", 5, 5, "AUD"),
        ("US$5", 5, 5, "USD"),
        ("100m race", 100, 100, "m"),
        ("5kg重", 5, 5, "kg"),
        ("10日元", 10, 10, "JPY"),
    ],
)
def test_a_figure_is_read_with_all_that_it_allows(text: str, low: float, high: float, unit: str) -> None:
    found = only(text)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$30B", 30e9),
        ("$1.5m", 1.5e6),
        ("$30M融资", 30e6),
        ("£2bn", 2e9),
        ("$1-billion", 1e9),
        ("30K用户", 30e3),
    ],
)
def test_letters_after_a_figure_scale_it(text: str, value: float) -> None:
    found = only(text)
    assert found.low <= value <= found.high
    assert found.high < 1.1 * value


@pytest.mark.parametrize(
    "text",
    [
        "十分重要",
        "10时30分",
        "5人工智能",
        "3比1",
        "3-1",
        "010-5555-0123",
        "1.2.3",
        "2024款",
        "1920x1080",
        "10w",
        "长征5号",
        "10号线",
        "1990年代",
        "20世纪90年代",
        "零件",
        "十字路口",
        "002151",
    ],
)
def test_scores_names_and_other_words_are_nothing_to_compare(text: str) -> None:
    assert quantities(text) == ()


def test_only_an_ascii_comma_groups_digits() -> None:
    assert [q.low for q in quantities("50，100，200")] == [50, 100, 200]


@pytest.mark.parametrize("text", ["27 European towns", "10 wonderful days"])
def test_a_currency_is_a_whole_word(text: str) -> None:
    assert only(text).unit == ""


@pytest.mark.parametrize("text", ["从5%到8%", "rose from 5% to 8%"])
def test_a_change_is_two_figures_and_no_range(text: str) -> None:
    assert [q.low for q in quantities(text)] == [5, 8]


def test_a_loss_is_not_a_gain() -> None:
    assert not only("-5%").agrees_with(only("5%"))


def test_ranges_that_only_touch_do_not_agree() -> None:
    assert not only("10-15人").agrees_with(only("15-20人"))
    assert only("10-15人").agrees_with(only("15人"))


def test_figures_beside_many_dates_are_read_once_each() -> None:
    assert len(quantities("2月9日来了12人。" * 500)) == 500


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
