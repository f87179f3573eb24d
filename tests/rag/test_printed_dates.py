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


@pytest.mark.parametrize(
    "text",
    [
        "3 decades",
        "20 markets",
        "8 separate shops",
        "10 mayors",
        "this may be",
        "only 5 may attend",
        "2000公里",
        "2000多人",
        "2000吨",
        "2000 people",
        "2000 tokens",
        "1920x1080",
        "2024款",
        "2000年历史",
        "长征5号",
        "神舟20号",
        "10号线",
        "10日元",
        "1990年代",
        "1990s",
        "20世纪90年代",
        "2月30日",
        "2025年2月29日",
    ],
)
def test_counts_names_decades_and_parts_of_words_are_no_dates(text: str) -> None:
    assert printed_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    ["in 2025", "2022美国中期选举", "2021赛季", "2025, he left", "in 2020 shops shut", "three 2026 meetings"],
)
def test_a_bare_number_that_counts_nothing_is_a_year(text: str) -> None:
    assert only(text).month is None


@pytest.mark.parametrize("text", ["2月9日至12日", "2月9日-12日", "2月9—12日", "2月9日、12日"])
def test_the_second_end_of_a_range_has_the_month_of_the_first(text: str) -> None:
    assert [d.components for d in printed_dates(text)] == [(None, 2, 9), (None, 2, 12)]


@pytest.mark.parametrize("text", ["2020-2025", "2020—2025", "2020年至2025年"])
def test_both_years_of_a_range_are_read(text: str) -> None:
    assert [d.year for d in printed_dates(text)] == [2020, 2025]


@pytest.mark.parametrize(
    ("text", "components"),
    [
        ("10·29", (None, 10, 29)),
        ("于20号", (None, None, 20)),
        ("本月20号", (None, None, 20)),
        ("May 5", (None, 5, 5)),
    ],
)
def test_short_ways_of_writing_a_day_are_read(text: str, components: tuple[int | None, ...]) -> None:
    assert only(text).components == components


@pytest.mark.parametrize(
    ("text", "components"),
    [
        ("in February 2026", (2026, 2, None)),
        ("by May 5, 2026", (2026, 5, 5)),
        ("since June", (None, 6, None)),
    ],
)
def test_a_word_before_a_month_cuts_nothing_off(text: str, components: tuple[int | None, ...]) -> None:
    assert only(text).components == components


def test_a_date_is_told_by_one_that_is_as_fine() -> None:
    assert only("2月9日").is_told_by(only("2026年2月9日"))
    assert only("2026年").is_told_by(only("2026年2月9日"))
    assert not only("2026年2月17日").is_told_by(only("2026年"))
    assert only("2026年2月9日").is_told_by(only("2月9日"))
    assert not only("2月9日").is_told_by(only("2026年2月10日"))


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


@given(st.lists(st.dates(date(2001, 1, 1), date(2029, 12, 31)), min_size=3, max_size=3).map(sorted))
def test_a_day_lies_between_two_others_however_much_of_them_is_printed(days: list[date]) -> None:
    first, day, last = (only(f"{d.year}年{d.month}月{d.day}日") for d in days)
    assert day.is_between(first, last)
    if days[0].year == days[2].year:
        assert only(f"{days[1].month}月{days[1].day}日").is_between(first, last)
    if days[1] < days[2]:
        assert not last.is_between(first, day)
