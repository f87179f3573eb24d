"""Questions with a false premise are made of what a text denies; true ones of what it asserts."""

import random

from rag.values import values
from training.reader.false_premises import from_denials, sentences_of, with_another_value

TEXT = "新码头由远帆集团承建。渔民代表并没有反对新码头的工程，而是要求先安置渔船。工程在2024年开工。"


def test_a_denial_becomes_a_question_that_takes_it_for_granted() -> None:
    made = [m for seed in range(8) for m in from_denials(TEXT, [], random.Random(seed))]
    false = [m for m in made if m.false is not None]
    assert false
    for one in false:
        assert one.false is not None
        assert TEXT[one.false :].startswith("渔民代表")
    assert any("反对" in m.question for m in false)
    assert any(m.false is None for m in made)


def test_a_value_is_exchanged_for_another_of_its_kind() -> None:
    pool = values("2019年和2022年", "zh")
    made = with_another_value("工程在2024年由谁开工？", [TEXT], pool, random.Random(1))
    assert made is not None
    assert made.question in ("工程在2019年由谁开工？", "工程在2022年由谁开工？")
    assert made.false == TEXT.index("2024")


def test_a_question_without_a_value_stays_as_it_is() -> None:
    assert with_another_value("谁反对工程？", [TEXT], [], random.Random(1)) is None


def test_sentences_keep_their_places() -> None:
    for sentence in sentences_of([TEXT]):
        assert TEXT[sentence.start : sentence.end] == sentence.text
