"""What the page's scripts ask of it, as JSON in a hidden box. Anything else does nothing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from rag.verifying import LONGEST_CLAIM
from ui.history.store import MOST_TURNS
from ui.history.values import Opinion


class Command(BaseModel):
    """One thing to do; which fields count depends on ``do``."""

    do: Literal["", "ask", "retry", "edit", "vote", "earlier", "open", "bounds"] = ""
    question: Annotated[str, Field(max_length=LONGEST_CLAIM)] = ""
    turn: Annotated[int, Field(ge=0, le=MOST_TURNS)] = 0
    id: Annotated[str, Field(max_length=64)] = ""
    query: Annotated[str, Field(max_length=8_000)] = ""
    opinion: Opinion | None = None


NOTHING = Command()


def command_in(text: str) -> Command:
    """Return the command in a text.

    >>> command_in('{"do": "retry", "turn": 3}').turn
    3
    >>> command_in("?").do
    ''
    """
    try:
        return Command.model_validate_json(text)
    except ValidationError:
        return NOTHING
