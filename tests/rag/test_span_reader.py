"""The span reader in the package. Only plain cases are asserted: training again may change each margin."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import EncoderError
from rag.features import FloatArray
from rag.question import take_apart
from rag.span_input import LONGEST, row_of
from rag.span_reader import FOLDER, UNREAD, Finding, SpanReader, Stretch, findings, span_reader

UNHURRIED = settings(deadline=None, max_examples=30)
TEXT = "海港城的旧码头将在明年关闭。市长林若溪周三宣布了这个决定。新码头由远帆集团承建，预计耗资12亿元。"
CUTS = ((0, 14), (14, 29), (29, len(TEXT)))
STRETCH = Stretch(lead="", text=TEXT, sentences=CUTS)


def ask(question: str, stretch: Stretch = STRETCH) -> list[Finding]:
    (found,) = span_reader().read(take_apart(question), [stretch])
    return found


def best(question: str) -> str:
    found = max(ask(question), key=lambda f: f.margin)
    assert found.focus is not None
    return TEXT[found.focus[0] : found.focus[1]]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("新码头由哪家公司承建？", "远帆集团"),
        ("新码头要花多少钱？", "12亿元"),
        ("谁宣布了关闭旧码头？", "林若溪"),
        ("旧码头什么时候关闭？", "明年"),
    ],
)
def test_the_answer_is_marked(question: str, answer: str) -> None:
    assert answer in best(question)


def test_an_answered_question_leads_one_that_the_text_leaves_open() -> None:
    def margin(question: str) -> float:
        return max(f.margin for f in ask(question))

    assert margin("新码头由哪家公司承建？") > margin("林若溪的母亲是哪里人？")


def test_every_sentence_has_a_finding_inside_itself() -> None:
    for finding, (start, end) in zip(ask("谁？"), CUTS, strict=True):
        assert finding.focus is not None
        assert start <= finding.focus[0] < finding.focus[1] <= end


def test_stretches_do_not_depend_on_each_other() -> None:
    other = Stretch(lead="标题", text="天气很好。", sentences=((0, 5),))
    question = take_apart("新码头由哪家公司承建？")
    together = span_reader().read(question, [STRETCH, other, STRETCH])
    assert together[0] == together[2] == ask("新码头由哪家公司承建？")


def test_nothing_to_read_is_no_finding() -> None:
    assert span_reader().read(take_apart("谁？"), []) == []


def test_what_lies_beyond_the_longest_row_is_unread() -> None:
    text = "码头关闭了。" * 200
    cuts = tuple((n, n + 6) for n in range(0, len(text), 6))
    found = ask("谁？", Stretch(lead="", text=text, sentences=cuts))
    assert found[0].margin > UNREAD
    assert found[-1] == Finding(UNREAD, None)
    assert len(row_of(take_apart("谁？"), "", text).numbers) == LONGEST


@UNHURRIED
@given(st.integers(0, 2**32 - 1))
def test_the_best_span_is_the_best_of_all_that_are_allowed(seed: int) -> None:
    row = row_of(take_apart("谁？"), "", TEXT)
    outputs: FloatArray = np.random.default_rng(seed).normal(size=(len(row.numbers), 2)).astype(np.float32)
    for finding, (first, last) in zip(findings(STRETCH, row, outputs), CUTS, strict=True):
        own = [row.begin + n for n, (a, b) in enumerate(row.places) if a < last and b > first]
        sums = [float(outputs[i, 0] + outputs[j, 1]) for i in own for j in own if i <= j]
        assert finding.margin == pytest.approx(max(sums) - float(outputs[0].sum()), abs=1e-5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def test_a_damaged_model_is_refused_with_what_to_do(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(EncoderError, match=r"damaged.*Reinstall"):
        SpanReader(folder)


def test_a_missing_model_is_refused(folder: Path) -> None:
    (folder / "model.onnx").unlink()
    with pytest.raises(EncoderError, match="cannot be read"):
        SpanReader(folder)


def test_a_reader_made_for_other_embeddings_is_refused(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text("utf-8")) | {"words": "0" * 64}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EncoderError, match="another version"):
        SpanReader(folder)
