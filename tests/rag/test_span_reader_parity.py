"""The shipped reader's integers and the float32 network that they stand for agree."""

from __future__ import annotations

import numpy as np
import pytest

from rag.features import FloatArray
from rag.question import take_apart
from rag.span_input import Row, row_of
from rag.span_reader import span_reader

pytest.importorskip("onnx", reason="the export reads the ONNX file; pip install 'youju[dev]'")

LEAST = 0.99
"""What the correlation of the outputs may be; measured .9994 and more on each row."""

TEXT = "海港城的旧码头将在明年关闭。市长林若溪周三宣布了这个决定。新码头由远帆集团承建，预计耗资12亿元。"
ENGLISH = "The old pier of Harbour City will close next year. Mayor Lin announced the decision on Wednesday."
ROWS = [
    row_of(take_apart(question), lead, text)
    for question, lead, text in (
        ("新码头由哪家公司承建？", "", TEXT),
        ("谁宣布了关闭旧码头？", "旧码头将关闭", TEXT * 3),
        ("Who announced the decision?", "", TEXT),
        ("When will the pier close?", "", ENGLISH),
        ("林若溪的母亲是哪里人？", "", TEXT),
    )
]


@pytest.fixture(scope="module")
def in_floats() -> list[FloatArray]:
    import torch  # noqa: PLC0415 - takes a second

    from training.reader.span_graph import exported  # noqa: PLC0415 - imports torch

    network = exported().eval()

    def outputs(row: Row) -> FloatArray:
        numbers, types = torch.tensor([row.numbers]), torch.tensor([row.types])
        with torch.no_grad():
            found: FloatArray = network(numbers, types, torch.ones_like(numbers))[0].numpy()
        return found

    return [outputs(row) for row in ROWS]


@pytest.mark.parametrize("number", range(len(ROWS)))
def test_both_tell_starts_and_ends_alike(number: int, in_floats: list[FloatArray]) -> None:
    ours, theirs = span_reader().outputs(ROWS[number]), in_floats[number]
    for side in (0, 1):
        assert np.corrcoef(ours[:, side], theirs[:, side])[0, 1] >= LEAST
