"""Pairs of quotation marks and brackets."""

from __future__ import annotations

import pytest

from corpus.pairs import SHORT, pairs


@pytest.mark.parametrize("pair", ["“”", "‘’", "「」", "『』", "（）", "()", "《》", "【】", '""'])
def test_inside_of_a_short_pair_is_protected(pair: str) -> None:
    text = f"他{pair[0]}甲。乙{pair[1]}走"
    assert [
        position for position in range(len(text) + 1) if pairs(text, 0, len(text)).protects(position)
    ] == [
        2,
        3,
        4,
        5,
    ]


def test_long_pair_is_not_protected() -> None:
    text = "“" + "甲" * SHORT + "”"
    assert not pairs(text, 0, len(text)).protects(5)


def test_mark_without_partner_protects_nothing() -> None:
    text = "“甲。乙"
    assert not pairs(text, 0, len(text)).protects(2)


def test_nested_pairs_are_protected_as_one() -> None:
    text = "“甲‘乙’丙”"
    found = pairs(text, 0, len(text))
    assert (found.opens, found.closes) == ((0,), (6,))


def test_closing_emphasis_is_told_from_opening_emphasis() -> None:
    text = "**甲。**乙**丙**"
    assert pairs(text, 0, len(text)).closing == {4: 6, 10: 12}
