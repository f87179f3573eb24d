"""Feedback becomes questions that ``youju eval`` reads and grades."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rag.evaluate import evaluate, read_eval_questions
from tests.ui.fake_bot import FakeYouju, corrected, refusal
from tests.ui.history.conftest import ANNA, check, turn
from ui.cli import main
from ui.commands import evaluate as command
from ui.history.evaluation import evaluation_lines
from ui.history.store import HistoryStore
from ui.history.values import Opinion


@pytest.fixture
def lines(store: HistoryStore) -> list[str]:
    identity = store.start(ANNA)
    said = [
        (turn("谁离职了？"), Opinion.GOOD),
        (turn("无人知道？", refusal("无人知道？")), Opinion.GOOD),
        (turn("假设如何？", corrected("假设如何？")), Opinion.GOOD),
        (turn("还有谁？"), Opinion.EVIDENCE_WRONG),
        (check("夏尔马离职"), Opinion.BAD),
    ]
    for kept, opinion in said:
        n = store.append(ANNA, identity, kept)
        store.give_feedback(ANNA, identity, n, opinion, "说明")
    return list(evaluation_lines(store.reported(ANNA)))


def test_a_good_answer_is_a_question_with_its_evidence(lines: list[str]) -> None:
    row = json.loads(lines[0])
    assert row["question"] == "谁离职了？"
    assert row["answers"] == [["夏尔马在二月九日宣布离职。"]]
    assert row["evidence"][0] == "夏尔马在二月九日宣布离职。"
    assert len(row["evidence"]) == 3
    assert row["lang"] == "zh"


def test_a_good_refusal_must_be_refused(lines: list[str]) -> None:
    assert [json.loads(line)["type"] for line in lines[1:3]] == ["unanswerable", "false_premise"]


def test_of_a_bad_answer_only_the_question_and_the_note_are_told(lines: list[str]) -> None:
    row = json.loads(lines[3])
    assert (row["type"], row["opinion"], row["note"]) == ("unjudged", "evidence_wrong", "说明")
    assert row["history"] == ["谁离职了？", "无人知道？", "假设如何？"]
    assert "evidence" not in row
    assert "answers" not in row


def test_eval_reads_the_file_and_grades_the_judged_ones(lines: list[str]) -> None:
    questions = read_eval_questions(lines)
    assert len(questions) == 3
    assert all(grade.is_right for grade in evaluate(FakeYouju(), questions).grades)


def test_the_command_says_what_it_passed_over(
    lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "open_index", lambda *_: FakeYouju())
    file = tmp_path / "feedback.jsonl"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert main(["eval", str(file), "--lang", "en"]) == 0
    assert "2 unjudged questions passed over" in capsys.readouterr().err


def test_the_id_of_a_conversation_is_not_in_the_file(lines: list[str], store: HistoryStore) -> None:
    assert store.find(ANNA)[0].id not in "".join(lines)
