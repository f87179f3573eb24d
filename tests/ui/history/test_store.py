"""Conversations are kept, found, changed and deleted by their owner alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import InputError, NotFound
from tests.ui.fake_bot import refusal
from tests.ui.history.conftest import ANNA, BORIS, Clock, conversation, note, turn
from ui.history import store as store_module
from ui.history.store import HistoryStore
from ui.history.values import Everyone, Kept, Opinion


def test_turns_come_back_as_they_were(store: HistoryStore) -> None:
    given = [turn("谁离职了？"), note("第二问"), turn("无", refusal("无"))]
    identity = store.start(ANNA)
    assert [store.append(ANNA, identity, one) for one in given] == [1, 2, 3]
    back = store.turns(ANNA, identity)
    assert [(t.question, t.html, t.answer, t.card_json, t.kind) for t in back] == [
        (t.question, t.html, t.answer, t.card_json, t.kind) for t in given
    ]
    assert [t.n for t in back] == [1, 2, 3]


def test_only_the_last_turns_are_given_when_so_asked(store: HistoryStore) -> None:
    identity = conversation(store, "一", "二", "三")
    assert [t.n for t in store.turns(ANNA, identity, last=2)] == [2, 3]
    assert store.get(ANNA, identity).turns == 3


def test_everything_is_there_after_a_restart(store: HistoryStore) -> None:
    identity = conversation(store, "谁？")
    again = HistoryStore(store.path)
    assert [t.question for t in again.turns(ANNA, identity)] == ["谁？"]
    again.close()


def test_the_first_question_is_the_title_cut_short(store: HistoryStore) -> None:
    short, long = conversation(store, "谁离职\n了？", "第二问"), conversation(store, "长" * 60)
    assert store.get(ANNA, short).title == "谁离职 了？"
    assert store.get(ANNA, long).title == "长" * 39 + "…"


def test_a_name_stays_until_it_is_emptied(store: HistoryStore) -> None:
    identity = conversation(store, "问一")
    store.rename(ANNA, identity, " 港口 \n 的事 ")
    store.append(ANNA, identity, note("问二"))
    assert store.get(ANNA, identity).title == "港口 的事"
    store.rename(ANNA, identity, " ")
    assert store.get(ANNA, identity).title == "问一"


def test_a_name_too_long_is_refused(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    with pytest.raises(InputError, match="101 characters; give at most 100"):
        store.rename(ANNA, identity, "x" * 101)


def test_the_last_changed_comes_first(store: HistoryStore, clock: Clock) -> None:
    first = conversation(store, "甲")
    clock.turn(minutes=1)
    second = conversation(store, "乙")
    assert [c.id for c in store.find(ANNA)] == [second, first]
    clock.turn(minutes=1)
    store.append(ANNA, first, note("丙"))
    assert [c.id for c in store.find(ANNA)] == [first, second]
    assert store.find(ANNA)[0].changed == clock.now


def test_pages_hold_each_conversation_once(store: HistoryStore) -> None:
    there = {conversation(store, str(n)) for n in range(7)}
    seen: list[str] = []
    while page := store.find(ANNA, limit=3, before=seen[-1] if seen else ""):
        seen += [c.id for c in page]
    assert len(seen) == 7
    assert set(seen) == there


def test_a_conversation_without_a_turn_is_not_listed(store: HistoryStore) -> None:
    store.start(ANNA)
    assert store.find(ANNA) == ()


@pytest.mark.parametrize(
    "search", ["船厂", "船廠", "ＡＢＣ", "abc", "abc 船", "夏尔马", "BN & MORE", "funding", "%c 船"]
)
def test_search_finds_in_questions_answers_quotes_and_headlines(store: HistoryStore, search: str) -> None:
    identity = store.start(ANNA)
    store.append(ANNA, identity, turn("老船厂的 ABC%C 怎么了？"))
    conversation(store, "别的事")
    assert [c.id for c in store.find(ANNA, search=search)] == [identity]


def test_search_finds_names_given_by_the_reader(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    store.rename(ANNA, identity, "港口調查")
    assert [c.id for c in store.find(ANNA, search="港口调查")] == [identity]


@pytest.mark.parametrize("search", ["_", "%", "船 没有", "yj-answer", "\ud800"])
def test_search_finds_nothing_else(store: HistoryStore, search: str) -> None:
    conversation(store, "船厂")
    assert store.find(ANNA, search=search) == ()


@settings(deadline=None, max_examples=60)  # each one writes a file
@given(text=st.text(min_size=1, max_size=60), start=st.integers(0, 59), length=st.integers(2, 10))
def test_any_two_characters_of_a_question_are_found(text: str, start: int, length: int) -> None:
    sought = text[start : start + length].replace("\ud800", "")
    if not sought.split():
        return
    with TemporaryDirectory() as folder:
        store = HistoryStore(Path(folder) / "h.sqlite")
        conversation(store, text)
        assert len(store.find(ANNA, search=sought)) == 1
        store.close()


def test_a_deleted_conversation_is_gone_until_it_is_restored(store: HistoryStore) -> None:
    identity = conversation(store, "问")
    store.delete(ANNA, identity)
    assert store.find(ANNA) == ()
    assert [c.id for c in store.deleted(ANNA)] == [identity]
    with pytest.raises(NotFound):
        store.turns(ANNA, identity)
    store.restore(ANNA, identity)
    assert [t.question for t in store.turns(ANNA, identity)] == ["问"]
    assert store.deleted(ANNA) == ()


def test_after_a_day_a_deleted_conversation_is_erased_from_the_file(
    store: HistoryStore, clock: Clock
) -> None:
    identity = conversation(store, "绝密的问题")
    store.delete(ANNA, identity)
    clock.turn(days=1, seconds=1)
    with pytest.raises(NotFound):
        store.restore(ANNA, identity)
    assert store.purge() == 1
    files = store.path.parent.glob("history.sqlite*")
    assert not any("绝密的问题".encode() in file.read_bytes() for file in files)


def test_a_turn_takes_the_place_of_another_and_of_all_after_it(store: HistoryStore) -> None:
    identity = conversation(store, "一", "二", "三")
    store.give_feedback(ANNA, identity, 2, Opinion.GOOD)
    assert store.append(ANNA, identity, note("新二"), at=2) == 2
    assert [t.question for t in store.turns(ANNA, identity)] == ["一", "新二"]
    assert store.feedback(ANNA, identity) == {}
    assert store.find(ANNA, search="三") == ()


def test_the_title_follows_a_first_question_that_was_asked_anew(store: HistoryStore) -> None:
    identity = conversation(store, "旧问")
    store.append(ANNA, identity, note("新问"), at=1)
    assert store.get(ANNA, identity).title == "新问"


def test_a_turn_that_cannot_be_kept_takes_no_place(
    store: HistoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = conversation(store, "一", "二", "三")
    monkeypatch.setattr("ui.history.store.MOST_TURNS", 0)
    with pytest.raises(InputError):
        store.append(ANNA, identity, note("新二"), at=2)
    assert [t.question for t in store.turns(ANNA, identity)] == ["一", "二", "三"]


def test_the_list_does_not_go_on_after_somebody_elses_conversation(store: HistoryStore) -> None:
    conversation(store, "一")
    other = conversation(store, "二", owner=BORIS)
    assert store.find(ANNA, before=other) == store.find(ANNA, before="no-such-id") == ()


ACTS: list[Callable[[HistoryStore, str, str], object]] = [
    lambda store, owner, one: store.get(owner, one),
    lambda store, owner, one: store.turns(owner, one),
    lambda store, owner, one: store.append(owner, one, note("x")),
    lambda store, owner, one: store.rename(owner, one, "x"),
    lambda store, owner, one: store.delete(owner, one),
    lambda store, owner, one: store.restore(owner, one),
    lambda store, owner, one: store.append(owner, one, note("x"), at=1),
    lambda store, owner, one: store.feedback(owner, one),
    lambda store, owner, one: store.give_feedback(owner, one, 1, Opinion.BAD),
    lambda store, owner, one: store.take_back(owner, one, 1),
]


@pytest.mark.parametrize("act", ACTS)
def test_another_ones_id_is_answered_like_an_unknown_one(
    store: HistoryStore, act: Callable[[HistoryStore, str, str], object]
) -> None:
    identity = conversation(store, "私事")
    with pytest.raises(NotFound) as foreign:
        act(store, BORIS, identity)
    with pytest.raises(NotFound) as unknown:
        act(store, BORIS, "no-such-id\ud800")
    assert str(foreign.value) == str(unknown.value)
    assert [t.question for t in store.turns(ANNA, identity)] == ["私事"]


def test_lists_hold_ones_own_only(store: HistoryStore) -> None:
    mine, other = conversation(store, "私事"), conversation(store, "私事", owner=BORIS)
    store.give_feedback(ANNA, mine, 1, Opinion.GOOD)
    assert [c.id for c in store.find(BORIS, search="私事")] == [other]
    assert store.reported(BORIS) == ()
    store.delete(ANNA, mine)
    assert store.deleted(BORIS) == ()


def test_who_owns_the_file_sees_everyones(store: HistoryStore) -> None:
    mine, other = conversation(store, "一"), conversation(store, "二", owner=BORIS)
    assert {c.id for c in store.find(Everyone.EVERYONE)} == {mine, other}
    assert store.turns(Everyone.EVERYONE, other)[0].question == "二"


def test_a_reader_without_a_cookie_keeps_nothing(store: HistoryStore) -> None:
    for act in (store.start, store.find, store.deleted, store.reported):
        with pytest.raises(InputError, match="cookie"):
            act("")


def test_the_cookie_itself_is_not_in_the_file(store: HistoryStore) -> None:
    conversation(store, "问")
    assert not any(ANNA.encode() in file.read_bytes() for file in store.path.parent.iterdir())


def test_ids_have_128_random_bits(store: HistoryStore) -> None:
    ids = {store.start(ANNA) for _ in range(20)}
    assert len(ids) == 20
    assert {len(identity) for identity in ids} == {22}


def test_beyond_the_most_the_oldest_untouched_go_and_can_be_restored(
    store: HistoryStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_CONVERSATIONS", 3)
    named, praised, plain = (conversation(store, question) for question in ("甲", "乙", "丙"))
    store.rename(ANNA, named, "要留")
    store.give_feedback(ANNA, praised, 1, Opinion.GOOD)
    clock.turn(minutes=1)
    new = conversation(store, "丁")
    assert {c.id for c in store.find(ANNA)} == {named, praised, new}
    assert [c.id for c in store.deleted(ANNA)] == [plain]


def test_a_conversation_has_a_most_number_of_turns(
    store: HistoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_TURNS", 2)
    identity = conversation(store, "一", "二")
    with pytest.raises(InputError, match="2 turns, the most: begin a new one"):
        store.append(ANNA, identity, note("三"))


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.characters(), max_size=30))
def test_any_text_can_be_kept(text: str) -> None:
    with TemporaryDirectory() as folder:
        store = HistoryStore(Path(folder) / "h.sqlite")
        identity = store.start(ANNA)
        store.append(ANNA, identity, Kept(question=text, html=text, answer=text))
        store.rename(ANNA, identity, text)
        store.find(ANNA, search=text)
        assert len(store.turns(ANNA, identity)[0].question) == len(text)
        store.close()
