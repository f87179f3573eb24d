"""A reader opens the timeline, clicks an event, and sees its sentence in the article."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from rag import Youju
from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}
PLOT = "#yj-view .yj-plot a"
PANEL = "#yj-panel .yj-plot a"
TAB = ".yj-tab[href*='view=timeline']"


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_click_on_an_event_opens_its_sentence_beside_the_timeline(
    visit: Visit, address: str, bot: Youju, locale: str
) -> None:
    reader = visit(address, locale=locale)
    reader.page.click(TAB)
    entries = bot.timeline(language="zh" if locale == "zh-CN" else "en").entries
    expect(reader.page.locator(PLOT)).to_have_count(len(entries))
    number = len(entries) // 2
    reader.click_mark(reader.page.locator(PLOT).nth(number))
    assert reader.cited() == entries[number].citations[0].quote
    assert reader.cited_is_in_view()
    assert reader.page.locator(PLOT).nth(number).is_visible()
    assert reader.page.locator("#yj-panel .yj-back").is_hidden()


def test_timeline_follows_what_is_typed_and_its_bounds(visit: Visit, address: str, bot: Youju) -> None:
    reader = visit(address)
    reader.page.click(TAB)
    reader.page.locator(PLOT).first.wait_for()
    reader.page.fill(".yj-timeline-form input[name='about']", "OpenAI")
    about = bot.timeline("OpenAI", language="zh").entries
    expect(reader.page.locator(PLOT)).to_have_count(len(about))
    reader.page.fill(".yj-timeline-form input[name='since']", "2026-02-11")
    since = bot.timeline("OpenAI", language="zh", since="2026-02-11").entries
    assert len(since) < len(about)
    expect(reader.page.locator(PLOT)).to_have_count(len(since))


def test_answer_has_its_own_timeline_that_an_article_leads_back_to(
    visit: Visit, address: str, bot: Youju
) -> None:
    reader = visit(address)
    question = "Sharma 哪天辞职的？"
    reader.ask(question).locator(".yj-timeline-open").click()
    reader.page.locator(PANEL).first.wait_for()
    entries = bot.timeline(question, language="zh").entries
    assert reader.page.locator(PANEL).count() == len(entries)
    reader.click_mark(reader.page.locator(PANEL).first)
    reader.page.click("#yj-panel .yj-back")
    assert reader.page.locator(PANEL).count() == len(entries)
    assert reader.page.evaluate("document.activeElement.closest('.yj-plot') !== null")


def test_keyboard_opens_an_event(visit: Visit, address: str) -> None:
    reader = visit(address)
    reader.page.focus(TAB)
    reader.page.keyboard.press("Enter")
    reader.page.locator(PLOT).first.focus()
    reader.page.keyboard.press("Enter")
    reader.page.locator("#cited").wait_for()
    assert reader.cited_is_in_view()


def test_timeline_fits_a_phone(visit: Visit, address: str) -> None:
    reader = visit(address, **PHONE)
    reader.page.tap(TAB)
    reader.page.locator(PLOT).first.wait_for()
    assert reader.page.evaluate("document.querySelector('#yj-view').scrollWidth") <= 390
    reader.page.locator("#yj-view .yj-events a.yj-event").last.tap()
    reader.page.locator("#cited").wait_for()
    assert reader.cited_is_in_view()
