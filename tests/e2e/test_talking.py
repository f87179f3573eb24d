"""A reader talks: what is being done is told, can be stopped, changed, asked again, and outlives a reload."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from rag import Youju
from rag.stages import Stage
from tests.e2e.conftest import Visit, served
from tests.ui.fake_bot import FakeYouju
from ui.chat_words import chat_words
from ui.conversation import SHOWN
from ui.history.store import HistoryStore
from ui.reader import COOKIE
from ui.texts import EN, EXAMPLES, ZH

pytestmark = pytest.mark.e2e

CHINESE, ENGLISH = EXAMPLES[0][0], EXAMPLES[2][0]
OWN = chat_words("zh")
BOX = "#yj-box textarea"


def questions(reader: object) -> list[str]:
    return reader.page.locator("#yj-chat .yj-question").all_inner_texts()  # type: ignore[attr-defined]


def test_what_is_being_done_is_told_until_the_answer_comes(slow_address: str, visit: Visit) -> None:
    reader = visit(slow_address)
    reader.record("#yj-chat .yj-stage")
    reader.ask("谁？")
    told = [line for lines in reader.recorded() for line in lines]
    assert all(any(OWN.stages[stage] in line for line in told) for stage in Stage)
    assert reader.page.locator("#yj-chat .yj-stage").count() == 0


def test_an_answer_is_stopped_and_its_question_is_back_in_the_box(
    slow_address: str, slow_bot: FakeYouju, visit: Visit
) -> None:
    reader = visit(slow_address)
    reader.page.fill(BOX, "谁离职了？")
    reader.page.press(BOX, "Enter")
    reader.page.locator("#yj-box .stop-button").click()
    reader.page.get_by_text(OWN.stopped).wait_for()
    assert reader.page.input_value(BOX) == "谁离职了？"
    reader.page.locator("#yj-box .submit-button").wait_for()
    reader.page.wait_for_timeout(1500)  # longer than the whole answer would take
    assert reader.page.locator("#yj-chat .yj-answer").count() == 0


def test_a_question_is_changed_and_what_followed_goes(address: str, visit: Visit) -> None:
    reader = visit(address)
    for question in (CHINESE, ENGLISH):
        reader.ask(question)
    reader.page.locator(".yj-edit").first.click()
    reader.page.get_by_text(OWN.editing.format(1)).wait_for()
    assert reader.page.input_value(BOX) == CHINESE
    assert questions(reader) == [CHINESE, ENGLISH]
    reader.page.fill(BOX, "Hitzig 为什么离开 OpenAI？")
    reader.page.press(BOX, "Enter")
    expect(reader.page.locator("#yj-chat .yj-question")).to_have_text(["Hitzig 为什么离开 OpenAI？"])
    reader.answers.first.wait_for()
    reader.reload()
    expect(reader.page.locator("#yj-chat .yj-question")).to_have_text(["Hitzig 为什么离开 OpenAI？"])


def test_a_change_can_be_left(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    reader.page.locator(".yj-edit").click()
    reader.page.locator(".yj-edit-not").click()
    reader.page.locator(".yj-edit-not").wait_for(state="detached")
    reader.ask(ENGLISH)
    assert questions(reader) == [CHINESE, ENGLISH]


def test_the_last_question_is_asked_again(address: str, visit: Visit) -> None:
    reader = visit(address)
    before = reader.ask(CHINESE).inner_text()
    reader.page.locator(".yj-retry").click()
    reader.page.wait_for_timeout(1000)
    assert questions(reader) == [CHINESE]
    assert reader.answers.first.inner_text() == before


def test_an_opinion_stays_over_a_reload_and_is_taken_back(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    reader.page.locator(".yj-vote-evidence_wrong").click()
    reader.page.locator(".yj-vote-evidence_wrong.yj-given").wait_for()
    reader.reload()
    reader.page.locator(".yj-vote-evidence_wrong.yj-given").click()
    expect(reader.page.locator(".yj-given")).to_have_count(0)


def test_a_link_opens_with_its_question_and_asks_it_once(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.page.goto(f"{address}?q={CHINESE}")
    reader.answers.first.wait_for()
    assert questions(reader) == [CHINESE]
    assert "q=" not in reader.page.url
    reader.reload()
    reader.answers.first.wait_for()
    assert questions(reader) == [CHINESE]


@pytest.mark.parametrize(
    ("script", "query", "shown"),
    [("chat.js", f"q={CHINESE}", ".yj-question"), ("views.js", "view=articles", ".yj-view-articles")],
)
def test_a_script_that_comes_last_finds_the_page_as_it_stands(
    script: str, query: str, shown: str, address: str, visit: Visit
) -> None:
    reader = visit(address)

    def late(route: Route) -> None:
        reader.page.locator(".yj-settled").wait_for(state="attached")
        reader.page.wait_for_timeout(500)  # nothing changes any more
        route.continue_()

    reader.page.route(f"**/youju/{script}", late)
    reader.page.goto(f"{address}?{query}", wait_until="commit")
    expect(reader.page.locator(shown)).to_have_count(1, timeout=15_000)


def test_another_browser_finds_nothing_at_the_same_address(address: str, visit: Visit, bot: Youju) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    stranger = visit(address, locale="zh-TW")  # a browser of its own, with its own cookie
    stranger.page.goto(reader.page.url)
    stranger.page.get_by_text(OWN.gone).wait_for()
    assert stranger.answers.count() == 0
    stranger.page.wait_for_function("() => !new URL(location.href).searchParams.has('c')")


def test_a_mark_shows_what_it_leads_to_before_it_is_clicked(address: str, visit: Visit, bot: Youju) -> None:
    reader = visit(address)
    answer = reader.ask(CHINESE)
    answer.locator(".yj-s a.yj-cite").first.hover()
    tip = reader.page.locator("#yj-tip")
    tip.wait_for()
    citation = bot.ask(CHINESE).citations[0]
    assert citation.title in tip.inner_text()
    assert citation.quote in tip.inner_text()
    assert citation.source in tip.inner_text()
    assert str(citation.published) in tip.inner_text()
    reader.page.mouse.move(5, 5)
    tip.wait_for(state="detached")


def test_a_support_mark_explains_itself_by_click_and_by_keyboard(address: str, visit: Visit) -> None:
    reader = visit(address)
    mark = reader.ask(CHINESE).locator("button.yj-support").first
    mark.click()
    assert reader.page.locator("#yj-tip").inner_text() in ZH.support_hints.values()
    reader.page.keyboard.press("Escape")
    reader.page.locator("#yj-tip").wait_for(state="detached")


def test_keys_go_through_the_citations_of_an_answer(address: str, visit: Visit, bot: Youju) -> None:
    reader = visit(address)
    reader.ask("Hitzig 为什么离开 OpenAI？")
    quotes = [c.quote for c in bot.ask("Hitzig 为什么离开 OpenAI？").citations]
    assert len(quotes) > 1
    reader.page.locator("#yj-chat .yj-s a.yj-cite").first.click()
    for quote in (quotes[0], quotes[1]):
        shown = "quote => document.querySelector('#cited')?.textContent === quote"
        reader.page.wait_for_function(shown, arg=quote)
        assert reader.cited_is_in_view()
        reader.page.keyboard.press("]")
    reader.page.locator("#yj-panel .yj-before").click()
    reader.page.locator("#cited").wait_for()


def test_enter_that_ends_a_composition_sends_nothing(address: str, visit: Visit) -> None:
    """An input method composes pinyin; Enter takes its letters as they are."""
    reader = visit(address)
    reader.page.focus(BOX)
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Input.imeSetComposition", {"text": "shei", "selectionStart": 4, "selectionEnd": 4})
    reader.page.evaluate(
        """() => {
          const box = document.querySelector("#yj-box textarea");
          for (const kind of ["keydown", "keypress"])
            box.dispatchEvent(new KeyboardEvent(kind, {
              key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
        }"""
    )
    session.send("Input.insertText", {"text": "谁离职了？"})
    reader.page.evaluate(
        """() => document.querySelector("#yj-box textarea").dispatchEvent(
          new KeyboardEvent("keypress", {key: "Enter", bubbles: true, cancelable: true}))"""
    )  # right behind the composition, as Safari sends it
    reader.page.wait_for_timeout(700)
    assert questions(reader) == []
    assert reader.page.input_value(BOX) == "谁离职了？"
    reader.page.press(BOX, "Enter")
    reader.answers.first.wait_for()


def test_why_an_answer_was_given_is_told_on_demand(address: str, visit: Visit) -> None:
    reader = visit(address)
    answer = reader.ask(CHINESE)
    answer.locator(".yj-why-fold summary").click()
    assert answer.locator(".yj-why-passage").first.is_visible()
    assert answer.locator(".yj-why-cited").count() >= 1


def test_dark_is_chosen_and_stays(address: str, visit: Visit) -> None:
    reader = visit(address, locale="en-GB")
    reader.page.locator(".yj-theme").click()
    assert reader.page.evaluate("document.body.classList.contains('dark')")
    reader.reload()
    assert reader.page.evaluate("document.body.classList.contains('dark')")
    reader.page.get_by_text(EN.tagline).wait_for()


def test_a_suggested_question_is_asked_by_a_click_and_answered(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    suggestion = reader.page.locator("#yj-beside .yj-ask-this").first
    question = suggestion.inner_text()
    answer = reader.answered(suggestion.click)
    assert questions(reader)[-1] == question
    assert answer.locator(".yj-s a.yj-cite").count() > 0


def test_a_refused_question_gets_others_instead_that_are_answered(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask("Sharma 的妻子叫什么？")
    reader.page.locator("#yj-beside", has_text=OWN.instead).wait_for()
    answer = reader.answered(reader.page.locator("#yj-beside .yj-ask-this").first.click)
    assert "yj-refusal" not in (answer.get_attribute("class") or "")


def test_a_filtered_table_bounds_the_chat_until_the_bound_is_taken_off(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.page.locator('.yj-tab[href*="view=articles&"]').click()
    reader.page.locator("#yj-view.yj-ready, #yj-view .yj-ready").first.wait_for()
    reader.page.locator("#yj-view select[name=written_in]").select_option("en")
    reader.page.locator('#yj-view a.yj-bounds[href*="written_in=en"]').click()
    reader.page.locator("#yj-bounds .yj-bound").wait_for()
    answer = reader.ask(CHINESE)
    assert "只看" in answer.inner_text()
    reader.reload()
    reader.page.locator("#yj-bounds a.yj-bounds").first.click()
    reader.page.locator("#yj-bounds .yj-bound").wait_for(state="detached")
    assert "written_in" not in reader.page.url
    assert "只看" not in reader.ask("Hitzig 为什么离开 OpenAI？").inner_text()


def test_what_reports_tell_differently_stands_side_by_side(slow_address: str, visit: Visit) -> None:
    reader = visit(slow_address)
    sides = reader.ask("攻击").locator(".yj-side")
    first, second = (sides.nth(n).bounding_box() for n in (0, 1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]


def test_a_long_conversation_shows_its_end_and_the_rest_on_demand(
    address: str, visit: Visit, history_folder: Path
) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    cookie = next(c["value"] for c in reader.page.context.cookies() if c["name"] == COOKIE)
    identity = reader.page.url.rpartition("c=")[2]
    store = HistoryStore(history_folder / "history.sqlite")
    (turn,) = store.turns(cookie, identity)
    for n in range(2, 61):
        store.append(cookie, identity, replace(turn, question=f"第 {n} 问", n=0))
    store.close()
    reader.reload()
    reader.page.locator("#yj-chat .yj-earlier").wait_for()
    assert questions(reader)[-1] == "第 60 问"
    assert len(questions(reader)) == SHOWN
    first = reader.page.locator("#yj-chat .yj-question", has_text=f"第 {60 - SHOWN + 1} 问")
    reader.page.locator("#yj-chat .yj-earlier").scroll_into_view_if_needed()
    before = first.bounding_box()
    reader.page.locator("#yj-chat .yj-earlier").click()
    expect(reader.page.locator("#yj-chat .yj-question")).to_have_count(60)
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 5  # what was read stays where it is
    reader.page.fill(BOX, ENGLISH)
    reader.page.press(BOX, "Enter")
    expect(reader.page.locator("#yj-chat .yj-question").last).to_have_text(ENGLISH)
    expect(reader.page.locator("#yj-chat .yj-question")).to_have_count(SHOWN)  # a new one is as quick as ever
    reader.page.locator("#yj-box .submit-button").wait_for()


def test_who_uses_the_keyboard_keeps_the_place_of_what_was_used(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    reader.page.locator(".yj-vote-good").press("Enter")
    expect(reader.page.locator(".yj-vote-good.yj-given")).to_be_focused()
    reader.page.locator("#yj-beside .yj-ask-this").first.press("Enter")
    expect(reader.page.locator(BOX)).to_be_focused()


def test_the_chat_stays_where_its_reader_scrolled_in_another_language(address: str, visit: Visit) -> None:
    reader = visit(address)
    for question in (CHINESE, ENGLISH, CHINESE):
        reader.ask(question)
    scroller = reader.page.locator("#yj-chat :is(.bubble-wrap, .panel-wrap)")
    scroller.evaluate("(node) => { node.scrollTop = 0; }")
    reader.page.locator("#yj-language label", has_text="English").click()
    expect(reader.page.locator("#yj-beside p")).to_have_text(chat_words("en").next)
    assert scroller.evaluate("(node) => node.scrollTop") == 0


def test_a_question_of_the_address_is_asked_in_the_language_that_was_chosen(
    address: str, visit: Visit
) -> None:
    reader = visit(address)
    reader.page.locator("#yj-language label", has_text="English").click()
    expect(reader.page.locator(".yj-brand")).to_have_attribute("lang", "en")
    reader.page.goto(f"{address}?q=Who+quit")
    reader.answers.first.wait_for()
    expect(reader.page.locator("#yj-box .submit-button")).to_have_text(EN.ask)


def test_a_lost_server_is_told_in_the_page_s_language_and_the_question_stays(
    visit: Visit, tmp_path: Path
) -> None:
    with served(FakeYouju(), tmp_path) as where:
        reader = visit(where)
    reader.page.fill(BOX, "谁离职了？")
    reader.page.press(BOX, "Enter")
    expect(reader.page.locator(".toast-message-text").first).to_have_text(ZH.offline)
    assert reader.page.input_value(BOX) == "谁离职了？"
    reader.complaints.clear()  # the browser's own lines about what it cannot reach
