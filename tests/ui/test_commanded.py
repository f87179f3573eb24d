"""Commands of the page's scripts come from outside."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.commanded import NOTHING, Command, command_in


def test_a_command_is_read() -> None:
    command = command_in('{"do": "vote", "turn": 2, "opinion": "bad", "at": 1}')
    assert (command.do, command.turn, command.opinion) == ("vote", 2, "bad")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        '{"do": "erase"}',
        '{"do": "retry", "turn": -1}',
        '{"do": "vote", "turn": 99999999999999999999, "opinion": "bad"}',
        json.dumps({"do": "open", "id": "x" * 65}),
    ],
)
def test_anything_else_does_nothing(text: str) -> None:
    assert command_in(text) == NOTHING


@given(st.text())
def test_any_text_is_a_command_or_nothing(text: str) -> None:
    assert command_in(json.dumps({"do": "ask", "question": text})).question in {text, ""}
    assert isinstance(command_in(text), Command)
