"""The view in which a text is checked: sentences as they come, the tally, files read, results kept."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from rag.verifying import LONGEST_CLAIM
from tests.ui.fake_bot import HOSTILE, FakeYouju, checked_claim
from tests.ui.html_reading import Page
from ui.checking.example import example_text
from ui.checking.html import checking_html, result_html, tally_html
from ui.checking.words import checking_words
from ui.guard import MAX_API_BODY
from ui.texts import LANGUAGES, UiLanguage

CLAIM = "夏尔马宣布离职。"


def lines(client: TestClient, text: str, language: UiLanguage = "zh") -> list[dict[str, Any]]:
    response = client.post("/views/check", json={"text": text, "lang": language})
    assert response.status_code == 200
    return [json.loads(line) for line in response.text.splitlines()]


def test_sentences_come_one_by_one_and_the_whole_at_the_end(client: TestClient) -> None:
    *growing, whole = lines(client, CLAIM)
    shown = [Page(line["sentences"]).by_class("yj-s") for line in growing]
    assert [len(sentences) for sentences in shown] == [1, 1, 1]
    assert [s for sentences in shown for s in sentences] == Page(whole["whole"]).by_class("yj-s")
    assert growing[0]["progress"] == checking_words("zh").checking.format(1, 1)


def test_tally_counts_each_verdict_and_leads_to_problems() -> None:
    page = Page(tally_html(checked_claim(CLAIM), "en"))
    assert page.by_class("yj-only") == ["supported 1", "contradicted 1", "not found 1"]
    assert page.by_class("yj-next-problem") == [checking_words("en").next_problem]


def test_nothing_of_others_is_markup(client: TestClient) -> None:
    for line in lines(client, HOSTILE):
        assert "<script" not in json.dumps(line)
        assert "<img" not in json.dumps(line)


def test_an_error_of_ours_is_one_line(client: TestClient) -> None:
    (line,) = lines(client, "错。")
    assert Page(line["error"]).by_class("yj-notice") == ["索引读不出来：请重建"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_other_error_keeps_its_details_to_the_log(client: TestClient, language: UiLanguage) -> None:
    (line,) = lines(client, "坏。", language)
    assert Page(line["error"]).by_class("yj-notice") == [checking_words(language).failed]


def test_a_longer_text_is_refused(client: TestClient) -> None:
    response = client.post("/views/check", json={"text": "长" * (LONGEST_CLAIM + 2)})
    assert response.status_code == 422
    assert "error" in response.json()


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_a_result_can_be_kept(client: TestClient, form: str) -> None:
    whole = lines(client, CLAIM)[-1]["whole"]
    links = re.findall(r'href="(/views/check/[^"]+)" download', whole)
    link = next(link for link in links if f".{form}?" in link)
    response = client.get(link)
    assert response.status_code == 200
    assert f'filename="check.{form}"' in response.headers["content-disposition"]
    assert CLAIM in response.text.replace("\\", "")
    assert "<script" not in (response.text if form == "html" else "")


def test_kept_markdown_shows_markup_of_others_as_text(client: TestClient) -> None:
    whole = lines(client, HOSTILE)[-1]["whole"]
    link = next(x for x in re.findall(r'href="(/views/check/[^"]+)" download', whole) if ".md?" in x)
    assert not re.search(r"(?<!\\)<", client.get(link).text)


def test_an_unknown_result_says_what_to_do(client: TestClient) -> None:
    response = client.get("/views/check/nothing.md", params={"lang": "en"})
    assert response.status_code == 404
    assert response.json()["error"] == checking_words("en").gone


def test_a_text_with_nothing_to_check_has_neither_tally_nor_links() -> None:
    page = Page(result_html(FakeYouju().check(CLAIM), "k", "zh"))
    assert page.by_class("yj-tally")
    html = result_html(replace(checked_claim(CLAIM), statements=(), citations=()), "k", "zh")
    assert "yj-tally" not in html
    assert "download" not in html


def test_a_file_becomes_the_text(client: TestClient) -> None:
    response = client.post("/views/check/file?name=稿.txt", content="林若溪宣布通车。".encode("gb18030"))
    assert response.json() == {"text": "林若溪宣布通车。", "error": ""}


def test_of_a_long_file_the_beginning_is_read_and_the_reader_told(client: TestClient) -> None:
    content = ("渔民老周回来了。" * 3000).encode()
    told = client.post("/views/check/file?name=a.txt&lang=en", content=content).json()
    assert len(told["text"]) == LONGEST_CLAIM
    assert checking_words("en").cut in told["error"]


@pytest.mark.parametrize("name", ["a.exe", "../../etc/passwd", "a.pdf", "a.docx", "%00.txt"])
def test_a_file_that_cannot_be_read_is_one_line(client: TestClient, name: str) -> None:
    response = client.post(f"/views/check/file?name={name}", content=b"\x00\x01not what it says")
    assert response.status_code == 200
    assert set(response.json()) == {"error"}
    assert re.search("[\u4e00-\u9fff]{4}.*；", response.json()["error"])


def test_a_file_may_be_larger_than_a_question(client: TestClient) -> None:
    content = "渔民老周回来了。".encode() * (MAX_API_BODY // 20)
    assert len(content) > MAX_API_BODY
    assert client.post("/views/check/file?name=a.txt", content=content).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_is_made_of_the_articles_and_a_line_of_ours(language: UiLanguage) -> None:
    text = example_text(FakeYouju(), language)
    assert text.endswith(checking_words(language).untold)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_view_speaks_its_language(client: TestClient, language: UiLanguage) -> None:
    html = client.get("/views/check", params={"lang": language}).text
    assert html == checking_html(language)
    assert checking_words(language).placeholder in html
