"""Outlets told apart in a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.outlets import outlets
from tests.linear import takes_linear_time


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("", ()),
        ("Harbour Post", ("Harbour Post",)),
        ("海港日报、晨报，Harbour Post", ("海港日报", "晨报", "Harbour Post")),
        ("Harbour Post, Tide & Quay News; 晨报", ("Harbour Post", "Tide & Quay News", "晨报")),
        ("海港网（转载微信公众号“潮声”）", ("海港网",)),
        ("晨报 / 晚报|午报", ("晨报", "晚报", "午报")),
        ("24/7 Quay", ("24/7 Quay",)),
        ("晨报, 晨报", ("晨报",)),
        ("《海港日报》。", ("海港日报",)),
        ("—, …", ()),
    ],
)
def test_names_of_a_source_are_told_apart(source: str, names: tuple[str, ...]) -> None:
    assert outlets(source) == names


@given(st.text())
def test_every_name_holds_a_letter_or_digit_and_comes_once(source: str) -> None:
    names = outlets(source)
    assert len(set(names)) == len(names)
    assert all(any(map(str.isalnum, name)) for name in names)


@pytest.mark.parametrize("unit", ["（", "[", "（[", "，("])
def test_hostile_source_takes_linear_time(unit: str) -> None:
    assert takes_linear_time(outlets, unit)
