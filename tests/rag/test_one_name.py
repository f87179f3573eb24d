"""Whether two printed names can be one bearer's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.one_name import is_named_so, may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南港市", "南港"),
        ("北京大学", "北大"),
        ("中国科学院", "中科院"),
        ("王強", "王强"),
        ("姚顺宇", "姚顺雨"),
        ("弗拉基米尔", "弗拉季米尔"),
        ("马斯克", "Musk"),
        ("Ada Holm", "Holm"),
        ("Harbour Trade Council", "HTC"),
        ("OpenAI", "Open AI"),
        ("李某", "李明"),
    ],
)
def test_other_forms_of_a_name_may_be_one(one: str, other: str) -> None:
    assert may_be_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("李明", "王强"), ("海丰集团", "东湖航运"), ("Ada Holm", "Ben Carter"), ("FBI", "CIA")]
)
def test_different_names_are_not_one(one: str, other: str) -> None:
    assert not may_be_one(one, other)


@given(st.text("李明王强 AbcHolm·", max_size=12), st.text("李明王强 AbcHolm·", max_size=12))
def test_the_order_of_two_names_does_not_matter(one: str, other: str) -> None:
    assert may_be_one(one, other) is may_be_one(other, one)


def test_one_court_is_not_surely_another() -> None:
    assert is_named_so("东港市法院", "东港法院")
    assert not is_named_so("东港市法院", "西港市法院")
