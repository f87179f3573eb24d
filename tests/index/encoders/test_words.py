"""Vectors of single words."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from index.encoders.builtin import MODEL
from index.encoders.words import WordVectors


@pytest.fixture(scope="module")
def words() -> WordVectors:
    return WordVectors()


def likeness(words: WordVectors, first: str, second: str) -> float:
    a, b = words.of_texts([first, second])
    return float((a @ b.T).max())


def test_words_of_both_languages_that_mean_the_same_are_near(words: WordVectors) -> None:
    assert likeness(words, "大学", "university") > 0.7
    assert likeness(words, "大学", "resign") < 0.3


def test_vectors_have_unit_length(words: WordVectors) -> None:
    (found,) = words.of_texts(["市长周三宣布关闭码头。"])
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_each_text_gets_its_own_words(words: WordVectors) -> None:
    alone = [words.of_texts([text])[0] for text in ("码头", "", "mayor")]
    together = words.of_texts(["码头", "", "mayor"])
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one, other)


def test_no_texts_have_no_words(words: WordVectors) -> None:
    assert words.of_texts([]) == []


def test_traditional_characters_have_the_vectors_of_simplified_ones(words: WordVectors) -> None:
    first, second = words.of_texts(["關閉碼頭", "关闭码头"])
    np.testing.assert_array_equal(first, second)


def test_lone_surrogates_do_not_fail(words: WordVectors) -> None:
    assert len(words.of_texts(["\ud800码头"])) == 1


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(MODEL / name, tmp_path / name)
    with pytest.raises(EncoderError, match="Reinstall Youju"):
        WordVectors(tmp_path)


def test_the_vectors_are_what_the_encoder_reads() -> None:
    onnx = pytest.importorskip("onnx")
    stored = {
        i.name: onnx.numpy_helper.to_array(i) for i in onnx.load(str(MODEL / "model.onnx")).graph.initializer
    }
    words = WordVectors()
    np.testing.assert_array_equal(words._codes, stored["words.codes"])
    np.testing.assert_array_equal(words._scales, stored["words.scales"])
