"""The card of an answer that was given just now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from corpus.article import Article
from rag.answer import Answer
from rag.card import Card, card_of


def card_of_today(answer: Answer, article: Callable[[str], Article]) -> Card:
    """Return the card of an answer, dated by this machine's clock and time zone."""
    return card_of(answer, article, asked_on=datetime.now().astimezone().date())
