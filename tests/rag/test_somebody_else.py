"""What is told of others than the question names is no further sentence of an answer."""

import pytest

from rag import Youju
from rag.question import clean, take_apart
from rag.somebody_else import is_about_somebody_else

WHY = "王小明为什么辞职？"


def about(text: str, question: str = WHY) -> bool:
    return is_about_somebody_else(text, "zh", take_apart(clean(question)))


def test_a_sentence_that_names_only_another_is_about_somebody_else() -> None:
    assert about("李文博教授说，码头的淤塞占他人辞职原因的四成。")


@pytest.mark.parametrize(
    "text",
    [
        "王小明和李文博教授先后离开。",
        "李文博教授说，他是因为码头而走的。",
        "码头的淤塞是主要原因。",
    ],
)
def test_a_sentence_that_names_or_means_the_one_asked_about_is_not(text: str) -> None:
    assert not about(text)


@pytest.mark.parametrize(
    "question", ["谁接替了王小明？", "码头为什么关闭？", "Why did Wang Xiaoming resign?"]
)
def test_others_may_answer_who_and_whoever_asks_of_nobody(question: str) -> None:
    assert not about("李文博教授说，码头的淤塞占了四成。", question)


def test_an_answer_does_not_go_on_with_somebody_else() -> None:
    texts = [
        "王小明于五月辞职。王小明辞职的原因是码头淤塞。",
        "李文博教授于六月辞职。李文博教授辞职的原因是经费短缺。",
    ]
    answer = Youju.over_texts(texts).ask("王小明辞职的原因是什么？")
    assert answer.sentences[0].text == "王小明辞职的原因是码头淤塞。"
    assert all("李文博" not in s.text for s in answer.sentences)
