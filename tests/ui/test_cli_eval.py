"""``youju eval``: what it writes where, and when its gate closes; test_evaluate.py has the grading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rag.evaluate import read_eval_questions
from tests.ui.cli_bot import OneArticleBot
from ui.cli import main
from ui.commands import evaluate

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def bot(monkeypatch: pytest.MonkeyPatch) -> OneArticleBot:
    found = OneArticleBot()
    monkeypatch.setattr(evaluate, "open_index", lambda *_: found)
    monkeypatch.setenv("LC_ALL", "C")
    return found


@pytest.fixture
def questions(tmp_path: Path) -> str:
    rows = [
        {"id": f"q{n}", "lang": "zh", "type": "who", "question": f"{n} 谁", "answers": [["张三"]]}
        for n in range(6)
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    return str(file)


def test_table_goes_to_stdout(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", questions]) == 0
    assert "all facts found" in capsys.readouterr().out


def test_json_and_html_are_written(questions: str, tmp_path: Path) -> None:
    report, page = tmp_path / "r.json", tmp_path / "r.html"
    assert main(["eval", questions, "--json", str(report), "--html", str(page)]) == 0
    assert json.loads(report.read_text("utf-8"))["questions"] == 6
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_json_dash_prints_nothing_but_json(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["eval", questions, "--json", "-"])
    assert json.loads(capsys.readouterr().out)["index"] == "g1"


def test_gate_lets_an_equal_run_pass(questions: str, tmp_path: Path) -> None:
    baseline = str(tmp_path / "baseline.json")
    assert main(["eval", questions, "--baseline", baseline, "--update-baseline"]) == 0
    assert main(["eval", questions, "--baseline", baseline]) == 0


def test_gate_stops_a_worse_run(
    questions: str, tmp_path: Path, bot: OneArticleBot, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = str(tmp_path / "baseline.json")
    main(["eval", questions, "--baseline", baseline, "--update-baseline"])
    bot.shown = "无可奉告。"
    assert main(["eval", questions, "--baseline", baseline]) == 1
    assert "regression: all facts found (all): 100 % -> 0 %" in capsys.readouterr().err


def test_page_says_what_the_exit_code_says(questions: str, tmp_path: Path, bot: OneArticleBot) -> None:
    baseline, html = str(tmp_path / "baseline.json"), tmp_path / "page.html"
    main(["eval", questions, "--baseline", baseline, "--update-baseline"])
    bot.shown = "无可奉告。"
    assert main(["eval", questions, "--baseline", baseline, "--html", str(html)]) == 1
    assert "Fell below the baseline" in html.read_text("utf-8")


def test_missing_baseline_is_told_before_any_question_is_asked(
    questions: str, tmp_path: Path, bot: OneArticleBot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", questions, "--baseline", str(tmp_path / "none.json")]) == 1
    assert "cannot read" in capsys.readouterr().err
    assert bot.asked == []


def test_update_needs_a_baseline(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", questions, "--update-baseline"]) == 2
    assert "--baseline FILE" in capsys.readouterr().err


def test_our_own_questions_quote_the_shipped_articles() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "corpus/articles").glob("*.md")]
    questions = read_eval_questions((ROOT / "benchmarks/questions.jsonl").read_text("utf-8").split("\n"))
    assert len(questions) == 44
    assert all(any(line in text for text in texts) for question in questions for line in question.evidence)
