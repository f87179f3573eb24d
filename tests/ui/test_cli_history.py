"""``youju history``: the conversations of all readers for who sits at the machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rag.cards import read_cards
from tests.ui.history.conftest import ANNA, BORIS, conversation, note, turn
from ui.cli import main
from ui.history.store import HistoryStore, history_path
from ui.history.values import Opinion


@pytest.fixture
def kept() -> dict[str, str]:
    """Return the ids of two readers' conversations."""
    store = HistoryStore(history_path())
    first = store.start(ANNA)
    store.append(ANNA, first, turn("谁离职了？"))
    store.append(ANNA, first, note("\x1b[31m然后呢？"))
    store.give_feedback(ANNA, first, 1, Opinion.GOOD)
    second = conversation(store, "船厂的事", owner=BORIS)
    store.close()
    return {"anna": first, "boris": second}


def test_all_readers_conversations_are_listed(
    kept: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == set(kept.values())


def test_search_and_json(kept: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "list", "--search", "船厂", "--json"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["id"], row["title"], row["turns"]) == (kept["boris"], "船厂的事", 1)


def test_show_prints_answers_with_sources_and_commands_no_terminal(
    kept: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "show", kept["anna"]]) == 0
    shown = capsys.readouterr().out
    assert "1. 谁离职了？" in shown
    assert "夏尔马在二月九日宣布离职。[1]" in shown
    assert "2. [31m然后呢？" in shown
    assert "\x1b[31m" not in shown


def test_export_writes_each_conversation_in_three_forms(kept: dict[str, str], tmp_path: Path) -> None:
    assert main(["history", "export", str(tmp_path / "out")]) == 0
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert [name.rpartition(".")[2] for name in names] == ["html", "json", "md"] * 2
    (json_file,) = (tmp_path / "out").glob("*谁离职了.json")
    assert len(read_cards(json_file.read_text("utf-8"))) == 1


def test_an_export_writes_over_nothing(kept: dict[str, str], tmp_path: Path) -> None:
    for _ in range(3):
        assert main(["history", "export", str(tmp_path), kept["boris"]]) == 0
    assert len(list(tmp_path.iterdir())) == 9


def test_feedback_becomes_questions(kept: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "feedback", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["question"] == "谁离职了？"


def test_delete_restore_and_purge(kept: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "delete", kept["anna"]]) == 0
    assert main(["history", "list", "--deleted"]) == 0
    assert kept["anna"] in capsys.readouterr().out
    assert main(["history", "restore", kept["anna"]]) == 0
    assert main(["history", "delete", kept["anna"]]) == 0
    assert main(["history", "purge", "--lang", "en"]) == 0
    assert "1 conversations erased" in capsys.readouterr().err
    assert main(["history", "restore", kept["anna"]]) == 1


@pytest.mark.parametrize("arguments", [["show", "no-such-id"], ["delete", "no-such-id"]])
def test_an_unknown_id_is_one_line(
    kept: dict[str, str], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", *arguments]) == 1
    assert capsys.readouterr().err.startswith("youju: There is no such conversation")


def test_without_a_history_there_is_one_line_and_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "list", "--lang", "zh"]) == 1
    assert "还没有历史对话" in capsys.readouterr().err
    assert not history_path().exists()
