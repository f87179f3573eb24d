"""A question of a conversation: stages, growth, errors as one line."""

from __future__ import annotations

import json
import logging

import pytest

from rag.card import read_card
from rag.follow_up import Turn as Earlier
from rag.stages import Stage
from tests.ui.fake_bot import PLAIN, FakeYouju
from ui.chat import answered, checked, earlier
from ui.history.values import Kept
from ui.texts import EN, ZH, Words


def turns(question: str, words: Words = ZH, bot: FakeYouju | None = None) -> list[Kept]:
    """Return the turn as it grows."""
    made = answered(bot or FakeYouju(), question, (), words=words)
    return [turn for turn in made if isinstance(turn, Kept)]


def test_an_answer_grows_and_ends_whole() -> None:
    assert [turn.html.count("yj-s ") for turn in turns("谁？")] == [1, 2, 2]


def test_what_is_being_done_is_told_before_the_answer() -> None:
    first, *_ = answered(FakeYouju(), "谁？", (), words=ZH)
    assert isinstance(first, Stage)


def test_earlier_questions_and_answers_are_the_history() -> None:
    bot = FakeYouju()
    before = (
        Kept(question="谁离职了？", html="<div>", answer="夏尔马。"),
        Kept(question="某文", html="<div>", kind="notice"),
        Kept(question="为什么？", html="<div>"),
    )
    list(answered(bot, "后来呢？", earlier(before), words=ZH))
    assert bot.histories == [(Earlier("谁离职了？", "夏尔马。"), Earlier("为什么？"))]


def test_a_turn_keeps_what_was_answered_and_nothing_of_a_refusal() -> None:
    assert turns("谁？")[-1].answer.startswith("夏尔马在二月九日宣布离职。")
    assert turns("无")[-1].answer == ""


def test_an_error_of_our_own_is_its_one_line() -> None:
    (turn,) = turns("错")
    assert "索引读不出来：请重建" in turn.html
    assert turn.kind == "notice"


def test_any_other_error_is_logged_and_its_details_are_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        (turn,) = turns("坏", EN)
    assert EN.failed.replace("'", "&#x27;") in turn.html
    assert "secret" not in turn.html
    assert "secret detail" in caplog.text


def test_the_whole_answer_has_its_card_and_the_growing_one_has_none() -> None:
    *growing, whole = turns("谁？")
    assert not any(turn.card_json for turn in growing)
    card = read_card(whole.card_json)
    assert card.answer.question == "谁？"
    assert {c.path for c in card.answer.citations} == {""}


def test_a_refusal_can_be_kept_too() -> None:
    assert read_card(turns("无")[-1].card_json).answer.citations == ()


def test_a_checked_text_has_its_verdicts() -> None:
    turn = checked(FakeYouju(), "夏尔马离职了。", words=ZH)
    assert turn.kind == "check"
    assert "yj-verdict" in turn.html


def test_a_checked_text_is_kept_with_the_exact_places_of_its_quotes() -> None:
    record = json.loads(checked(FakeYouju(), "夏尔马离职", words=ZH).card_json)
    first = record["citations"][0]
    assert first["quote"] == PLAIN.text[first["start"] : first["end"]] == "夏尔马在二月九日宣布离职。"
    assert "ms" not in record
