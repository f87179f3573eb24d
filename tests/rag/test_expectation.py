"""What kind of answer a question expects."""

import pytest

from rag.expectation import Expectation, expectation_of, shows, unit_asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("谁宣布了这个决定?", Expectation.WHO),
        ("码头什么时候关闭", Expectation.WHEN),
        ("会议在哪个城市开", Expectation.WHERE),
        ("工程要花多少钱", Expectation.NUMBER),
        ("来了几个人", Expectation.NUMBER),
        ("码头干嘛要关", Expectation.WHY),
        ("工程分哪些步骤", Expectation.LIST),
        ("举几个例子", Expectation.LIST),
        ("工程分哪三步", Expectation.LIST),
        ("which two towns voted?", Expectation.LIST),
        ("what rules has the library introduced?", Expectation.LIST),
        ("which is the older bridge?", Expectation.WHAT),
        ("市长是怎么说的", Expectation.QUOTE),
        ("淤塞是什么意思", Expectation.DEFINITION),
        ("新旧码头有什么不同", Expectation.COMPARE),
        ("码头会关吗?", Expectation.YES_NO),
        ("新码头叫什么", Expectation.WHAT),
        ("who opened the festival?", Expectation.WHO),
        ("what year did it open", Expectation.WHEN),
        ("how many tickets were sold", Expectation.NUMBER),
        ("why was the parade cancelled", Expectation.WHY),
        ("did it rain?", Expectation.YES_NO),
        ("新码头启用时间", Expectation.WHEN),
        ("果园节门票价格?", Expectation.NUMBER),
        ("海港城市长", Expectation.WHO),
        ("码头关闭的原因?", Expectation.WHY),
        ("开幕式地点", Expectation.WHERE),
        ("市长对工程的评价", Expectation.WHAT),
    ],
)
def test_the_words_of_a_question_tell_what_it_expects(question: str, kind: Expectation) -> None:
    assert expectation_of(question) is kind


def test_the_unit_behind_how_many_is_the_unit_asked_for() -> None:
    assert unit_asked("一共卖了多少张票") == "张"


def test_a_question_without_a_number_asks_for_no_unit() -> None:
    assert unit_asked("谁宣布的") == ""


def test_every_kind_of_answer_has_a_look() -> None:
    assert all(isinstance(shows("2025年5月3日，市长说：“不。”", kind), bool) for kind in Expectation)


def test_a_date_looks_like_an_answer_to_when_and_a_plain_clause_does_not() -> None:
    assert shows("码头在2025年6月关闭。", Expectation.WHEN)
    assert not shows("码头很旧。", Expectation.WHEN)


def test_what_something_is_compared_with_is_asked_for_by_its_own_word() -> None:
    assert expectation_of("林若溪拿港口跟什么相比?") is Expectation.WHAT
    assert expectation_of("新旧码头相比哪个大?") is Expectation.COMPARE
