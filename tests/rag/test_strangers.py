"""Names of a question that the articles hold nothing of."""

from __future__ import annotations

import pytest

from corpus.article import Article
from index import Index, load_encoder
from rag import Status, Youju
from rag.held import Held
from rag.question import take_apart
from rag.strangers import names_strangers

TEXTS = (
    "李明毕业于南港大学物理系，后来在北桥实验室研究海流。",
    "Ada Holm studied physics at Southport University and later joined the Northbridge Laboratory.",
)


@pytest.fixture(scope="module")
def index() -> Index:
    articles = [
        Article(id=f"a{n}", title="", text=t, language="zh" if n == 0 else "en") for n, t in enumerate(TEXTS)
    ]
    return Index.in_memory(articles, load_encoder("builtin"))


@pytest.mark.parametrize(
    ("question", "is_strange"),
    [
        ("吉尔·德勒兹毕业于哪所大学？", True),
        ("《后水浒传》的作者毕业于哪所大学？", True),
        ("Which university did Miles Morales attend?", True),
        ("奥特曼和李明毕业于哪所大学？", False),
        ("李明毕业于哪所大学？", False),
        ("Ada Holm 毕业于哪所大学？", False),
        ("Holm 和李明毕业于哪所大学？", False),
        ("Where did Ada Holm study?", False),
        ("法国的大学在哪里？", False),
        ("谁毕业于南港大学？", False),
    ],
)
def test_names_of_which_nothing_is_held_are_strangers(
    index: Index, question: str, *, is_strange: bool
) -> None:
    asked = take_apart(question, held=Held.by(index))
    assert names_strangers(asked, index.lexical.document_frequency) is is_strange


def test_what_is_told_of_somebody_else_does_not_answer_for_a_stranger() -> None:
    bot = Youju.over_texts(TEXTS[:1])
    assert bot.ask("李明毕业于哪所大学的物理系？").status is Status.ANSWERED
    refused = bot.ask("吉尔·德勒兹毕业于哪所大学的物理系？")
    assert refused.status is Status.ABSTAINED
    assert refused.confidence < 0.5
