"""The turns of one conversation, as the reader's own browser keeps them, and what the chat shows for them.

The browser hands the turns back with each question; nothing about a conversation is kept on the server,
so no id of a conversation exists that another reader could guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.antecedents import ANSWER_READ
from ui.render import question_html

MAX_TURNS = 40
MAX_HTML = 60_000

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, the HTML of its answer with the citations' own addresses, and the beginning of its text."""

    question: str
    html: str
    answer: str = ""


def messages(turns: Sequence[Turn], *, pending: str | None = None) -> list[Message]:
    """Return the chat's messages; ``pending`` is a question whose answer has not begun."""
    shown = [message for turn in turns for message in _pair(turn)]
    return [*shown, _message("user", question_html(pending))] if pending is not None else shown


def to_browser(turns: Sequence[Turn]) -> list[list[str]]:
    """Return the newest turns as JSON values."""
    return [[turn.question, turn.html, turn.answer] for turn in turns[-MAX_TURNS:]]


def from_browser(value: object) -> tuple[Turn, ...]:
    """Return the turns that a browser handed back, without those that are not of the form written.

    The value comes from outside: it is shown to nobody but the browser that sent it, and passes the
    page's sanitiser and Content-Security-Policy like everything else.
    """
    if not isinstance(value, list):
        return ()
    return tuple(turn for entry in value[-MAX_TURNS:] if (turn := _turn(entry)) is not None)


def _turn(entry: object) -> Turn | None:
    match entry:
        case [str(question), str(html), str(answer)] if len(html) <= MAX_HTML and html.startswith("<div "):
            return Turn(question, html, answer[:ANSWER_READ])
        case _:
            return None


def _pair(turn: Turn) -> tuple[Message, Message]:
    return _message("user", question_html(turn.question)), _message("assistant", turn.html)


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}
