"""Terms: what is searched for meets what was written."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.tokens
from index.tokens import tokenize


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(index.tokens).failed == 0


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("2026", "2026年2月9日"),
        ("姚顺宇", "物理学家姚顺宇上周换了东家"),
        ("姚順宇", "姚顺宇"),
        ("ＡＩ", "ai安全"),
        ("DeepMind", "谷歌deepmind的办公室"),
        ("companies", "the company"),
        ("resigned", "He resigns."),
        ("Anthropic", "Anthropic's letter"),
        ("G20", "g20峰会"),
        ("Qwen3", "Qwen3-Max发布"),
        ("qwen3-max", "Qwen3-Max发布"),
        ("Qwen", "Qwen3"),
        ("1200", "1,200 people"),
        ("3.5", "增长3.5%"),
        ("年", "2026年"),
        ("café", "CAFÉ"),
        ("안녕하세요", "안녕하세요"),
    ],
)
def test_what_is_asked_meets_what_is_written(asked: str, written: str) -> None:
    assert set(tokenize(asked)) & set(tokenize(written))


def test_a_name_that_no_dictionary_holds_is_cut_into_pairs_of_characters() -> None:
    assert {"仇翯", "翯骉"} <= set(tokenize("仇翯骉说"))


def test_a_decimal_is_not_taken_apart() -> None:
    assert tokenize("3.5") == ["3.5"]


@pytest.mark.parametrize("text", ["", " \n", "。，！", "\ud800", "🙂", "_"])
def test_text_without_words_has_no_terms(text: str) -> None:
    assert tokenize(text) == []


@given(st.text())
def test_a_term_is_never_empty_and_never_holds_white_space(text: str) -> None:
    assert all(term and not any(c.isspace() for c in term) for term in tokenize(text))


def test_a_term_is_never_longer_than_a_search_word_can_be() -> None:
    assert max(map(len, tokenize("QUJD" * 1000))) <= index.tokens.LONGEST
