"""What every encoder does, the built-in ones and a sentence-transformers model alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoders import Encoder, load_encoder
from tests.index.tiny_model import save_tiny_model

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning"
)  # of torch's own

TEXTS = ["姚顺宇离职了。", "The company raised money.", "", "公司融资" * 500, "a\ud800b", "\n", "🙂"]


BUILTIN = ["builtin", "builtin-256", "builtin-64", "builtin-fast"]


@pytest.fixture(scope="module", params=[*BUILTIN, "sentence-transformers"])
def name(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param in BUILTIN:
        return str(request.param)
    return str(save_tiny_model(tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="module")
def encoder(name: str) -> Encoder:
    return load_encoder(name)


def test_it_is_an_encoder(encoder: Encoder, name: str) -> None:
    assert isinstance(encoder, Encoder)
    assert encoder.name == name
    assert Path(encoder.name).is_absolute() or encoder.name in BUILTIN


@pytest.mark.parametrize("method", ["encode_passages", "encode_queries"])
class TestBothMethods:
    def test_each_text_gets_a_unit_vector(self, encoder: Encoder, method: str) -> None:
        vectors = getattr(encoder, method)(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimensions)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)

    def test_no_text_gives_no_row(self, encoder: Encoder, method: str) -> None:
        assert getattr(encoder, method)([]).shape == (0, encoder.dimensions)

    def test_a_vector_does_not_depend_on_its_neighbours(self, encoder: Encoder, method: str) -> None:
        encode = getattr(encoder, method)
        together = encode(TEXTS)
        assert all(
            np.allclose(encode([text])[0], row, atol=1e-4) for text, row in zip(TEXTS, together, strict=True)
        )

    def test_the_same_text_gives_the_same_vector(self, encoder: Encoder, method: str) -> None:
        encode = getattr(encoder, method)
        assert np.array_equal(encode(TEXTS[:2]), encode(TEXTS[:2]))


def test_a_text_is_nearest_to_itself(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(TEXTS[:2])
    assert (vectors @ vectors.T).argmax(axis=1).tolist() == [0, 1]


def test_the_fingerprint_is_hexadecimal_and_the_same_each_time(encoder: Encoder, name: str) -> None:
    assert int(encoder.fingerprint, 16)
    assert load_encoder(name).fingerprint == encoder.fingerprint
