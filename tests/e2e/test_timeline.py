"""A reader opens the timeline, clicks an event, and sees its sentence in the article."""

from __future__ import annotations

import pytest

from rag import Youju
from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}
PLOT = "#yj-panel .yj-plot a"


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_click_on_an_event_opens_its_sentence_and_leads_back(
    visit: Visit, address: str, bot: Youju, locale: str
) -> None:
    reader = visit(address, locale=locale)
    reader.page.click(".yj-brand .yj-timeline-open")
    reader.page.locator(PLOT).first.wait_for()
    number = reader.page.locator(PLOT).count() // 2
    entries = bot.timeline(language="zh" if locale == "zh-CN" else "en").entries
    reader.click_mark(reader.page.locator(PLOT).nth(number))
    assert reader.cited() == entries[number].citations[0].quote
    assert reader.cited_is_in_view()
    reader.page.click("#yj-panel .yj-back")
    assert reader.page.locator(PLOT).count() == len(entries)
    assert reader.page.evaluate("document.activeElement.closest('.yj-plot') !== null")


def test_answer_has_its_own_timeline(visit: Visit, address: str, bot: Youju) -> None:
    reader = visit(address)
    question = "Sharma 哪天辞职的？"
    reader.ask(question).locator(".yj-timeline-open").click()
    reader.page.locator(PLOT).first.wait_for()
    assert reader.page.locator(PLOT).count() == len(bot.timeline(question, language="zh").entries)


def test_keyboard_opens_an_event(visit: Visit, address: str) -> None:
    reader = visit(address)
    reader.page.focus(".yj-brand .yj-timeline-open")
    reader.page.keyboard.press("Enter")
    reader.page.locator(PLOT).first.focus()
    reader.page.keyboard.press("Enter")
    reader.page.locator("#cited").wait_for()
    assert reader.cited_is_in_view()


def test_timeline_fits_a_phone(visit: Visit, address: str) -> None:
    reader = visit(address, **PHONE)
    reader.page.tap(".yj-brand .yj-timeline-open")
    reader.page.locator(PLOT).first.wait_for()
    assert reader.page.evaluate("document.querySelector('.yj-reader').scrollWidth") <= 390
    reader.page.locator("#yj-panel .yj-events a.yj-event").last.tap()
    reader.page.locator("#cited").wait_for()
    assert reader.cited_is_in_view()
