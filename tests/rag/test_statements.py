"""The sentences of a claim that claim something."""

from __future__ import annotations

import pytest

from rag.statements import statements_of, without_reporting


def test_questions_and_headings_claim_nothing() -> None:
    text = "# 标题\n\n陶莉辞职了。\n\n为什么？"
    assert [s.text for s in statements_of(text, "zh")] == ["陶莉辞职了。"]


def test_a_wrapped_line_is_one_sentence() -> None:
    (statement,) = statements_of("北桥实验室\n去年有42名研究员。", "zh")
    assert statement.text == "北桥实验室\n去年有42名研究员。" or "\n" not in statement.stated


@pytest.mark.parametrize(
    ("claim", "about", "stated"),
    [
        ("清华大学发布公告。该校有3000名员工。", "清华大学", "清华大学有3000名员工。"),
        ("苹果公司发布新品。该校有3000名员工。", "", "该校有3000名员工。"),
        ("研究员陶莉宣布离开。她2021年加入公司。", "陶莉", "陶莉2021年加入公司。"),
    ],
)
def test_only_what_was_replaced_is_told_as_meant(claim: str, about: str, stated: str) -> None:
    statement = statements_of(claim, "zh")[1]
    assert (statement.about, statement.stated) == (about, stated)


def test_whom_a_pronoun_means_is_told_as_the_claim_prints_it() -> None:
    (_, statement) = statements_of("研究員陶麗宣布離開。她2021年加入公司。", "zh")
    assert (statement.about, statement.stated) == ("陶麗", "陶丽2021年加入公司。")


def test_that_somebody_reports_it_is_left_out() -> None:
    assert without_reporting("据报道，码头关闭了。") == "码头关闭了。"
    assert without_reporting("It was reported that the port closed.") == "the port closed."
