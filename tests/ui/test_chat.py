"""A question of a conversation: history, growth, errors as one line."""

from __future__ import annotations

import logging
import re

import pytest

from rag.follow_up import Turn as Earlier
from tests.ui.fake_bot import FakeYouju
from ui.card.kept import KeptCards
from ui.chat import answered
from ui.conversation import Turn
from ui.texts import EN, ZH


def test_an_answer_grows_and_ends_whole() -> None:
    turns = list(answered(FakeYouju(), "谁？", (), words=ZH, kept=KeptCards()))
    assert [turn.html.count("yj-s ") for turn in turns] == [1, 2, 2]


def test_earlier_questions_and_answers_are_the_history() -> None:
    bot = FakeYouju()
    turns = (Turn("谁离职了？", "<div>", "夏尔马。"), Turn("为什么？", "<div>"))
    list(answered(bot, "后来呢？", turns, words=ZH, kept=KeptCards()))
    assert bot.histories == [(Earlier("谁离职了？", "夏尔马。"), Earlier("为什么？"))]


def test_a_turn_keeps_what_was_answered_and_nothing_of_a_refusal() -> None:
    *_, whole = answered(FakeYouju(), "谁？", (), words=ZH, kept=KeptCards())
    *_, refused = answered(FakeYouju(), "无", (), words=ZH, kept=KeptCards())
    assert whole.answer.startswith("夏尔马在二月九日宣布离职。")
    assert refused.answer == ""


def test_an_error_of_our_own_is_its_one_line() -> None:
    (turn,) = answered(FakeYouju(), "错", (), words=ZH, kept=KeptCards())
    assert "索引读不出来：请重建" in turn.html


def test_any_other_error_is_logged_and_its_details_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        (turn,) = answered(FakeYouju(), "坏", (), words=EN, kept=KeptCards())
    assert EN.failed.replace("'", "&#x27;") in turn.html
    assert "secret" not in turn.html
    assert "secret detail" in caplog.text


def test_the_whole_answer_offers_its_card_and_the_growing_one_does_not() -> None:
    kept = KeptCards()
    *growing, whole = answered(FakeYouju(), "谁？", (), words=ZH, kept=kept)
    assert not any("yj-keep" in turn.html for turn in growing)
    (key,) = set(re.findall(r"/cards/([\w-]+)\.(?:html|md|json)", whole.html))
    card = kept.get(key)
    assert card is not None
    assert card.answer.question == "谁？"
    assert {c.path for c in card.answer.citations} == {""}


def test_a_refusal_can_be_kept_too() -> None:
    *_, refused = answered(FakeYouju(), "无", (), words=ZH, kept=KeptCards())
    assert refused.html.count("/cards/") == 3
