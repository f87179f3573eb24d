"""A reader's conversation as the page drives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.errors import HistoryError, InputError
from rag.verifying import LONGEST_CLAIM
from rag.within import within
from tests.ui.fake_bot import FakeYouju
from ui.chat_words import chat_words
from ui.conversation import Shown
from ui.history.store import HistoryStore
from ui.history.values import Kept, Opinion
from ui.history.words import history_words
from ui.talking import Talk, Talking
from ui.texts import ZH

ANNA, BORIS = "a" * 43, "b" * 43


def talk(identity: str = "", owner: str = ANNA, last: int = 30) -> Talk:
    return Talk(owner=owner, identity=identity, words=ZH, last=last)


@pytest.fixture
def talking(store: HistoryStore) -> Talking:
    return Talking(FakeYouju(), store)


def asked(talking: Talking, *questions: str) -> str:
    """Ask in a new conversation and return its id."""
    identity = ""
    for question in questions:
        *_, shown = talking.ask(talk(identity), question)
        identity = shown.identity
    return identity


def test_a_question_is_pending_until_its_answer_is_kept(talking: Talking) -> None:
    *going, whole = talking.ask(talk(), "谁？")
    assert {shown.pending for shown in going} == {"谁？"}
    assert whole.pending is None
    assert talking.shown(talk(whole.identity)) == whole


def test_an_answer_that_is_stopped_is_not_kept(talking: Talking) -> None:
    identity = asked(talking, "谁？")
    states = talking.ask(talk(identity), "为什么？")
    next(states)
    states.close()
    assert [turn.question for turn in talking.shown(talk(identity)).turns] == ["谁？"]


def test_a_conversation_goes_on(talking: Talking) -> None:
    identity = asked(talking, "谁？", "为什么？")
    assert [turn.n for turn in talking.shown(talk(identity)).turns] == [1, 2]


def test_somebody_elses_conversation_is_empty_and_is_not_added_to(talking: Talking) -> None:
    identity = asked(talking, "谁？")
    assert talking.shown(talk(identity, BORIS)) == Shown()
    *_, shown = talking.ask(talk(identity, BORIS), "为什么？")
    assert shown.identity != identity
    assert len(talking.shown(talk(identity)).turns) == 1


def test_a_changed_question_takes_the_place_of_the_old_one_and_of_what_followed(talking: Talking) -> None:
    identity = asked(talking, "谁？", "为什么？", "何时？")
    *_, shown = talking.ask(talk(identity), "多少？", instead_of=2)
    assert [turn.question for turn in shown.turns] == ["谁？", "多少？"]


def test_what_a_changed_question_replaces_stays_while_it_is_answered(talking: Talking) -> None:
    identity = asked(talking, "谁？", "为什么？")
    states = talking.ask(talk(identity), "多少？", instead_of=1)
    assert next(states).turns == ()
    states.close()
    assert len(talking.shown(talk(identity)).turns) == 2


def test_a_changed_question_knows_the_turns_before_it_that_are_not_shown(store: HistoryStore) -> None:
    bot = FakeYouju()
    identity = asked(Talking(bot, store), "一？", "二？", "三？")
    list(Talking(bot, store).ask(talk(identity, last=1), "三？？", instead_of=3))
    assert [e.question for e in bot.histories[-1]] == ["二？"]


def test_only_the_newest_turns_are_shown_and_the_others_counted(talking: Talking) -> None:
    identity = asked(talking, "一？", "二？", "三？")
    shown = talking.shown(talk(identity, last=2))
    assert ([turn.question for turn in shown.turns], shown.earlier) == (["二？", "三？"], 1)


def test_the_same_opinion_twice_is_taken_back(talking: Talking) -> None:
    identity = asked(talking, "谁？")
    given = talking.vote(talk(identity), 1, Opinion.BAD)
    assert given.feedback[1].opinion is Opinion.BAD
    assert not talking.vote(talk(identity), 1, Opinion.BAD).feedback


def test_a_question_is_bound_to_the_articles_of_the_talk(store: HistoryStore) -> None:
    bot = FakeYouju()
    bound = replace(talk(), bounds=within("2026-02", None, ["新华社"], "zh"))
    list(Talking(bot, store).ask(bound, "谁？"))
    assert bot.bound == {"since": date(2026, 2, 1), "until": None, "sources": ("新华社",), "written_in": "zh"}


def test_a_checked_text_is_a_turn(talking: Talking) -> None:
    *_, shown = talking.check(talk(), "夏尔马离职了。")
    assert [turn.kind for turn in shown.turns] == ["check"]


def test_the_question_of_a_turn_is_found_and_of_no_other(talking: Talking) -> None:
    identity = asked(talking, "谁？")
    assert talking.question_of(talk(identity), 1) == "谁？"
    with pytest.raises(InputError, match=chat_words("zh").gone):
        talking.question_of(talk(identity), 2)


def test_questions_are_suggested_after_an_answer_and_instead_of_a_refused_one(talking: Talking) -> None:
    after, instead = (talking.suggestions(talk(asked(talking, question))) for question in ("谁？", "无"))
    assert "然后呢，谁？" in after
    assert chat_words("zh").next in after
    assert chat_words("zh").instead in instead


def test_nothing_is_suggested_where_there_is_nothing_to_go_on_with(talking: Talking) -> None:
    *_, shown = talking.check(talk(), "夏尔马离职了。")
    assert talking.suggestions(talk(shown.identity)) == ""
    assert talking.suggestions(talk()) == ""
    assert talking.suggestions(talk(asked(talking, "何时？"))) == ""


def test_an_answer_that_cannot_be_kept_is_shown_and_said_to_be(
    talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise HistoryError("no space: free some in /home/me/history.sqlite")

    monkeypatch.setattr(talking.store, "append", full)
    *_, shown = talking.ask(talk(), "谁？")
    (turn,) = shown.turns
    assert "夏尔马" in turn.html
    assert history_words("zh").unusable in turn.html
    assert "/home/me" not in turn.html


def test_a_conversation_deleted_while_it_is_answered_gets_a_line_in_the_pages_language(
    talking: Talking, store: HistoryStore
) -> None:
    identity = asked(talking, "谁？")
    states = talking.ask(talk(identity), "为什么？")
    next(states)
    store.delete(ANNA, identity)
    *_, shown = states
    assert chat_words("zh").gone in shown.turns[-1].html


def test_no_question_is_kept_that_is_longer_than_the_box(talking: Talking) -> None:
    *_, shown = talking.ask(talk(), "谁" * (LONGEST_CLAIM + 100))
    assert len(shown.turns[0].question) == LONGEST_CLAIM + 1


def test_bounds_that_admit_nothing_get_a_line_in_the_pages_language(
    talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_from(*_: object, **__: object) -> object:
        raise InputError("No article is from the outlet 'x'")

    monkeypatch.setattr(talking.bot, "steps", none_from)
    *_, shown = talking.ask(replace(talk(), bounds=within("", "", ["x"])), "谁？")
    assert chat_words("zh").none_within in shown.turns[0].html


def test_kept_turns_are_what_the_store_has(talking: Talking, store: HistoryStore) -> None:
    identity = asked(talking, "谁？")
    (turn,) = store.turns(ANNA, identity)
    assert isinstance(turn, Kept)
    assert turn.card_json
