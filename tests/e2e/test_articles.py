"""A reader looks through the articles, adds files and asks about them, removes, undoes; a visitor cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, expect

from rag import Youju
from tests.corpus.pdf_writer import pdf
from tests.e2e.browsing import Reader
from tests.e2e.conftest import Visit, served

pytestmark = pytest.mark.e2e

PASSWORD = "geheim"  # noqa: S105 - of a server that lives for this test
TOLD = "2026年3月2日，海港城的新灯塔落成。新灯塔的设计者是岩叶子，她用了两年时间。"
LIGHT = "新灯塔的灯光照亮海港。" * 12
QUESTION = "新灯塔的设计者是谁？"


def word_file() -> bytes:
    document, file = docx.Document(), BytesIO()
    document.add_paragraph(f"{TOLD}这一篇是 Word 文件。")
    document.save(file)
    return file.getvalue()


FILES = {
    "灯塔.txt": f"灯塔落成\n\n{TOLD}".encode(),
    "again.txt": f"灯塔落成\n\n{TOLD}".encode(),
    "keeper.md": b"---\ntitle: Keeper\nsource: Harbour Post\n---\n\nThe keeper is Rona Vale of Haigang.",
    "light.html": f"<html><body><article><h1>灯光</h1><p>{LIGHT}</p></article></body></html>".encode(),
    "d.docx": word_file(),
    "e.pdf": pdf([["海港的新灯塔由岩叶子设计，市长为它剪彩。"]], title="剪彩"),
    "broken.pdf": b"%PDF-1.4 broken",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def own(home: Path) -> Iterator[str]:
    """Where a bot of its own answers, whose articles may be changed."""
    with served(Youju.open(), home) as where:
        yield where


@pytest.fixture
def locked(home: Path) -> Iterator[str]:
    with served(Youju.open(), home, password=PASSWORD) as where:
        yield where


def articles(visit: Visit, address: str, **options: Any) -> Page:
    reader: Reader = visit(address, **options)
    reader.page.locator(".yj-tab", has_text=re.compile("文章|Articles")).click()
    reader.page.locator(".yj-view.yj-ready .yj-table").wait_for()
    return reader.page


def titles(page: Page) -> list[str]:
    return page.locator(".yj-table tbody .yj-open").all_inner_texts()


def payloads() -> list[dict[str, Any]]:
    return [{"name": n, "mimeType": "application/octet-stream", "buffer": c} for n, c in FILES.items()]


def test_reader_sorts_searches_and_filters(address: str, visit: Visit) -> None:
    page = articles(visit, address)
    expect(page.locator(".yj-count")).to_have_text("共 24 篇")
    page.locator("th a", has_text="标题").click()
    expect(page.locator("th.yj-col-title[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    ascending = titles(page)
    page.locator("th a", has_text="标题").click()
    expect(page.locator("th.yj-col-title[aria-sort]")).to_have_attribute("aria-sort", "descending")
    assert (titles(page)[0], titles(page)[-1]) == (ascending[-1], ascending[0])
    page.fill("[name=q]", "超级对齐")
    expect(page.locator(".yj-count")).to_contain_text("，共 24 篇")
    assert 0 < len(titles(page)) < 24
    page.fill("[name=q]", "")
    page.select_option("[name=outlet]", "Vox")
    page.select_option("[name=written_in]", "en")
    expect(page.locator(".yj-count")).to_contain_text("1 篇，共 24 篇")
    expect(page.locator("th.yj-col-title[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#yj-list a.yj-bounds")).to_have_attribute("href", "/?outlet=Vox&written_in=en")


def test_article_opens_beside_its_page_at_a_passage(address: str, visit: Visit) -> None:
    page = articles(visit, address)
    first = page.locator(".yj-table tbody .yj-open").first
    first.click()
    expect(page.locator("#yj-panel .yj-article h2")).to_have_text(first.inner_text())
    page.locator(".yj-details").nth(3).click()
    page.locator(".yj-passages .yj-open").last.click()
    expect(page.locator("#cited")).to_be_in_viewport()
    page.locator(".yj-view .yj-go").first.click()
    expect(page.locator(".yj-table")).to_be_visible()


def test_files_are_added_and_asked_about_at_once(own: str, visit: Visit) -> None:
    page = articles(visit, own)
    page.set_input_files(".yj-drop input >> nth=0", payloads())
    expect(page.locator(".yj-outcomes li")).to_have_count(len(FILES))
    expect(page.locator(".yj-outcomes .yj-added")).to_have_count(5)
    expect(page.locator(".yj-outcomes .yj-same")).to_contain_text("已有同一篇：灯塔落成")
    expect(page.locator(".yj-outcomes .yj-unreadable")).to_contain_text("broken.pdf · 读不了：PDF 已损坏")
    expect(page.locator(".yj-count")).to_have_text("共 29 篇")
    page.locator(".yj-tab", has_text="对话").click()
    page.fill("#yj-box textarea", QUESTION)
    page.press("#yj-box textarea", "Enter")
    expect(page.locator("#yj-chat .yj-answer")).to_contain_text("岩叶子")


def test_file_is_dropped_onto_the_view(own: str, visit: Visit) -> None:
    page = articles(visit, own)
    dropped = page.evaluate_handle(
        """text => { const t = new DataTransfer(); t.items.add(new File([text], "灯塔.txt")); return t; }""",
        FILES["灯塔.txt"].decode(),
    )
    page.dispatch_event(".yj-view-articles", "dragover", {"dataTransfer": dropped})
    expect(page.locator(".yj-drop.yj-over")).to_be_visible()
    page.dispatch_event(".yj-view-articles", "drop", {"dataTransfer": dropped})
    expect(page.locator(".yj-outcomes .yj-added")).to_have_text("灯塔落成 · 已加入")


def test_articles_are_removed_on_the_second_click_and_come_back(own: str, visit: Visit) -> None:
    page = articles(visit, own, locale="en-US")
    gone = titles(page)[:2]
    for at in range(2):
        page.locator(".yj-table tbody [name=ids]").nth(at).check()
    page.locator("#yj-removal button").click()
    expect(page.locator("#yj-removal button")).to_contain_text("click again to confirm")
    expect(page.locator(".yj-count")).to_have_text("24 in all")
    page.locator("#yj-removal button").click()
    expect(page.locator(".yj-count")).to_have_text("22 in all")
    assert not set(gone) & set(titles(page))
    page.locator("th a", has_text="Title").click()  # the view is made anew; what was done can still be undone
    page.locator(".yj-changed button", has_text="Undo").click()
    expect(page.locator(".yj-count")).to_have_text("24 in all")
    assert set(gone) <= set(titles(page))
    expect(page.locator("#yj-told")).to_have_text("Undone.")


def test_nothing_chosen_is_told(own: str, visit: Visit) -> None:
    page = articles(visit, own)
    page.locator("#yj-removal button").click()
    page.locator("#yj-removal button").click()
    expect(page.locator("#yj-told .yj-failed")).to_contain_text("没有选中文章")


def test_all_of_a_page_are_chosen_at_once(address: str, visit: Visit) -> None:
    page = articles(visit, address)
    page.locator(".yj-all").check()
    expect(page.locator("[name=ids]:checked")).to_have_count(24)


def test_visitor_reads_and_may_sign_in(locked: str, visit: Visit) -> None:
    page = articles(visit, locked)
    expect(page.locator(".yj-drop, .yj-pick")).to_have_count(0)
    expect(page.locator(".yj-sign-in a")).to_have_attribute("href", "/sign-in")


def test_who_signs_in_comes_back_and_may_add(locked: str, visit: Visit) -> None:
    page = articles(visit, locked, http_credentials={"username": "any", "password": PASSWORD})
    page.locator(".yj-sign-in a").click()
    expect(page.locator("#yj-view:not([aria-busy]) .yj-drop")).to_be_visible()
    page.set_input_files(".yj-drop input >> nth=0", payloads()[:1])
    expect(page.locator(".yj-outcomes .yj-added")).to_have_text("灯塔落成 · 已加入")
