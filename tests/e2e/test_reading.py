"""A reader asks about the shipped articles, clicks a mark, and sees the sentence in its article."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect

from rag import Status, Youju
from tests.e2e.conftest import Visit
from ui.examples import examples_for
from ui.texts import EN, EXAMPLES, ZH

pytestmark = pytest.mark.e2e

CHINESE, ENGLISH = EXAMPLES[0][0], EXAMPLES[2][0]
UNANSWERABLE = "苹果公司昨天的收盘价是多少？"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}


@pytest.mark.parametrize("question", [CHINESE, ENGLISH])
def test_each_mark_shows_its_quote_in_its_article(
    question: str, address: str, visit: Visit, bot: Youju
) -> None:
    reader = visit(address)
    answer = reader.ask(question)
    marks = answer.locator(".yj-s a.yj-cite")
    citations = {c.n: c for c in bot.ask(question).citations}
    assert marks.count() > 0
    for at in range(marks.count()):
        citation = citations[int(marks.nth(at).inner_text().strip("[]"))]
        reader.click_mark(marks.nth(at))
        reader.page.wait_for_function(
            "quote => document.querySelector('#cited').textContent === quote", arg=citation.quote
        )
        assert reader.cited_is_in_view()
        assert reader.page.locator(".yj-article h2").inner_text() == citation.title


def test_every_example_is_of_a_shipped_article_and_is_answered(bot: Youju) -> None:
    assert examples_for(bot) == tuple(question for question, _ in EXAMPLES)
    assert {bot.ask(question).status for question, _ in EXAMPLES} == {Status.ANSWERED}


def test_the_sources_are_those_of_the_api(address: str, visit: Visit) -> None:
    record = httpx.post(f"{address}api/ask", json={"question": CHINESE}, timeout=30).json()
    sources = visit(address).ask(CHINESE).locator(".yj-source")
    assert sources.count() == len(record["citations"]) > 0
    for at, citation in enumerate(record["citations"]):
        text = sources.nth(at).inner_text()
        assert f"[{citation['n']}]" in text
        assert citation["title"] in text
        assert (citation["source"] or ZH.no_outlet) in text
        assert (citation["published"] or ZH.no_date) in text


def test_what_nothing_supports_is_refused_visibly(address: str, visit: Visit) -> None:
    answer = visit(address).ask(UNANSWERABLE)
    assert "yj-refusal" in (answer.get_attribute("class") or "")
    assert ZH.refused in answer.inner_text()
    assert answer.locator("a.yj-cite").count() == 0
    assert not answer.locator(".yj-excerpt").first.is_visible()


def test_the_nearest_passages_open_from_their_fold(address: str, visit: Visit) -> None:
    reader = visit(address)
    answer = reader.ask(UNANSWERABLE)
    answer.locator(".yj-nearest summary").first.click()
    answer.locator(".yj-nearest a.yj-open").first.click()
    reader.page.locator("#cited").wait_for()
    assert reader.cited_is_in_view()


def test_old_marks_keep_their_articles_over_turns_and_a_reload(address: str, visit: Visit) -> None:
    reader = visit(address)
    quotes = []
    for question in (CHINESE, ENGLISH, UNANSWERABLE):
        answer = reader.ask(question)
        if answer.locator(".yj-quote").count():
            quotes.append(answer.locator(".yj-quote").first.text_content())
    shown = reader.answers.all_inner_texts()
    reader.reload()
    reader.answers.nth(2).wait_for()
    assert reader.answers.all_inner_texts() == shown
    for turn, quote in enumerate(quotes):
        reader.click_mark(reader.answers.nth(turn).locator(".yj-s a.yj-cite").first)
        reader.page.wait_for_function(
            "quote => document.querySelector('#cited').textContent === quote", arg=quote
        )


def test_a_new_conversation_is_empty_and_stays_so(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    reader.page.click("#yj-new")
    reader.page.locator("#yj-chat .example").first.wait_for()
    reader.open()
    reader.page.locator("#yj-chat .example").first.wait_for()
    assert reader.answers.count() == 0


def test_an_example_is_asked_by_a_click(address: str, visit: Visit) -> None:
    reader = visit(address)
    answer = reader.answered(reader.page.locator("#yj-chat .example", has_text=CHINESE).click)
    assert answer.locator(".yj-s a.yj-cite").count() > 0
    assert reader.page.locator(".yj-question").inner_text() == CHINESE


def test_the_language_is_the_browsers_until_switched_and_then_stays(address: str, visit: Visit) -> None:
    reader = visit(address, locale="en-US")
    page = reader.page
    page.get_by_text(EN.tagline).wait_for()
    page.locator("#yj-language label", has_text="中文").click()
    page.get_by_text(ZH.tagline).wait_for()
    assert page.locator("#yj-new").inner_text() == ZH.new_conversation
    assert page.locator("#yj-box textarea").get_attribute("placeholder") == ZH.placeholder
    reader.open()
    page.get_by_text(ZH.tagline).wait_for()
    assert page.evaluate("document.documentElement.lang") == "zh"


def test_on_a_narrow_screen_the_article_comes_over_the_chat_and_goes(address: str, visit: Visit) -> None:
    reader = visit(address, **PHONE)
    answer = reader.ask(ENGLISH)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
    reader.click_mark(answer.locator(".yj-s a.yj-cite").first)
    reader.page.wait_for_timeout(300)
    assert reader.cited_is_in_view()
    reader.page.locator(".yj-close").click()
    reader.page.locator("#yj-panel").wait_for(state="hidden")
    assert answer.is_visible()


def test_a_copied_answer_keeps_its_marks_and_sources(address: str, visit: Visit, bot: Youju) -> None:
    reader = visit(address, permissions=["clipboard-read", "clipboard-write"])
    reader.ask(CHINESE).locator(".yj-copy").click()
    reader.page.locator(".yj-copy.yj-done").wait_for()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    answer = bot.ask(CHINESE)
    lines = copied.splitlines()
    assert lines[0] == answer.text.splitlines()[0]
    assert all(any(line.endswith(said) for line in lines) for said in answer.text.splitlines())
    assert re.findall(r"^\[(\d+)\] ", copied, re.M) == [str(c.n) for c in answer.citations]


def test_a_mark_opens_in_its_own_tab_without_scripts(address: str, visit: Visit) -> None:
    reader = visit(address)
    answer = reader.ask(CHINESE)
    quote = answer.locator(".yj-quote").first.text_content()
    reader.page.goto(address.rstrip("/") + (answer.locator("a.yj-cite").first.get_attribute("href") or ""))
    assert reader.cited() == quote


@pytest.mark.parametrize("ending", ["html", "md", "json"])
def test_an_answer_is_kept_as_a_card(ending: str, address: str, visit: Visit, bot: Youju) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    with reader.page.expect_download() as download:
        reader.page.locator(f"a.yj-keep[href$='.{ending}']").click()
    kept = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename == f"card.{ending}"
    for citation in bot.ask(CHINESE).citations:
        assert str(citation.start) in kept
    assert reader.page.url.partition("?")[0] == address


def test_a_card_that_was_let_go_is_said_to_be_in_the_language_of_the_page(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    reader.page.route("**/card.html", lambda route: route.fulfill(status=404, json={"error": "gone"}))
    reader.page.locator("a.yj-keep").first.click()
    expect(reader.page.locator(".yj-keeps")).to_have_text(ZH.card_gone)
    reader.complaints.clear()  # the browser's own line about the 404
