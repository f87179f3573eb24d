"""A conversation survives the browser's storage; what is not ours is dropped."""

from __future__ import annotations

import json

import pytest

from ui.conversation import MAX_TURNS, Turn, from_browser, messages, to_browser

TURNS = (Turn("问一", "<div class='a'>答一</div>", "答一"), Turn("<b>", "<div class='b'>答二</div>"))


def test_turns_survive_the_browser() -> None:
    assert from_browser(json.loads(json.dumps(to_browser(TURNS)))) == TURNS


def test_each_turn_is_a_question_and_an_answer() -> None:
    shown = messages(TURNS)
    assert [m["role"] for m in shown] == ["user", "assistant"] * 2
    assert shown[2]["content"] == '<div class="yj-question">&lt;b&gt;</div>'


def test_a_pending_question_stands_last() -> None:
    assert messages(TURNS, pending="问三")[-1]["role"] == "user"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        3,
        {},
        [1],
        [["a"]],
        [["a", 2]],
        [["a", "plain", ""]],
        [["a", "<div >"]],
        [["a", "<div " + "x" * 70_000, ""]],
    ],
)
def test_what_was_not_written_by_us_is_dropped(value: object) -> None:
    assert from_browser(value) == ()


def test_only_the_newest_turns_are_kept() -> None:
    many = tuple(Turn(str(n), "<div >") for n in range(MAX_TURNS + 5))
    assert from_browser(to_browser(many)) == many[5:]
