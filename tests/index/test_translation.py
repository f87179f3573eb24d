"""The table behind cross-language lexical search."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import EncoderError
from index import translation
from index.stemming import stem
from index.translation import TranslationTable


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("resigned", "辞职"),
        ("companies", "公司"),
        ("Valuation", "估值"),
        ("poetry", "诗"),
        ("Monday", "星期一"),
    ],
)
def test_a_word_has_its_translation_whatever_its_form(english: str, chinese: str) -> None:
    assert chinese in dict(TranslationTable.load().translations(english))


def test_translations_come_by_falling_probability_and_sum_to_one_at_most() -> None:
    probabilities = [p for _, p in TranslationTable.load().translations("company")]
    assert probabilities == sorted(probabilities, reverse=True)
    assert 0 < sum(probabilities) <= 1


def test_no_word_has_more_than_eight_translations_or_an_unlikely_one() -> None:
    table = TranslationTable.load()
    for word in ("get", "set", "run", "go", "take"):
        found = table.translations(word)
        assert len(found) <= 8
        assert all(p >= 0.02 for _, p in found)


@pytest.mark.parametrize("word", ["", "qzxv", "Palantir", "估值", "2026"])
def test_an_unknown_word_has_none(word: str) -> None:
    assert TranslationTable.load().translations(word) == ()


def test_particles_are_no_translations() -> None:
    table = TranslationTable.load()
    found = {zh for word in ("who", "said", "company") for zh, _ in table.translations(word)}
    assert not found & set("的了地得着")


def test_the_table_is_read_once() -> None:
    assert TranslationTable.load() is TranslationTable.load()


def test_lines_are_parsed_when_asked_for_not_while_loading() -> None:
    def seconds(work: Callable[[], object]) -> float:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun

    raw = min(seconds(lambda: gzip.decompress(translation.FILE.read_bytes())) for _ in range(3))
    assert min(seconds(lambda: translation._load.__wrapped__(translation.FILE)) for _ in range(3)) < 6 * raw
    assert len(TranslationTable.load()) > 30_000


@pytest.mark.parametrize("content", [b"", b"no gzip", translation.FILE.read_bytes()[:5000]])
def test_a_damaged_table_is_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "table.gz"
    file.write_bytes(content)
    with pytest.raises(EncoderError, match=r"is missing or damaged\. Reinstall Youju\.$") as caught:
        translation._load(file)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("word", "expected"), [("resigned", "resign"), ("raising", "rais"), ("news", "news"), ("bring", "bring")]
)
def test_stems_keep_four_letters(word: str, expected: str) -> None:
    assert stem(word) == expected
