"""A question of a conversation: history, growth, errors as one line."""

from __future__ import annotations

import logging

import pytest

from tests.ui.fake_bot import FakeYouju
from ui.chat import answered
from ui.conversation import Turn
from ui.texts import EN, ZH


def test_an_answer_grows_and_ends_whole() -> None:
    turns = list(answered(FakeYouju(), "谁？", (), words=ZH))
    assert [turn.html.count("yj-s ") for turn in turns] == [1, 2]


def test_earlier_questions_are_the_history() -> None:
    bot = FakeYouju()
    list(answered(bot, "后来呢？", (Turn("谁离职了？", "<div>"), Turn("为什么？", "<div>")), words=ZH))
    assert bot.histories == [("谁离职了？", "为什么？")]


def test_an_error_of_our_own_is_its_one_line() -> None:
    (turn,) = answered(FakeYouju(), "错", (), words=ZH)
    assert "索引读不出来：请重建" in turn.html


def test_any_other_error_is_logged_and_its_details_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        (turn,) = answered(FakeYouju(), "坏", (), words=EN)
    assert EN.failed.replace("'", "&#x27;") in turn.html
    assert "secret" not in turn.html
    assert "secret detail" in caplog.text
