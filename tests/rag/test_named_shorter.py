"""A question's names as a text writes them."""

import pytest

from rag.named_shorter import named_as_in


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        ("Ana Winterfold为什么辞职", "Winterfold发表了文章", "Winterfold为什么辞职"),
        ("Why Did Ana Winterfold leave?", "It said Winterfold left.", "Why Did Winterfold leave?"),
        ("谁见过马克·桑德斯？", "桑德斯说没有", "谁见过桑德斯？"),
        ("Ana Winterfold是谁", "AnaWinterfold,研究员", "AnaWinterfold是谁"),
    ],
)
def test_a_full_name_is_shortened_to_what_the_text_has(question: str, text: str, read: str) -> None:
    assert named_as_in(question, text) == read


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When did Ana Winterfold leave?", "Ana Winterfold left. Winterfold wrote."),
        ("When did Ana Winterfold leave?", "Bob Winterfold left."),
        ("马克·桑德斯在哪里", "兰迪·桑德斯在海港城"),
        ("When did Ana Winterfold leave?", "The parade was cancelled."),
        ("The Harbour Times 说了什么", "the Harbour was closed"),
    ],
)
def test_a_name_stays_when_the_text_has_it_or_somebody_elses_or_none(question: str, text: str) -> None:
    assert named_as_in(question, text) == question
