"""Matches in meaning, word by word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoders.words import word_vectors
from rag.features import FloatArray
from rag.question import clean, take_apart
from rag.soft_match import soft_matches

UNHURRIED = settings(deadline=None, max_examples=50)  # whichever test comes first reads the models


def matches(question: str, *texts: str) -> FloatArray:
    return soft_matches(take_apart(clean(question)), texts, word_vectors())[0]


def weights(question: str, *texts: str, history: tuple[str, ...] = ()) -> list[float]:
    taken = take_apart(question, history=history)
    return list(map(float, soft_matches(taken, texts, word_vectors())[1]))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("大学", "He went to the university."),
        ("university", "他在一所大学教书。"),
        ("辞职", "The director resigned."),
        ("医生", "大夫来了。"),
        ("汽车", "一辆轿车停在路边。"),
    ],
)
def test_a_translation_and_a_synonym_are_found(word: str, text: str) -> None:
    assert matches(word, text).max() > 0.4


@pytest.mark.parametrize(
    ("word", "text"), [("大学", "香蕉"), ("辞职", "banana"), ("医生", "火山"), ("wharf", "钢琴")]
)
def test_an_unrelated_word_is_not_found(word: str, text: str) -> None:
    assert matches(word, text).max() < 0.1


def test_a_word_matches_itself_fully() -> None:
    assert matches("大学", "大学").min() == pytest.approx(1.0, abs=1e-4)


def test_the_nearest_word_of_a_text_counts_wherever_it_stands() -> None:
    alone, last = matches("大学", "university", "banana, piano, university")[:, 0]
    assert last == pytest.approx(alone)


def test_traditional_characters_match_like_simplified_ones() -> None:
    simplified, traditional = matches("医院", "医院", "醫院")
    assert simplified.tolist() == traditional.tolist()


def test_a_text_matches_the_same_whatever_stands_beside_it() -> None:
    alone, beside = matches("旧码头", "旧码头关闭。"), matches("旧码头", "天气晴朗。", "旧码头关闭。")
    assert beside[1].tolist() == alone[0].tolist()


def test_a_word_that_every_text_names_weighs_less_than_a_rare_one() -> None:
    common, rare = weights("码头 医生", "码头来了医生。", "码头关闭。", "码头很旧。")
    assert rare > common > 0


def test_a_borrowed_word_weighs_less_than_one_of_the_question() -> None:
    *own, borrowed = weights("它有医生吗", "天气。", history=("码头为什么亏损",))
    assert min(own) > borrowed > 0


@pytest.mark.parametrize("question", ["", "？", "什么是什么"])
def test_a_question_without_content_asks_for_no_words(question: str) -> None:
    assert matches(question, "旧码头关闭。", "天气晴朗。").shape == (2, 0)


def test_a_text_without_words_matches_nothing() -> None:
    assert not matches("旧码头", "").any()


def test_no_texts_have_no_matches() -> None:
    assert len(matches("旧码头")) == 0


@UNHURRIED
@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4))
def test_matches_are_between_nothing_and_everything(question: str, texts: list[str]) -> None:
    taken = take_apart(clean(question))
    found, weight = soft_matches(taken, texts, word_vectors())
    assert found.shape == (len(texts), len(weight))
    assert ((found >= 0) & (found <= 1)).all()
    assert (np.isfinite(weight) & (weight >= 0)).all()
