"""Questions after reasons, made from sentences that state one."""

from __future__ import annotations

import random

import pytest

from training.reader.reasons import reasons


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("由于航道淤塞得越来越严重，旧码头将在明年春天关闭。", "航道淤塞得越来越严重"),
        ("旧码头将在明年春天关闭，主要是因为航道淤塞得越来越严重。", "航道淤塞得越来越严重"),
        ("旧码头明年关闭的原因是航道淤塞得越来越严重。", "航道淤塞得越来越严重"),
        ("码头扩建工程旨在让更大的货船停靠新的码头。", "让更大的货船停靠新的码头"),
    ],
)
def test_the_stated_reason_is_the_answer_and_stands_where_it_says(sentence: str, reason: str) -> None:
    (found,) = reasons([sentence], most=5, dice=random.Random(1))
    assert found.answer == reason
    assert sentence[found.at : found.at + len(reason)] == reason
    assert reason not in found.question


def test_a_text_without_reasons_gives_no_questions() -> None:
    assert reasons(["旧码头将在明年关闭。市长宣布了这个决定。"], most=5, dice=random.Random(1)) == []


def test_a_text_gives_two_questions_at_most() -> None:
    text = "由于航道淤塞得越来越严重，旧码头将在明年春天关闭。" * 4
    assert len(reasons([text], most=9, dice=random.Random(1))) == 2
