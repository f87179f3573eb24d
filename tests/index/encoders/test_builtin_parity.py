"""The shipped integers and their float32 export, read by plain sentence-transformers, agree."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.encoders.builtin import MODEL, BuiltinEncoder
from training.encoder.packing import pack_columns, pack_rows, unpack_columns, unpack_rows

pytest.importorskip("onnx", reason="the export reads the ONNX file; pip install 'youju[dev]'")

MEAN, LEAST = 0.998, 0.99
"""What the cosines of both may be; measured .9995 and .9994."""

TEXTS = [
    "他在周一辞去了首席执行官的职务。",
    "He stepped down as chief executive on Monday.",
    "这家公司在2024年融资3.2亿美元，估值超过50亿美元。",
    "OpenAI 发布 GPT-4o，Sam Altman 称其为“里程碑”。",
    "Why do people leave well-paid jobs at AI labs?",
    "谁写了这封信？",
    "暴雨致多地受灾，救援工作正在进行。" * 12,
    "the quick brown fox, jumped; over: the (lazy) dog! " * 8,
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from training.encoder.export import export  # noqa: PLC0415 - imports torch

    folder = tmp_path_factory.mktemp("exported")
    export(MODEL, folder)
    return folder


def test_sentence_transformers_gives_nearly_the_same_vectors(
    exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - reads the environment

    theirs = SentenceTransformer(str(exported), device="cpu", local_files_only=True).encode(TEXTS)
    cosines = (theirs * BuiltinEncoder().encode_passages(TEXTS)).sum(1)
    assert cosines.mean() >= MEAN
    assert cosines.min() >= LEAST


def test_both_tokenizers_give_the_same_ids(exported: Path) -> None:
    from transformers import PreTrainedTokenizerFast  # noqa: PLC0415 - imports torch

    ours = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    theirs = PreTrainedTokenizerFast.from_pretrained(exported)
    assert [theirs(text)["input_ids"] for text in TEXTS] == [ours.encode(text).ids for text in TEXTS]


def test_chinese_is_cut_into_words_and_english_into_few_pieces() -> None:
    ours = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    assert ours.encode("全球估值最高的AI公司", add_special_tokens=False).tokens == [
        "全球", "估值", "最高", "的", "▁ai", "公司",
    ]  # fmt: skip
    assert ours.encode("resigned unbelievable", add_special_tokens=False).tokens == [
        "▁resigned",
        "▁unbelievable",
    ]


def test_weights_come_back_within_half_a_step() -> None:
    values = np.random.default_rng(3).normal(size=(50, 64)).astype(np.float32)
    divisor = np.linspace(0.5, 2, 50, dtype=np.float32)
    rows, columns = pack_rows(values), pack_columns(values, divisor)
    half_row = np.repeat(rows.scales.astype(np.float32), 32, axis=1) / 2
    assert (np.abs(unpack_rows(rows) - values) <= half_row * 1.01 + 1e-6).all()
    assert (np.abs(unpack_columns(columns) - values) * divisor[:, None] <= columns.scales / 2 + 1e-6).all()
