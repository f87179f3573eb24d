"""Training examples of the span reader."""

from __future__ import annotations

import random
from itertools import chain
from pathlib import Path

import numpy as np

from index.encoders.builtin import MODEL, load_tokenizer
from rag.span_input import LONGEST
from training.reader.items import Item, is_kept_back
from training.reader.span_examples import Example, Examples, write
from training.reader.spans import batches, read

HARBOUR = (
    "海港城的旧码头将在明年关闭。市长林若溪周三宣布了这个决定。"
    "新码头由远帆集团承建，预计耗资12亿元。渔民代表老周担心生计。"
)
ORCHARD = "北谷镇的果园节在五月开幕。组织者卖出四千张票。大雨让游行在周日取消。镇长说明年还会再办。"
ITEMS = [
    Item("新码头由谁承建？", HARBOUR, HARBOUR.index("远帆集团"), HARBOUR.index("远帆集团") + 4),
    Item("果园节什么时候开幕？", ORCHARD, ORCHARD.index("五月"), ORCHARD.index("五月") + 2),
]


def made(seed: int = 0, rounds: int = 12) -> list[Example]:
    """Return the examples of several rounds."""
    words = {"码头": [["dock", 0.9]], "承建": [["build", 0.8]], "开幕": [["open", 0.9]]}
    return list(chain.from_iterable(Examples(ITEMS, random.Random(seed + n), words) for n in range(rounds)))


def test_the_marked_tokens_hold_the_answer() -> None:
    tokenizer = load_tokenizer(MODEL)
    marked = [
        tokenizer.decode(e.row.numbers[e.start : e.end + 1]).replace(" ", "") for e in made() if e.start
    ]
    assert len(marked) == 24
    assert all("远帆集团" in text or "五月" in text for text in marked)


def test_some_windows_hold_no_answer() -> None:
    assert any(e.start == e.end == 0 for e in made())


def test_rows_are_never_too_long() -> None:
    assert all(len(e.row.numbers) <= LONGEST for e in made())


def test_the_same_chance_gives_the_same_examples() -> None:
    assert made(5, 2) == made(5, 2)


def test_examples_come_back_from_their_file(tmp_path: Path) -> None:
    found = made(rounds=2)
    write(found, tmp_path / "000.npz")
    for example, stored in zip(found, read(tmp_path / "000.npz"), strict=True):
        assert stored["numbers"].tolist() == list(example.row.numbers)
        assert stored["types"].tolist() == list(example.row.types)
        assert stored["places"].tolist() == [example.row.begin, example.start, example.end]


def test_batches_follow_the_files_and_end_with_them(tmp_path: Path) -> None:
    write(made(rounds=20), tmp_path / "000.npz")
    (tmp_path / "done").touch()
    found = list(batches(tmp_path, random.Random(1)))
    assert found
    assert {len(batch) for batch in found} == {24}


def test_about_one_text_of_ten_is_kept_back() -> None:
    kept = [is_kept_back(f"第{n}篇文章") for n in range(2000)]
    assert 0.07 < np.mean(kept) < 0.13
    assert is_kept_back("臺灣的港口") == is_kept_back("台湾的港口")
