"""What a question asks about the days of several things, by its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asked_order import asked_order
from rag.orders import MOST_THINGS, MOST_WAYS, Order
from tests.linear import takes_linear_time


@pytest.mark.parametrize(
    ("question", "order", "unit", "things"),
    [
        ("长桥通车和老码头关闭，哪个更早？", Order.FIRST, "", ("长桥通车", "老码头关闭")),
        ("长桥通车与老码头关闭哪个事件发生得更晚？", Order.LAST, "", ("长桥通车", "老码头关闭")),
        (
            "长桥通车、老码头关闭和灯塔失火，哪个事件最早发生？",
            Order.FIRST,
            "",
            ("长桥通车", "老码头关闭", "灯塔失火"),
        ),
        (
            "长桥通车、老码头关闭以及灯塔失火这三个事件中，哪个最晚？",
            Order.LAST,
            "",
            ("长桥通车", "老码头关闭", "灯塔失火"),
        ),
        (
            "以下事件哪个最早发生：长桥通车、老码头关闭、灯塔失火？",
            Order.FIRST,
            "",
            ("长桥通车", "老码头关闭", "灯塔失火"),
        ),
        (
            "下面哪件事最早？1.长桥通车，2.老码头关闭，3.灯塔失火。",
            Order.FIRST,
            "",
            ("长桥通车", "老码头关闭", "灯塔失火"),
        ),
        ("长桥通车、老码头关闭三件事情，哪件最早？", Order.FIRST, "", ("长桥通车", "老码头关闭")),
        ("长桥通车和老码头关闭的事件中，哪个最早？", Order.FIRST, "", ("长桥通车", "老码头关闭")),
        ("在长桥通车和老码头关闭中，哪个先发生？", Order.FIRST, "", ("长桥通车", "老码头关闭")),
        ("长桥通车和老码头关闭是在同一个月发生的吗？", Order.SAME, "month", ("长桥通车", "老码头关闭")),
        ("长桥通车和老码头关闭是否发生在同一年？", Order.SAME, "year", ("长桥通车", "老码头关闭")),
        ("长桥通车和老码头关闭是同一天吗？", Order.SAME, "day", ("长桥通车", "老码头关闭")),
        ("长桥通车和老码头关闭相隔几天？", Order.APART, "day", ("长桥通车", "老码头关闭")),
        ("长桥通车和老码头关闭之间隔了多久？", Order.APART, "", ("长桥通车", "老码头关闭")),
        ("灯塔失火比长桥通车早吗？", Order.BEFORE, "", ("灯塔失火", "长桥通车")),
        ("灯塔失火是否晚于长桥通车？", Order.AFTER, "", ("灯塔失火", "长桥通车")),
        ("灯塔失火和长桥通车中最早的是哪一个？", Order.FIRST, "", ("灯塔失火", "长桥通车")),
        ("长桥通车、老码头关闭按时间先后顺序是怎样的？", Order.SORTED, "", ("长桥通车", "老码头关闭")),
        ("Did the fire happen before the flood?", Order.BEFORE, "", ("the fire", "the flood")),
        (
            "Did Holm raise money before Carter resigned?",
            Order.BEFORE,
            "",
            ("Holm raise money", "Carter resigned"),
        ),
        ("In what order did the fire and the flood happen?", Order.SORTED, "", ("the fire", "the flood")),
        ("长桥通车和老码头关闭相差多长时间？", Order.APART, "", ("长桥通车", "老码头关闭")),
        ("Which came first, the bridge or the wharf?", Order.FIRST, "", ("the bridge", "the wharf")),
        (
            "Which of these happened last: the fire, the flood or the strike?",
            Order.LAST,
            "",
            ("the fire", "the flood", "the strike"),
        ),
        (
            "Did the wharf close and the bridge open in the same month?",
            Order.SAME,
            "month",
            ("the wharf close", "the bridge open"),
        ),
        ("How many days lie between the fire and the flood?", Order.APART, "day", ("the fire", "the flood")),
    ],
)
def test_the_order_the_unit_and_the_things_are_told(
    question: str, order: Order, unit: str, things: tuple[str, ...]
) -> None:
    found = asked_order(question)
    assert found is not None
    assert (found.order, found.unit, found.ways[0]) == (order, unit, things)


@pytest.mark.parametrize(
    ("question", "things", "deed"),
    [
        ("李明和王芳谁更早离开公司？", ("李明", "王芳"), "离开公司"),
        ("李明和王芳是同一周辞职的吗？", ("李明", "王芳"), "辞职"),
        ("李明比王芳更早离开公司吗？", ("李明", "王芳"), "离开公司"),
        ("谁更早离开公司，李明还是王芳？", ("李明", "王芳"), "离开公司"),
        ("Did Ada Holm resign before Ben Carter?", ("Ada Holm", "Ben Carter"), "resign"),
        ("李明和王芳辞职哪个更早？", ("李明", "王芳"), "辞职"),
        ("Who resigned first, Ada Holm or Ben Carter?", ("Ada Holm", "Ben Carter"), "resigned"),
        ("Did Ada Holm and Ben Carter resign in the same week?", ("Ada Holm", "Ben Carter"), "resign"),
    ],
)
def test_what_is_said_of_all_is_told_apart(question: str, things: tuple[str, ...], deed: str) -> None:
    found = asked_order(question)
    assert found is not None
    assert (found.ways[0], found.deed) == (things, deed)


def test_a_time_before_all_things_is_their_scope() -> None:
    found = asked_order("2020年3月，长桥通车和老码头关闭是在同一天吗？")
    assert found is not None
    assert (found.scope, found.ways[0]) == ("2020年3月", ("长桥通车", "老码头关闭"))
    assert found.searched("长桥通车", "zh") == "2020年3月长桥通车"


def test_a_word_for_and_inside_of_a_thing_is_one_of_the_ways() -> None:
    found = asked_order("文化和旅游部发布提醒与长桥通车哪个更早？")
    assert found is not None
    assert {("文化和旅游部发布提醒", "长桥通车"), ("文化", "旅游部发布提醒与长桥通车")} <= set(found.ways)


def test_nothing_within_quotation_marks_parts_things() -> None:
    found = asked_order("《水与火》上映和长桥通车哪个更早？")
    assert found is not None
    assert found.ways == (("《水与火》上映", "长桥通车"),)


@pytest.mark.parametrize(
    "question",
    [
        "谁最早提出这个概念？",
        "他最先去了哪家公司？",
        "最后一名被告是谁？",
        "长桥是什么时候通车的？",
        "李明和王芳为什么辞职？",
        "李明和王芳最后哪个赢了？",
        "Which company raised money last year, Holm or Carter?",
        "Was Ada Holm at Oxford before joining the bank?",
        "Did the bank say why it closed after Ada Holm resigned?",
        "他们在同一年入职，后来怎么样了？",
        "Who left first?",
        "Did Ada Holm and Ben Carter resign?",
        "How long is the bridge?",
        "",
    ],
)
def test_other_questions_ask_nothing_of_the_kind(question: str) -> None:
    assert asked_order(question) is None


@given(
    st.text(
        alphabet="甲乙和与、，：？哪个更最早晚同一年月吗相隔几天《》“”2020Which first,or and", max_size=80
    )
)
def test_things_are_whole_and_few_whatever_is_asked(question: str) -> None:
    found = asked_order(question)
    if found:
        assert 0 < len(found.ways) <= MOST_WAYS
        assert all(
            1 < len(way) <= MOST_THINGS and all(t.strip() == t != "" for t in way) for way in found.ways
        )


@pytest.mark.parametrize("piece", ["甲和", "、", "《", "哪个", "1.", "在同一个月", "X and ", "which first, "])
def test_hostile_questions_take_linear_time(piece: str) -> None:
    assert takes_linear_time(asked_order, piece, length=500)
