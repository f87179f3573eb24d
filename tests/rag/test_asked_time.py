"""What a question says of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asked_time import EARLIEST, LATEST, asked_time, in_words, range_in_words, with_meanings

TODAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("2026年2月谁辞职了？", date(2026, 2, 1), date(2026, 2, 28)),
        ("上个月谁辞职了？", date(2026, 1, 1), date(2026, 1, 31)),
        ("自2025年3月以来谁辞职了？", date(2025, 3, 1), LATEST),
        ("2025年以前谁管码头？", EARLIEST, date(2024, 12, 31)),
        ("Who resigned last September?", date(2025, 9, 1), date(2025, 9, 30)),
        ("Who has resigned since March 2025?", date(2025, 3, 1), LATEST),
        ("Who resigned before 2025?", EARLIEST, date(2024, 12, 31)),
        ("Who resigned after 9 February 2026?", date(2026, 2, 10), LATEST),
    ],
)
def test_days_of_a_question(question: str, first: date, last: date) -> None:
    assert asked_time(question, TODAY).ranges == ((first, last),)


def test_relative_words_are_left_alone_when_no_article_has_a_date() -> None:
    assert asked_time("上个月谁辞职了？", None).ranges == ()


def test_day_without_its_year_may_be_of_any_year() -> None:
    asked = asked_time("9月19日谁辞职了？", TODAY)
    assert (asked.ranges, asked.searched) == ((), "9月19日谁辞职了？")


@pytest.mark.parametrize(
    ("question", "searched", "shown"),
    [
        ("上个月谁辞职了？", "2026年1月谁辞职了？", "上个月（2026年1月）谁辞职了？"),
        ("去年12月底谁辞职了？", "2025年12月底谁辞职了？", "去年12月底（2025年12月底）谁辞职了？"),
        ("昨天谁辞职了？", "2026年2月11日谁辞职了？", "昨天（2026年2月11日）谁辞职了？"),
        ("Who left last month?", "Who left January 2026?", "Who left last month (January 2026)?"),
        ("2026年2月谁辞职了？", "2026年2月谁辞职了？", "2026年2月谁辞职了？"),
    ],
)
def test_relative_words_are_written_out_and_shown(question: str, searched: str, shown: str) -> None:
    assert asked_time(question, TODAY).searched == searched
    assert with_meanings(question, TODAY) == shown


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("2026年2月发生了什么？", ""),
        ("2026年2月有哪些大事？", ""),
        ("昨天有什么新闻", ""),
        ("最新的消息是什么？", ""),
        ("2024年码头发生了什么？", "码头"),
        ("What happened in February 2026?", ""),
        ("What has happened since March?", ""),
        ("What is the latest news about the wharf?", "wharf"),
        ("What's new at the wharf this month?", "wharf"),
    ],
)
def test_question_what_happened_is_told_from_others(question: str, topic: str) -> None:
    asked = asked_time(question, TODAY)
    assert asked.asks_what_happened
    assert asked.topic == topic


@pytest.mark.parametrize(
    "question",
    [
        "发生了什么？",
        "2026年2月谁辞职了？",
        "What happened to the wharf?",
        "码头是谁关的？",
        "最新的估值是多少？",
    ],
)
def test_question_for_a_fact_or_without_a_time_does_not_ask_what_happened(question: str) -> None:
    assert not asked_time(question, TODAY).asks_what_happened


def test_newest_is_noticed() -> None:
    assert asked_time("最新的估值是多少？", TODAY).is_newest
    assert asked_time("What is the latest valuation?", TODAY).is_newest


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025年", "2025"),
        (date(2026, 2, 1), date(2026, 2, 28), "2026年2月", "February 2026"),
        (date(2026, 2, 9), date(2026, 2, 9), "2026年2月9日", "9 February 2026"),
        (date(2026, 2, 9), LATEST, "2026年2月9日以后", "from 9 February 2026 on"),
    ],
)
def test_days_in_words(first: date, last: date, zh: str, en: str) -> None:
    assert range_in_words(first, last, "zh") == zh
    assert range_in_words(first, last, "en") == en


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_words_for_days_are_read_back_as_these_days(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    assert asked_time(f"（{in_words(first, last, 'zh')}）谁来了？", None).ranges == ((first, last),)


@given(st.text(max_size=60), st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_any_question_is_taken(question: str, today: date | None) -> None:
    asked = asked_time(question, today)
    assert all(a <= b or EARLIEST in (a, b) or LATEST in (a, b) for a, b in asked.ranges)
