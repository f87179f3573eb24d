"""The routes for scripts and for citations."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from rag.card import read_card
from rag.follow_up import Turn
from tests.ui.fake_bot import EVIL, HOSTILE, OTHER, PLAIN, FakeYouju
from tests.ui.html_reading import Page
from ui.history.store import HistoryStore
from ui.server import create_app


def test_health_names_index_articles_and_version(client: TestClient) -> None:
    health = client.get("/healthz").json()
    assert (health["status"], health["index"], health["articles"]) == ("ok", "fake-1", 3)
    assert health["version"]


def test_ask_returns_the_record_of_the_contract(client: TestClient) -> None:
    record = client.post("/api/ask", json={"question": "谁离职了？", "history": ["发生了什么？"]}).json()
    assert record["status"] == "answered"
    assert [c["n"] for c in record["citations"]] == [1, 2, 3]
    assert set(record["citations"][0]) >= {
        "article_id",
        "title",
        "source",
        "published",
        "path",
        "start",
        "end",
    }
    assert record["ms"] > 0


def test_an_earlier_answer_goes_along_with_its_question(store: HistoryStore) -> None:
    bot = FakeYouju()
    client = TestClient(create_app(bot, store=store), base_url="http://127.0.0.1:7860")
    history = ["甲？", {"question": "乙？", "answer": "丙。"}]
    client.post("/api/ask", json={"question": "他呢？", "history": history})
    assert bot.histories[-1] == ("甲？", Turn("乙？", "丙。"))


def test_ask_does_not_tell_where_the_articles_lie(client: TestClient) -> None:
    record = client.post("/api/ask", json={"question": "谁离职了？"}).json()
    paths = [entry["path"] for entry in (*record["citations"], *record["retrieved"])]
    assert paths
    assert not any("/" in path for path in paths)


def test_a_refusal_is_an_answer_too(client: TestClient) -> None:
    record = client.post("/api/ask", json={"question": "无"}).json()
    assert (record["status"], record["reason"], record["citations"]) == ("abstained", "no_evidence", [])


def test_corrections_of_a_false_premise_name_files_without_folders(client: TestClient) -> None:
    record = client.post("/api/ask", json={"question": "假设他留下了，为什么？"}).json()
    assert (record["reason"], record["citations"]) == ("false_premise", [])
    assert [c["n"] for c in record["corrections"]] == [1, 2]
    assert not any("/" in c["path"] for c in record["corrections"])


def test_search_lists_passages(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "离职", "k": 3}).json()
    assert found["passages"][0]["article_id"] == PLAIN.id
    assert (
        PLAIN.text[found["passages"][0]["start"] : found["passages"][0]["end"]]
        == found["passages"][0]["text"]
    )


def test_articles_are_listed(client: TestClient) -> None:
    listed = client.get("/api/articles").json()["articles"]
    assert [a["id"] for a in listed] == [PLAIN.id, OTHER.id, EVIL.id]
    assert listed[0] == {
        "id": PLAIN.id,
        "title": "夏尔马离职",
        "source": "某报",
        "published": "2026-02-11",
        "published_is_inferred": False,
        "language": "zh",
        "report": PLAIN.id,
    }


def test_an_article_comes_with_its_text(client: TestClient) -> None:
    assert client.get(f"/api/articles/{OTHER.id}").json()["text"] == OTHER.text


def test_a_fragment_marks_the_range(client: TestClient) -> None:
    start = OTHER.text.index("Anthropic")
    end = OTHER.text.index(" After")
    response = client.get(
        f"/articles/{OTHER.id}/fragment", params={"start": start, "end": end, "also": "0-6"}
    )
    page = Page(response.text)
    assert page.by_id("cited") == [OTHER.text[start:end]]
    assert page.by_class("yj-also") == ["Before"]


def test_an_article_opens_in_its_own_tab(client: TestClient) -> None:
    response = client.get(f"/articles/{EVIL.id}", params={"start": 0, "end": 2, "lang": "en"})
    assert response.headers["content-type"].startswith("text/html")
    assert HOSTILE not in response.text
    assert "<script" not in response.text
    assert '<mark id="cited"' in response.text


@pytest.mark.parametrize("path", ["/api/articles/nope", "/articles/nope", "/articles/nope/fragment"])
def test_an_unknown_article_is_not_found(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert response.text.count("\n") == 0


@pytest.mark.parametrize(
    "query", ["start=0&end=99999999", "start=5&end=5", "start=1", "end=1", "start=0&end=3&also=9-1"]
)
def test_a_range_that_is_not_in_the_article_is_one_line(client: TestClient, query: str) -> None:
    response = client.get(f"/articles/{PLAIN.id}/fragment?{query}")
    assert response.status_code == 400
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize(
    "query", ["start=x&end=1", "start=-1&end=1", "also=1", "also=1-2-3", "also=<b>", "lang=fr"]
)
def test_a_malformed_range_is_one_line(client: TestClient, query: str) -> None:
    response = client.get(f"/articles/{PLAIN.id}/fragment?{query}")
    assert response.status_code == 422
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": 3},
        {"question": "x" * 10_001},
        {"question": "x", "history": ["y"] * 51},
        {"question": "x", "history": "y"},
        {"question": "x", "language": "fr"},
        [],
        "x",
    ],
)
def test_a_malformed_question_is_one_line(client: TestClient, body: object) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize("body", ["", "{", '{"question": "\\ud800"}', '{"question": NaN}'])
def test_what_is_not_json_or_not_text_is_one_line(client: TestClient, body: str) -> None:
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert set(response.json()) == {"error"}


def test_our_own_errors_are_one_line_and_others_tell_nothing(client: TestClient) -> None:
    own = client.post("/api/ask", json={"question": "错"})
    other = client.post("/api/ask", json={"question": "坏"})
    assert (own.status_code, own.json()) == (503, {"error": "索引读不出来：请重建"})
    assert other.status_code == 500
    assert "secret" not in other.text


@pytest.mark.parametrize(
    ("form", "kind"), [("json", "application/json"), ("html", "text/html"), ("md", "text/markdown")]
)
def test_a_card_comes_in_three_forms_to_be_kept(client: TestClient, form: str, kind: str) -> None:
    response = client.post("/api/card", json={"question": "谁离职了？", "form": form})
    assert response.headers["content-type"].startswith(kind)
    assert response.headers["content-disposition"] == f'attachment; filename="card.{form}"'
    assert "夏尔马在二月九日宣布离职。" in response.text.replace("\\", "")


def test_a_card_over_http_can_be_read_back(client: TestClient) -> None:
    response = client.post("/api/card", json={"question": "谁离职了？"})
    assert read_card(response.text).answer.question == "谁离职了？"


def test_another_form_of_card_is_refused(client: TestClient) -> None:
    assert client.post("/api/card", json={"question": "谁？", "form": "pdf"}).status_code == 422


def test_questions_to_go_on_with_follow_the_conversation(store: HistoryStore) -> None:
    bot = FakeYouju()
    client = TestClient(create_app(bot, store=store), base_url="http://127.0.0.1:7860")
    body = {"question": "谁离职了？", "history": [{"question": "乙？", "answer": "丙。"}], "since": "2026"}
    assert client.post("/api/suggest", json=body).json() == {"suggestions": ["然后呢，谁离职了？", HOSTILE]}
    assert bot.histories[-1] == (Turn("乙？", "丙。"),)


def test_there_may_be_nothing_to_go_on_with(client: TestClient) -> None:
    assert client.post("/api/suggest", json={"question": "攻击"}).json() == {"suggestions": []}


def test_an_error_while_suggesting_is_one_line(client: TestClient) -> None:
    response = client.post("/api/suggest", json={"question": "错"})
    assert response.status_code >= 400
    assert response.json()["error"] == "索引读不出来：请重建"
