"""A claim in the words of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.changes import changes
from rag.in_its_words import in_its_words
from rag.points import points, state_in
from tests.linear import takes_linear_time


def said(claim: str, text: str) -> str:
    told = points(claim, "zh")
    return in_its_words(claim, told, [state_in(p, text, ()) for p in told], text)


@pytest.mark.parametrize(
    ("claim", "text", "exchanged"),
    [
        ("公司撤走了研究员", "公司裁掉了研究人员", "公司撤走了研究人员"),
        ("The firm purchased a mill", "The firm bought a mill", "The firm bought a mill"),
        ("该公司研究AI", "该公司研究人工智能", "该公司研究人工智能"),
        ("媒体说报社说谎", "媒体说媒体说谎", "媒体说媒体说谎"),
        ("新的大模型发布", "新的模型发布", "新的模型发布"),
        ("共有3.2万人参加", "共有32000人参与", "共有32000人参与"),
        ("公司没有员工", "公司没有员工", "公司没有员工"),
        ("股价上涨", "股价下跌", "股价上涨"),
    ],
)
def test_words_and_figures_of_one_meaning_are_exchanged(claim: str, text: str, exchanged: str) -> None:
    assert said(claim, text) == exchanged


WORDS = st.lists(
    st.sampled_from("公司 企业 宣布 公布 辞职 离职 12人 bought acquired 。 ， 不".split()), max_size=9
)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_a_claim_never_comes_out_less_like_its_text(claim: str, text: str) -> None:
    assert changes(said(claim, text), text).share <= changes(claim, text).share


@pytest.mark.parametrize("piece", ["公司", "宣布公布", "bought "])
def test_repeated_words_take_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: said(text, "企业 对外说 acquired" * 30), piece, length=500)
