"""``youju timeline`` and the bounds of ``youju ask``."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.ui.cli_bot import OneArticleBot
from tests.ui.fake_bot import FakeYouju
from ui.cli import main
from ui.commands import ask, timeline


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> FakeYouju:
    found = FakeYouju()
    monkeypatch.setattr(timeline, "open_index", lambda *_: found)
    return found


@pytest.mark.usefixtures("bot")
def test_events_come_with_their_days_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2026-02-09               夏尔马在二月九日宣布离职。[1]\n")
    assert "另有 1 件没有列出" in out
    assert "[1] 夏尔马离职 · 某报 · 2026-02-11" in out


@pytest.mark.usefixtures("bot")
def test_events_come_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "谁", "离职", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["question"] == "谁 离职"
    assert [e["first"] for e in record["events"]] == ["2026-02-09", "2026-02-10"]


def test_bounds_are_passed_on(bot: FakeYouju) -> None:
    main(["timeline", "--since", "2026-02", "--until", "2026", "--outlet", "Tide", "--written-in", "en"])
    assert bot.bounds == (date(2026, 2, 1), date(2026, 12, 31))
    assert bot.outlets == (("Tide",), "en")


@pytest.mark.parametrize("command", [["timeline"], ["ask", "谁？"]])
def test_bound_that_names_no_day_is_one_line(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--since", "soon"]) == 1
    assert capsys.readouterr().err == (
        "youju: since must name a day, month or year, such as 2026-02-09, 2026-02 or 2026, not 'soon'\n"
    )


def test_ask_passes_its_bounds_on(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = OneArticleBot()
    monkeypatch.setattr(ask, "open_index", lambda *_: bot)
    main(["ask", "谁走了？", "--until", "2026-02-09", "--outlet", "Tide", "--outlet", "Quay"])
    assert bot.bounds == (None, date(2026, 2, 9))
    assert bot.outlets == (("Tide", "Quay"), None)
