"""What the span reader is given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.question import clean, take_apart
from rag.span_input import ASKED, LONGEST, MATCHED, READ, Row, row_of, tokens_of

UNHURRIED = settings(deadline=None, max_examples=50)  # whichever test comes first reads the tokenizer
TEXTS = st.text(st.sampled_from("码头關閉了。ＡａB 12，abc\n") | st.characters(), max_size=120)


def row(question: str, text: str, *, lead: str = "") -> Row:
    return row_of(take_apart(clean(question)), lead, text)


def matched(question: str, text: str) -> str:
    """Return the characters of the text whose tokens are marked as named by the question."""
    given = row(question, text)
    types = given.types[given.begin : given.begin + len(given.places)]
    return "".join(text[a:b] for (a, b), kind in zip(given.places, types, strict=True) if kind == MATCHED)


@UNHURRIED
@given(TEXTS)
def test_places_run_forward_within_the_text(text: str) -> None:
    places = tokens_of(text).places
    assert all(0 <= a <= b <= len(text) for a, b in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@UNHURRIED
@given(TEXTS, TEXTS, TEXTS)
def test_a_row_is_one_length_and_never_too_long(question: str, lead: str, text: str) -> None:
    given = row(question, text, lead=lead)
    assert len(given.numbers) == len(given.types) <= LONGEST
    assert len(given.numbers) == given.begin + len(given.places) + 1


def test_the_parts_stand_in_order() -> None:
    given = row("谁？", "码头关闭了。", lead="标题")
    assert given.types[0] == ASKED
    assert set(given.types[given.begin :]) <= {READ, MATCHED}
    assert given.types[given.begin - 1] == READ  # the lead is text, not question


def test_traditional_and_full_width_read_the_same() -> None:
    assert tokens_of("碼頭關閉ＡＩ").numbers == tokens_of("码头关闭AI").numbers


def test_what_the_question_names_is_marked() -> None:
    assert matched("谁关闭了码头？", "市长把码头关闭。") == "码头关闭"


def test_a_translation_is_marked() -> None:
    assert "大学" in matched("Which university did she attend?", "她在一所大学读书。")


@pytest.mark.parametrize("question", ["？", "的了吗"])
def test_a_question_without_content_marks_nothing(question: str) -> None:
    assert matched(question, "市长的码头了吗？") == ""


def test_a_latin_word_right_after_chinese_takes_no_character_from_it() -> None:
    text = "他离开了OpenAI"
    assert "".join(text[a:b] for a, b in tokens_of(text).places) == text
