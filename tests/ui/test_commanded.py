"""Commands of the page's scripts come from outside."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.commanded import NOTHING, command_in


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
def test_no_text_raises(text: str) -> None:
    command_in(text)
