"""A conversation as a file: whole, harmless, with each answer's own citations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus.errors import InputError
from rag.answer import AnswerSentence, Support
from rag.card import read_card
from rag.cards import read_cards
from tests.ui.fake_bot import EVIL, HOSTILE, PLAIN, corrected, hostile_answer, refusal, whole_answer
from tests.ui.history.conftest import ANNA, check, note, turn
from tests.ui.html_reading import Page
from ui.history.exports import FORMS, Form, exported, file_name
from ui.history.plain import lines_of
from ui.history.store import HistoryStore
from ui.history.values import Conversation, Kept

HOSTILE_ANSWER = replace(
    hostile_answer(HOSTILE),
    sentences=(AnswerSentence(text=EVIL.text, citations=(1,), support=Support.VERBATIM),),
    independent_sources=1,
)
TURNS = (
    turn("谁离职了？"),
    turn("攻击", HOSTILE_ANSWER),
    turn("无", refusal("无")),
    turn("假设", corrected("假设")),
    check("夏尔马在二月九日宣布离职。"),
    note(HOSTILE),
    turn("Who?", whole_answer("Who?", language="en")),
)


@pytest.fixture
def kept(store: HistoryStore) -> tuple[Conversation, tuple[Kept, ...]]:
    identity = store.start(ANNA)
    for one in TURNS:
        store.append(ANNA, identity, one)
    store.rename(ANNA, identity, HOSTILE)
    return store.get(ANNA, identity), store.turns(ANNA, identity)


def test_html_needs_nothing_from_outside_and_runs_nothing(
    kept: tuple[Conversation, tuple[Kept, ...]],
) -> None:
    html = exported(*kept, "html")
    page = Page(re.sub("<meta[^>]*>|<br>|<!doctype html>", "", html))
    assert not page.names & {"script", "img", "iframe", "object", "embed", "link", "form", "svg", "base"}
    assert not any(name.startswith("on") for name in page.attributes)
    assert "default-src 'none'" in html
    addresses = re.findall(r'href="([^"]*)"', html)
    assert all(a.startswith(("#t", "https://", "http://")) for a in addresses)


def test_each_citation_leads_to_the_quote_of_its_own_answer(
    kept: tuple[Conversation, tuple[Kept, ...]],
) -> None:
    html = exported(*kept, "html")
    ids = re.findall(r'id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {a[1:] for a in re.findall(r'href="(#[^"]*)"', html)} <= set(ids)
    first, second = html.split('<article id="t1"')[1].split('<article id="t2"')[:2]
    assert re.findall(r'href="#(\w+)-c', first) == ["t1"] * 3
    assert set(re.findall(r'href="#(\w+)-c', second.split("<article")[0])) == {"t2"}


def test_markdown_keeps_each_answers_numbers_under_its_heading(
    kept: tuple[Conversation, tuple[Kept, ...]],
) -> None:
    text = exported(*kept, "md")
    parts = re.split(r"^## ", text, flags=re.M)[1:]
    assert len(parts) == len(TURNS)
    assert re.findall(r"^\[(\d)\] ", parts[0], flags=re.M) == ["1", "2", "3"]
    assert "夏尔马在二月九日宣布离职" in parts[0]
    assert not re.search(r"(?<!\\)<(?:script|img|svg|b)\b", text)


def test_json_holds_every_card_and_check_whole(kept: tuple[Conversation, tuple[Kept, ...]]) -> None:
    record = json.loads(exported(*kept, "json"))
    cards = [t["card"] for t in record["turns"] if "card" in t]
    answers = [t for t in TURNS if t.kind == "answer"]
    assert [read_card(json.dumps(c)) for c in cards] == [read_card(t.card_json) for t in answers]
    (checked,) = (t["check"] for t in record["turns"] if t["kind"] == "check")
    assert checked["citations"][0]["quote"] == "夏尔马在二月九日宣布离职。"
    assert read_cards(exported(*kept, "json")) == tuple(read_card(t.card_json) for t in answers)


def test_who_may_come_back_by_it_is_not_in_the_file(kept: tuple[Conversation, tuple[Kept, ...]]) -> None:
    assert not any(kept[0].id in exported(*kept, form) for form in FORMS)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_checked_text_keeps_verdicts_quotes_and_numbers(
    kept: tuple[Conversation, tuple[Kept, ...]], form: Form
) -> None:
    text = exported(*kept, form).replace("\\", "")
    assert "核对一段文字" in text
    assert "[1] 夏尔马离职" in text
    assert "未见依据" in text


def test_words_around_are_in_the_language_asked_for(kept: tuple[Conversation, tuple[Kept, ...]]) -> None:
    assert "7 questions" in exported(*kept, "md", language="en")
    assert "7 问" in exported(*kept, "md", language="zh")


def test_lines_of_a_message_are_what_it_shows() -> None:
    html = '<p><span>不符</span><mark>夏</mark>马<a class="yj-cite">[1]</a></p><p>&lt;b&gt;</p>'
    assert lines_of(html) == ("不符 夏马[1]", "<b>")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("谁离职了？", "2026-03-01-谁离职了.md"),
        ("../../etc/passwd", "2026-03-01-etc-passwd.md"),
        ('a"b\r\nc', "2026-03-01-a-b-c.md"),
        ("？！", "2026-03-01.md"),
        ("字" * 80, f"2026-03-01-{'字' * 40}.md"),
    ],
)
def test_a_file_is_named_by_day_and_title(title: str, name: str) -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    made = Conversation(id="x", title=title, started=noon, changed=noon, turns=1)
    assert file_name(made, "md") == name


def test_a_conversation_without_answers_has_nothing_to_verify(
    kept: tuple[Conversation, tuple[Kept, ...]],
) -> None:
    with pytest.raises(InputError, match="holds no answer"):
        read_cards(exported(kept[0], [note("x")], "json"))


def test_a_forged_card_in_a_conversation_is_refused(kept: tuple[Conversation, tuple[Kept, ...]]) -> None:
    forged = replace(kept[1][0], card_json=kept[1][0].card_json.replace('"n": 1', '"n": 9', 1))
    with pytest.raises(InputError, match="no evidence card"):
        read_cards(exported(kept[0], [forged], "json"))


@pytest.mark.parametrize("form", FORMS)
def test_a_card_that_this_version_cannot_read_is_exported_as_it_was_shown(
    kept: tuple[Conversation, tuple[Kept, ...]], form: Form
) -> None:
    old = replace(kept[1][0], card_json='{"format": "youju-card/0"}')
    assert "夏尔马在二月九日宣布离职" in exported(kept[0], [old], form)


def test_the_text_of_an_article_is_in_no_export(kept: tuple[Conversation, tuple[Kept, ...]]) -> None:
    assert PLAIN.text not in exported(*kept, "json")
