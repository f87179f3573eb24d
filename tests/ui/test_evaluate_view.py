"""The view in which questions are evaluated: one run at a time, its report framed, compared with the last."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from rag.answer import Answer
from rag.evaluate import read_eval_questions
from rag.follow_up import Earlier
from tests.ui.fake_bot import HOSTILE, FakeYouju
from tests.ui.html_reading import Page
from ui.error_line import error_html
from ui.evaluation.example import example_questions
from ui.evaluation.page import policy
from ui.evaluation.routes import evaluation_routes
from ui.evaluation.runs import KEPT, MOST_QUESTIONS, Busy, Run, Runs, State
from ui.evaluation.view import now_html, runs_html
from ui.evaluation.view_words import evaluate_words
from ui.guard import SIGN_IN
from ui.texts import LANGUAGES, UiLanguage

ZH = evaluate_words("zh")


def questions(*asked: str) -> str:
    rows = [{"id": f"q{n}", "question": q, "answers": [["二月九日"]]} for n, q in enumerate(asked)]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


class Slow(FakeYouju):
    """Takes a moment for each question."""

    def ask(self, question: str, *, history: Sequence[Earlier] = (), **others: object) -> Answer:
        time.sleep(0.05)
        return super().ask(question, history=history)


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(400):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError("it never became so")


def finished(runs: Runs, text: str, *, name: str = "a.jsonl", reader: str = "") -> Run:
    run = runs.start(name, read_eval_questions(text.split("\n")), reader)
    until(lambda: (found := runs.get(run.key)) is not None and found.state is not State.RUNNING)
    found = runs.get(run.key)
    assert found
    return found


def test_a_run_grades_every_question() -> None:
    run = finished(Runs(FakeYouju()), questions("谁离职了？", "无此事？"))
    assert run.state is State.DONE
    assert run.done == run.of == 2
    assert run.evaluation
    assert [g.is_right for g in run.evaluation.grades] == [True, False]


def test_one_run_at_a_time() -> None:
    runs = Runs(Slow())
    asked = read_eval_questions(questions("一", "二", "三").split("\n"))
    run = runs.start("a", asked, "")
    with pytest.raises(Busy):
        runs.start("b", asked, "other")
    until(lambda: runs.of("")[0].state is State.DONE)
    assert runs.of("")[0].key == run.key


def test_a_run_can_be_cancelled_by_who_started_it() -> None:
    runs = Runs(Slow())
    runs.start("a", read_eval_questions(questions(*"一二三四五六七八九十").split("\n")), "me")
    runs.cancel("another")
    until(lambda: runs.of("me")[0].done > 0)
    assert runs.of("me")[0].state is State.RUNNING
    runs.cancel("me")
    until(lambda: runs.of("me")[0].state is State.CANCELLED)
    assert runs.of("me")[0].done < 10


def test_an_error_of_ours_is_told_and_any_other_is_not() -> None:
    runs = Runs(FakeYouju())
    assert finished(runs, questions("错")).line == "索引读不出来：请重建"
    broken = finished(runs, questions("坏"))
    assert (broken.state, broken.line) == (State.FAILED, "")
    assert ZH.failed in now_html([broken], "zh")


def test_a_run_is_compared_with_the_last_that_asked_the_same() -> None:
    runs = Runs(FakeYouju())
    first = finished(runs, questions("谁离职了？"))
    other = finished(runs, questions("别的问题？"))
    again = finished(runs, questions("谁离职了？"))
    assert other.comparison is None
    assert again.former == first.key
    assert again.comparison
    assert not again.comparison.fallen
    assert ZH.not_below in runs_html(runs.of(""), "", "zh")


def test_readers_see_their_own_runs_alone() -> None:
    runs = Runs(FakeYouju())
    finished(runs, questions("一"), reader="me")
    assert runs.of("you") == ()


def test_only_the_last_runs_are_kept() -> None:
    runs = Runs(FakeYouju())
    keys = [finished(runs, questions("一")).key for _ in range(KEPT + 1)]
    assert runs.get(keys[0]) is None
    assert len(runs.of("")) == KEPT
    assert len(set(keys)) == KEPT + 1


def test_nothing_of_others_is_markup() -> None:
    runs = Runs(FakeYouju())
    finished(runs, questions(HOSTILE), name=HOSTILE)
    html = runs_html(runs.of(""), "", "en") + error_html(HOSTILE, "en")
    assert "<script" not in html
    assert Page(html).names.isdisjoint({"script", "img"})


def test_view_starts_a_run_and_shows_its_report(client: TestClient) -> None:
    page = client.get("/views/evaluate", params={"lang": "zh"}).text
    assert ZH.drop in page
    body = {"name": "题.jsonl", "questions": questions("谁离职了？"), "lang": "zh"}
    started = client.post("/views/evaluate", json=body)
    assert started.status_code == 200
    until(lambda: "yj-running" not in client.get("/views/evaluate/now").text)
    shown = Page(client.get("/views/evaluate/runs").text)
    (frame,) = [a for tag, a in shown.tags if tag == "iframe"]
    assert frame["sandbox"] == "allow-scripts"
    report = client.get(frame["src"])
    assert "评测报告" in report.text
    assert report.headers["content-security-policy"] == f"{policy()}; frame-ancestors 'self'"
    assert report.headers["x-frame-options"] == "SAMEORIGIN"
    for form in ("html", "json"):
        kept = client.get(f"{frame['src'].split('?')[0]}.{form}")
        assert f'filename="evaluation.{form}"' in kept.headers["content-disposition"]


def test_page_may_frame_its_own_server_alone(client: TestClient) -> None:
    assert "frame-src 'self'" in client.get("/").headers["content-security-policy"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file of questions is empty"),
        ("not json", "line 1 of the questions cannot be used"),
        ('{"id": 1}', "line 1 of the questions cannot be used: KeyError"),
        (questions("一") + "\n" + questions("一"), "repeats the id"),
        (questions(*["一"] * (MOST_QUESTIONS + 1)), "2,001"),
    ],
    ids=["empty", "no json", "no question", "one id twice", "too many"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_file_is_one_line(client: TestClient, content: str, said: str, language: UiLanguage) -> None:
    response = client.post("/views/evaluate", json={"questions": content, "lang": language})
    assert response.status_code == 400
    assert said in response.text
    assert Page(response.text).by_class("yj-notice")[0].startswith(evaluate_words(language).bad[:5])


def test_an_unknown_report_says_what_to_do(client: TestClient) -> None:
    response = client.get("/evaluations/nothing", params={"lang": "en"})
    assert response.status_code == 404
    assert response.json()["error"] == evaluate_words("en").gone


def test_who_may_change_nothing_may_not_evaluate() -> None:
    app = FastAPI()
    app.include_router(evaluation_routes(FakeYouju(), may_change=lambda _: False))
    visitor = TestClient(app)
    for response in (
        visitor.get("/views/evaluate"),
        visitor.post("/views/evaluate", json={"questions": questions("一")}),
    ):
        assert response.status_code == 403
        assert ZH.refused in response.text
        assert f'href="{SIGN_IN}"' in response.text


def test_visitors_see_no_runs_of_members_who_have_no_cookie_either() -> None:
    app = FastAPI()
    app.include_router(evaluation_routes(FakeYouju(), may_change=lambda request: "member" in request.headers))
    client, member = TestClient(app), {"member": "yes"}
    client.post("/views/evaluate", json={"questions": questions("一"), "name": "题"}, headers=member)
    for _ in range(200):
        if "yj-run-list" in client.get("/views/evaluate/runs", headers=member).text:
            break
        time.sleep(0.02)
    assert "题" in client.get("/views/evaluate/runs", headers=member).text
    assert client.get("/views/evaluate/runs").text == client.get("/views/evaluate/now").text == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_is_read_as_questions(client: TestClient, language: UiLanguage) -> None:
    response = client.get("/evaluations/example.jsonl", params={"lang": language})
    found = read_eval_questions(response.text.split("\n"))
    assert found[-1].type == "unanswerable"
    (dated,) = found[:-1]
    assert dated.facts == (("二月九日",),)
    assert dated.question == "夏尔马在什么时候宣布离职？"
    assert response.text == example_questions(FakeYouju(), language)


def test_example_names_evidence_that_stands_in_the_articles() -> None:
    texts = [a.text for a in FakeYouju().articles()]
    for line in example_questions(FakeYouju(), "zh").splitlines():
        for sentence in json.loads(line).get("evidence", []):
            assert any(sentence in text for text in texts)


def test_every_word_takes_its_values() -> None:
    for language in LANGUAGES:
        w = evaluate_words(language)
        assert len(re.findall(r"{}", w.running)) == 3
        assert "{name}" in w.run
