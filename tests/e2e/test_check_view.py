"""A reader checks a text in its own view: sentences as they come, filters, the draft, stopping, files."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from rag import Verdict, Youju
from tests.e2e.browsing import Reader
from tests.e2e.conftest import Visit
from ui.check_words import check_words
from ui.checking.words import checking_words

pytestmark = pytest.mark.e2e

TRUE = "Mrinank Sharma 从 Anthropic 辞职了。"
UNTOLD = "海湾航空订购了五十架飞机。"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}


def opened(visit: Visit, address: str, **options: object) -> Reader:
    reader = visit(address, **options)
    reader.page.locator(".yj-tab[href*='view=check']").click()
    reader.page.locator(".yj-check-form fieldset:enabled").wait_for()
    return reader


def checked(reader: Reader, text: str) -> None:
    reader.page.fill(".yj-check-form textarea", text)
    reader.page.click(".yj-primary")
    reader.page.locator(".yj-result .yj-keeps").wait_for()


def test_each_sentence_gets_its_verdict_and_its_article(visit: Visit, address: str, bot: Youju) -> None:
    reader = opened(visit, address)
    checked(reader, TRUE + UNTOLD)
    names = check_words("zh").verdicts
    expected = [names[s.verdict] for s in bot.check(TRUE + UNTOLD).statements]
    assert reader.page.locator(".yj-result .yj-verdict").all_inner_texts() == expected
    reader.click_mark(reader.page.locator(".yj-result .yj-s a.yj-cite").first)
    assert reader.cited_is_in_view()


def test_only_what_is_wanted_is_shown(visit: Visit, address: str) -> None:
    reader = opened(visit, address)
    checked(reader, TRUE + UNTOLD)
    reader.page.click(f".yj-only.yj-{Verdict.NOT_FOUND.value}")
    shown = reader.page.locator(".yj-result .yj-s:visible")
    assert shown.count() == 1
    assert UNTOLD in shown.inner_text()
    reader.page.click(".yj-next-problem")
    assert reader.page.locator(".yj-here").inner_text() == shown.inner_text()


def test_draft_and_result_stay_while_another_view_is_open(visit: Visit, address: str) -> None:
    reader = opened(visit, address)
    checked(reader, UNTOLD)
    reader.page.click(".yj-tab[href*='view=chat']")
    reader.page.click(".yj-tab[href*='view=check']")
    reader.page.locator(".yj-result .yj-s").wait_for()
    assert reader.page.input_value(".yj-check-form textarea") == UNTOLD
    reader.page.reload()
    reader.page.locator(".yj-check-form textarea").wait_for()
    expect(reader.page.locator(".yj-check-form textarea")).to_have_value(UNTOLD)
    reader.page.evaluate("sessionStorage.clear()")


def test_a_check_can_be_stopped_and_what_was_checked_stays(visit: Visit, slow_address: str) -> None:
    reader = opened(visit, slow_address)
    reader.page.fill(".yj-check-form textarea", UNTOLD)
    reader.page.click(".yj-primary")
    reader.page.locator(".yj-result .yj-s").first.wait_for()
    reader.page.click(".yj-stop")
    expect(reader.page.locator(".yj-progress")).to_have_text(checking_words("zh").stopped)
    assert 0 < reader.page.locator(".yj-result .yj-s").count() < 3
    assert reader.page.locator(".yj-primary").is_enabled()
    reader.page.evaluate("sessionStorage.clear()")


def test_a_file_fills_the_box(visit: Visit, address: str) -> None:
    reader = opened(visit, address)
    content = {"name": "draft.txt", "mimeType": "text/plain", "buffer": UNTOLD.encode("gb18030")}
    reader.page.set_input_files(".yj-file input", content)
    expect(reader.page.locator(".yj-check-form textarea")).to_have_value(UNTOLD)
    reader.page.evaluate("sessionStorage.clear()")


def test_result_is_downloaded(visit: Visit, address: str) -> None:
    reader = opened(visit, address)
    checked(reader, TRUE)
    with reader.page.expect_download() as download:
        reader.page.click(".yj-result .yj-keeps a[href*='.md']")
    assert download.value.suggested_filename == "check.md"
    reader.page.evaluate("sessionStorage.clear()")


def test_example_on_a_phone(visit: Visit, address: str) -> None:
    reader = opened(visit, address, **PHONE)
    reader.page.tap(".yj-example")
    expect(reader.page.locator(".yj-check-form textarea")).not_to_have_value("")
    reader.page.tap(".yj-primary")
    reader.page.locator(".yj-result .yj-keeps").wait_for()
    assert reader.page.locator(".yj-only.yj-contradicted").count() == 1
    assert reader.page.evaluate("document.querySelector('#yj-view').scrollWidth") <= 390
    reader.page.evaluate("sessionStorage.clear()")
