"""A CrossEncoder in the built-in reader's place: a real one, made on the spot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import EncoderError
from rag.cross_encoder import CrossEncoderReader
from rag.question import take_apart
from rag.readers import load_reader
from rag.span_reader import Finding, SpanReader, Stretch
from tests.index.tiny_model import PIECES

QUESTION = take_apart("姚顺宇离职了？")
STRETCHES = [
    Stretch(lead="", text="姚顺宇离职了。融资的公司。", sentences=((0, 7), (7, 13))),
    Stretch(lead="", text="姚顺宇离职了。", sentences=((0, 7),)),
]


def save_cross_encoder(folder: Path, *, labels: int = 1) -> Path:
    """Write a CrossEncoder of two layers of 32 with random weights."""
    import torch  # noqa: PLC0415 - slow to import; only these tests need it
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast  # noqa: PLC0415

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(PIECES), "utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(PIECES),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        num_labels=labels,
        initializer_range=0.5,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoderReader:
    return CrossEncoderReader(str(save_cross_encoder(tmp_path_factory.mktemp("reader") / "model")))


def test_every_sentence_gets_the_models_own_output(reader: CrossEncoderReader) -> None:
    first, second = reader.read(QUESTION, STRETCHES)
    assert [len(first), len(second)] == [2, 1]
    assert first[0].margin == pytest.approx(second[0].margin, abs=1e-5)  # the same pair
    assert first[0].margin != pytest.approx(first[1].margin, abs=1e-5)
    assert all(isinstance(f, Finding) and f.focus is None for f in (*first, *second))


def test_a_name_is_read_as_the_articles_write_it(reader: CrossEncoderReader) -> None:
    asked = replace(take_apart("Yao Shunyu?"), heard=QUESTION.heard)
    assert reader.read(asked, STRETCHES) == reader.read(QUESTION, STRETCHES)


def test_nothing_to_read_loads_nothing_into_the_model(reader: CrossEncoderReader) -> None:
    assert reader.read(QUESTION, []) == []


def test_a_lone_surrogate_is_read_like_any_unknown_character(reader: CrossEncoderReader) -> None:
    stretch = Stretch(lead="", text="离职\ud800了。", sentences=((0, 5),))
    assert len(reader.read(QUESTION, [stretch])[0]) == 1


def test_a_model_with_several_outputs_is_refused(tmp_path: Path) -> None:
    folder = save_cross_encoder(tmp_path / "model", labels=3)
    with pytest.raises(EncoderError, match="gives 3 outputs"):
        CrossEncoderReader(str(folder))


@pytest.mark.parametrize("name", ["", "./nowhere", "/nowhere/at/all"])
def test_a_reader_that_is_not_there_is_refused_at_once(name: str) -> None:
    with pytest.raises(EncoderError, match="No reader in"):
        load_reader(name)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_reader(str(tmp_path))


def test_the_builtin_reader_is_named() -> None:
    assert isinstance(load_reader("builtin"), SpanReader)
