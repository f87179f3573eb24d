"""Cloze questions from unlabelled news."""

from __future__ import annotations

import random

from training.reader.cloze import Cloze, answers_of, clozes, question_of, statements

TOLD = "远帆集团周三宣布，公司将投资12亿元在海港城修建新码头。"
TOLD_AGAIN = "新码头的修建费用为12亿元，由远帆集团在海港城承担，工期三年。"
OTHER = "天气预报说，本周末全市将有大雨，气温下降到8度以下，市民出门要带伞。"


def test_numbers_and_dates_can_be_asked_for() -> None:
    (statement,) = statements(["2024年3月5日，新码头花了12亿元，工人共有300人。"])
    found = dict(answers_of(statement))
    assert found["2024年3月5日"] == "date"
    assert found["12"] == found["300"] == "number"


def test_the_answer_gives_way_to_a_question_word() -> None:
    (statement,) = statements(["新码头一共花了12亿元，由市政府和远帆集团各出一半。"])
    question = question_of(statement, "12", "number", random.Random(1))
    assert "多少亿元" in question
    assert "12" not in question


FILLERS = [f"{OTHER[:-1]}，这是第{n}次提醒大家。" for n in range(1000, 1900)]


def found_in(*texts: str, rounds: int = 12) -> list[Cloze]:
    """Return the questions of several rounds over the texts among many others."""
    everything = [*texts, *FILLERS]
    return [c for n in range(rounds) for c in clozes(everything, most=3000, dice=random.Random(n))]


def test_the_answer_stands_where_it_is_said_to() -> None:
    texts = [TOLD, TOLD_AGAIN, *FILLERS]
    assert all(texts[c.article].startswith(c.answer, c.at) for c in found_in(TOLD, TOLD_AGAIN, rounds=2))


def test_an_answer_is_looked_for_in_another_telling() -> None:
    found = [c for c in found_in(TOLD, TOLD_AGAIN) if c.answer == "12"]
    assert found
    assert all(c.article == (1 if "投资" in c.question or "宣布" in c.question else 0) for c in found)


def test_the_same_chance_gives_the_same_questions() -> None:
    texts = [TOLD, TOLD_AGAIN, OTHER]
    assert clozes(texts, most=9, dice=random.Random(7)) == clozes(texts, most=9, dice=random.Random(7))


def test_sentences_too_short_or_too_long_are_not_asked_about() -> None:
    assert statements(["他走了。", "很长的句子" * 30 + "。"]) == []
