"""Questions over translated sentences."""

from __future__ import annotations

import random

from training.encoder.data import Pair
from training.reader.english_items import questions_in_english, questions_over_english

PAIRS = [
    Pair("The harbour was closed on Monday by the city of Winterfold.", "温特福德市周一关闭了港口。"),
    Pair("The parade of the orchard festival was cancelled because of heavy rain.", "果园节游行因大雨取消。"),
    Pair("Organisers of the orchard festival had sold 4,000 tickets before.", "果园节此前已售出4,000张票。"),
]


def test_the_answer_stands_in_the_english_text() -> None:
    found = [i for seed in range(20) for i in questions_over_english(PAIRS, random.Random(seed))]
    answers = {i.text[i.start : i.end] for i in found}
    assert {"4,000", "Monday", "Winterfold", "heavy rain"} <= answers
    assert all("heavy rain" not in i.question for i in found if "heavy rain" in i.text[i.start : i.end])


def test_a_reason_is_asked_for_with_why() -> None:
    found = questions_over_english(PAIRS, random.Random(3))
    assert all(
        "why" in i.question or "reason" in i.question for i in found if i.text[i.start :][:5] == "heavy"
    )


def test_the_answer_stands_in_the_chinese_text() -> None:
    (item,) = questions_in_english(PAIRS, random.Random(1))
    assert item.text[item.start : item.end] == "4,000"
    assert item.text == "".join(p.zh for p in PAIRS)
