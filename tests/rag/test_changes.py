"""A claim laid beside a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.changes import changes


def test_what_stands_around_a_copied_claim_is_no_change() -> None:
    found = changes("李明离开公司", "昨天，李明离开公司，去了南港。")
    assert (found.lacking, found.between, found.share) == ((), (), 0.0)


def test_punctuation_and_traditional_characters_are_no_change() -> None:
    assert changes("李明離開，公司。", "“李明离开公司”").lacking == ()


def test_another_number_is_lacking_whole() -> None:
    found = changes("公司有12名员工", "公司有13名员工")
    assert (found.lacking, found.digits, found.longest) == (("12",), 2, 2)


def test_a_number_is_not_put_together_from_others() -> None:
    assert changes("筹得120亿美元", "筹得12亿美元，估值达到90亿美元").lacking == ("120亿",)


def test_another_scale_is_in_the_place_of_the_number() -> None:
    assert changes("售出23.92万股", "售出23.92亿股").replaced == (("23.92万", "23.92亿"),)


def test_grouped_digits_are_one_number() -> None:
    assert changes("1200 people", "1,200 people").lacking == ()


@pytest.mark.parametrize(
    ("claim", "sentence", "denials"),
    [
        ("公司有员工", "公司没有员工", 1),
        ("公司不支持计划", "公司支持计划", 1),
        ("the firm sold it", "the firm never sold it", 1),
        ("公司支持计划", "公司支持计划", 0),
    ],
)
def test_a_denial_in_only_one_of_the_two_counts(claim: str, sentence: str, denials: int) -> None:
    assert changes(claim, sentence).denials == denials


def test_a_hedge_that_only_the_sentence_has_counts() -> None:
    assert changes("公司上市了吗", "公司可能上市了吗").hedges == 1
    assert changes("公司可能上市", "公司可能上市").hedges == 0


def test_a_claim_about_something_else_lacks_everything() -> None:
    assert changes("abc", "xyz").share == 1.0


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_share_is_a_share(claim: str, sentence: str) -> None:
    found = changes(claim, sentence)
    assert 0 <= found.share <= 1
    assert changes(claim, claim).share == 0


@pytest.mark.parametrize(
    ("claim", "sentence", "replaced"),
    [
        ("公司有12名员工", "公司有13名员工", (("12", "13"),)),
        ("吉祥物是一只名叫于蕾的熊猫", "吉祥物是一只名叫蓉宝的熊猫。", (("于蕾", "蓉宝"),)),
        ("The firm employs 130 people", "The firm employs 310 people.", (("130", "310"),)),
        ("李明因病离职", "公司的一位主管因病离职", ()),  # too long to stand for a name
        ("公司有12名员工", "公司没有员工", ()),
    ],
)
def test_what_stands_in_a_stretchs_place_is_told(
    claim: str, sentence: str, replaced: tuple[tuple[str, str], ...]
) -> None:
    assert changes(claim, sentence).replaced == replaced
