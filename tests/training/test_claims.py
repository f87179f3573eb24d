"""How training claims are made."""

from __future__ import annotations

import random

import pytest

from rag.points import points
from training.claims.mutations import WAYS, Place, mutated, places
from training.claims.restating import in_one_clause, restated, reworded
from training.claims.stated import stated

ZH = Place(
    "2026年2月9日，教授李明计划带12人离开南港大学。",
    "zh",
    ("教授张伟没有离开北桥大学，他后来说原因其实很简单。",),
)
EN = Place(
    "Ada Holm resigned on February 9, 2026, and may release 12 models.",
    "en",
    ("Ben Stone said so, and left.",),
)


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("这座桥是什么时候通车的？", "1963年", "这座桥是1963年通车的。"),
        ("谁创办了南港大学？", "李明", "李明创办了南港大学。"),
        ("该队有多少名队员？", "12名", "该队有12名队员。"),
        ("比赛在哪里举行", "南港", "比赛在南港举行。"),
        ("球队哪一年成立？", "1990年", "球队1990年成立。"),
    ],
)
def test_a_question_with_its_answer_is_a_statement(question: str, answer: str, statement: str) -> None:
    assert stated(question, answer) == statement


@pytest.mark.parametrize("question", ["他为什么走？", "怎么做？", "谁在什么时候来？", "他来了吗？"])
def test_reasons_ways_and_double_questions_make_none(question: str) -> None:
    assert stated(question, "某事") == ""


@pytest.mark.parametrize("place", [ZH, EN])
def test_a_mutation_changes_its_sentence(place: Place) -> None:
    made = mutated(place, random.Random(1))
    assert {"figure", "date"} <= set(made)
    assert all(text != place.text for text in made.values())


def test_a_changed_figure_does_not_agree_with_the_old_one() -> None:
    for seed in range(20):
        changed = WAYS["figure"](ZH, random.Random(seed))
        old = next(p.value for p in points(ZH.text, "zh") if p.printed == "12人")
        new = [p.value for p in points(changed, "zh") if p.kind.value == "figure"]
        assert new
        assert not any(old.agrees_with(v) for v in new)  # type: ignore[union-attr, arg-type]


def test_denials_and_hedges_come_and_go() -> None:
    dice = random.Random(0)
    assert WAYS["negated"](ZH, dice) == "2026年2月9日，教授李明没有计划带12人离开南港大学。"
    assert WAYS["hedge"](ZH, dice) == "2026年2月9日，教授李明带12人离开南港大学。"
    assert "未" not in WAYS["affirmed"](Place("他没有离开公司，大家都知道。", "zh", ()), dice)
    assert (
        WAYS["negated"](EN, dice) == "Ada Holm resigned on February 9, 2026, and may not release 12 models."
    )


def test_a_stitched_sentence_has_the_end_of_another() -> None:
    (first, *_) = places([ZH.text, *ZH.others], "zh")
    assert WAYS["stitched"](first, random.Random(0)).endswith("他后来说原因其实很简单。")


def test_restating_keeps_figures_and_dates() -> None:
    made = restated(ZH.text, "zh", random.Random(3))
    assert {"traditional", "other_marks", "date_shortened", "reported"} <= set(made)
    assert "12" in made["other_marks"]
    assert made["date_shortened"].startswith("2月9日")


def test_a_later_clause_is_said_of_whom_the_sentence_names() -> None:
    text = "教授李明上周来到南港，参观了当地的12所学校，然后离开。"
    assert in_one_clause(text, "zh", random.Random(0)) == "李明参观了当地的12所学校。"


def test_english_words_are_replaced_by_ones_of_one_meaning() -> None:
    assert (
        restated("The firm bought a mill.", "en", random.Random(1))["other_words"]
        != "The firm bought a mill."
    )


@pytest.mark.parametrize("place", [ZH, EN])
def test_a_reworded_sentence_is_another_or_none(place: Place) -> None:
    made = {reworded(place.text, place.language, random.Random(seed)) for seed in range(8)}
    assert place.text not in made
    assert any(made)
