"""Support marks: what a sentence is worth that cites a quote."""

from __future__ import annotations

import pytest

from rag.answer import Support
from rag.supporting import support_of

QUOTE = "北桥实验室2月9日宣布，安全研究负责人陶莉已经辞职，她的团队有42名研究员。"
ENGLISH = "Orchard Labs said that its chief scientist, Ada Holm, had resigned on March 3, 2026."
FIRM = {Support.VERBATIM, Support.SUPPORTED}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [(QUOTE, QUOTE), ("他走了。", "- **他走了。**"), ("见 ［1］。", "见 [1]。"), ("他 走了。", "他走了。")],
)
def test_a_copy_is_verbatim(sentence: str, quote: str) -> None:
    assert support_of(sentence, [quote]) is Support.VERBATIM


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("北橋實驗室2月9日宣布，安全研究負責人陶莉已經辭職。", QUOTE),
        ("北桥实验室的安全研究负责人陶莉已经辞职，她的团队有42名研究员。", QUOTE),
        ("据报道，北桥实验室2月9日宣布，安全研究负责人陶莉已经辞职。", QUOTE),
        ("Orchard Labs said that its chief scientist, Ada Holm, had resigned.", ENGLISH),
    ],
)
def test_what_is_said_otherwise_is_supported(sentence: str, quote: str) -> None:
    assert support_of(sentence, [quote]) is Support.SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (QUOTE.replace("42", "24"), QUOTE),
        (QUOTE.replace("2月9日", "3月9日"), QUOTE),
        (QUOTE.replace("陶莉", "陈薇"), QUOTE),
        (QUOTE.replace("已经辞职", "没有辞职"), QUOTE),
        ("公司有裁员的打算。", "公司没有裁员的打算。"),
        ("公司裁员五百人，明年完成。", "公司可能裁员五百人，明年完成。"),
        ("海湾航空订购了五十架飞机。", QUOTE),
        (ENGLISH.replace("March 3", "March 13"), ENGLISH),
        (ENGLISH.replace("had resigned", "had not resigned"), ENGLISH),
        (ENGLISH.replace("Ada Holm", "Ben Stone"), ENGLISH),
    ],
)
def test_a_change_is_caught(sentence: str, quote: str) -> None:
    assert support_of(sentence, [quote]) not in FIRM


def test_any_of_the_quotes_may_support() -> None:
    assert support_of("陶莉已经辞职。", ["天气很好。", QUOTE]) in FIRM


def test_a_sentence_without_quotes_is_unsupported() -> None:
    assert support_of("陶莉已经辞职。", []) is Support.UNSUPPORTED
