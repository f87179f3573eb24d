"""A claim's figures, dates and names beside a sentence."""

from __future__ import annotations

import pytest

from corpus.language import detect_language
from rag.blanks import Filled
from rag.claim_points import is_laid_otherwise, place_of
from rag.points import points, state_in


def laid_otherwise(claim: str, sentence: str) -> bool:
    told = points(claim, detect_language(claim))
    return is_laid_otherwise(claim, told, [state_in(p, sentence, ()) for p in told], sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("海丰集团去年的营收为30670万元，增长10%。", "海丰集团去年的营收为30870万元，增长10%，利润持平。"),
        ("南港银行宣布，李明接任行长。", "南港银行宣布，王强接任行长。"),
        ("The firm employs 130 people in Harwick.", "The firm employs 310 people in Harwick."),
    ],
)
def test_another_number_or_name_in_the_same_place_is_seen(claim: str, sentence: str) -> None:
    assert laid_otherwise(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("李明因反对新规被解雇。", "海丰集团的一位安全主管因反对新规并提出质疑而被解雇。"),
        ("海丰集团有12名员工。", "北岭集团的会议在东湖举行。"),
        ("李明在周三说，海丰集团会扩大生产。", "李明周三表示，海丰集团会扩大生产。"),
    ],
)
def test_what_lacks_a_name_or_says_it_in_other_words_is_not(claim: str, sentence: str) -> None:
    assert not laid_otherwise(claim, sentence)


def test_something_else_has_a_place_when_it_is_surer_than_the_point() -> None:
    assert place_of(Filled(same=-2.0, other=3.0, at=(1, 4, 6)), [0, 100]) == (104, 106)
    assert place_of(Filled(same=4.0, other=3.0, at=(0, 4, 6)), [0]) is None
    assert place_of(Filled(same=-4.0, other=-3.0, at=(0, 4, 6)), [0]) is None
