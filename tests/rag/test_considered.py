"""What an answer tells of the passages that were considered."""

from __future__ import annotations

import json

from corpus.article import Article
from index import Encoder
from rag import RetrievedPassage, Youju
from rag.considered import RETRIEVED
from rag.reading import PASSAGES_READ
from rag.records import answer_record, json_line
from tests.rag.conftest import make_article

NEW_WHARVES = [f"第{n}号码头由第{n}家公司承建，耗资{n}亿元。" for n in range(1, 13)]


def wharves(encoder: Encoder) -> Youju:
    told = [make_article(f"码头{n}", text) for n, text in enumerate(NEW_WHARVES)]
    return Youju.over_articles(told, encoder=encoder)


def considered(bot: Youju, question: str) -> tuple[RetrievedPassage, ...]:
    return bot.ask(question).passages


def test_a_passage_tells_what_each_arm_gave_it(encoder: Encoder) -> None:
    best = considered(wharves(encoder), "第3号码头由谁承建？")[0]
    assert best.lexical_rank
    assert best.dense_rank
    assert best.lexical_score
    assert best.lexical_score > 0
    assert best.dense_score
    assert 0 < best.dense_score <= 1.0001


def test_an_arms_best_score_has_its_first_rank(encoder: Encoder) -> None:
    found = considered(wharves(encoder), "第3号码头由谁承建？")
    for rank, score in (("lexical_rank", "lexical_score"), ("dense_rank", "dense_score")):
        ranked = [p for p in found if getattr(p, rank)]
        by_rank = sorted(ranked, key=lambda p: getattr(p, rank))
        scores = [getattr(p, score) for p in by_rank]
        assert scores == sorted(scores, reverse=True)


def test_only_what_was_read_closely_has_a_margin(encoder: Encoder) -> None:
    found = considered(wharves(encoder), "第3号码头由谁承建？")
    assert found[0].margin is not None
    assert len(found) == RETRIEVED
    assert {p.margin for p in found[PASSAGES_READ:]} == {None}


def test_the_passage_that_answers_has_the_greatest_margin(bot: Youju) -> None:
    answer = bot.ask("新码头由哪家公司承建？")
    read = [p for p in answer.passages if p.margin is not None]
    best = max(read, key=lambda p: p.margin or 0.0)
    assert best.start <= answer.citations[0].start < best.end


def test_english_texts_are_not_read_closely(bot: Youju) -> None:
    found = considered(bot, "How many tickets were sold at the orchard festival?")
    assert {p.margin for p in found if "tickets" in p.text} == {None}


def test_few_passages_are_not_encoded_and_have_no_cosine(bot: Youju) -> None:
    assert {p.dense_score for p in considered(bot, "新码头由哪家公司承建？")} == {None}


def test_search_tells_the_arms_scores_and_no_margin(encoder: Encoder) -> None:
    best = wharves(encoder).search("第3号码头由谁承建？", k=1)[0]
    assert (best.lexical_score or 0) > 0
    assert (best.dense_score or 0) > 0
    assert best.margin is None


def test_of_several_questions_each_ones_best_passage_comes_first(encoder: Encoder) -> None:
    found = considered(wharves(encoder), "第3号码头由谁承建？第8号码头由谁承建？")
    assert {"第3号" in p.text or "第8号" in p.text for p in found[:2]} == {True}


def test_what_nothing_was_read_for_has_no_margins(bot: Youju, articles: list[Article]) -> None:
    assert articles
    assert {p.margin for p in considered(bot, "2020年5月发生了什么？")} == {None}


def test_scores_stand_in_the_record(encoder: Encoder) -> None:
    record = json.loads(json_line(answer_record(wharves(encoder).ask("第3号码头由谁承建？"), ms=1.0)))
    best = record["retrieved"][0]
    assert best["lexical_rank"]
    assert all(isinstance(best[name], float) for name in ("lexical_score", "dense_score", "margin"))
