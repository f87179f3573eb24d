"""Enumerations: what belongs together, and what leads in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.enumerations import FEWEST_ITEMS, enumerations


def items(text: str) -> list[list[str]]:
    return [[text[s.start : s.end] for s in found.items] for found in enumerations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要点：\n- 甲\n- 乙\n\n后文。", ["- 甲", "- 乙"]),
        ("要点：\n1. 甲\n2. 乙", ["1. 甲", "2. 乙"]),
        ("• 甲\n• 乙", ["• 甲", "• 乙"]),
        ("（一）甲\n（二）乙", ["（一）甲", "（二）乙"]),
        ("第一步：清淤。\n说明。\n第二步：筑堤。\n说明。", ["第一步：清淤。", "第二步：筑堤。"]),
        ("### 决定 1：甲\n正文。\n\n### 决定 2：乙\n正文。", ["### 决定 1：甲", "### 决定 2：乙"]),
        ("他讲了两点。第一，码头要关。第二，渔船要搬。散会。", ["第一，码头要关。", "第二，渔船要搬。"]),
        ("First, close it. It is old. Second, move on.", ["First, close it.", "Second, move on."]),
        (
            "这个词有两个意思。一个是离开职位。另一个意思，是认命。大家都懂。",
            ["一个是离开职位。", "另一个意思，是认命。"],
        ),
        (
            "包括：\n清理航道；\n修筑新堤；\n建造仓库。\n另一段。",
            ["清理航道；", "修筑新堤；", "建造仓库。"],
        ),
    ],
)
def test_items_that_belong_together_are_found(text: str, expected: list[str]) -> None:
    assert items(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "- 只有一项",
        "1. 甲\n3. 丙",
        "一、谁来了？\n正文。\n二、为什么？\n正文。",
        "市长说：\n码头要关。\n渔船要搬。",
        "2019年动工。\n2020年完工。",
        "",
    ],
)
def test_nothing_else_is_an_enumeration(text: str) -> None:
    assert items(text) == []


def test_one_and_another_are_no_enumeration_unless_they_are_counted_first() -> None:
    assert items("港口很忙。一个工人在卸货。另一个在抽烟。") == []


def test_others_are_looked_for_close_by_alone() -> None:
    far = "他走了很远。" * 30
    assert items(f"这个词有两个意思。一个是离开职位。{far}另一个是认命。") == []


def test_the_sentence_with_the_colon_leads_in() -> None:
    text = "## 工程\n预算已定。工程分两步：\n- 清淤\n- 筑堤"
    (found,) = enumerations(text)
    assert found.lead is not None
    assert text[found.lead.start : found.lead.end] == "工程分两步："
    assert found.label == "工程\n工程分两步："


@pytest.mark.parametrize("lead", ["他提了三条建议。", "She made three proposals."])
def test_the_sentence_that_says_how_many_items_follow_leads_in(lead: str) -> None:
    text = f"会议结束。{lead}\n- 清淤\n- 筑堤\n- 通车"
    (found,) = enumerations(text)
    assert found.lead is not None
    assert text[found.lead.start : found.lead.end] == lead


def test_a_sentence_that_counts_something_else_leads_nowhere() -> None:
    (found,) = enumerations("全镇有六个村。\n- 清淤\n- 筑堤")
    assert found.lead is None


LINES = st.lists(
    st.sampled_from(
        [
            "- 甲",
            "1. 乙",
            "2. 丙",
            "一、丁",
            "二、戊",
            "第一，己。第二，庚。",
            "辛：",
            "壬；",
            "## 癸",
            "",
            "子。",
        ]
    ),
    max_size=20,
).map("\n".join)


@given(LINES)
def test_items_are_ranges_in_order(text: str) -> None:
    for found in enumerations(text):
        assert len(found.items) >= FEWEST_ITEMS
        assert all(0 <= s.start < s.end <= len(text) for s in found.items)
        assert all(a.end <= b.start for a, b in zip(found.items, found.items[1:], strict=False))
        assert found.lead is None or found.lead.end <= found.items[0].start
