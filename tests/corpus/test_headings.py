"""Headings: Markdown's and the numbered ones of Chinese articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.headings import headings


def titles(text: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.title) for heading in headings(text)]


def test_markdown_headings_have_their_level_and_no_marks() -> None:
    assert titles("# 大桥 #\n正文。\n## **背景**\n正文。") == [(1, "大桥"), (2, "背景")]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第一章 背景", 1),
        ("一、谁修了桥?工期为何这样长", 2),
        ("（二）资金", 3),
        ("第一层：技术的进步。", 3),
        ("1. 桥的“安全问题”", 4),
        ("⚠️ 2. 风险是叠加的", 4),
    ],
)
def test_numbered_line_of_its_own_is_a_heading(line: str, level: int) -> None:
    assert titles(f"前面的正文。\n{line}\n后面的正文。") == [(level, line)]


@pytest.mark.parametrize(
    "line",
    [
        "一、他说桥很长，而且很贵，修了六年。",
        "1. 桥通车了。",
        "一、" + "长" * 50,
        "2026年，桥通车了",
        "#话题 不是标题",
        "一座桥",
    ],
)
def test_sentence_is_no_heading(line: str) -> None:
    assert titles(f"前面的正文。\n{line}\n后面的正文。") == []


def test_numbered_list_is_no_row_of_headings() -> None:
    assert titles("有三点：\n1. 长\n2. 贵\n3. 慢\n就是这样。") == []


def test_heading_at_the_end_heads_nothing_unless_it_is_markdown() -> None:
    assert titles("正文。\n一、结语") == []


def test_fenced_code_holds_no_headings() -> None:
    assert titles("```\n# 注释\n```\n# 标题\n") == [(1, "标题")]


def test_span_is_the_line_without_white_space() -> None:
    text = "正文。\n  ## 背景  \n正文。"
    (heading,) = headings(text)
    assert text[heading.span.start : heading.span.end] == "## 背景"


@given(st.text(alphabet="#一、1. 桥（）第章：\n`“", max_size=60))
def test_spans_are_in_order_and_hold_no_line_break(text: str) -> None:
    found = headings(text)
    assert [heading.span.start for heading in found] == sorted(heading.span.start for heading in found)
    assert not any("\n" in text[heading.span.start : heading.span.end] for heading in found)
