"""The words: complete in both languages, chosen by the browser's wish."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from rag.answer import Reason, Support
from ui.texts import EN, EXAMPLES, ZH, Words, preferred_language, words

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("w", [ZH, EN])
def test_every_reason_and_every_support_has_its_words(w: Words) -> None:
    assert set(w.reasons) == set(Reason) - {Reason.NONE}
    assert set(w.supports) == set(w.support_hints) == set(Support)


@pytest.mark.parametrize("w", [ZH, EN])
def test_no_words_are_empty(w: Words) -> None:
    assert all(getattr(w, field.name) for field in fields(w))
    assert all([*w.reasons.values(), *w.supports.values(), *w.support_hints.values()])


def test_chinese_words_are_chinese_and_english_ones_are_not() -> None:
    assert not HAN.search("".join(str(getattr(EN, field.name)) for field in fields(EN)))
    assert all(HAN.search(text) for text in [ZH.tagline, *ZH.reasons.values(), *ZH.supports.values()])


def test_an_unknown_language_gets_chinese_words() -> None:
    assert words("fr") is ZH


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "zh"),
        ("", "zh"),
        ("en-US,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.3, zh;q=0.7", "zh"),
        ("fr;q=0.9, en-GB;q=0.8, zh;q=0.2", "en"),
        ("de", "zh"),
        ("en;q=x,zh;q=", "zh"),
        ("," * 5000 + "en", "zh"),
    ],
)
def test_preferred_language(header: str | None, language: str) -> None:
    assert preferred_language(header) == language


def test_examples_are_in_both_languages() -> None:
    chinese = [question for question, _ in EXAMPLES if HAN.search(question)]
    assert 0 < len(chinese) < len(EXAMPLES)
