"""Chinese questions made from sentences: which ones, and which sentences give none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.askable import Asks
from rag.askable_zh import people, questions
from tests.linear import takes_linear_time

DAY = date(2025, 6, 4)


def made(text: str) -> list[str]:
    return [a.question for a in questions(text, DAY)]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("林若溪因不满市里的安排而辞职。", "林若溪为什么辞职？"),
        ("由于航道淤塞，海港城关闭了旧码头。", "海港城为什么关闭了旧码头？"),
        ("远帆集团宣布在海港城建新码头。", "远帆集团宣布了什么？"),
        ("林若溪毕业于海港大学。", "林若溪毕业于哪里？"),
        ("远帆集团在展会上推出了三款货船。", "远帆集团在展会上推出了几款货船？"),
        ("海港城去年接待游客约320万人次。", "海港城去年接待游客多少人次？"),
        ("远帆集团持有海港银行35%的股份。", ""),
        ("远帆集团利润增长12%。", "远帆集团利润增长百分之多少？"),
        ("2025年5月3日，远帆集团在海港城成立了航运学校。", "远帆集团是什么时候在海港城成立航运学校的？"),
        ("林若溪于2021年进入海港大学。", "林若溪是什么时候进入海港大学的？"),
        ("远帆集团将于下月发布新货船。", "远帆集团什么时候发布新货船？"),
        ("新桥由远帆集团承建。", "新桥由谁承建？"),
        ("林若溪创办了海港大学。", "谁创办了海港大学？"),
        ("工程师林若溪说，桥很稳。", "林若溪是谁？"),
        ("工程师林若溪说，桥很稳。", "林若溪说了什么？"),
        ("所谓“软桥”，是指随潮水起落的浮桥。", "“软桥”是什么意思？"),
    ],
)
def test_a_sentence_is_asked_for_what_it_says(sentence: str, question: str) -> None:
    assert question in made(sentence) if question else made(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "他在2021年进入海港大学。",
        "该公司宣布关闭旧码头。",
        "如果林若溪辞职，远帆集团会停工。",
        "林若溪是什么时候辞职的？",
        "林若溪说到一半……",
        "（记者 林若溪）远帆集团推出了货船。",
        "详情见 https://example.com/2025年5月3日远帆集团成立。",
        "天气很好。",
    ],
)
def test_what_points_elsewhere_or_says_nothing_gives_no_question(sentence: str) -> None:
    assert made(sentence) == []


def test_a_figure_that_belongs_to_a_name_is_not_asked_for() -> None:
    assert not any("几台河" in q for q in made("林若溪出任七台河市市长。"))


def test_a_clause_without_subject_goes_on_about_the_one_before() -> None:
    assert "远帆集团筹集了多少美元？" in made("远帆集团完成了新一轮融资，筹集了3亿美元。")


def test_a_traditional_sentence_is_asked_in_its_own_characters() -> None:
    assert "林若溪為什麼辭職？" in made("林若溪因不滿市裡的安排而辭職。")


def test_a_latin_name_stands_apart_from_chinese_words() -> None:
    assert "Ada Holm 是什么时候进入远帆集团的？" in made("Ada Holm 于2021年进入远帆集团。")


def test_the_name_that_a_question_is_about_is_told() -> None:
    (number,) = [a for a in questions("远帆集团利润增长12%。", DAY) if a.asks is Asks.NUMBER]
    assert number.about in "远帆集团"


def test_names_torn_by_the_segmenter_are_no_people() -> None:
    assert ("said", "尔德穆") not in list(people("总统别尔德穆说，路修好了。"))


@given(st.text(alphabet="林若溪远帆集团于2021年5月3日在宣布因而由是，。“”（《—12%人 Aa", max_size=120))
def test_whatever_the_sentence_says_a_question_is_one_line_that_ends_as_one(text: str) -> None:
    for question in made(text):
        assert question.endswith("？")
        assert "\n" not in question
        assert "\x00" not in question


@pytest.mark.parametrize("part", ["因", "由", "，", "2021年", "“", "远帆集团宣布", "—《", "是"])
def test_a_hostile_sentence_takes_linear_time(part: str) -> None:
    assert takes_linear_time(made, part)
