"""``youju batch``: files in and out, exit codes, and what survives a failure."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from rag.answer import Answer
from rag.batch import UserLanguage
from rag.follow_up import Earlier
from tests.ui.cli_bot import OneArticleBot
from ui.cli import main
from ui.commands import batch


@pytest.fixture(autouse=True)
def _bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "open_index", lambda *_: OneArticleBot())
    monkeypatch.setenv("LC_ALL", "C")


def run(folder: Path, content: bytes) -> tuple[int, list[dict[str, Any]]]:
    source, target = folder / "问题.jsonl", folder / "out.jsonl"
    source.write_bytes(content)
    code = main(["batch", str(source), str(target)])
    return code, [json.loads(line) for line in target.read_bytes().splitlines()]


def test_each_line_is_answered(tmp_path: Path) -> None:
    code, records = run(tmp_path, '{"id": 1, "question": "谁"}\n\n{"id": 2, "question": "啥"}'.encode())
    assert code == 0
    assert [(r["id"], r["status"]) for r in records] == [(1, "answered"), (2, "abstained")]


def test_bad_line_makes_the_exit_code_one_and_the_rest_goes_on(tmp_path: Path) -> None:
    code, records = run(tmp_path, 'oops\n{"id": 2, "question": "谁"}\n'.encode())
    assert code == 1
    assert [record["status"] for record in records] == ["error", "answered"]


def test_empty_input_gives_empty_output(tmp_path: Path) -> None:
    assert run(tmp_path, b"") == (0, [])


def test_summary_counts_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, 'oops\n{"id": 2, "question": "谁"}\n'.encode())
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("2 lines (answered 1, errors 1)")


def test_dash_is_stdin_and_stdout(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO('{"id": 1, "question": "谁"}'.encode())))
    assert main(["batch", "-", "-"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["status"] == "answered"


@pytest.mark.parametrize("link", [False, True])
def test_output_over_the_input_is_refused(
    link: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    source.write_text("{}")
    if link:
        target.symlink_to(source)
    assert main(["batch", str(source), str(target if link else source)]) == 1
    assert "same file" in capsys.readouterr().err
    assert source.read_text() == "{}"


def test_missing_input_is_told_and_leaves_the_output_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("earlier")
    assert main(["batch", str(tmp_path / "none.jsonl"), str(target)]) == 1
    assert "cannot read" in capsys.readouterr().err
    assert target.read_text() == "earlier"


def test_output_folder_that_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text("{}")
    assert main(["batch", str(tmp_path / "in.jsonl"), str(tmp_path / "no" / "out.jsonl")]) == 1
    assert "cannot write" in capsys.readouterr().err


def test_what_was_answered_before_an_interrupt_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(OneArticleBot):
        def ask(
            self, question: str, *, history: Sequence[Earlier] = (), language: UserLanguage | None = None
        ) -> Answer:
            if question == "stop":
                raise KeyboardInterrupt
            return super().ask(question, history=history, language=language)

    monkeypatch.setattr(batch, "open_index", lambda *_: Interrupted())
    code, records = run(tmp_path, '{"id": 1, "question": "谁"}\n{"id": 2, "question": "stop"}\n'.encode())
    assert (code, len(records)) == (130, 1)


def test_index_is_not_opened_for_given_passages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "open_index", lambda *_: pytest.fail("opened"))
    monkeypatch.setattr(batch, "open_texts", lambda *_: lambda _: OneArticleBot())
    code, records = run(tmp_path, '{"id": 1, "question": "谁", "passages": ["张三走了"]}\n'.encode())
    assert (code, records[0]["status"]) == (0, "answered")


def test_given_passages_are_cited_by_their_place(tmp_path: Path) -> None:
    line = {"id": 1, "question": "谁辞职了？", "passages": ["今天下雨。", "张三于周一辞职，去向不明。"]}
    _, (record,) = run(tmp_path, json.dumps(line).encode())
    assert {citation["article_id"] for citation in record["citations"]} == {"passage-1"}
