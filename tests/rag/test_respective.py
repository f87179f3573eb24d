"""One question for each of several things."""

from __future__ import annotations

import pytest

from rag.respective import respective


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("林若溪和宋德雷分别去了哪里？", ["林若溪去了哪里？", "宋德雷去了哪里？"]),
        ("據報，南屏與北原各自發生了什麼？", ["據報，南屏發生了什麼？", "據報，北原發生了什麼？"]),
        (
            "教师协会、医生协会和护士协会的会长分别是谁？",
            ["教师协会的会长是谁？", "医生协会的会长是谁？", "护士协会的会长是谁？"],
        ),
        ("教师协会的会长和医生协会的秘书分别是谁？", ["教师协会的会长是谁？", "医生协会的秘书是谁？"]),
        (
            "报道里的两个人：一个造船的工程师，另一个从旧码头来的会计，分别叫什么？",
            [],
        ),
        (
            "报道里的两个人：一个造船的工程师，另一个从旧码头来的会计，分别是谁？",
            ["报道里的两个人，造船的工程师是谁？", "报道里的两个人，从旧码头来的会计是谁？"],
        ),
    ],
)
def test_each_thing_gets_a_question(question: str, expected: list[str]) -> None:
    assert respective(question) == expected


@pytest.mark.parametrize(
    "question", ["三家公司分别融资多少？", "谁分别见了他们？", "旧码头和新码头由谁承建？", "", "分别"]
)
def test_a_question_that_names_no_two_things_gives_none(question: str) -> None:
    assert respective(question) == []


def test_time_is_linear_in_the_length() -> None:
    assert respective("一个" * 20_000 + "，分别是谁？") == []
    assert respective("，" * 20_000 + "甲和乙" * 10_000 + "分别") == []
