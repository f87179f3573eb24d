"""Streaming, errors and attacks in a real browser, over a small slow bot."""

from __future__ import annotations

import pytest

from rag import Turn
from tests.e2e.conftest import Visit
from tests.ui.fake_bot import EVIL, HOSTILE, FakeYouju

pytestmark = pytest.mark.e2e


def test_marks_stand_while_the_answer_grows_and_do_not_change(slow_address: str, visit: Visit) -> None:
    reader = visit(slow_address)
    reader.record("#yj-chat .yj-s")
    reader.ask("谁离职了？")
    growing = [told for told in reader.recorded() if len(told) == 1]
    assert growing
    assert "[1]" in growing[0][0]
    assert all(told == reader.page.locator(".yj-s").all_inner_texts()[:1] for told in growing)


def test_a_conversation_remembers_its_questions(slow_address: str, slow_bot: FakeYouju, visit: Visit) -> None:
    reader = visit(slow_address)
    for question in ("谁离职了？", "然后呢？"):
        reader.ask(question)
    (earlier,) = slow_bot.histories[-1]
    assert isinstance(earlier, Turn)
    assert earlier.question == "谁离职了？"


def test_nothing_that_others_wrote_runs_or_loads(slow_address: str, visit: Visit) -> None:
    reader = visit(slow_address)
    answer = reader.ask("攻击 " + EVIL.text)
    for mark in answer.locator("a.yj-cite, a.yj-open").all():
        if not mark.is_visible():
            continue
        mark.click()
        reader.page.locator("#cited").wait_for()
    page = reader.page
    assert page.locator(".yj-question").text_content() == "攻击 " + EVIL.text
    assert HOSTILE in page.locator(".yj-article h2").inner_text()
    for place in ("#yj-chat", "#yj-panel"):
        assert page.locator(f"{place} :is(script, img, iframe, object, [onload], [onerror])").count() == 0


def test_an_error_is_one_line_without_its_details(slow_address: str, visit: Visit) -> None:
    reader = visit(slow_address)
    assert reader.ask("错").inner_text() == "索引读不出来：请重建"
    broken = reader.ask("坏").inner_text()
    assert "secret" not in broken
    assert "\n" not in broken


def test_an_article_that_is_gone_says_so(slow_address: str, slow_bot: FakeYouju, visit: Visit) -> None:
    reader = visit(slow_address)
    answer = reader.ask("谁离职了？")
    held = dict(slow_bot._articles)
    slow_bot._articles.clear()
    try:
        answer.locator("a.yj-cite").first.click()
        reader.page.get_by_text("索引中没有这篇报道").wait_for()
    finally:
        slow_bot._articles.update(held)
    assert [text for text in reader.complaints if "404" not in text] == []
    reader.complaints.clear()  # the browser itself reports the 404
