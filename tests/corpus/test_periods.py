"""Which days the time expressions of a text name."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import periods
from tests.linear import takes_linear_time

THURSDAY = date(2026, 2, 12)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def found_in(sentence: str, published: date | None = THURSDAY) -> list[tuple[str, str, str]]:
    return [
        (sentence[p.start : p.end], str(p.first), str(p.last)) for p in periods(sentence, published=published)
    ]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026年2月9日", "2026-02-09", "2026-02-09"),
        ("2026年2月", "2026-02-01", "2026-02-28"),
        ("二〇二六年二月", "2026-02-01", "2026-02-28"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("2026年上半年", "2026-01-01", "2026-06-30"),
        ("2025年第三季度", "2025-07-01", "2025-09-30"),
        ("2025年夏天", "2025-06-01", "2025-08-31"),
        ("2025年底", "2025-11-01", "2025-12-31"),
        ("2026年年初", "2026-01-01", "2026-03-31"),
        ("2026年2月中旬", "2026-02-11", "2026-02-20"),
        ("2026年2月底", "2026-02-21", "2026-02-28"),
        ("2026年3月30-31日", "2026-03-30", "2026-03-31"),
        ("2026年3月30日至4月2日", "2026-03-30", "2026-04-02"),
        ("2026年1-7月", "2026-01-01", "2026-07-31"),
        ("2024-2026年", "2024-01-01", "2026-12-31"),
        ("20世纪九十年代", "1990-01-01", "1999-12-31"),
        ("2025-11-05", "2025-11-05", "2025-11-05"),
    ],
)
def test_chinese_expression_that_is_whole_needs_no_publication_date(
    written: str, first: str, last: str
) -> None:
    assert found_in(f"桥于{written}开工，工人很多。", None) == [(written, first, last)]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("昨天", "2026-02-11", "2026-02-11"),
        ("今天", "2026-02-12", "2026-02-12"),
        ("前天", "2026-02-10", "2026-02-10"),
        ("明天", "2026-02-13", "2026-02-13"),
        ("上周", "2026-02-02", "2026-02-08"),
        ("本周", "2026-02-09", "2026-02-15"),
        ("上周五", "2026-02-06", "2026-02-06"),
        ("上週末", "2026-02-07", "2026-02-08"),
        ("周一", "2026-02-09", "2026-02-09"),
        ("本月", "2026-02-01", "2026-02-28"),
        ("上个月", "2026-01-01", "2026-01-31"),
        ("下個月", "2026-03-01", "2026-03-31"),
        ("本月5日", "2026-02-05", "2026-02-05"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("前年", "2024-01-01", "2024-12-31"),
        ("明年", "2027-01-01", "2027-12-31"),
        ("今年1月19日", "2026-01-19", "2026-01-19"),
        ("去年十月", "2025-10-01", "2025-10-31"),
        ("去年年底", "2025-11-01", "2025-12-31"),
        ("9月19日", "2025-09-19", "2025-09-19"),
        ("1月", "2026-01-01", "2026-01-31"),
        ("11日", "2026-02-11", "2026-02-11"),
        ("28日", "2026-01-28", "2026-01-28"),
        ("3天前", "2026-02-09", "2026-02-09"),
        ("两周前", "2026-01-26", "2026-02-01"),
        ("两个月前", "2025-12-01", "2025-12-31"),
        ("四年前的4月18日", "2022-04-18", "2022-04-18"),
        ("三年前", "2023-01-01", "2023-12-31"),
    ],
)
def test_chinese_expression_is_counted_from_the_publication(written: str, first: str, last: str) -> None:
    sentence = f"桥于{written}开工，工人很多。"
    assert found_in(sentence) == [(written, first, last)]
    assert found_in(sentence, None) == []


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("February 9, 2026", "2026-02-09", "2026-02-09"),
        ("Feb. 9 2026", "2026-02-09", "2026-02-09"),
        ("9 February 2026", "2026-02-09", "2026-02-09"),
        ("February 9-12, 2026", "2026-02-09", "2026-02-12"),
        ("9 to 12 February 2026", "2026-02-09", "2026-02-12"),
        ("February 2026", "2026-02-01", "2026-02-28"),
        ("february 2026", "2026-02-01", "2026-02-28"),
        ("mid-February 2026", "2026-02-11", "2026-02-20"),
        ("the end of February 2026", "2026-02-21", "2026-02-28"),
        ("late 2025", "2025-11-01", "2025-12-31"),
        ("the first half of 2026", "2026-01-01", "2026-06-30"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("the summer of 2025", "2025-06-01", "2025-08-31"),
        ("2024 to 2026", "2024-01-01", "2026-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_english_expression_that_is_whole_needs_no_publication_date(
    written: str, first: str, last: str
) -> None:
    ((text, *days),) = found_in(f"The bridge was built in {written} by many.", None)
    assert (text.removeprefix("the "), days) == (written.removeprefix("the "), [first, last])


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("yesterday", "2026-02-11", "2026-02-11"),
        ("last week", "2026-02-02", "2026-02-08"),
        ("last month", "2026-01-01", "2026-01-31"),
        ("next month", "2026-03-01", "2026-03-31"),
        ("earlier this month", "2026-02-01", "2026-02-12"),
        ("later this year", "2026-02-12", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last September", "2025-09-01", "2025-09-30"),
        ("last february", "2025-02-01", "2025-02-28"),
        ("September last year", "2025-09-01", "2025-09-30"),
        ("last Friday", "2026-02-06", "2026-02-06"),
        ("last Thursday", "2026-02-05", "2026-02-05"),
        ("next Friday", "2026-02-20", "2026-02-20"),
        ("Monday", "2026-02-09", "2026-02-09"),
        ("three days ago", "2026-02-09", "2026-02-09"),
        ("2 months ago", "2025-12-01", "2025-12-31"),
        ("a year ago", "2025-01-01", "2025-12-31"),
        ("September 19", "2025-09-19", "2025-09-19"),
        ("19 September", "2025-09-19", "2025-09-19"),
    ],
)
def test_english_expression_is_counted_from_the_publication(written: str, first: str, last: str) -> None:
    sentence = f"The bridge opened {written}, the mayor said."
    assert found_in(sentence) == [(written, first, last)]
    assert found_in(sentence, None) == []


@pytest.mark.parametrize(
    ("sentence", "written", "first"),
    [
        ("The road closed in March.", "March", "2025-03-01"),
        ("what has changed since may?", "may", "2025-05-01"),
        ("The office was founded in 2025.", "2025", "2025-01-01"),
        ("It fell (2025).", "2025", "2025-01-01"),
        ("The mayor spoke on monday.", "monday", "2026-02-09"),
    ],
)
def test_word_before_an_english_date_makes_it_one(sentence: str, written: str, first: str) -> None:
    assert [item[:2] for item in found_in(sentence)] == [(written, first)]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("会议将于3月5日举行。", "2026-03-05"),
        ("会议定于本周日举行。", "2026-02-15"),
        ("展览预计4月开幕。", "2026-04-01"),
        ("The talks will resume on March 5.", "2026-03-05"),
        ("The bridge is expected to open on Saturday.", "2026-02-14"),
        ("The town planned two fairs: one by the lake on 6 July.", "2026-07-06"),
    ],
)
def test_date_without_a_year_lies_ahead_where_the_clause_speaks_of_a_future(
    sentence: str, first: str
) -> None:
    assert [item[1] for item in found_in(sentence)] == [first]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("申请在2024年3月1日提交，5月2日获批。", "2024-05-02"),
        ("他2023年入职，同年9月离开。", "2023-09-01"),
        ("他2023年入职，次年离开。", "2024-01-01"),
        ("桥在2024年3月1日合龙，19日通车。", "2024-03-19"),
        ("It was filed on 1 March 2024 and granted on 2 May.", "2024-05-02"),
    ],
)
def test_year_that_a_sentence_names_holds_for_what_follows(sentence: str, first: str) -> None:
    assert found_in(sentence, None)[-1][1] == first


@pytest.mark.parametrize(
    "sentence",
    [
        "他学了三年画，项目持续12个月，30天后结束。",
        "售价2026元，共有2025人参加。",
        "版本2.6.0近日发布，最近很忙。",
        "如今年轻人此前年薪不高。",
        "证明年份的文件，共同年龄，基本月薪，晚上月亮很圆。",
        "两件事在同一月，每一月都有。",
        "他每周一上课，十多年前来过，几天前走了。",
        "百年前的桥，数十年前的路。",
        "It took 12 months and two years.",
        "He may resign, and they march on.",
        "The price is $2026, version 2.5.1 is out.",
        "a 30-year-old man, 2,025 people, section 9.19",
        "about two years ago, a few days ago, in recent years",
        "every Monday, the Sunday Times, over the last year",
        "13月40日",
        "Feb 30",
    ],
)
def test_what_names_no_days_is_left_out(sentence: str) -> None:
    assert found_in(sentence) == []


def test_month_that_does_not_exist_leaves_its_year() -> None:
    assert found_in("2026年13月") == [("2026年", "2026-01-01", "2026-12-31")]


@given(DAYS)
def test_written_day_is_read_back(day: date) -> None:
    chinese = f"{day.year}年{day.month}月{day.day}日"
    english = f"{_ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"
    for text in (chinese, english, day.isoformat()):
        assert found_in(f"（{text}）", None) == [(text, str(day), str(day))]


@given(DAYS, st.integers(0, 300))
def test_day_without_its_year_is_the_nearest_that_is_past(published: date, before: int) -> None:
    day = published - timedelta(before)
    if day.year < 1900 or (day.month, day.day) == (2, 29):
        return
    assert found_in(f"{day.month}月{day.day}日通车。", published)[0][1] == str(day)


WORDS = "2026年 2月 9日 去年 上周 昨天 至 - 到 ， 。 三 个月 前 in last May 9 Monday to early Q3".split()


@given(st.lists(st.sampled_from(WORDS)), st.none() | DAYS)
def test_periods_are_ordered_apart_and_within_the_calendar(words: list[str], published: date | None) -> None:
    text = " ".join(words) + "".join(words)
    found = periods(text, published=published)
    assert all(0 <= p.start < p.end <= len(text) and p.first <= p.last for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "2026年",
        "十月",
        "上周",
        "9月",
        "19日",
        "3天前",
        "2026-",
        "in May ",
        "early ",
        "to 2026 ",
        "the end of ",
        "9 - 9 ",
    ],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert takes_linear_time(lambda text: periods(text, published=THURSDAY), unit)
