"""The built-in encoder: what every user of its vectors relies on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.encoders.builtin import MODEL, BuiltinEncoder
from index.encoders.protocol import Encoder

TEXTS = [
    "公司宣布裁员五百人。",
    "The company announced that it would lay off five hundred people.",
    "昨晚的决赛以点球结束。",
    "Yesterday's final ended with penalties.",
    "科学家在深海发现了新的鱼类。",
    "Scientists discovered new kinds of fish in the deep sea.",
    "央行下调了利率。",
    "The central bank has lowered interest rates.",
]


@pytest.fixture(scope="module")
def encoder() -> BuiltinEncoder:
    return BuiltinEncoder()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MODEL, tmp_path / "model"))


def likeness(encoder: BuiltinEncoder, a: str, b: str) -> float:
    left, right = encoder.encode_passages([a, b])
    return float(left @ right)


def lengths(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.linalg.norm(vectors, axis=1)


def test_it_is_an_encoder(encoder: BuiltinEncoder) -> None:
    assert isinstance(encoder, Encoder)
    assert (encoder.name, encoder.dimensions) == ("builtin", 384)


def test_rows_are_unit_vectors_in_single_precision(encoder: BuiltinEncoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(lengths(vectors), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: BuiltinEncoder) -> None:
    assert encoder.encode_passages([]).shape == (0, 384)
    assert encoder.encode_queries([]).shape == (0, 384)


@pytest.mark.parametrize(
    "text", ["", " \n\t", "😀🎉", "\x00", "\ud800", "[CLS][SEP]", "▁", "𠮷野家", "的" * 5000]
)
def test_any_string_has_a_vector(encoder: BuiltinEncoder, text: str) -> None:
    vectors = encoder.encode_passages([text])
    assert np.isfinite(vectors).all()
    np.testing.assert_allclose(lengths(vectors), 1, atol=1e-5)


def test_the_same_text_has_the_same_bytes_in_any_company(encoder: BuiltinEncoder) -> None:
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    together = encoder.encode_passages([*reversed(TEXTS), "很长的一段话。" * 60])[: len(TEXTS)][::-1]
    assert alone.tobytes() == together.tobytes()


def test_another_instance_gives_the_same_bytes(encoder: BuiltinEncoder) -> None:
    other = BuiltinEncoder()
    assert other.encode_passages(TEXTS).tobytes() == encoder.encode_passages(TEXTS).tobytes()
    assert other.fingerprint == encoder.fingerprint


def test_questions_and_passages_share_one_space(encoder: BuiltinEncoder) -> None:
    assert encoder.encode_queries(TEXTS).tobytes() == encoder.encode_passages(TEXTS).tobytes()


def test_each_sentence_is_nearest_to_its_translation(encoder: BuiltinEncoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    chinese, english = vectors[::2], vectors[1::2]
    scores = chinese @ english.T
    assert list(scores.argmax(1)) == list(scores.argmax(0)) == [0, 1, 2, 3]
    assert scores.diagonal().min() > (scores - 2 * np.eye(4)).max()


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("辞职", "离职", "融资"),
        ("辞职", "resign", "weather"),
        ("他为什么离开公司？", "他说，离职是因为与管理层意见不合。", "公司今年的营收增长了三成。"),
        ("Why did he leave the company?", "他说，离职是因为与管理层意见不合。", "公司今年的营收增长了三成。"),
        (
            "How much money did the start-up raise?",
            "这家初创企业完成了两亿美元的融资。",
            "这家初创企业搬到了上海。",
        ),
    ],
)
def test_meaning_decides_what_is_near(encoder: BuiltinEncoder, text: str, near: str, far: str) -> None:
    assert likeness(encoder, text, near) > likeness(encoder, text, far) + 0.1


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("發佈會於週二舉行", "发布会于周二举行"),
        ("ＯｐｅｎＡＩ發布", "openai发布"),
        ("Café MACHINE", "cafe machine"),
    ],
)
def test_script_width_case_and_accents_do_not_matter(
    encoder: BuiltinEncoder, text: str, variant: str
) -> None:
    assert likeness(encoder, text, variant) > 0.999


def test_text_beyond_the_limit_is_not_seen(encoder: BuiltinEncoder) -> None:
    long = "今天天气很好。" * 200
    assert likeness(encoder, long, long + "公司破产了。") == pytest.approx(1)


def test_importing_loads_neither_torch_nor_a_model_library() -> None:
    program = (
        "import sys, index.encoders.builtin;"
        "first = {'torch', 'onnxruntime', 'tokenizers'} & set(sys.modules);"
        "index.encoders.builtin.BuiltinEncoder().encode_queries(['谁']);"
        "print(sorted(first), sorted({'torch', 'transformers', 'rjieba'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_named_in_one_line(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-100] + bytes(100))
    with pytest.raises(EncoderError, match=rf"{name} is damaged: its SHA-256 is wrong\.") as caught:
        BuiltinEncoder(copy)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_an_encoder_error(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(EncoderError, match="Reinstall Youju, or choose another encoder"):
        BuiltinEncoder(copy)


def test_a_model_of_another_format_is_refused(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8")) | {"format": 99}
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EncoderError, match="has format 99, not 1"):
        BuiltinEncoder(copy)


def test_the_fingerprint_follows_the_files(copy: Path, encoder: BuiltinEncoder) -> None:
    config = json.loads((copy / "config.json").read_text(encoding="utf-8")) | {"note": "other settings"}
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    assert BuiltinEncoder(copy).fingerprint != encoder.fingerprint
    assert len(encoder.fingerprint) == 64


@pytest.mark.parametrize("value", ["0", "-1", "two", "٣"])
def test_a_wrong_number_of_threads_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("YOUJU_THREADS", value)
    with pytest.raises(EncoderError, match=r"YOUJU_THREADS is .*; it must be a whole number from 1 up"):
        BuiltinEncoder()


@pytest.mark.parametrize("threads", ["1", "2", "7"])
def test_the_number_of_threads_does_not_change_a_byte(
    monkeypatch: pytest.MonkeyPatch, encoder: BuiltinEncoder, threads: str
) -> None:
    monkeypatch.setenv("YOUJU_THREADS", threads)
    assert BuiltinEncoder().encode_passages(TEXTS).tobytes() == encoder.encode_passages(TEXTS).tobytes()


def test_the_shipped_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) <= 24_000_000
