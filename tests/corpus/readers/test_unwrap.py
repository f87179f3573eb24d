"""Joining the lines of printed pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.unwrap import unwrap

WIDE = "海桥市的跨海大桥今天上午通车而且"


def test_full_chinese_line_is_joined_without_a_space() -> None:
    assert unwrap([f"{WIDE}\n很长。"]) == f"{WIDE}很长。"


def test_short_line_ends_its_paragraph() -> None:
    assert unwrap([f"大桥\n{WIDE}\n很长。"]) == f"大桥\n{WIDE}很长。"


def test_latin_lines_are_joined_with_a_space() -> None:
    assert unwrap(["The bridge of Haiqiao opened\ntoday."]) == "The bridge of Haiqiao opened today."


def test_word_cut_by_a_hyphen_is_put_together() -> None:
    assert unwrap(["The bridge of Hai-\nqiao opened today."]) == "The bridge of Haiqiao opened today."


def test_list_item_begins_a_new_line() -> None:
    assert unwrap([f"{WIDE}\n- 第一项\n1. 第二项"]) == f"{WIDE}\n- 第一项\n1. 第二项"


def test_paragraph_goes_on_over_the_page() -> None:
    assert unwrap([f"{WIDE}\n1", "很长。\n2"]) == f"{WIDE}很长。"


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [f"海桥日报\n第{number}段的文字。\n- {number} -" for number in range(1, 5)]
    assert unwrap(pages) == "\n".join(f"第{number}段的文字。" for number in range(1, 5))


def test_radicals_of_fonts_become_characters() -> None:
    assert unwrap(["⽂⼈"]) == "文人"


@given(st.lists(st.text(alphabet="桥a.。-1 \n第页\x0c", max_size=30), max_size=5))
def test_any_pages_give_lines_without_blank_ones(pages: list[str]) -> None:
    assert all(line.strip() for line in unwrap(pages).split("\n") if line)
