"""Sketches: what leaves them alone, what changes them."""

from __future__ import annotations

import numpy as np
import opencc
from hypothesis import given
from hypothesis import strategies as st

from index.shingles import RATE, sketch
from tests.index.stories import story

TEXT = story(1)


def same(one: str, other: str) -> bool:
    """Tell whether two texts have the same sketch."""
    first, second = sketch(one), sketch(other)
    return np.array_equal(first.shingles, second.shingles) and np.array_equal(first.figures, second.figures)


def test_traditional_and_full_width_give_the_same_sketch() -> None:
    traditional = opencc.OpenCC("s2t").convert(TEXT)
    wide = "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in traditional)
    assert traditional != TEXT
    assert same(wide, TEXT)


def test_punctuation_line_breaks_and_boilerplate_give_the_same_sketch() -> None:
    changed = "分享 微信 微博\n" + TEXT.replace("，", ", ").replace("。", "！\n") + "\n欢迎在评论区留言"
    assert same(changed, TEXT)


def test_case_and_spaces_in_english_give_the_same_sketch() -> None:
    text = "The old quay closes next month because the channel has silted up. " * 3
    assert same(text.upper().replace(" ", "\n"), text)


def test_of_all_shingles_about_one_in_the_rate_is_kept() -> None:
    many = "".join(chr(0x4E00 + (i * 7919) % 20000) for i in range(8000))
    assert 0.8 < len(sketch(many).shingles) * RATE / 8000 < 1.2


def test_a_text_without_a_shingle_has_an_empty_sketch() -> None:
    assert len(sketch("旧码头关闭").shingles) == len(sketch("").shingles) == 0


@given(st.text(max_size=400))
def test_a_sketch_is_in_order_without_repetitions(text: str) -> None:
    for hashes in (sketch(text).shingles, sketch(text).figures):
        assert hashes.dtype == np.uint32
        assert np.array_equal(hashes, np.unique(hashes))


@given(st.integers(0, 50), st.integers(51, 100))
def test_a_part_of_a_text_has_a_part_of_its_sketch(first: int, last: int) -> None:
    part = TEXT[len(TEXT) * first // 100 : len(TEXT) * last // 100]
    assert set(sketch(part).shingles) <= set(sketch(TEXT).shingles)
