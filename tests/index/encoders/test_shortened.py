"""The built-in encoder with fewer dimensions."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from index.encoders import load_encoder
from index.encoders.builtin import MODEL, BuiltinEncoder
from index.encoders.shortened import WIDTHS, ShortenedEncoder

TEXTS = [
    "他在周一辞去了首席执行官的职务。",
    "He stepped down as chief executive on Monday.",
    "这家公司融资3.2亿美元。",
    "The company raised 320 million dollars.",
]


def test_more_dimensions_are_nearer_to_the_whole_vectors_cosines() -> None:
    whole = BuiltinEncoder().encode_passages(TEXTS)
    distances = []
    for width in WIDTHS:
        short = ShortenedEncoder(width).encode_passages(TEXTS)
        distances.append(float(np.abs(short @ short.T - whole @ whole.T).max()))
    assert distances == sorted(distances)
    assert distances[0] < 0.05


@pytest.mark.parametrize("width", WIDTHS)
def test_each_sentence_is_nearest_to_its_translation(width: int) -> None:
    vectors = ShortenedEncoder(width).encode_passages(TEXTS)
    scores = vectors[::2] @ vectors[1::2].T
    assert list(scores.argmax(1)) == [0, 1]


def test_a_shorter_vector_is_the_beginning_of_a_longer_one() -> None:
    longer, shorter = (ShortenedEncoder(width).encode_passages(TEXTS) for width in (256, 128))
    beginning = longer[:, :128] / np.linalg.norm(longer[:, :128], axis=1, keepdims=True)
    np.testing.assert_allclose(shorter, beginning, atol=1e-6)


def test_the_same_text_has_the_same_bytes_in_any_company() -> None:
    encoder = ShortenedEncoder(128)
    alone = np.concatenate([encoder.encode_queries([text]) for text in TEXTS])
    assert encoder.encode_queries([*TEXTS, "很长的一段话。" * 60])[:4].tobytes() == alone.tobytes()


def test_each_width_has_a_fingerprint_of_its_own() -> None:
    prints = {load_encoder(f"builtin-{width}").fingerprint for width in WIDTHS}
    assert len(prints | {load_encoder("builtin").fingerprint}) == len(WIDTHS) + 1


def test_the_axes_stand_at_right_angles() -> None:
    axes = ShortenedEncoder(256)._rotation
    np.testing.assert_allclose(axes.T @ axes, np.eye(256), atol=2e-3)


def test_the_rotation_was_fitted_to_the_shipped_model() -> None:
    digests = json.loads((MODEL / "config.json").read_text(encoding="utf-8"))["sha256"]
    fitted = json.loads((MODEL / "rotation.json").read_text(encoding="utf-8"))
    assert fitted["of"] == digests["model.onnx"], "run training.encoder.rotation and .distill again"


@pytest.mark.parametrize("name", ["builtin-384", "builtin-1", "builtin-0"])
def test_another_width_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(EncoderError, match="it can have 256, 192, 128, 64"):
        load_encoder(name)


@pytest.mark.parametrize("content", [None, b"12"])
def test_a_missing_or_damaged_rotation_is_an_encoder_error(tmp_path: Path, content: bytes | None) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "model")
    (folder / "rotation.f16").unlink()
    if content:
        (folder / "rotation.f16").write_bytes(content)
    with pytest.raises(EncoderError, match="Reinstall Youju"):
        ShortenedEncoder(128, folder)
