"""Reports of one event, one of which tells something otherwise."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import numpy as np

from rag.rival_figures import FIGURES
from tests.rag.test_conflicts_of_names import article
from training.conflicts import measuring
from training.conflicts.altered import altered
from training.conflicts.event_pairs import Pair, event_pairs

FIRST = "渔轮“海丰号”周一在南港外海沉没，造成12人失踪。船东李明说，船上没有货物。海事局派出三艘船搜救。"
SECOND = "渔轮“海丰号”周一在南港外海沉没的事故中，有12人失踪。搜救由海事局指挥，派出三艘船。"
PAIR = Pair(article("", FIRST, 5), article("", SECOND, 6))


def test_what_both_tell_is_told_otherwise_by_the_second() -> None:
    found = {c.kind: c for c in altered(PAIR, [PAIR], random.Random(1))}
    case = found["figure"]
    assert case.pair.first == PAIR.first
    assert case.old in PAIR.first.text
    assert case.new not in PAIR.first.text
    assert case.pair.second.text == SECOND.replace(case.old, case.new)


def test_rows_know_whether_they_conflict(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    monkeypatch.setattr(measuring, "event_pairs", lambda *_: [PAIR])
    monkeypatch.setattr("sys.argv", ["measuring", str(tmp_path), str(tmp_path)])
    measuring.main()
    with np.load(tmp_path / "conflicts.npz") as stored:
        assert stored["rows"].shape[1] == len(FIGURES)
        assert set(stored["labels"][:, 0]) == {1}  # as they are, these two agree
        assert stored["counts"][0] > stored["counts"][1] > 0


def test_pairs_are_of_one_event_and_no_copies(tmp_path: Path) -> None:
    other = "东湖市今年的粮食收成好于往年，农业局说，明年还会扩大种植面积，并且修建两座水库。"
    rows = [
        (FIRST, "2026-05-05"),
        (SECOND, "2026-05-06"),
        (SECOND + "。", "2026-05-06"),
        (other, "2026-05-05"),
    ]
    file = tmp_path / "news.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for text, day in rows:
            lines.write(json.dumps({"text": text * 4, "date": day, "src": "某报"}) + "\n")
    found = event_pairs(file, slice(None))
    assert all("海丰号" in p.first.text and "海丰号" in p.second.text for p in found)
    assert len(found) <= 1
