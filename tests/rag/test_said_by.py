"""Whom a shown sentence is attributed to."""

import pytest

from rag.attribution import Attribution
from rag.display import displayed
from rag.said_by import said_by, shown_attributions


def attribution(start: int, end: int, speaker: str = "李明") -> Attribution:
    return Attribution(start, end, speaker, None, None, is_quotation=True)


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("“水退了。”", attribution(1, 5), "李明"),
        ("“水退了。”李明说。", attribution(1, 5), ""),
        ("水退了，船都走了，没有人回来。", attribution(0, 3), ""),
        ("“水退了。”", attribution(1, 5, ""), ""),
        ("“水退了。”", attribution(1, 5, "他"), ""),
        ("“水退了。”", attribution(1, 5, "该报告"), ""),
        ("“The tide is out.”", attribution(1, 17, "the mayor"), ""),
        ("“The tide is out.”", attribution(1, 17, "Ada Holm"), "Ada Holm"),
    ],
)
def test_who_says_most_of_a_sentence_is_named_unless_it_names_them(
    text: str, found: Attribution, expected: str
) -> None:
    assert said_by([found], text) == expected


def test_attributions_follow_what_is_shown_of_a_sentence() -> None:
    quote = "> “**水**退了。”[1]说。"
    (found,) = shown_attributions([attribution(103, 111, "李[1]明")], 100, displayed(quote))
    text = displayed(quote).text
    assert (text[found.start : found.end], found.speaker) == ("水退了。", "李［1］明")


def test_what_is_not_shown_is_left_out() -> None:
    assert shown_attributions([attribution(100, 102)], 100, displayed("> 水退了。")) == ()
