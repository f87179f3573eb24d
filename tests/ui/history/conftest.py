"""A store whose clock the tests turn, and turns whose cards are real ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rag.answer import Answer
from rag.card import card_json, card_of
from rag.check_records import check_record
from rag.records import json_line
from tests.ui.fake_bot import FakeYouju, checked_claim, whole_answer
from ui.chat import answered_text
from ui.check_view import check_html
from ui.history.store import HistoryStore
from ui.history.values import Kept
from ui.render import answer_html

ANNA, BORIS = "a" * 43, "b" * 43


class Clock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[HistoryStore]:
    opened = HistoryStore(tmp_path / "history.sqlite", clock=clock)
    yield opened
    opened.close()


def turn(question: str, answer: Answer | None = None) -> Kept:
    """A turn as the chat makes it."""
    given = answer or whole_answer(question)
    card = card_of(given, FakeYouju().article, asked_on=date(2026, 3, 1))
    return Kept(
        question=question,
        html=answer_html(given),
        answer=answered_text(given),
        card_json=card_json(card),
    )


def check(claim: str) -> Kept:
    """A checked text as the chat keeps it."""
    found = checked_claim(claim)
    record = json_line(check_record(found, ms=0))
    return Kept(question=claim, html=check_html(found), card_json=record, kind="check")


def plain(question: str) -> Kept:
    """An answer without a card."""
    return Kept(question=question, html='<div class="yj-answer">答</div>')


def note(question: str) -> Kept:
    """A turn in which something went wrong."""
    return Kept(question=question, html='<div class="yj-answer"><p>出错</p></div>', kind="notice")


def conversation(store: HistoryStore, *questions: str, owner: str = ANNA) -> str:
    """Return the id of a conversation with these questions."""
    identity = store.start(owner)
    for question in questions:
        store.append(owner, identity, plain(question))
    return identity
