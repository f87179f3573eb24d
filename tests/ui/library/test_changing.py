"""Adding, removing and undoing over HTTP, with a real index behind it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from starlette.testclient import TestClient

from corpus.errors import IndexBusy
from index.generation import writing
from rag import Youju
from tests.corpus.pdf_writer import pdf
from tests.ui.fake_bot import EVIL, HOSTILE, OTHER, PLAIN, FakeYouju
from tests.ui.html_reading import Page
from tests.ui.library.conftest import add, page_of, post
from ui.guard import Rules
from ui.library import changes, routes
from ui.reader import COOKIE

TOLD = "海港城的新灯塔落成。新灯塔的设计者是岩叶子，她用了两年时间。"
TEXT = f"灯塔落成\n\n{TOLD}".encode()


def word_file(text: str) -> bytes:
    document, file = docx.Document(), BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


FORMATS = {
    "a.txt": TEXT,
    "b.md": f"---\ntitle: 灯塔二\nsource: 海港日报\n---\n\n{TOLD}二".encode(),
    "c.html": f"<html><body><article><h1>灯塔三</h1><p>{TOLD * 6}</p></article></body></html>".encode(),
    "d.docx": word_file(f"{TOLD}四"),
    "e.pdf": pdf([[f"{TOLD}五"]], title="灯塔五"),
    "f.txt": f"灯塔六\n\n{TOLD}六".encode("gb18030"),
}


def titles(bot: Youju) -> set[str]:
    return {a.title for a in bot.articles()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_added(page: TestClient, bot: Youju, name: str) -> None:
    shown = Page(add(page, {name: FORMATS[name]}))
    assert shown.by_class("yj-unreadable") == []
    assert len(shown.by_class("yj-added")) == 1
    assert {a.path for a in bot.articles()} >= {name}
    assert any("岩叶子" in a.text for a in bot.articles())


def test_what_is_added_is_found_at_once(page: TestClient) -> None:
    add(page, {"a.txt": TEXT})
    assert "灯塔落成" in page.get("/views/articles/list", params={"q": "岩叶子"}).text


def test_each_file_has_its_outcome(page: TestClient) -> None:
    files = {"a.txt": TEXT, "b.txt": TEXT, "c.pdf": b"%PDF-1.4", "d.xyz": b"text", "e.txt": b""}
    shown = Page(add(page, files, refused=[("f.txt", True), ("g.txt", False)]))
    assert shown.by_class("yj-added") == ["灯塔落成 · 已加入"]
    assert shown.by_class("yj-same") == ["b.txt · 已有同一篇：灯塔落成"]
    assert [line.split(" · ")[0] for line in shown.by_class("yj-unreadable")] == [
        *("c.pdf", "d.xyz", "e.txt", "f.txt", "g.txt")
    ]
    assert "文件大于 20 MB；请拆小或转成纯文本" in shown.by_class("yj-unreadable")[3]


def test_outcomes_are_told_in_english(page: TestClient) -> None:
    shown = Page(add(page, {"a.txt": b"", "b.txt": TEXT}, lang="en"))
    assert shown.by_class("yj-unreadable")[0].startswith("a.txt · cannot be read: the file is empty; give")
    assert "1 added." in shown.by_class("yj-changed")[0]


def test_article_that_is_there_already_is_named(page: TestClient, bot: Youju) -> None:
    add(page, {"a.txt": TEXT})
    before = bot.index_id
    shown = Page(add(page, {"other.txt": TEXT}))
    assert shown.by_class("yj-same") == ["other.txt · 已有同一篇：灯塔落成"]
    assert "没有加进新文章" in shown.by_class("yj-changed")[0]
    assert bot.index_id == before


def test_file_of_a_name_that_is_taken_replaces_nothing(page: TestClient, bot: Youju) -> None:
    add(page, {"a.txt": TEXT})
    add(page, {"a.txt": TEXT + "后来又改了设计。".encode()})
    assert {a.path for a in bot.articles()} >= {"a.txt", "a (2).txt"}


def test_batch_changes_the_index_once(page: TestClient, bot: Youju, tmp_path: Path) -> None:
    before = len(list((tmp_path / "index" / "generations").iterdir()))
    add(page, {name: FORMATS[name] for name in ("a.txt", "b.md", "d.docx")})
    assert len(list((tmp_path / "index" / "generations").iterdir())) == before + 1
    assert len(titles(bot)) == 6


def test_progress_is_told(page: TestClient) -> None:
    batch = page.post("/library/batches").json()["batch"]
    for n in range(3):
        page.post("/library/files", params={"batch": batch, "name": f"{n}.txt"}, content=TEXT + b"%d" % n)
    _, progress = post(page, "/library/add", batch=batch)
    assert progress[:3] == [{"done": n, "of": 3} for n in (1, 2, 3)]
    assert progress[-1]["done"] == progress[-1]["of"]


def test_nothing_is_left_of_what_was_sent(page: TestClient, tmp_path: Path) -> None:
    add(page, {"a.txt": TEXT, "b.pdf": b"broken"})
    assert list((tmp_path / "incoming").iterdir()) == []


def test_words_of_a_hostile_file_run_nowhere(page: TestClient) -> None:
    hostile = f"{HOSTILE}\n\n{HOSTILE} 正文 <img src=x onerror=alert(1)>".encode()
    shown = add(page, {f"{HOSTILE}.txt": hostile, f'"{HOSTILE}.xyz': b"x"}) + page.get("/views/articles").text
    assert "<script" not in shown
    assert "<img" not in shown


def test_removed_articles_come_back_when_undone(page: TestClient, bot: Youju) -> None:
    before = set(bot.articles())
    shown, _ = post(page, "/library/remove", ids=[PLAIN.id, OTHER.id, "nobody"])
    assert "移除了 2 篇" in shown
    assert bot.article_count == 1
    assert "已撤销" in post(page, "/library/undo", key=key_in(shown))[0]
    assert set(bot.articles()) == before


def key_in(html: str) -> str:
    return re.findall(r'name="key" value="([\w-]+)"', html)[0]


def test_added_articles_go_when_undone(page: TestClient, bot: Youju) -> None:
    before = titles(bot)
    shown = add(page, {"a.txt": TEXT})
    post(page, "/library/undo", key=key_in(shown))
    assert titles(bot) == before


def test_change_is_undone_once(page: TestClient) -> None:
    key = key_in(post(page, "/library/remove", ids=[PLAIN.id])[0])
    assert len(key) == 43
    post(page, "/library/undo", key=key)
    for tried in (key, "", "guessed"):
        assert "撤销不了了" in post(page, "/library/undo", key=tried)[0]


def test_what_others_removed_meanwhile_is_passed_over(page: TestClient, bot: Youju) -> None:
    shown = add(page, {"a.txt": TEXT})
    bot.remove(["a.txt"])
    assert "已撤销" in post(page, "/library/undo", key=key_in(shown))[0]


def test_change_can_be_undone_after_the_view_is_opened_anew_by_its_reader_alone(
    page: TestClient, bot: Youju
) -> None:
    page.cookies.set(COOKIE, "r" * 43)
    key = key_in(post(page, "/library/remove", ids=[PLAIN.id])[0])
    assert key in page.get("/views/articles").text
    page.cookies.clear()
    assert key not in page.get("/views/articles").text


def test_last_changes_are_kept_and_no_more(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_KEPT", 1)
    first = key_in(post(page, "/library/remove", ids=[PLAIN.id])[0])
    second = key_in(post(page, "/library/remove", ids=[OTHER.id])[0])
    assert "撤销不了了" in post(page, "/library/undo", key=first)[0]
    assert "已撤销" in post(page, "/library/undo", key=second)[0]


def test_long_articles_that_were_removed_are_not_kept_for_ever(
    page: TestClient, bot: Youju, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_CHARACTERS", len(PLAIN.text))
    first = key_in(post(page, "/library/remove", ids=[PLAIN.id])[0])
    added = key_in(add(page, {"a.txt": TEXT}))
    second = key_in(post(page, "/library/remove", ids=[OTHER.id])[0])
    assert "撤销不了了" in post(page, "/library/undo", key=first)[0]
    assert "已撤销" in post(page, "/library/undo", key=added)[0]
    assert "已撤销" in post(page, "/library/undo", key=second)[0]


def test_nothing_chosen_and_too_many_are_told(page: TestClient, bot: Youju) -> None:
    assert "先在左边打勾" in post(page, "/library/remove", ids=[])[0]
    shown, _ = post(page, "/library/remove", ids=[str(n) for n in range(501)])
    assert "too many to remove at once: at most 500" in shown
    assert bot.article_count == 3


def test_second_writer_is_told_to_wait_and_can_undo_later(
    page: TestClient, bot: Youju, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generation.LOCK_SECONDS", 0.0)
    monkeypatch.setattr("index.generation.writing.__kwdefaults__", {"seconds": 0.0}, raising=False)
    key = key_in(post(page, "/library/remove", ids=[PLAIN.id])[0])

    def busy(*_: object, **__: object) -> None:
        raise IndexBusy("another")

    with writing(tmp_path / "index"), monkeypatch.context() as patched:
        patched.setattr(bot, "add", busy)
        shown, _ = post(page, "/library/undo", key=key)
    assert "索引正在被另一处改动" in shown
    assert "已撤销" in post(page, "/library/undo", key=key)[0]


def test_defect_is_one_line_without_its_words(
    page: TestClient, monkeypatch: pytest.MonkeyPatch, bot: Youju
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(bot, "remove", broken)
    monkeypatch.setattr(routes._log, "exception", lambda _: None)
    shown, _ = post(page, "/library/remove", ids=[PLAIN.id])
    assert "出了意外" in shown
    assert "secret" not in shown


def test_articles_in_memory_cannot_be_changed_and_the_view_offers_nothing() -> None:
    page = page_of(FakeYouju())
    view = page.get("/views/articles").text
    assert "yj-drop" not in view
    assert "yj-pick" not in view
    assert EVIL.id in view


def test_visitor_is_offered_to_sign_in(bot: Youju) -> None:
    page = page_of(bot, Rules(password="geheim", visitors=True))  # noqa: S106 - of this test
    view, signed_in = (page.get("/views/articles", auth=auth).text for auth in (None, ("", "geheim")))
    assert "登录后可以增减文章" in view
    assert 'href="/sign-in"' in view
    assert "yj-drop" not in view
    assert "yj-drop" in signed_in
