"""What refusing costs on public sets: which answers stand in which curve, and what the plot shows."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    import refusing as module  # noqa: PLC0415 - a script's neighbour, not a package

    monkeypatch.delitem(sys.modules, "refusing")
    return module


def test_false_premises_and_failed_lines_are_not_judged(refusing: ModuleType) -> None:
    gold = [
        {"id": "a", "type": "who"},
        {"id": "b", "type": "unanswerable"},
        {"id": "c", "type": "false_premise"},
        {"id": 4, "answerable": False},
        {"id": "e", "answerable": True},
    ]
    answers = [{"id": str(row["id"]), "confidence": 0.5, "status": "answered"} for row in gold]
    answers[1]["status"], answers[4]["status"] = "abstained", "error"
    kinds = [(j.answerable, j.refused) for j in refusing.judged(gold, answers)]
    assert kinds == [(True, False), (False, True), (False, False)]


def test_a_set_may_have_its_kinds_from_two_runs(refusing: ModuleType) -> None:
    yes, no = refusing.Judged(0.9, True, False), refusing.Judged(0.1, False, True)
    (rgb,) = refusing.sets({"rgb-0.8": [yes], "rgb-1.0": [no]})
    assert (rgb.name, rgb.curve.auc, rgb.wrongly, rgb.rightly) == ("RGB", 1.0, 0.0, 1.0)
    assert rgb.figures()["rightly_at_10"] == 1.0
    assert "| RGB | 1 | 1 | 1.00 | 100 % | 100 % | 100 % | 0 % / 100 % |" in refusing.table([rgb])


def test_a_set_of_one_kind_is_left_out(refusing: ModuleType) -> None:
    assert refusing.sets({"nomiracl-zh": [refusing.Judged(0.9, True, False)]}) == []


def test_the_plot_stands_alone(refusing: ModuleType) -> None:
    yes, no = refusing.Judged(0.9, True, False), refusing.Judged(0.1, False, True)
    drawn = refusing.plot(refusing.sets({"five": [yes, no]}))
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own text
    tags = [element.tag.rpartition("}")[2] for element in root]
    assert tags[:3] == ["title", "desc", "style"]
    assert "url(" not in drawn
