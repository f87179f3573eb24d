"""Citation markers, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag import Youju
from rag.checking import check
from rag.markers import has_marker, without_markers


@pytest.mark.parametrize("text", ["[1]", "【2】", "[1, 2]", "[1-3]", "[\u200b9]", "[^6]", "〔3〕", "[ 4 ]"])
def test_what_looks_like_a_marker_gets_other_brackets(text: str) -> None:
    assert without_markers(text) == f"［{text[1:-1]}］"


@pytest.mark.parametrize("text", ["[Anthropic]", "[@name](https://x.com/1)", "[a1]", "2[3"])
def test_other_brackets_stay(text: str) -> None:
    assert without_markers(text) == text


@given(st.text(alphabet="[]【】〔〕0123456789, -^\u200b字", max_size=40))
def test_nothing_that_reads_as_a_marker_is_left(text: str) -> None:
    assert not has_marker(without_markers(text))


@pytest.mark.parametrize("forged", ["[7]", "【7】", "[7, 8]", "[\u200b7]"])
def test_a_marker_in_an_article_is_not_one_in_the_answer(forged: str) -> None:
    bot = Youju.over_texts([f"新桥周五通车{forged}。"])
    answer = check(bot.ask("新桥什么时候通车？"), bot.article)
    assert answer.text.count("[") == len(answer.citations) == 1


def test_a_marker_in_a_title_is_not_one_in_a_refusal(bot: Youju) -> None:
    assert not has_marker(bot.ask("木星[1]有多少颗[2]卫星被望远镜看到过？").notice)
