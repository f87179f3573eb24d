"""The measure that tells encodings apart."""

from __future__ import annotations

from corpus.plausibility import plausibility


def test_common_characters_weigh_most() -> None:
    assert plausibility("我们") == 2.0


def test_wrongly_decoded_text_is_below_zero() -> None:
    assert plausibility("我们".encode("gb18030").decode("big5hkscs", "replace")) < 0


def test_rare_characters_weigh_less_than_common_ones() -> None:
    assert plausibility("龘龘") < 0 < plausibility("桥桥") < plausibility("的的")


def test_accented_letters_count_in_western_text_only() -> None:
    assert plausibility("é") < 0 < plausibility("é", western=True)


def test_nothing_is_neither_plausible_nor_implausible() -> None:
    assert plausibility("") == 0
