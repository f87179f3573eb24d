"""English questions made from sentences."""

from __future__ import annotations

import random

import pytest

from training.encoder.data import Pair
from training.reader.english_items import asked_in_order
from training.reader.english_questions import asked_of, not_asked_of

TOLD = "Harbour Works moved 4,000 boats to Winterfold in March 2019 because of the flood."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who moved 4,000 boats to Winterfold in March 2019 because of the flood?", "Harbour Works"),
        ("When did Harbour Works move 4,000 boats to Winterfold because of the flood?", "in March 2019"),
        ("Where did Harbour Works move 4,000 boats in March 2019 because of the flood?", "to Winterfold"),
        ("Why did Harbour Works move 4,000 boats to Winterfold in March 2019?", "because of the flood"),
        (
            "How many boats did Harbour Works move to Winterfold in March 2019 because of the flood?",
            "4,000",
        ),
    ],
)
def test_each_part_is_asked_for_with_its_word(question: str, answer: str) -> None:
    assert (question, answer) in {(a.question, TOLD[a.start : a.end]) for a in asked_of(TOLD)}


@pytest.mark.parametrize(
    "sentence", ["He moved to Winterfold.", "To move boats was hard.", "What a day!", ""]
)
def test_what_opens_with_a_pronoun_or_has_no_subject_gives_none(sentence: str) -> None:
    assert asked_of(sentence) == []


def test_the_answer_stands_in_the_text_around_the_sentence() -> None:
    pairs = [Pair("The city was quiet.", ""), Pair(TOLD, ""), Pair("Nobody was hurt.", "")]
    items = [i for seed in range(9) for i in asked_in_order(pairs, random.Random(seed))]
    assert {"Harbour Works", "4,000"} & {i.text[i.start : i.end] for i in items}
    assert all(0 <= i.start < i.end <= len(i.text) for i in items)


def test_a_question_in_vain_names_what_the_text_names_or_somebody_else() -> None:
    others = ["Why did the sailors praise Lena Holm?", "港口在哪里？"]
    text = f"On Monday Harbour Works said so. {TOLD}"
    found = {
        not_asked_of(text, "Why did the firm Harbour Works move boats?", others, random.Random(seed))
        for seed in range(30)
    }
    assert "Why did the firm Lena Holm move boats?" in found
    assert any(q.startswith("Why did the sailors praise ") and "Lena" not in q for q in found)
    assert all(q == "" or q.isascii() for q in found)
