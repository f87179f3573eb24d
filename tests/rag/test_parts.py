"""The questions that one text asks."""

import pytest

from rag.parts import parts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("谁承建了新码头，它什么时候开放？", ["谁承建了新码头，", "它什么时候开放？"]),
        ("Who built it all and when did it open?", ["Who built it all", "and when did it open?"]),
    ],
)
def test_clauses_that_both_ask_are_parts(question: str, expected: list[str]) -> None:
    assert parts(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "码头在什么情况下，会关闭多少天？",
        "在几十年的停用之后，谁承建了新码头？",
        "When the wharf closed, who lost their work?",
        "Which firm won a contract, which opened the wharf?",
        "When and why did the wharf close?",
        "旧码头和新码头由谁承建？",
    ],
)
def test_one_question_with_a_clause_stays_whole(question: str) -> None:
    assert parts(question) == [question]


def test_thanks_belong_to_the_question_before_them() -> None:
    assert len(parts("Who built the wharf? Thank you very much!")) == 1


def test_what_is_asked_of_each_of_several_things_is_a_question_for_each() -> None:
    asked = "谁关闭了旧码头？南屏机场和北原机场分别由谁承建？"
    assert parts(asked) == ["谁关闭了旧码头？", "南屏机场由谁承建？", "北原机场由谁承建？"]
