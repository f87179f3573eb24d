"""How wordings are compared."""

import pytest

from rag.claim_wording import (
    denied_otherwise,
    hedges,
    named_in,
    neighbours_kept,
    opposites,
    points_in_order,
    share_named,
    words_beside,
    words_in_order,
)
from rag.points import points


def test_words_of_points_are_left_out() -> None:
    claim = "2月9日，李明教授带走12人"
    words = words_beside(claim, points(claim, "zh"))
    assert "教授" in words
    assert not {"李明", "12", "2"} & set(words)


def test_a_word_is_named_as_written_and_nearly_by_one_of_its_meaning() -> None:
    (exact,), (near,), (far,) = named_in(["辞职"], ["他宣布辞职", "他宣布离职", "他喜欢苹果"])
    assert exact == 1
    assert exact > near > far


def test_without_words_everything_is_named() -> None:
    assert share_named([], named_in([], ["随便"])).tolist() == [1.0]


@pytest.mark.parametrize(
    ("claim", "text", "differs"),
    [
        ("公司支持这个决定", "公司不支持这个决定", True),
        ("公司支持这个决定", "公司支持这个决定", False),
        ("公司不支持这个决定", "公司不支持这个决定", False),
        ("the firm supports the plan", "the firm does not support the plan", True),
    ],
)
def test_what_one_denies_and_the_other_asserts_is_noticed(claim: str, text: str, differs: bool) -> None:
    assert (denied_otherwise(claim, text) > 0) is differs


def test_opposites_count_when_the_text_lacks_the_word_itself() -> None:
    assert opposites("销量增加", "销量减少") == 1
    assert opposites("销量增加", "销量增加，成本减少") == 0
    assert opposites("sales rose", "sales fell") == 1


def test_hedges_are_counted_in_both_languages() -> None:
    assert hedges("公司计划明年可能上市") == 2
    assert hedges("the firm may reportedly list") == 2
    assert hedges("公司上市了") == 0


def test_order_tells_who_did_what_to_whom() -> None:
    claim = "教授李明批评教授张伟"
    told = points(claim, "zh")
    assert points_in_order(told, "李明批评张伟") == 1
    assert points_in_order(told, "张伟批评李明") == 0
    assert words_in_order("厂长批评工人", "工人批评厂长") < 1


def test_neighbours_in_the_claim_are_neighbours_in_the_text() -> None:
    assert neighbours_kept("苹果发布手机", "苹果发布手机") == 1
    assert neighbours_kept("苹果发布手机", "苹果很好吃，今天有一家别的公司宣布将会发布新的手机") < 1
