"""Who wrote an article."""

from __future__ import annotations

import pytest

from rag import Youju
from rag.authorship import asks_for_author, tells_author


@pytest.mark.parametrize(
    "question",
    [
        "谁写了那篇讲港口的报道？",
        "這篇文章的作者是誰",
        "那个公众号的文章出自谁之手？",
        "Who wrote the article about the port?",
        "Who is the author of that report on the flood?",
    ],
)
def test_questions_after_an_articles_author_are_known(question: str) -> None:
    assert asks_for_author(question)


@pytest.mark.parametrize(
    "question", ["辞职信是谁写的", "谁领导港口？", "Who wrote the letter?", "作者呢", ""]
)
def test_other_questions_are_not(question: str) -> None:
    assert not asks_for_author(question)


@pytest.mark.parametrize("text", ["文/林若溪 编辑/宋德雷", "By Lena Holm, Winterfold", "記者：宋德雷"])
def test_bylines_tell(text: str) -> None:
    assert tells_author(text)


def test_a_byline_answers_before_sentences_that_speak_of_writing() -> None:
    text = (
        "本文来自《北岸周刊》，作者:林若溪\n"
        "港口的关闭引发了许多文章。在一篇公开的文章中，港口的主任写道，关闭港口是不得已。"
    )
    answer = Youju.over_texts([text]).ask("讲港口关闭的那篇文章是谁写的？")
    assert "林若溪" in answer.sentences[0].text
