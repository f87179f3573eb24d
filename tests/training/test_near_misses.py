"""Questions with a word turned, so that their text no longer answers them."""

from __future__ import annotations

import random

import pytest

from training.reader.near_misses import OPPOSITES, near_miss, negated, opposite, other_name, other_word

TEXT = "旧码头明年关闭。新码头由远帆集团承建，市长林若溪支持，渔民代表周海生反对。"


def test_an_opposite_has_an_opposite() -> None:
    assert all(word in OPPOSITES[other] for word, others in OPPOSITES.items() for other in others)


@pytest.mark.parametrize(
    ("question", "turned"),
    [("谁支持新码头？", "谁反对新码头？"), ("哪个城市人口最多？", "哪个城市人口最少？")],
)
def test_a_word_becomes_its_opposite(question: str, turned: str) -> None:
    assert opposite(question, TEXT, "", random.Random(0)) == turned


def test_a_verb_of_the_text_is_negated() -> None:
    assert "没有承建" in negated("谁承建新码头？", TEXT, "远帆集团", random.Random(1))


def test_a_name_is_exchanged_for_another_of_the_text_but_never_for_the_answer() -> None:
    question = "林若溪对新码头怎么看？"
    found = {other_name(question, TEXT, "周海生", random.Random(n)) for n in range(20)}
    assert not any("周海生" in f for f in found)


def test_a_word_is_exchanged_for_one_that_the_text_lacks() -> None:
    made = other_word("公司什么时候辞职？", TEXT, "", random.Random(0))
    assert made != "公司什么时候辞职？"
    assert made.endswith("？")


def test_a_question_with_nothing_to_turn_is_left_out() -> None:
    assert near_miss("？", TEXT, "", random.Random(0)) == ""
