"""English questions made from sentences: which ones, and which sentences give none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.askable_en import people, questions
from rag.verbs_en import base_form
from tests.linear import takes_linear_time


def made(text: str) -> list[str]:
    return [a.question for a in questions(text)]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Ada Holm resigned because of the delay.", "Why did Ada Holm resign?"),
        ("Seaworks announced that the wharf would close.", "What did Seaworks announce?"),
        ("Ada Holm plans to return to Northvale.", "What does Ada Holm plan to do?"),
        (
            "Seaworks sold 4,200 tickets at the festival.",
            "How many tickets did Seaworks sell at the festival?",
        ),
        (
            "In May 2025, Seaworks raised $30 million from Norbank.",
            "How much did Seaworks raise from Norbank?",
        ),
        ("On 3 May 2025, Ada Holm opened the wharf.", "When did Ada Holm open the wharf?"),
        ("Seaworks was founded in 2021 by people who knew ships.", "When was Seaworks founded?"),
        ("Ada Holm, mayor of Northvale, left Seaworks in June 2024.", "When did Ada Holm leave Seaworks?"),
        ("Ada Holm joined Seaworks and moved north.", "Who joined Seaworks?"),
        ("The engineer Ada Holm was not there.", "Who is Ada Holm?"),
        ('"It will hold," Ada Holm said.', "What did Ada Holm say?"),
    ],
)
def test_a_sentence_is_asked_for_what_it_says(sentence: str, question: str) -> None:
    assert question in made(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She resigned in May 2025.",
        "Flights were cancelled on Sunday.",
        "Did Ada Holm resign in May 2025?",
        "Ada Holm resigned when...",
        "Heavy rain fell in 2021.",
        "See https://example.com: Ada Holm resigned in May 2025.",
    ],
)
def test_what_points_elsewhere_or_says_nothing_gives_no_question(sentence: str) -> None:
    assert made(sentence) == []


def test_a_clause_that_is_cut_in_the_middle_is_not_asked_about() -> None:
    assert not any(
        "between" in q for q in made("Ada Holm praised ties between Northvale and Seaworks in 2021.")
    )


def test_the_outlet_behind_the_is_no_speaker() -> None:
    assert ("said", "Sun") not in list(people("The Sun said the wharf would close."))


@pytest.mark.parametrize(
    ("past", "base"),
    [
        ("raised", "raise"),
        ("resigned", "resign"),
        ("visited", "visit"),
        ("stopped", "stop"),
        ("controlled", "control"),
        ("denied", "deny"),
        ("died", "die"),
        ("employed", "employ"),
        ("sold", "sell"),
        ("table", ""),
        ("based", ""),
    ],
)
def test_a_verb_in_the_past_has_a_base_form(past: str, base: str) -> None:
    assert base_form(past) == base


@given(st.text(alphabet="Ada Holm resigned in May 2025, because of $30 and\"'().", max_size=120))
def test_whatever_the_sentence_says_a_question_is_one_line_that_ends_as_one(text: str) -> None:
    for question in made(text):
        assert question.endswith("?")
        assert "\n" not in question


@pytest.mark.parametrize("part", ["Ada Holm ", "in May 2025 ", "because ", ", ", "A-", "$3,", "resigned "])
def test_a_hostile_sentence_takes_linear_time(part: str) -> None:
    assert takes_linear_time(made, part)
