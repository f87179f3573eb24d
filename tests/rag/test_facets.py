"""What a comparison names is looked up one by one."""

from types import SimpleNamespace
from typing import Any

import pytest

from rag.facets import things, with_each


def passages(*ordinals: int) -> list[Any]:
    return [SimpleNamespace(ordinal=n) for n in ordinals]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("桥梁通车和码头关闭，哪个更早？", ("桥梁通车", "码头关闭")),
        ("以下哪个最早发生？1. 桥梁通车，2. 码头关闭", ("桥梁通车", "码头关闭")),
        ("林若溪和宋德雷分别去了哪里？", ("林若溪", "宋德雷")),
        ("What is the difference between Oslo and Bergen?", ("Oslo", "Bergen")),
        ("Did Oslo and Bergen vote on the same day?", ("Oslo", "Bergen")),
    ],
)
def test_things_that_are_compared_are_found(question: str, expected: tuple[str, ...]) -> None:
    assert things(question) == expected


@pytest.mark.parametrize("question", ["谁承建新码头？", "哪些公司都离开了？", "Who left Oslo and Bergen?"])
def test_other_questions_have_no_such_things(question: str) -> None:
    assert things(question) == ()


def test_the_best_passage_of_each_thing_is_among_the_first_five() -> None:
    found = with_each("桥梁通车和码头关闭，哪个更早？", passages(*range(10)), lambda _: passages(9))
    assert [r.ordinal for r in found] == [0, 1, 2, 3, 9, 4, 5, 6, 7, 8]


def test_nothing_changes_without_things() -> None:
    assert with_each("谁承建新码头？", passages(3, 1), lambda _: passages(9)) == passages(3, 1)
