"""The history over HTTP: one's own only, in the page's language, changed by our own page alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from rag.cards import read_cards
from tests.ui.fake_bot import HOSTILE, FakeYouju
from tests.ui.history.conftest import ANNA, BORIS, Clock, conversation, turn
from tests.ui.html_reading import Page
from ui.history import routes as routes_module
from ui.history.routes import history_routes
from ui.history.store import HistoryStore
from ui.history.values import Opinion
from ui.reader import COOKIE
from ui.server import create_app

HERE = "http://127.0.0.1:7860"


@pytest.fixture
def app(store: HistoryStore) -> FastAPI:
    made = FastAPI()
    made.include_router(history_routes(store))
    return made


@pytest.fixture
def anna(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=HERE, cookies={COOKIE: ANNA})


@pytest.fixture
def boris(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=HERE, cookies={COOKIE: BORIS})


@pytest.fixture
def identity(store: HistoryStore) -> str:
    made = store.start(ANNA)
    store.append(ANNA, made, turn(f"谁离职了？{HOSTILE}"))
    return made


def page(text: str) -> Page:
    return Page(re.sub(r"<input[^>]*>", "", text))


def test_drawer_lists_ones_own_and_nothing_of_others(
    anna: TestClient, boris: TestClient, identity: str
) -> None:
    own = page(anna.get("/views/history").text)
    assert own.links("yj-conversation") == [f"/?c={identity}"]
    assert own.by_class("yj-conversation") == [f"谁离职了？{HOSTILE}"]
    assert page(boris.get("/views/history").text).links("yj-conversation") == []


def test_words_of_readers_are_escaped_and_nothing_runs(anna: TestClient, identity: str) -> None:
    html = anna.get("/views/history").text
    assert "<script" not in html
    assert not any(name.startswith("on") for name in page(html).attributes)


@pytest.mark.parametrize(("lang", "title"), [("zh", "历史对话"), ("en", "History")])
def test_drawer_speaks_the_language_of_the_page(anna: TestClient, lang: str, title: str) -> None:
    html = anna.get(f"/views/history?lang={lang}").text
    assert f'lang="{lang}"' in html
    assert f"<h2>{title}</h2>" in html


def test_nothing_of_it_is_stored_on_the_way(anna: TestClient, identity: str) -> None:
    for path in (
        "/views/history",
        "/views/history/list",
        "/views/history/feedback",
        "/history/feedback.jsonl",
    ):
        assert anna.get(path).headers["cache-control"] == "no-store"
    assert anna.get(f"/history/{identity}/export.md").headers["cache-control"] == "no-store"


def test_conversations_stand_under_their_days(
    anna: TestClient, store: HistoryStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for question in ("很久以前", "昨天的", "今天的"):
        conversation(store, question)
        clock.turn(days=2 if question == "很久以前" else 1)
    today = (clock.now - timedelta(days=1)).astimezone().date()
    monkeypatch.setattr(routes_module, "_today", lambda: today)
    html = anna.get("/views/history/list").text
    assert re.findall("<h3>(.*?)</h3>", html) == ["今天", "昨天", "更早"]


def test_search_narrows_the_list(anna: TestClient, store: HistoryStore) -> None:
    wanted = conversation(store, "老船厂的事")
    conversation(store, "别的")
    found = anna.get("/views/history/list", params={"search": " 船厂 "}).text
    assert page(found).links("yj-conversation") == [f"/?c={wanted}"]
    assert "找到 1 个" in found
    assert "没有找到" in anna.get("/views/history/list", params={"search": "飞机"}).text


def test_a_long_list_goes_on_behind_a_link(
    anna: TestClient, store: HistoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes_module, "PAGE", 2)
    made = [f"/?c={conversation(store, f'问 {n}')}" for n in range(5)]
    seen, address = [], "/views/history/list?search=问"
    while address:
        listed = page(anna.get(address).text)
        seen += listed.links("yj-conversation")
        address = next(iter(listed.links("yj-go")), "")
    assert seen == made[::-1]


def test_rename_answers_with_the_new_name(anna: TestClient, identity: str) -> None:
    answer = anna.post(f"/history/{identity}/rename", data={"title": "离职的事"})
    assert page(answer.text).by_class("yj-conversation") == ["离职的事"]
    assert "离职的事" in anna.get("/views/history").text


def test_a_name_too_long_is_one_line(anna: TestClient, identity: str) -> None:
    answer = anna.post(f"/history/{identity}/rename?lang=en", data={"title": "x" * 101})
    assert answer.status_code == 400
    assert "a name has at most 100 characters" in answer.text


def test_delete_offers_the_way_back_and_restore_takes_it(anna: TestClient, identity: str) -> None:
    deleted = anna.post(f"/history/{identity}/delete").text
    assert "撤销" in deleted
    assert f'action="/history/{identity}/restore?lang=zh"' in deleted
    drawer = anna.get("/views/history").text
    assert page(drawer).links("yj-conversation") == []
    assert "最近删除的（1）" in drawer
    assert page(anna.post(f"/history/{identity}/restore").text).links("yj-conversation") == [
        f"/?c={identity}"
    ]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "rename"),
        ("POST", "delete"),
        ("POST", "restore"),
        ("POST", "turns/1/feedback"),
        ("GET", "export.md"),
        ("GET", "export.html"),
        ("GET", "export.json"),
    ],
)
def test_anothers_conversation_is_answered_like_none(
    boris: TestClient, identity: str, method: str, path: str
) -> None:
    data = {"opinion": "good", "title": "x"} if method == "POST" else None
    foreign = boris.request(method, f"/history/{identity}/{path}", data=data)
    unknown = boris.request(method, f"/history/AAAAAAAAAAAAAAAAAAAAAA/{path}", data=data)
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.text == unknown.text
    assert foreign.headers == unknown.headers
    assert "没有这个对话" in foreign.text


@pytest.mark.parametrize("cookie", ["", "short", "x" * 44, "../../etc/passwd"])
def test_without_a_readers_cookie_there_is_one_line(app: FastAPI, identity: str, cookie: str) -> None:
    client = TestClient(app, base_url=HERE, cookies={COOKIE: cookie} if cookie else None)
    for path in ("/views/history?lang=en", f"/history/{identity}/export.md?lang=en"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert "Who reads is not known, so nothing is kept" in answer.text


@pytest.mark.parametrize("path", ["rename", "delete", "restore", "turns/1/feedback"])
def test_another_site_or_port_changes_nothing(
    anna: TestClient, store: HistoryStore, identity: str, path: str
) -> None:
    before = store.get(ANNA, identity)
    for headers in ({"origin": "http://127.0.0.1:8000"}, {"sec-fetch-site": "same-site"}):
        data = {"title": "x", "opinion": "bad"}
        answer = anna.post(f"/history/{identity}/{path}", data=data, headers=headers)
        assert answer.status_code == 403
    assert store.get(ANNA, identity) == before
    assert store.feedback(ANNA, identity) == {}


@pytest.mark.parametrize(
    ("form", "media"), [("md", "text/markdown"), ("html", "text/html"), ("json", "application/json")]
)
def test_export_is_a_file_with_the_citations(anna: TestClient, identity: str, form: str, media: str) -> None:
    answer = anna.get(f"/history/{identity}/export.{form}")
    assert answer.headers["content-type"].startswith(media)
    assert "attachment" in answer.headers["content-disposition"]
    assert "%E8%B0%81%E7%A6%BB%E8%81%8C%E4%BA%86" in answer.headers["content-disposition"]
    assert "夏尔马在二月九日宣布离职。" in answer.text
    if form == "json":
        assert len(read_cards(answer.text)) == 1


def test_feedback_is_kept_changed_and_taken_back(
    anna: TestClient, store: HistoryStore, identity: str
) -> None:
    address = f"/history/{identity}/turns/1/feedback"
    assert "已记下：有用" in anna.post(address, data={"opinion": "good"}).text
    anna.post(address, data={"opinion": "evidence_wrong", "note": "引错了"})
    assert store.feedback(ANNA, identity)[1].note == "引错了"
    assert "引错了" in anna.get("/views/history/feedback").text
    assert anna.post(address, data={"opinion": ["good", "none"]}).text.count("已撤回") == 1
    assert store.feedback(ANNA, identity) == {}


def test_feedback_becomes_a_file_for_eval(anna: TestClient, store: HistoryStore, identity: str) -> None:
    store.give_feedback(ANNA, identity, 1, Opinion.GOOD)
    answer = anna.get("/history/feedback.jsonl")
    assert 'filename="feedback.jsonl"' in answer.headers["content-disposition"]
    (row,) = map(json.loads, answer.text.splitlines())
    assert row["evidence"][0] == "夏尔马在二月九日宣布离职。"


@pytest.mark.parametrize("n", ["0", "-1", "x", "99999999999999999999"])
def test_a_number_that_no_turn_has_changes_nothing(anna: TestClient, identity: str, n: str) -> None:
    answer = anna.post(f"/history/{identity}/turns/{n}/feedback", data={"opinion": "good"})
    assert answer.status_code in {404, 422}


def test_a_damaged_file_is_told_in_the_drawer(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite").write_bytes(b"no database at all" * 100)
    store = HistoryStore(tmp_path / "history.sqlite")
    made = FastAPI()
    made.include_router(history_routes(store))
    html = TestClient(made, base_url=HERE, cookies={COOKIE: ANNA}).get("/views/history").text
    assert "history.damaged-" in html
    assert str(tmp_path) not in html
    store.close()


def test_a_file_that_cannot_be_read_any_more_is_one_line(anna: TestClient, store: HistoryStore) -> None:
    store.close()
    answer = anna.get("/views/history?lang=en")
    assert answer.status_code == 503
    assert "The history cannot be read" in answer.text
    assert str(store.path) not in answer.text


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, HistoryStore]]:
    store = HistoryStore(tmp_path_factory.mktemp("locked") / "history.sqlite")
    yield create_app(FakeYouju(), store=store, password="geheim", hosts=()), store  # noqa: S106 - of a test
    store.close()


def test_with_a_password_visitors_still_see_their_own_only(locked: tuple[FastAPI, HistoryStore]) -> None:
    app, store = locked
    identity = conversation(store, "私事")
    client = TestClient(app, base_url="http://news.example", cookies={COOKIE: BORIS})
    assert client.get("/views/history").status_code == 401
    entered = ("x", "geheim")
    assert "私事" not in client.get("/views/history", auth=entered).text
    assert client.get(f"/history/{identity}/export.md", auth=entered).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/history", "/history/x/turns", "/history/..%2f..%2fetc%2fpasswd/export.md", "/history/x/export.pdf"],
)
def test_no_other_route_is_open(locked: tuple[FastAPI, HistoryStore], path: str) -> None:
    client = TestClient(locked[0], base_url="http://news.example", cookies={COOKIE: ANNA})
    assert client.get(path, auth=("x", "geheim")).status_code == 404
