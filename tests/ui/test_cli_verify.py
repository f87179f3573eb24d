"""``youju ask --card`` and ``youju verify``: an answer is kept, and checked again over what is there now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.cli import main

TEXT = "旧码头将在明年三月关闭。市长林若溪周三宣布了这个决定。新码头耗资12亿元。"


@pytest.fixture
def kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a folder with articles, an index over them and the card of an answer."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "harbour.txt").write_text(TEXT, "utf-8")
    build(tmp_path)
    index = str(tmp_path / "index")
    assert main(["ask", "新码头耗资多少？", "--index", index, "--card", str(tmp_path / "card")]) == 0
    assert "card.html" in capsys.readouterr().err
    return tmp_path


def build(folder: Path) -> None:
    assert main(["index", "build", str(folder / "articles"), "--index", str(folder / "index")]) == 0


def verify(folder: Path, *options: str) -> int:
    return main(["verify", str(folder / "card.json"), "--index", str(folder / "index"), *options])


def test_an_untouched_index_bears_the_card_out(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(kept, "--lang", "en") == 0
    shown = capsys.readouterr().out
    assert "stands where it stood" in shown
    assert "The index is the one that answered." in shown


def test_an_edited_article_is_told_with_what_it_says_now(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / "articles" / "harbour.txt").write_text(TEXT.replace("12亿", "15亿"), "utf-8")
    build(kept)
    capsys.readouterr()
    assert verify(kept, "--lang", "zh") == 1
    shown = capsys.readouterr().out
    assert "- 新码头耗资12亿元。" in shown
    assert "+ 新码头耗资15亿元。" in shown
    assert "回答已不同" in shown


def test_json_says_the_same_to_programs(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(kept, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["holds"] is True
    assert {q["state"] for q in found["quotes"]} == {"holds"}
    assert found["answer_differs"] is False


def test_a_forged_card_fails(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = kept / "card.json"
    card.write_text(card.read_text("utf-8").replace("12亿元", "120亿元"), "utf-8")
    assert verify(kept, "--lang", "en") == 1
    assert "never said this" in capsys.readouterr().out


def test_what_is_no_card_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "card.json").write_bytes(b"\xff\xfe{")
    assert main(["verify", str(tmp_path / "card.json")]) == 1
    error = capsys.readouterr().err
    assert "This is no evidence card" in error
    assert error.count("\n") == 1


def test_a_card_does_not_command_a_terminal(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = kept / "card.json"
    card.write_text(card.read_text("utf-8").replace("12亿元", "\\u001b[31m12亿元"), "utf-8")
    assert verify(kept) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_every_answer_of_an_exported_conversation_is_looked_up(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = json.loads((kept / "card.json").read_text("utf-8"))
    turns = [{"kind": "answer", "card": card}, {"kind": "notice"}, {"kind": "answer", "card": card}]
    talk = {"format": "youju-conversation/1", "title": "x", "turns": turns}
    (kept / "card.json").write_text(json.dumps(talk), "utf-8")
    assert verify(kept, "--lang", "en") == 0
    assert capsys.readouterr().out.count("The index is the one that answered.") == 2
    assert verify(kept, "--json") == 0
    assert [c["holds"] for c in json.loads(capsys.readouterr().out)["cards"]] == [True, True]
