"""The examples that the reader learns from, and the English stand-ins of Chinese questions."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import detect_language
from rag.expectation import Expectation, expectation_of
from rag.features import FEATURES
from rag.question import take_apart
from rag.reading import figures
from tests.index.fakes import HashingEncoder
from training.reader.examples import (
    ENGLISH_EVERY,
    REWORDED_EVERY,
    Asked,
    Example,
    chronoqa,
    examples,
    squad_like,
)
from training.reader.pseudo_english import OPENINGS, UNKNOWN_NAME, pseudo_english

UNHURRIED = settings(deadline=None, max_examples=50)  # whichever test comes first reads the models
WHARF = "旧码头明年关闭。新码头由远帆集团承建，老周是渔民代表。工程耗资12亿元。"
ORCHARD = "果园节在五月开幕，老周到场祝贺，门票卖得很好。大雨取消了周日的游行。"
BUILDER = Asked("新码头由谁承建？", ("远帆集团",), (WHARF,))
REPRESENTATIVE = Asked("渔民代表是谁？", ("老周",), (WHARF,))
RAIN = Asked("谁取消了游行？", ("大雨",), (ORCHARD,))


def asking(asked: list[Asked], *, seed: int = 0, among: tuple[str, ...] = ()) -> list[Example]:
    return list(examples(asked, "set", HashingEncoder(), figures, among=among, seed=seed))


def made(*asked: Asked) -> list[Example]:
    """Return the examples in Chinese of these questions, over these texts."""
    found = asking([*asked, RAIN])
    return [e for e in found if e.source == "set" and e.number < len(asked)]


def lengths(example: Example, *, label: float | None = None) -> set[int]:
    """Return how long the example's sentences are (all different here), or those with this label."""
    column = example.rows[:, FEATURES.index("length")].tolist()
    pairs = zip(column, example.labels.tolist(), strict=True)
    return {round(math.expm1(length)) for length, held in pairs if label in (None, held)}


def lengths_of(*texts: str) -> set[int]:
    return {len(s) + 1 for text in texts for s in text.split("。")[:-1]}


def test_exactly_the_sentence_that_holds_the_answer_is_labelled() -> None:
    example = made(BUILDER)[0]
    assert lengths(example) == lengths_of(WHARF, ORCHARD)
    assert lengths(example, label=1.0) == {len("新码头由远帆集团承建，老周是渔民代表。")}


def test_the_same_words_in_another_text_are_no_answer() -> None:
    assert lengths(made(REPRESENTATIVE)[0], label=1.0) == {len("新码头由远帆集团承建，老周是渔民代表。")}


@pytest.mark.parametrize(
    ("answer", "context"), [("遠帆集團", WHARF), ("远帆集团", "舊碼頭關閉。新碼頭由遠帆集團承建。")]
)
def test_an_answer_in_another_writing_is_recognised(answer: str, context: str) -> None:
    assert made(Asked("新码头由谁承建？", (answer,), (context,)))[0].labels.sum() == 1


def test_one_twin_lacks_the_sentences_that_hold_the_answer() -> None:
    whole, without, _ = made(BUILDER)
    assert (whole.answerable, without.answerable) == (True, False)
    assert lengths(without) == lengths(whole, label=0.0)


def test_one_twin_lacks_the_text_that_holds_the_answer() -> None:
    elsewhere = made(BUILDER)[-1]
    assert not elsewhere.answerable
    assert lengths(elsewhere) == lengths_of(ORCHARD)


def test_twins_share_their_number_and_hold_no_answer() -> None:
    found = made(BUILDER, REPRESENTATIVE)
    assert [e.number for e in found] == [0, 0, 0, 1, 1, 1]
    assert all(e.labels.any() == e.answerable for e in found)


def test_every_row_has_a_label_and_every_figure() -> None:
    for example in made(BUILDER, REPRESENTATIVE):
        assert example.rows.shape == (len(example.labels), len(FEATURES))


def test_a_question_whose_answer_stands_nowhere_is_unanswerable_only() -> None:
    nowhere = Asked("谁设计了旧码头？", ("林若溪",), (WHARF,))
    assert [e.answerable for e in made(nowhere)] == [False]


def test_every_third_question_is_asked_in_english_too() -> None:
    asked = [BUILDER, REPRESENTATIVE, RAIN] * 2
    found = asking(asked)
    assert {e.number for e in found if e.source == "set en"} == {0, ENGLISH_EVERY}


def test_every_other_question_is_asked_in_other_words_too() -> None:
    found = asking([BUILDER, REPRESENTATIVE, RAIN])
    assert {e.number for e in found if e.source == "set reworded"} == {0, REWORDED_EVERY}


def test_a_question_beside_the_point_is_unanswerable_with_its_texts_in_place() -> None:
    found = asking([BUILDER, REPRESENTATIVE, RAIN] * 3)
    beside = [e for e in found if e.source == "set beside"]
    assert beside
    assert all(not e.answerable and not e.labels.any() for e in beside)
    assert {frozenset(lengths(e)) for e in beside} == {frozenset(lengths_of(WHARF, ORCHARD))}


def test_the_same_seed_gives_the_same_examples() -> None:
    first, again = (asking([BUILDER, REPRESENTATIVE], seed=7) for _ in range(2))
    assert [(e.source, e.rows.tolist()) for e in first] == [(e.source, e.rows.tolist()) for e in again]


def test_other_texts_are_searched_too() -> None:
    elsewhere = asking([BUILDER], among=(ORCHARD,))[2]
    assert lengths(elsewhere) == lengths_of(ORCHARD)


def test_no_questions_give_no_examples() -> None:
    assert asking([]) == []


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def test_the_same_seed_orders_the_questions_alike(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"question": f"问{n}", "answers": ["答"], "context": "文"} for n in range(50)
    ]
    path = written(tmp_path / "set.gz", rows)
    first, again, other = (squad_like(path, seed=seed) for seed in (1, 1, 2))
    assert len(first) == 50
    assert first == again != other


def test_a_question_whose_answer_is_not_printed_is_left_out(tmp_path: Path) -> None:
    printed: dict[str, object] = {
        "question": "谁承建？",
        "answer": "远帆集团",
        "golden_chunks": ["天气。", WHARF],
    }
    summed_up: dict[str, object] = {"question": "共几家？", "answer": "两家公司", "golden_chunks": [WHARF]}
    path = written(tmp_path / "set.gz", [printed, summed_up])
    assert chronoqa(path, seed=1) == [Asked("谁承建？", ("远帆集团",), ("天气。", WHARF))]


@pytest.mark.parametrize("question", ["谁辞职了？", "码头什么时候关闭？", "林若溪为什么取消了游行"])
def test_a_stand_in_looks_like_an_english_question(question: str) -> None:
    english = pseudo_english(question)
    assert english.isascii()
    assert english.endswith("?")
    assert detect_language(english) == "en"


def test_a_stand_in_asks_for_the_same_chinese_words() -> None:
    terms = take_apart(pseudo_english("谁辞职了？")).terms
    assert "辞职" in {a.token for t in terms for a in t.alternatives}


def test_a_name_that_the_table_does_not_hold_leaves_a_gap() -> None:
    assert UNKNOWN_NAME in pseudo_english("林若溪辞职了吗？")


def test_a_latin_name_stays_and_is_folded() -> None:
    assert "deepmind" in pseudo_english("谁加入了ＤeepMind？").split("?")[0].split()


@pytest.mark.parametrize(
    "question",
    [
        "谁辞职了？",
        "码头什么时候关闭？",
        "会议在哪里举行？",
        "卖了多少张票？",
        "为什么关闭码头？",
        "如何关闭码头？",
        "有哪些公司？",
        "市长说了什么？",
    ],
)
def test_a_stand_in_expects_the_same_kind_of_answer(question: str) -> None:
    kind = expectation_of(question)
    assert kind in OPENINGS
    assert expectation_of(pseudo_english(question)) is kind


@pytest.mark.parametrize("question", ["", "？", "什么是什么"])
def test_a_question_without_content_becomes_an_opening_only(question: str) -> None:
    assert pseudo_english(question).startswith("what")


@UNHURRIED
@given(st.text(max_size=60))
def test_any_text_has_a_stand_in_on_one_line(text: str) -> None:
    english = pseudo_english(text)
    assert english.isprintable()
    assert expectation_of(english) in Expectation
