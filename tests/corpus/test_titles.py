"""Titles of articles that state none."""

from __future__ import annotations

import pytest

from corpus.titles import infer_title

BODY = "近日，海桥市的跨海大桥在六年的施工之后终于建成通车的消息，让全城的人都很高兴。后来下雨了。"


def test_markdown_heading_is_the_title() -> None:
    assert infer_title(f"# **大桥**通车了\n\n{BODY}", "a") == "大桥通车了"


@pytest.mark.parametrize("line", ["海桥大桥今日通车", "谁修了这座桥？", "The Bridge Opens Today"])
def test_first_line_that_looks_like_a_headline_is_the_title(line: str) -> None:
    assert infer_title(f"\n{line}\n{BODY}", "000_4335a330484ad10d") == line


def test_boilerplate_before_the_headline_is_passed_over() -> None:
    assert infer_title(f"扫码打开某某APP\n![]()\n海桥大桥今日通车\n{BODY}", "a1") == "海桥大桥今日通车"


def test_readable_file_name_is_the_title_of_a_text_without_headline() -> None:
    assert infer_title(BODY, "大桥通车") == "大桥通车"


@pytest.mark.parametrize("stem", ["000_4335a330484ad10d", "20260209", "1", "a1b2c3d4e5f6"])
def test_first_clause_is_the_title_when_the_file_name_is_no_words(stem: str) -> None:
    assert infer_title(BODY, stem) == "近日，海桥市的跨海大桥在六年的施工之后终于建成通车的消息…"


def test_byline_is_no_title() -> None:
    assert infer_title("本文来自某报，作者李明\n桥通车了。\n后来下雨了。", "123") == "桥通车了"


def test_latin_word_is_not_cut_in_the_middle() -> None:
    title = infer_title(
        "The metropolitan railway of Haiqiao opened its third line yesterday. So be it.", "123"
    )
    assert title == "The metropolitan railway of…"


def test_stem_is_the_last_resort() -> None:
    assert infer_title("![]()", "123") == "123"
