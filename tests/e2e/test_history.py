"""Conversations stay on this machine over a reload and a restart, for their own reader alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from rag.cards import read_cards
from tests.e2e.browsing import ANSWERS, Reader, reader_of
from tests.e2e.conftest import DESKTOP, Visit, served
from tests.e2e.test_comfort import serious
from tests.ui.fake_bot import FakeYouju

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def where(folder: Path) -> Iterator[str]:
    with served(FakeYouju(), folder) as address:
        yield address


def drawer(reader: Reader) -> Locator:
    reader.page.click(".yj-drawer-open")
    reader.page.locator("#yj-drawer .yj-history").wait_for()
    return reader.page.locator("#yj-drawer")


def titles(reader: Reader) -> list[str]:
    return reader.page.locator("#yj-drawer .yj-conversation").all_inner_texts()


def item(reader: Reader, title: str) -> Locator:
    found = reader.page.locator("#yj-talks li", has_text=title).first
    found.locator("summary").click()
    return found


def test_a_link_on_another_site_leads_to_the_same_reader(visit: Visit, where: str) -> None:
    reader = visit(where)
    reader.ask("谁离职了？")
    page = reader.page.context.new_page()
    page.goto(f"data:text/html,<a href='{reader.page.url}'>news</a>")
    page.click("a")
    page.locator(ANSWERS).first.wait_for()
    assert page.locator("#yj-chat .yj-question").all_inner_texts() == ["谁离职了？"]
    page.close()


def test_reload_and_another_visit_find_the_conversation(visit: Visit, where: str) -> None:
    reader = visit(where)
    reader.ask("谁离职了？")
    reader.reload()
    reader.answers.first.wait_for()
    assert reader.page.locator("#yj-chat .yj-question").all_inner_texts() == ["谁离职了？"]
    reader.open()
    drawer(reader)
    reader.page.locator("#yj-drawer .yj-conversation", has_text="谁离职了").first.click()
    reader.answers.first.wait_for()
    reader.page.wait_for_url("**/?c=*")
    assert reader.page.locator("#yj-drawer").count() == 0
    reader.click_mark(reader.answers.first.locator("a.yj-cite").first)
    assert reader.cited() == "夏尔马在二月九日宣布离职。"


def test_a_new_server_over_the_same_folder_knows_the_conversation(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with served(FakeYouju(), tmp_path) as first:
        reader_of(context, first).open().ask("重启前问的")
    with served(FakeYouju(), tmp_path) as second:
        reader = reader_of(context, second).open()
        drawer(reader)
        assert titles(reader) == ["重启前问的"]
    context.close()


def test_another_browser_sees_nothing_of_it(visit: Visit, where: str, browser: Browser) -> None:
    reader = visit(where)
    reader.ask("私下问的")
    address = reader.page.url
    other = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    stranger = reader_of(other, address).open()
    drawer(stranger)
    assert titles(stranger) == []
    assert stranger.answers.count() == 0
    other.close()


def test_search_finds_two_characters_while_they_are_typed(visit: Visit, where: str) -> None:
    reader = visit(where)
    reader.ask("老船厂后来怎样？")
    reader.page.click("#yj-new")
    reader.page.wait_for_function("() => !new URL(location.href).searchParams.has('c')")
    reader.ask("灯塔修好了吗？")
    drawer(reader)
    reader.page.locator("#yj-drawer input[type=search]").press_sequentially("船廠")
    reader.page.locator("#yj-drawer .yj-found").wait_for()
    assert titles(reader) == ["老船厂后来怎样？"]
    assert reader.page.evaluate("document.activeElement.type") == "search"


def test_rename_delete_and_the_way_back(visit: Visit, where: str) -> None:
    reader = visit(where)
    reader.ask("要改名的问题")
    drawer(reader)
    there = item(reader, "要改名的问题")
    there.locator("input[name=title]").fill("新名字")
    there.locator("input[name=title]").press("Enter")
    renamed = item(reader, "新名字")
    renamed.locator(".yj-delete").click()
    assert "新名字" in titles(reader)  # the first click only asks
    renamed.locator(".yj-delete").click()
    reader.page.locator("#yj-drawer .yj-deleted").wait_for()
    assert "新名字" not in titles(reader)
    reader.page.keyboard.press("Enter")  # the way back has the focus
    reader.page.locator("#yj-drawer .yj-conversation", has_text="新名字").wait_for()


def test_an_export_opens_and_holds_the_citations(visit: Visit, where: str, tmp_path: Path) -> None:
    reader = visit(where)
    reader.ask("要导出的问题")
    drawer(reader)
    there = item(reader, "要导出的问题")
    for form in ("html", "json"):
        with reader.page.expect_download() as download:
            there.locator("a", has_text=form.upper()).click()
        download.value.save_as(tmp_path / f"export.{form}")
    assert len(read_cards((tmp_path / "export.json").read_text("utf-8"))) == 1
    page = reader.page.context.new_page()
    page.goto(f"file://{tmp_path / 'export.html'}")
    page.locator("article a", has_text="[1]").first.click()
    assert "夏尔马在二月九日宣布离职。" in page.locator(":target").inner_text()
    page.close()


def test_an_opinion_gets_its_note_and_becomes_a_question(visit: Visit, where: str, tmp_path: Path) -> None:
    reader = visit(where)
    reader.ask("评价过的问题")
    reader.page.locator(".yj-vote-evidence_wrong").last.click()
    reader.page.locator(".yj-vote-evidence_wrong.yj-given").wait_for()
    drawer(reader).locator(".yj-judged .yj-go").click()
    there = reader.page.locator(".yj-judged li", has_text="评价过的问题")
    there.locator("input[name=note]").fill("引错了人")
    there.locator("input[name=note]").press("Enter")
    there.locator(".yj-history-note").wait_for()
    with reader.page.expect_download() as download:
        reader.page.locator(".yj-judged a.yj-export").click()
    download.value.save_as(tmp_path / "feedback.jsonl")
    rows = map(json.loads, (tmp_path / "feedback.jsonl").read_text("utf-8").splitlines())
    assert {"评价过的问题": "引错了人"}.items() <= {row["question"]: row["note"] for row in rows}.items()


def test_drawer_fits_a_phone(visit: Visit, where: str) -> None:
    reader = visit(where, **PHONE)
    reader.ask("A question with a rather long title that does not fit one line of a phone")
    drawer(reader)
    item(reader, "rather long")
    assert reader.page.evaluate("document.querySelector('#yj-drawer').scrollWidth") <= 390
    small = """() => [...document.querySelectorAll('#yj-drawer form button')]
      .filter((b) => b.getBoundingClientRect().height < 40).length"""
    assert reader.page.evaluate(small) == 0


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "locale": "en-US"}], ids=["light", "dark"])
def test_what_the_drawer_unfolds_has_no_serious_finding_of_axe(
    visit: Visit, where: str, options: dict[str, object]
) -> None:
    reader = visit(where, **options)
    reader.ask("要看的问题")
    reader.page.locator(".yj-vote").last.click()
    reader.page.locator(".yj-vote.yj-given").first.wait_for()
    drawer(reader).locator(".yj-judged .yj-go").click()
    reader.page.locator(".yj-judged select").first.wait_for()
    item(reader, "要看的问题").locator(".yj-delete").click()
    assert serious(reader.page) == []
