"""Questions in keywords."""

import pytest

from training.reader.rewording import in_keywords


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("新码头是什么时候启用的？", "新码头启用时间"),
        ("旧码头为什么关闭？", "旧码头关闭的原因"),
        ("果园节的主办方是谁？", "果园节的主办方"),
        ("新码头的造价是多少？", "新码头的造价"),
        ("如何报名参加游行？", "报名参加游行的方法"),
    ],
)
def test_a_question_becomes_what_is_typed_into_a_search_box(question: str, short: str) -> None:
    assert in_keywords(question) == short


def test_a_question_that_would_hang_in_the_air_gets_no_keywords() -> None:
    assert in_keywords("火山兔又被称为什么？") == ""
