"""What the chat shows of a conversation: turns with their tools, what is being answered."""

from __future__ import annotations

from rag.stages import Stage
from tests.ui.html_reading import Page
from ui.chat_words import chat_words
from ui.conversation import Shown, editing_html, line_html, messages, suggested_html
from ui.history.values import Feedback, Kept, Opinion
from ui.texts import EN, ZH

TURNS = (
    Kept(question="问一", html='<div class="yj-answer">答一</div>', card_json="{}", n=4),
    Kept(question="<b>", html='<div class="yj-answer yj-check">答二</div>', kind="check", n=5),
)
SHOWN = Shown(identity="abc", turns=TURNS)


def test_each_turn_is_a_question_and_an_answer() -> None:
    listed = messages(SHOWN, ZH)
    assert [m["role"] for m in listed] == ["user", "assistant"] * 2
    assert '<div class="yj-question">&lt;b&gt;</div>' in listed[2]["content"]


def test_the_tools_of_a_turn_tell_its_number() -> None:
    assert all("yj-n-4" in m["content"] for m in messages(SHOWN, ZH)[:2])


def test_only_an_answer_with_a_card_offers_one() -> None:
    _, first, _, second = messages(SHOWN, ZH)
    assert Page(first["content"]).links("yj-keep") == [
        f"/history/abc/turns/4/card.{form}" for form in ("html", "md", "json")
    ]
    assert not Page(second["content"]).links("yj-keep")


def test_a_checked_text_is_not_voted_on() -> None:
    _, first, _, second = messages(SHOWN, ZH)
    assert first["content"].count("yj-vote ") == len(Opinion)
    assert "yj-vote" not in second["content"]


def test_what_a_reader_said_is_marked() -> None:
    said = Shown(turns=TURNS, feedback={4: Feedback(opinion=Opinion.EVIDENCE_WRONG)})
    assert 'yj-vote-evidence_wrong yj-given"' in messages(said, EN)[1]["content"]


def test_a_pending_question_stands_last_with_what_is_being_done() -> None:
    *_, question, doing = messages(Shown(turns=TURNS, pending="问<三>", stage=Stage.READING), ZH)
    assert "问&lt;三&gt;" in question["content"]
    assert chat_words("zh").stages[Stage.READING] in doing["content"]


def test_a_growing_answer_takes_the_place_of_the_stage() -> None:
    *_, last = messages(Shown(pending="问", growing="<div>答</div>", stage=Stage.CHECKING), ZH)
    assert last["content"] == "<div>答</div>"


def test_earlier_turns_are_offered_by_their_count() -> None:
    first, *_ = messages(Shown(turns=TURNS, earlier=170), EN)
    assert "170" in first["content"]
    assert "yj-earlier" in first["content"]


def test_suggested_questions_are_escaped_and_none_is_nothing() -> None:
    assert "&lt;b&gt;" in suggested_html(["<b>"], chat_words("zh"), is_instead=False)
    assert suggested_html([], chat_words("zh"), is_instead=True) == ""


def test_lines_beside_the_box_are_escaped() -> None:
    assert "<b>" not in line_html("<b>")
    assert "3" in editing_html(3, chat_words("en"))
