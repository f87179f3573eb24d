"""The page is comfortable: for screen readers and keyboards, on a phone, in the dark."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.browsing import Reader
from tests.e2e.conftest import Visit
from ui.library.words import library_words
from ui.texts import EXAMPLES
from ui.views import VIEWS

pytestmark = pytest.mark.e2e

CHINESE, ENGLISH = EXAMPLES[0][0], EXAMPLES[2][0]
UNANSWERABLE = "苹果公司昨天的收盘价是多少？"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}
DARK = {"color_scheme": "dark", "locale": "en-US"}


def serious(page: Page) -> list[str]:
    """Return the serious and critical findings of axe-core, each with where it is."""
    response = Axe().run(page).response
    assert len(response["passes"]) > 10  # it looked
    found = response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("options", [{}, DARK, PHONE], ids=["light", "dark", "phone"])
def test_a_conversation_has_no_serious_finding_of_axe(
    options: dict[str, object], address: str, visit: Visit
) -> None:
    reader = visit(address, **options)
    reader.ask(CHINESE)
    reader.ask(UNANSWERABLE)
    assert serious(reader.page) == []
    if "is_mobile" not in options:
        reader.page.locator("#yj-chat .yj-s a.yj-cite").first.click()
        reader.page.locator("#cited").wait_for()
        assert serious(reader.page) == []


@pytest.mark.parametrize("options", [{}, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("view", [view.name for view in VIEWS[1:]])
def test_each_view_has_no_serious_finding_of_axe(
    view: str, options: dict[str, object], address: str, visit: Visit
) -> None:
    reader = visit(address, **options)
    opened(reader, view)
    assert serious(reader.page) == []


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_nothing_is_wider_than_a_phone(view: str, address: str, visit: Visit) -> None:
    reader = visit(address, **PHONE)
    opened(reader, view)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert reader.page.evaluate("document.querySelector('#yj-left').scrollWidth") <= 390


def test_the_history_has_no_serious_finding_of_axe(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.ask(CHINESE)
    reader.page.locator(".yj-drawer-open").click()
    reader.page.locator("#yj-drawer a.yj-conversation").first.wait_for()
    assert serious(reader.page) == []
    reader.page.keyboard.press("Escape")
    assert reader.page.locator("#yj-drawer").count() == 0


def test_the_views_are_reached_by_keyboard_and_by_the_back_button(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.page.locator(".yj-tab").nth(1).focus()
    reader.page.keyboard.press("Enter")
    reader.page.locator("#yj-view .yj-view").wait_for()
    assert f"view={VIEWS[1].name}" in reader.page.url
    reader.page.go_back()
    reader.page.locator("#yj-chat").wait_for(state="visible")
    assert reader.page.locator("#yj-view").is_hidden()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_the_open_view_is_marked_from_the_beginning(locale: str, address: str, visit: Visit) -> None:
    reader = visit(address, locale=locale)
    reader.page.locator("#yj-conversation").wait_for(state="attached")
    reader.page.wait_for_timeout(500)  # the header is made anew in the reader's language
    expect(reader.page.locator(".yj-tab[aria-current=page]")).to_have_attribute(
        "href", re.compile("view=chat")
    )


def test_a_view_follows_the_language(address: str, visit: Visit) -> None:
    reader = visit(address)
    opened(reader, "articles")
    reader.page.locator("#yj-language label", has_text="English").click()
    expect(reader.page.locator("#yj-view .yj-view")).to_have_attribute("lang", "en")
    expect(reader.page.locator("#yj-view h2").first).to_have_text(library_words("en").title)


def test_an_answer_moves_nothing_that_stands_already(address: str, visit: Visit) -> None:
    reader = visit(address)
    reader.page.evaluate(
        """() => { window.moved = 0; new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
        }).observe({type: "layout-shift", buffered: false}); }"""
    )
    reader.ask(CHINESE)
    reader.page.locator("#yj-chat .yj-s a.yj-cite").first.click()
    reader.page.locator("#cited").wait_for()
    reader.page.wait_for_timeout(300)
    assert reader.page.evaluate("window.moved") < 0.1


def opened(reader: Reader, view: str) -> None:
    """Open a view by its tab and wait until it stands."""
    if view == VIEWS[0].name:
        return
    reader.page.locator(f'.yj-tab[href*="view={view}&"]').click()
    reader.page.locator("#yj-view:not([aria-busy]) .yj-view").wait_for()


def test_no_chinese_line_begins_with_a_mark_that_ends_something(address: str, visit: Visit) -> None:
    reader = visit(address, viewport={"width": 390, "height": 844})
    reader.ask("2026年2月发生了什么？")
    begun = reader.page.evaluate(
        """() => [...document.querySelectorAll("#yj-chat .yj-s")].flatMap((sentence) => {
          const node = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
          const range = document.createRange();
          let top = null;
          return [...node.data].flatMap((letter, n) => {
            range.setStart(node, n);
            range.setEnd(node, n + 1);
            const at = range.getBoundingClientRect().top;
            const isNew = top !== null && at > top + 8;
            top = at;
            return isNew ? [letter] : [];
          });
        })"""
    )
    assert len(begun) > 3
    assert not set(begun) & set("，。、；：？！）》”’")
