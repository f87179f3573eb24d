"""Questions that take for granted what the articles deny or tell otherwise."""

from dataclasses import replace

import numpy as np
import pytest

from index.encoders.words import word_vectors
from rag import Youju
from rag.answer import Answer, Reason, Status
from rag.checking import check
from rag.claims import claim_of
from rag.denied import denying
from rag.premises import contradiction
from rag.question import take_apart
from tests.rag.sentences import sentence

TOWN = """海港城的旧码头在2025年关闭。市长林若溪说，关闭的原因是航道淤塞。
这次关闭并没有引起渔民的愤怒，渔民只是感到惋惜。
新码头由远帆集团承建，耗资12亿元。渔民将在三年后迁入。
有人以为新码头会停靠军舰？
没那么夸张。
它只停靠渔船和游船。
The old lighthouse was not demolished; it became a museum. Visitors pay six euros."""


@pytest.fixture(scope="module")
def town() -> Youju:
    return Youju.over_texts([TOWN])


def said(answer: Answer) -> str:
    return " ".join(c.quote for c in answer.corrections)


@pytest.mark.parametrize(
    ("question", "otherwise"),
    [
        ("渔民为什么对关闭码头感到愤怒？", "没有引起渔民的愤怒"),
        ("旧码头为什么在2019年关闭？", "2025年"),
        ("为什么新码头耗资90亿元？", "12亿元"),
        ("新码头是怎么停靠军舰的？", "没那么夸张"),
        ("Why was the old lighthouse demolished?", "became a museum"),
    ],
)
def test_a_false_premise_is_named_and_corrected(town: Youju, question: str, otherwise: str) -> None:
    answer = town.ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.FALSE_PREMISE)
    assert otherwise in said(answer)
    assert check(answer, town.article) is answer


@pytest.mark.parametrize(
    "question",
    [
        "旧码头为什么关闭？",
        "旧码头为什么在2025年关闭？",
        "渔民对关闭码头感到什么？",
        "渔民为什么没有愤怒？",
        "渔民愤怒了吗？",
        "新码头是谁承建的？",
        "Why did the old lighthouse become a museum?",
        "How much do visitors pay?",
    ],
)
def test_a_true_premise_is_not_called_false(town: Youju, question: str) -> None:
    assert town.ask(question).reason is not Reason.FALSE_PREMISE


def test_the_notice_speaks_the_language_of_the_question(town: Youju) -> None:
    assert "文章" in town.ask("旧码头为什么在2019年关闭？").notice
    assert "articles" in town.ask("Why was the old lighthouse demolished?").notice


def test_corrections_are_no_citations(town: Youju) -> None:
    answer = town.ask("旧码头为什么在2019年关闭？")
    assert answer.corrections
    assert not answer.citations
    assert not answer.sentences
    assert answer.independent_sources == 0


def test_nothing_speaks_against_a_question_over_nothing() -> None:
    assert contradiction(take_apart("码头为什么关闭？"), []) is None


def test_the_order_in_which_sentences_were_read_is_of_no_matter() -> None:
    question = take_apart("新码头是怎么停靠军舰的？")
    read = [
        sentence(t, 100 * n)
        for n, t in enumerate(["有人以为新码头会停靠军舰？", "没那么夸张。", "它停靠渔船。"])
    ]
    claim, words = claim_of(question, word_vectors()), word_vectors()
    forth, back = denying(claim, read, words), denying(claim, read[::-1], words)
    assert [d.sentences for d in forth] == [d.sentences for d in back]
    assert np.array_equal(forth[0].figures, back[0].figures)


def test_what_the_question_denies_itself_is_not_held_against_it() -> None:
    words = word_vectors()
    read = [sentence("渔民没有愤怒。", 0)]
    asserting = denying(claim_of(take_apart("渔民为什么愤怒？"), words), read, words)
    agreeing = denying(claim_of(take_apart("渔民为什么没有愤怒？"), words), read, words)
    assert asserting
    assert not agreeing


def test_a_denial_about_somebody_else_is_not_held_against_a_question() -> None:
    words = word_vectors()
    here, elsewhere = sentence("Ada Holm 来到了渔村。", 0), sentence("渔民代表没有收下礼物。", 100)
    claim = claim_of(take_apart("Ada Holm 为什么收下礼物？"), words)
    other_article = replace(elsewhere, article_id="b")
    assert [d.is_about for d in denying(claim, [here, elsewhere], words)] == [True]
    assert [d.is_about for d in denying(claim, [here, other_article], words)] == [False]
