"""A reader has a text checked on the page: verdicts, marks, and the article beside them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from rag import Verdict, Youju
from tests.e2e.conftest import Visit
from ui.check_words import check_words

pytestmark = pytest.mark.e2e

TRUE = "Mrinank Sharma 从 Anthropic 辞职了。"
UNTOLD = "海湾航空订购了五十架飞机。"


def test_each_sentence_of_a_text_gets_its_verdict(address: str, visit: Visit, bot: Youju) -> None:
    expected = bot.check(TRUE + UNTOLD)
    assert [s.verdict for s in expected.statements] == [Verdict.SUPPORTED, Verdict.NOT_FOUND]
    reader = visit(address)
    reader.page.fill("#yj-box textarea", TRUE + UNTOLD)
    shown = reader.answered(lambda: reader.page.click("#yj-check"))
    names = check_words("zh").verdicts
    verdicts = shown.locator(".yj-verdict").all_inner_texts()
    assert verdicts == [names[s.verdict] for s in expected.statements]
    reader.click_mark(shown.locator(".yj-s a.yj-cite").first)
    assert reader.cited() == expected.citations[0].quote
    assert reader.cited_is_in_view()


def test_the_button_speaks_the_page_s_language(address: str, visit: Visit) -> None:
    reader = visit(address, locale="en-US")
    expect(reader.page.locator("#yj-check")).to_have_text(check_words("en").check)


def test_a_follow_up_after_a_check_knows_what_was_checked(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.page.fill("#yj-box textarea", TRUE)
    reader.answered(lambda: reader.page.click("#yj-check"))
    answer = reader.ask("他为什么辞职？")
    assert "Sharma" in answer.inner_text()


def test_an_empty_box_checks_nothing(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.page.click("#yj-check")
    assert reader.answers.count() == 0
