"""Which sentences of an article are dated events."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.events import events
from tests.linear import takes_linear_time
from tests.rag.conftest import make_article

PUBLISHED = date(2026, 2, 12)


def dated(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    article = make_article("题目", text, published=published)
    return [(str(e.first), str(e.last)) for e in events(article)]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("2026年2月9日，海桥市的新桥正式通车。", "2026-02-09"),
        ("海桥市在2025年11月5日公布了渡口的新规。", "2025-11-05"),
        ("昨天，海桥市的新桥正式通车。", "2026-02-11"),
        ("渡口的新规从2025年8月起生效，目前又有了细则。", "2025-08-01"),
        ("海桥论坛（2026年7月6日）——各地的桥梁工程师聚会。", "2026-07-06"),
        ("新桥的落成典礼定于3月30日举行。", "2026-03-30"),
        ("## 2024年5月：旧码头的管理处解散", "2024-05-01"),
        ("The new bridge at Northvale opened on 9 February 2026.", "2026-02-09"),
        ("Northvale was founded in 1921 by people from the hills.", "1921-01-01"),
        ("Mayor Holm resigned last Friday after a long debate.", "2026-02-06"),
    ],
)
def test_sentence_that_says_when_something_happened_is_an_event(sentence: str, first: str) -> None:
    assert [day for day, _ in dated(f"这里先说说背景情况。\n\n{sentence}\n\n后面还有别的话要说。")] == [first]


@pytest.mark.parametrize(
    "sentence",
    [
        "文章讲述了林若溪2026年初的工作方式。",
        "林若溪自2023年以来一直负责码头。",
        "预言家说奇点可能会在2029年到来。",
        "2026年将会是渡口最忙的一年。",
        "据海港日报2026年2月转载的文章，旧码头早已亏损。",
        "旧码头会在2026年2月9日关闭吗？",
        "官网上的公告 2025-09-05",
        "参见 https://news.example/2026-02-09 的报道。",
        "海桥日报2月9日电 记者从渡口获悉新桥的消息。",
        "今天的码头已经不是从前的码头了。",
        "近日，海桥市的新桥正式通车。",
        "The paper, which was written in 2024, tells of the old wharf.",
        "The fares have risen since March 2025 without any notice.",
        "The guild (see Northvale Weekly, February 2026) has many members.",
        "It may close the old wharf in 2029 or later.",
    ],
)
def test_date_of_something_else_makes_no_event(sentence: str) -> None:
    assert dated(sentence) == []


def test_relative_words_say_nothing_in_an_article_without_a_date() -> None:
    assert dated("昨天，海桥市的新桥正式通车。", None) == []


def test_most_exact_of_several_dates_counts() -> None:
    text = "海桥周刊谈到2026年的三项工程，文章发表于2025年12月28日。"
    assert dated(text) == [("2025-12-28", "2025-12-28")]


def test_each_day_of_an_enumeration_counts_but_not_one_of_an_attribute() -> None:
    text = "海桥论坛定于3月30日开幕，4月2日闭幕，由2024年5月1日成立的协会主办。"
    assert [first for first, _ in dated(text)] == ["2026-03-30", "2026-04-02"]


def test_title_is_no_event() -> None:
    article = make_article("2026年2月9日新桥正式通车", "2026年2月9日新桥正式通车\n正文从这里开始。")
    assert events(article) == ()


WORDS = (
    "2026年2月 昨天 ， 。 海桥市 新桥 通车 自 据 的 ## （ ） \n in March opened the bridge . ? since".split(
        " "
    )
)


@given(st.lists(st.sampled_from(WORDS)), st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_event_stands_in_its_article_at_its_place(words: list[str], published: date | None) -> None:
    article = make_article("题", "".join(words), published=published)
    for event in events(article):
        assert 0 <= event.start < event.end <= len(article.text)
        assert event.first <= event.last
        assert event.text


@pytest.mark.parametrize(
    "unit",
    [
        "2026年2月",
        "于2026年2月9日的（",
        "that in May 2024 ",
        "今天的",
        "(in 2024 ",
        "在3月5日说，",
        "to the in 2025 ",
    ],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert takes_linear_time(lambda text: events(make_article("题", text, published=PUBLISHED)), unit)
