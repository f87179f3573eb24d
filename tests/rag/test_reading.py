"""Which sentences are read, and in what order they come back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index import Encoder, Index
from rag.closer_look import CLOSER
from rag.features import FEATURES
from rag.question import clean, take_apart
from rag.ranking import rank
from rag.reading import PASSAGES_READ, Reading, evidence, read
from rag.retrieval import retrieve
from tests.rag.conftest import make_article

QUESTIONS = ("新码头由谁承建？", "Why was the parade cancelled?", "市长说了什么", "？", "")
MARKUP = st.text(st.sampled_from("码头关闭。？！：“”\n\r #*-一1、.![]()") | st.characters(), max_size=80)


def reading_of(index: Index, question: str) -> Reading:
    taken = take_apart(clean(question))
    return read(index, taken, retrieve(index, taken, k=10))


def kept(text: str) -> list[str]:
    return [text[s.start : s.end] for s in evidence(text)]


@pytest.mark.parametrize(
    "line",
    [
        "## 码头关闭始末",
        "# 码头关闭了。",
        "一、码头的历史",
        "![旧码头](https://img.example.org/port.jpg)",
        "特别声明：以上内容由网友发布，本站只提供存储空间。",
        "点击阅读原文",
        "---",
    ],
)
def test_what_no_author_tells_is_no_evidence(line: str) -> None:
    assert kept(f"市长来了。\n\n{line}\n\n码头关闭。") == ["市长来了。", "码头关闭。"]


def test_list_items_and_bylines_are_evidence() -> None:
    text = "工程分两期：\n- 清淤\n- 筑堤\n作者：李明"
    assert kept(text) == text.split("\n")


@pytest.mark.parametrize("text", ["", "\n \n", "![]()", "## 标题"])
def test_a_text_that_tells_nothing_has_no_evidence(text: str) -> None:
    assert kept(text) == []


@settings(deadline=None)
@given(MARKUP)
def test_evidence_is_ranges_of_the_text_in_order(text: str) -> None:
    spans = evidence(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_best_sentence_comes_first(index: Index, question: str) -> None:
    scores = reading_of(index, question).scores.tolist()
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_sentence_is_what_its_article_says_there(index: Index, question: str) -> None:
    sentences = reading_of(index, question).sentences
    assert sentences
    assert all(index.article(s.article_id).text[s.start : s.end] == s.text for s in sentences)


def test_a_sentence_far_down_a_long_article_keeps_its_place(encoder: Encoder) -> None:
    text = "\n".join(f"第{n}号泊位归第{n}家公司，租金{n}万元，合同每年续签一次。" for n in range(1, 90))
    index = Index.in_memory([make_article("泊位", text)], encoder)
    sentences = reading_of(index, "第77号泊位租金多少").sentences
    assert any("第77号" in s.text for s in sentences)
    assert all(text[s.start : s.end] == s.text for s in sentences)


def test_scores_and_figures_belong_to_their_sentences(index: Index) -> None:
    reading = reading_of(index, "新码头由谁承建？")
    lengths = [np.log1p(np.float32(len(s.text))) for s in reading.sentences]
    assert reading.rows[:, FEATURES.index("length")].tolist() == pytest.approx(lengths)
    assert rank(reading.rows).tolist() == reading.scores.tolist()


@pytest.mark.parametrize("question", QUESTIONS)
def test_reading_again_gives_the_same(
    articles: list[Article], index: Index, encoder: Encoder, question: str
) -> None:
    first, again = reading_of(index, question), reading_of(Index.in_memory(articles, encoder), question)
    assert first.sentences == again.sentences
    assert (first.scores.tolist(), first.rows.tolist()) == (again.scores.tolist(), again.rows.tolist())


def test_nothing_retrieved_is_an_empty_reading(index: Index) -> None:
    reading = read(index, take_apart("新码头由谁承建？"), [])
    assert (reading.sentences, reading.scores.shape, reading.rows.shape) == (
        (),
        (0,),
        (0, len(FEATURES + CLOSER)),
    )


def test_a_passage_of_nothing_but_notices_is_passed_over(encoder: Encoder) -> None:
    stub = make_article("码头图集", "![码头](https://img.example.org/1.jpg)")
    story = make_article("码头关闭", "市长宣布旧码头关闭。")
    index = Index.in_memory([stub, story], encoder)
    assert {s.article_id for s in reading_of(index, "旧码头").sentences} == {story.id}


def test_only_the_best_passages_are_read(encoder: Encoder) -> None:
    articles = [make_article(f"码头{n}", f"第{n}号码头由老周看守。") for n in range(PASSAGES_READ + 3)]
    index = Index.in_memory(articles, encoder)
    assert len({s.article_id for s in reading_of(index, "谁看守码头").sentences}) == PASSAGES_READ


def test_sentences_know_how_deep_in_the_passage_they_stand(index: Index) -> None:
    sentences = reading_of(index, "新码头由谁承建？").sentences
    positions = [s.position for s in sorted(sentences, key=lambda s: s.start) if s.passage_rank == 0]
    assert (positions[0], positions[-1]) == (0, 1)
    assert positions == sorted(positions)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whatever_is_asked_can_be_read_for(index: Index, question: str) -> None:
    assert np.isfinite(reading_of(index, question).scores).all()


def test_english_sentences_are_read_only_for_doubting_that_they_answer(encoder: Encoder) -> None:
    text = "Ada Holm leads the port of Winterfold. The port opened in 2019 after a long delay."
    found = reading_of(
        Index.in_memory([make_article("Port", text, language="en")], encoder), "When did the port open?"
    )
    is_read = (FEATURES + CLOSER).index("is_read")
    assert found.doubted is not None
    assert not found.rows[:, is_read].any()
    assert found.doubted[:, is_read].all()
    assert found.focuses == (None,) * len(found.sentences)


def test_chinese_sentences_are_read_once(index: Index) -> None:
    assert reading_of(index, "新码头由谁承建？").doubted is None
