"""Traditional Chinese told from Simplified, and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import simplify
from index.traditional import is_traditional, traditional


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("舊碼頭將在明年關閉", True),
        ("旧码头将在明年关闭", False),
        ("Ada Holm", False),
        ("山水", False),
        ("", False),
    ],
)
def test_a_text_is_traditional_by_its_characters(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


def test_simplified_words_are_written_in_traditional_characters() -> None:
    assert traditional("谁为什么说了什么时候") == "誰為什麼說了什麼時候"


@given(st.text(max_size=40))
def test_any_text_can_be_written(text: str) -> None:
    assert simplify(traditional(text)) is not None
    assert is_traditional(text) in (True, False)
