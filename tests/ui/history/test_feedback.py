"""What a reader says of an answer is kept once per answer, and can be taken back."""

from __future__ import annotations

import pytest

from corpus.errors import InputError, NotFound
from tests.ui.history.conftest import ANNA, Clock, conversation
from ui.history.store import HistoryStore
from ui.history.values import Feedback, Opinion


def test_the_last_opinion_counts(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    store.give_feedback(ANNA, identity, 1, Opinion.GOOD)
    store.give_feedback(ANNA, identity, 1, Opinion.EVIDENCE_WRONG, " 引错了人 ")
    said = Feedback(opinion=Opinion.EVIDENCE_WRONG, note="引错了人")
    assert store.feedback(ANNA, identity) == {1: said}


def test_an_opinion_can_be_taken_back(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    store.give_feedback(ANNA, identity, 1, Opinion.BAD)
    store.take_back(ANNA, identity, 1)
    store.take_back(ANNA, identity, 1)
    assert store.feedback(ANNA, identity) == {}


@pytest.mark.parametrize("n", [0, 2, -1, 2**62])
def test_a_turn_that_is_not_there_has_no_feedback(store: HistoryStore, n: int) -> None:
    identity = conversation(store, "问")
    with pytest.raises(NotFound):
        store.give_feedback(ANNA, identity, n, Opinion.BAD)


def test_a_note_too_long_is_refused(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    with pytest.raises(InputError, match="501 characters; give at most 500"):
        store.give_feedback(ANNA, identity, 1, Opinion.BAD, "x" * 501)


def test_reports_come_with_the_questions_before_them(store: HistoryStore, clock: Clock) -> None:
    identity = conversation(store, "一", "二", "三")
    store.give_feedback(ANNA, identity, 3, Opinion.BAD)
    clock.turn(seconds=1)
    store.give_feedback(ANNA, identity, 1, Opinion.GOOD)
    assert [(r.kept.question, r.earlier) for r in store.reported(ANNA)] == [("三", ("一", "二")), ("一", ())]


def test_what_is_deleted_is_not_reported(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    store.give_feedback(ANNA, identity, 1, Opinion.GOOD)
    store.delete(ANNA, identity)
    assert store.reported(ANNA) == ()
