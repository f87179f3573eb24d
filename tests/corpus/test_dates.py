"""Dates in text and the publication date that they imply."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.dates import find_dates, infer_published
from tests.linear import takes_linear_time

DAY = date(2026, 2, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2026年2月9日",
        "2026 年 2 月 9 日",
        "2026年02月09号",
        "2026-02-09",
        "2026/2/9",
        "2026.2.9",
        "Feb 9, 2026",
        "Feb. 9 2026",
        "February 9th, 2026",
        "9 February 2026",
        "9th of Feb 2026",
        "二〇二六年二月九日",
        "二○二六年二月九日",
    ],
)
def test_date_is_found_where_it_stands(written: str) -> None:
    text = f"桥于 {written} 通车"
    (found,) = find_dates(text)
    assert (text[found.start : found.end], found.day) == (written, DAY)


def test_tens_of_chinese_numerals_are_read() -> None:
    found = find_dates("二〇二五年十二月三十一日、二〇二五年十月二十日")
    assert [item.day for item in found] == [date(2025, 12, 31), date(2025, 10, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月",
        "2026-02-30",
        "2026年13月1日",
        "20260209",
        "v2026.2.9.1",
        "02/09/2026",
        "二月九日",
        "昨天",
        "3026-01-01",
    ],
)
def test_what_is_no_whole_date_is_not_found(text: str) -> None:
    assert find_dates(text) == ()


def test_dates_come_in_the_order_of_the_text() -> None:
    found = find_dates("Feb 9, 2026 之后是 2026年3月1日")
    assert [item.day for item in found] == [DAY, date(2026, 3, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "桥通车了\n\n日期：2026-02-09\n正文。",
        "桥通车了\n2026年2月9日\n正文。",
        "桥通车了\n2026-02-09 10:30:00 来源：海桥日报\n正文。",
        "The bridge\nPublished on February 9, 2026\nBody text.",
        "桥通车了\n正文。\n发布时间：2026年2月9日",
    ],
)
def test_line_that_states_the_date_gives_it(text: str) -> None:
    assert infer_published(text, Path("a.txt")) == DAY


@pytest.mark.parametrize("name", ["2026-02-09-桥.md", "桥_20260209.txt", "news.2026_02_09.html"])
def test_date_in_the_file_name_counts_first(name: str) -> None:
    assert infer_published("日期：2020-01-01", Path(name)) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月9日，桥通车了。",
        "桥在2026年2月9日通车\n正文。",
        "正文。\n【参考】\n官网公告 2026-02-09",
        "日期：2026-02-09 至 2026-02-12",
        "昨天，桥通车了。",
    ],
)
def test_date_of_an_event_is_not_taken_for_the_publication(text: str) -> None:
    assert infer_published(text, Path("a.txt")) is None


@pytest.mark.parametrize("name", ["a12026020911.txt", "2026-02-09_2026-02-10.txt", "20261399.txt"])
def test_unclear_file_name_gives_no_date(name: str) -> None:
    assert infer_published("桥。", Path(name)) is None


@pytest.mark.parametrize("unit", ["2026-", "二〇", "9 of ", "2026年"])
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert takes_linear_time(find_dates, unit)
