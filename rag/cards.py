"""The cards of a file: one evidence card, or those of a conversation that was exported."""

from __future__ import annotations

import json
from typing import Any, Literal

from corpus.errors import InputError
from rag.card import Card, read_card

CONVERSATION_FORMAT: Literal["youju-conversation/1"] = "youju-conversation/1"
LARGEST_CONVERSATION = 200_000_000
"""Characters of an exported conversation at most: that of five thousand long answers."""


def read_cards(text: str) -> tuple[Card, ...]:
    """Return the card that JSON holds, or the cards of all answers of an exported conversation, in order.

    Raises:
        InputError: it holds none, or one that no answer of Youju's can have made; the message says why.
    """
    turns = _turns(text)
    if turns is None:
        return (read_card(text),)
    cards = tuple(read_card(json.dumps(t["card"])) for t in turns if isinstance(t, dict) and t.get("card"))
    if not cards:
        raise InputError("This conversation holds no answer: there is nothing to verify; give another file.")
    return cards


def _turns(text: str) -> list[Any] | None:
    """Return the turns of a conversation; None for anything else."""
    if len(text) > LARGEST_CONVERSATION or CONVERSATION_FORMAT not in text:
        return None
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(read, dict) and read.get("format") == CONVERSATION_FORMAT
    return read["turns"] if is_ours and isinstance(read.get("turns"), list) else None
