"""What follows from the days of several things."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.in_order import Dated, conclusion
from rag.orders import AskedOrder, Order

FIRE, FLOOD = date(2026, 2, 9), date(2026, 3, 1)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def thing(name: str, first: date, last: date | None = None) -> Dated:
    return Dated(name, (), first, last or first)


def asked(order: Order, unit: str = "") -> AskedOrder:
    return AskedOrder(order, unit, ())


@pytest.mark.parametrize(
    ("order", "unit", "said"),
    [
        (Order.FIRST, "", "更早的是火灾（2026年2月9日），其后是水灾（2026年3月1日）。"),
        (Order.LAST, "", "更晚的是水灾（2026年3月1日），此前是火灾（2026年2月9日）。"),
        (Order.BEFORE, "", "不是：水灾（2026年3月1日）；火灾（2026年2月9日）。"),
        (Order.AFTER, "", "是的：水灾（2026年3月1日）；火灾（2026年2月9日）。"),
        (Order.SORTED, "", "先后顺序：火灾（2026年2月9日）；水灾（2026年3月1日）。"),
        (Order.SAME, "year", "是的，在同一年：水灾（2026年3月1日）；火灾（2026年2月9日）。"),
        (Order.SAME, "month", "不是：水灾（2026年3月1日）；火灾（2026年2月9日）。"),
        (Order.APART, "day", "相隔20天：水灾（2026年3月1日）；火灾（2026年2月9日）。"),
        (Order.APART, "week", "相隔20天（约2.9周）：水灾（2026年3月1日）；火灾（2026年2月9日）。"),
    ],
)
def test_a_chinese_conclusion_names_the_things_with_their_days(order: Order, unit: str, said: str) -> None:
    found = [thing("水灾", FLOOD), thing("火灾", FIRE)]
    assert conclusion(asked(order, unit), found, "zh").text == said


@pytest.mark.parametrize(
    ("order", "unit", "said"),
    [
        (Order.FIRST, "", "The fire (9 February 2026) came first, then the flood (1 March 2026)."),
        (Order.LAST, "", "The flood (1 March 2026) came last, after the fire (9 February 2026)."),
        (
            Order.SAME,
            "year",
            "Yes, both in the same year: the fire (9 February 2026); the flood (1 March 2026).",
        ),
        (Order.SAME, "day", "No: the fire (9 February 2026); the flood (1 March 2026)."),
        (Order.APART, "", "20 days apart: the fire (9 February 2026); the flood (1 March 2026)."),
    ],
)
def test_an_english_conclusion_does_too(order: Order, unit: str, said: str) -> None:
    found = [thing("the fire", FIRE), thing("the flood", FLOOD)]
    assert conclusion(asked(order, unit), found, "en").text == said


def test_of_three_the_earliest_is_told_though_the_others_touch() -> None:
    found = [thing("水灾", FLOOD), thing("三月的事", *MARCH), thing("火灾", FIRE)]
    assert conclusion(asked(Order.FIRST), found, "zh").text.startswith("最早的是火灾（2026年2月9日），其后是")
    assert "分不出来" in conclusion(asked(Order.LAST), found, "zh").text


@pytest.mark.parametrize(
    ("order", "unit"),
    [
        (Order.FIRST, ""),
        (Order.LAST, ""),
        (Order.BEFORE, ""),
        (Order.SORTED, ""),
        (Order.SAME, "day"),
        (Order.APART, "day"),
    ],
)
def test_days_that_are_told_too_roughly_decide_nothing(order: Order, unit: str) -> None:
    found = [thing("水灾", FLOOD), thing("三月的事", *MARCH)]
    assert conclusion(asked(order, unit), found, "zh").text.startswith("文章写的日期不够细，分不出来：")
    assert conclusion(asked(order, unit), found, "en").text.startswith(
        "The dates in the articles are too rough"
    )


@pytest.mark.parametrize(
    ("unit", "said"), [("", "相隔约2.1年"), ("month", "相隔约25个月"), ("year", "相隔约2.1年")]
)
def test_a_long_span_between_a_day_and_a_month_is_told_roughly(unit: str, said: str) -> None:
    found = [thing("火灾", date(2024, 2, 9)), thing("三月的事", *MARCH)]
    assert conclusion(asked(Order.APART, unit), found, "zh").text.startswith(said)
    assert "分不出来" in conclusion(asked(Order.APART, "day"), found, "zh").text


def test_a_day_that_opens_a_thing_is_not_said_twice() -> None:
    found = [thing("2026年3月1日的水灾", FLOOD), thing("火灾", FIRE)]
    said = conclusion(asked(Order.LAST), found, "zh").text
    assert said == "更晚的是水灾（2026年3月1日），此前是火灾（2026年2月9日）。"


def test_a_month_is_fine_enough_to_share_it() -> None:
    found = [thing("水灾", FLOOD), thing("三月的事", *MARCH)]
    assert conclusion(asked(Order.SAME, "month"), found, "zh").text.startswith("是的，在同一个月")


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@given(
    st.lists(DAYS, min_size=2, max_size=5),
    st.sampled_from(Order),
    st.sampled_from(["day", "week", "month", "year"]),
)
def test_the_answer_is_marked_and_the_first_is_never_after_another(
    days: list[date], order: Order, unit: str
) -> None:
    found = [thing(f"事{n}", day) for n, day in enumerate(days)]
    said = conclusion(asked(order, unit), found, "zh")
    start, end = said.focus
    assert 0 <= start < end <= len(said.text)
    marked = said.text[start:end]
    if order is Order.FIRST and "分不出来" not in marked:
        assert marked.startswith(f"事{days.index(min(days))}（")
    if order is Order.SAME and unit == "day":
        assert marked == ("是的" if len(set(days)) == 1 else "不是")
