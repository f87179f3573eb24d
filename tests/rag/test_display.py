"""How a quote is shown, and which of its characters stands where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.display import display_text, displayed
from rag.markers import without_markers

QUOTE = st.lists(
    st.sampled_from(["码头", "周五", "3", "**", "*", "- ", "> ", "# ", "1. ", "[1]", "【2】", " ", "。"]),
    max_size=20,
).map("".join)


@given(QUOTE, st.integers(0, 40), st.integers(0, 40))
def test_a_shown_range_holds_what_the_quote_held_there(quote: str, start: int, end: int) -> None:
    shown = displayed(quote)
    place = shown.range_of(start, end)
    inside = [i for i in shown.origins if start <= i < end]
    assert (place is not None) == bool(inside)
    if place is not None:
        assert list(shown.origins[slice(*place)]) == inside
        bare = "".join(quote[i] for i in shown.origins)
        assert shown.text[slice(*place)] == without_markers(bare)[slice(*place)]


@given(QUOTE)
def test_origins_rise_and_each_character_has_one(quote: str) -> None:
    shown = displayed(quote)
    assert len(shown.origins) == len(shown.text)
    assert list(shown.origins) == sorted(set(shown.origins))


def test_a_range_that_is_not_shown_has_no_place() -> None:
    assert displayed("**甲**").range_of(0, 2) is None


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("- **偏差**：稳定的错误", "偏差：稳定的错误"),
        ("## 背景", "背景"),
        ("> 她说：“不。”", "她说：“不。”"),
        ("1. 第一步", "第一步"),
        ("2 * 3 = 6", "2 * 3 = 6"),
        ("-5度", "-5度"),
        ("2024. 年", "2024. 年"),
        ("产量是3*4*5吨", "产量是3*4*5吨"),
        ("罚款12**34元", "罚款12**34元"),
        ("文件a__b__c", "文件a__b__c"),
        ("筹集了**300亿美元**，估值**3800亿**。", "筹集了300亿美元，估值3800亿。"),
    ],
)
def test_marks_of_lists_headings_and_emphasis_are_not_shown(quote: str, shown: str) -> None:
    assert display_text(quote) == shown
