"""``youju check``: one claim, a file of them, exit codes, and what survives a failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui.fake_bot import FakeYouju
from ui.cli import main
from ui.commands import check


@pytest.fixture(autouse=True)
def _bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "open_index", lambda *_: FakeYouju())
    monkeypatch.setattr(check, "open_texts", lambda *_: lambda _texts: FakeYouju())
    monkeypatch.setenv("LC_ALL", "C")


def test_a_claim_gets_its_verdicts_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "夏尔马", "宣布离职。"]) == 0
    out, err = capsys.readouterr()
    assert "〔有据〕夏尔马 宣布离职。[1]" in out
    assert err == ""


def test_json_is_one_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "夏尔马离职。", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["claim"], record["verdict"], record["reason"]) == (
        "夏尔马离职。",
        "contradicted",
        "other_name",
    )
    assert [s["verdict"] for s in record["statements"]] == ["supported", "contradicted", "not_found"]
    assert [c["n"] for c in record["citations"]] == [1, 2]


def test_a_file_is_checked_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        '{"id": 1, "claim": "离职。"}\noops\n{"id": 2, "claim": "离职。", "passages": []}\n', "utf-8"
    )
    assert main(["check", str(source), str(target)]) == 1
    records = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert [(r["id"], r["verdict"]) for r in records] == [
        (1, "contradicted"),
        (None, "error"),
        (2, "contradicted"),
    ]
    assert "3 lines (contradicted 2, errors 1)" in capsys.readouterr().err


def test_the_output_may_not_be_the_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "claim": "x"}\n', "utf-8")
    assert main(["check", str(source), str(source)]) == 1
    assert "same file" in capsys.readouterr().err
    assert source.read_text("utf-8") == '{"id": 1, "claim": "x"}\n'


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "no.jsonl"), str(tmp_path / "out.jsonl")]) == 1
    error = capsys.readouterr().err
    assert "cannot read" in error
    assert "Traceback" not in error
