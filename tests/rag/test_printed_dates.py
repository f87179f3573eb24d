"""Dates in whole and in part."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.printed_dates import PrintedDate, printed_dates


def only(text: str) -> PrintedDate:
    (found,) = printed_dates(text)
    return found


@pytest.mark.parametrize(
    ("text", "components"),
    [
        ("2026年2月9日", (2026, 2, 9)),
        ("2026 年 2 月", (2026, 2, None)),
        ("2025年", (2025, None, None)),
        ("2月9日", (None, 2, 9)),
        ("9月", (None, 9, None)),
        ("29日", (None, None, 29)),
        ("二〇二六年二月九日", (2026, 2, 9)),
        ("十一月二十日", (None, 11, 20)),
        ("2026-02-09", (2026, 2, 9)),
        ("Feb. 9, 2026", (2026, 2, 9)),
        ("9th of February 2026", (2026, 2, 9)),
        ("February 2026", (2026, 2, None)),
        ("in September", (None, 9, None)),
        ("since 2021", (2021, None, None)),
    ],
)
def test_what_is_printed_of_a_date_is_read(text: str, components: tuple[int | None, ...]) -> None:
    assert only(text).components == components


@pytest.mark.parametrize(
    "text", ["三个月", "12个月", "第3月", "99日", "13月", "may leave", "2000美元", "第1日"]
)
def test_durations_and_impossible_dates_are_none(text: str) -> None:
    assert printed_dates(text) == ()


def test_a_part_agrees_with_a_whole_date_that_has_it() -> None:
    assert only("2月9日").agrees_with(only("2026年2月9日"))
    assert only("2026年").agrees_with(only("Feb 9, 2026"))


def test_a_part_differs_from_a_date_that_has_another() -> None:
    assert only("2月9日").differs_from(only("2026年2月10日"))
    assert not only("2月9日").agrees_with(only("2026年2月10日"))


def test_parts_that_share_nothing_neither_agree_nor_differ() -> None:
    year, day = only("2026年"), only("9日")
    assert not year.agrees_with(day)
    assert not year.differs_from(day)


@given(st.dates())
def test_a_whole_date_is_read_in_each_way_of_writing_it(day: date) -> None:
    if not 1900 <= day.year <= 2099:
        return
    wanted = (day.year, day.month, day.day)
    assert only(f"{day.year}年{day.month}月{day.day}日").components == wanted
    assert only(day.isoformat()).components == wanted
    assert only(f"{day:%B} {day.day}, {day.year}").components == wanted


@given(st.text(alphabet="0123456789年月日号-/. 一二十三〇Febmar,", max_size=60))
def test_dates_stand_in_the_text_in_order_without_overlap(text: str) -> None:
    found = printed_dates(text)
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
