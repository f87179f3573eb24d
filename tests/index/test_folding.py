"""Folding: for search only, length kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold


@given(st.text(alphabet=st.characters(), max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_traditional_full_width_and_capitals_are_folded() -> None:
    assert fold("姚順宇讀ＡＩ，Ok") == "姚顺宇读ai,ok"


def test_a_lone_surrogate_does_not_stop_the_search() -> None:
    assert len(fold("a\ud800b")) == 3
