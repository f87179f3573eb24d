"""Keywords become questions for the reader; whole questions and English stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question import clean, take_apart
from rag.spelt_out import spelt_out
from tests.linear import takes_linear_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("新码头启用时间", "新码头启用是什么时候？"),
        ("新码头的启用时间？", "新码头的启用是什么时候？"),
        ("开幕式地点", "开幕式地点是哪里？"),
        ("果园节门票价格?", "果园节门票价格是多少？"),
        ("海港城市长", "海港城市长是谁？"),
        ("码头关闭的原因", "码头关闭的原因是什么？"),
        ("码头关闭的原因为？", "码头关闭的原因是什么？"),
        ("新碼頭的承建方為？", "新碼頭的承建方是什么？"),
        ("门票价格呢？", "门票价格是多少？"),
    ],
)
def test_keywords_are_spelt_out(typed: str, meant: str) -> None:
    assert spelt_out(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "新码头什么时候启用？",
        "谁是海港城市长",
        "门票价格涨了吗？",
        "新旧码头的价格差别",
        "码头",
        "码头关闭",
        "the opening date of the pier",
        "",
        "？",
    ],
)
def test_everything_else_stays(typed: str) -> None:
    assert spelt_out(typed) == typed


@given(st.text(st.sampled_from("码头关闭的原因时间地点是为呢？? 谁A1碼頭為")))
def test_it_is_spelt_out_once(typed: str) -> None:
    assert spelt_out(spelt_out(typed)) == spelt_out(typed)


def test_only_the_reader_hears_it() -> None:
    question = take_apart(clean("新码头启用时间"))
    assert question.heard == "新码头启用是什么时候？"
    assert question.read_as == question.searched == "新码头启用时间"


@pytest.mark.parametrize("piece", ["？", "呢", "? ", "码头", "的时间", "是"])
def test_hostile_questions_take_linear_time(piece: str) -> None:
    assert takes_linear_time(spelt_out, piece)
