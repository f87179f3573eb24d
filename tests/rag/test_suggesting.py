"""Suggested questions: answered each, from where they were made, and none that was asked already."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article
from index import Encoder, build
from rag import Answer, Status, Turn, Youju
from rag.suggesting import MOST_TRIED, as_turn, suggested
from tests.rag.conftest import make_article

SHIPYARD = """远帆集团于2019年在海港城成立船厂。船厂的总工程师林若溪说，新货船更省油。
远帆集团在展会上推出了三款货船。林若溪因不满新的工期而辞职。
远帆集团将于明年发布新的渡轮。海港城去年接待游客约320万人次。"""

WHARF = """Seaworks was founded in 2019 by sailors. Its chief engineer Ada Holm said
the new ship burns less oil. Seaworks sold 4,200 tickets
at the harbour festival. Ada Holm resigned in May 2025 because of the delay."""

QUESTIONS = ("远帆集团推出了几款货船？", "林若溪为什么辞职？", "船厂是哪一年成立的？", "木星有几颗卫星？")


@pytest.fixture(scope="module")
def told() -> list[Article]:
    return [
        make_article("船厂", SHIPYARD, published=date(2025, 6, 4)),
        make_article("Wharf", WHARF, language="en", published=date(2025, 6, 5)),
    ]


@pytest.fixture(scope="module")
def harbour(told: list[Article], encoder: Encoder) -> Youju:
    return Youju.over_articles(told, encoder=encoder)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_suggestion_is_answered_as_the_next_question(
    told: list[Article], encoder: Encoder, harbour: Youju, question: str
) -> None:
    answer = harbour.ask(question)
    again = Youju.over_articles(told, encoder=encoder)
    for suggestion in harbour.suggest(answer):
        after = again.ask(suggestion, history=[as_turn(answer)])
        assert after.status is Status.ANSWERED
        assert after.standalone_question == suggestion


def test_there_are_suggestions_after_an_answer(harbour: Youju) -> None:
    found = harbour.suggest(harbour.ask("远帆集团推出了几款货船？"))
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)


def test_after_a_refusal_other_questions_are_suggested(harbour: Youju) -> None:
    refused = harbour.ask("木星上的船有多少颗卫星看得到？")
    assert refused.status is Status.ABSTAINED
    assert harbour.suggest(refused)


def test_what_the_answer_told_is_not_asked_for(harbour: Youju) -> None:
    answer = harbour.ask("林若溪为什么辞职？")
    assert not {"林若溪为什么辞职？", "谁辞职？"} & set(harbour.suggest(answer))


def test_what_was_asked_before_is_not_suggested(harbour: Youju) -> None:
    answer = harbour.ask("远帆集团推出了几款货船？")
    (first, *_) = harbour.suggest(answer)
    history = [Turn(first.rstrip("？"), "")]
    again = harbour.ask("远帆集团推出了几款货船？", history=history)
    assert first not in harbour.suggest(again, history=history)


def test_suggestions_are_in_the_askers_language(harbour: Youju) -> None:
    found = harbour.suggest(harbour.ask("How many tickets did Seaworks sell at the harbour festival?"))
    assert found
    assert all(question.isascii() for question in found)


def test_a_latin_name_is_asked_about_across_languages(encoder: Encoder) -> None:
    text = "海港城新开了码头。船厂的工程师 Ada Holm 说，货船更省油。码头有三座灯塔。"
    bot = Youju.over_articles([make_article("码头", text)], encoder=encoder)
    found = bot.suggest(bot.ask("How many lighthouses does the wharf have?"))
    assert set(found) <= {"Who is Ada Holm?", "What did Ada Holm say?"}


def test_the_same_answer_has_the_same_suggestions(
    told: list[Article], encoder: Encoder, harbour: Youju
) -> None:
    again = Youju.over_articles(told, encoder=encoder)
    for question in QUESTIONS:
        assert harbour.suggest(harbour.ask(question)) == again.suggest(again.ask(question))


def test_no_more_are_suggested_than_asked_for(harbour: Youju) -> None:
    answer = harbour.ask("远帆集团推出了几款货船？")
    assert len(harbour.suggest(answer, most=1)) <= 1
    assert harbour.suggest(answer, most=0) == ()


def test_no_more_questions_are_tried_than_the_bound(told: list[Article], encoder: Encoder) -> None:
    bot = Youju.over_articles(told, encoder=encoder)
    answer = bot.ask("远帆集团推出了几款货船？")
    tried: list[str] = []

    def refuse(question: str) -> Answer:
        tried.append(question)
        return bot.ask("")

    assert suggested(bot._current(), answer, refuse, most=3) == ()
    assert 0 < len(tried) <= MOST_TRIED


def test_what_lies_outside_of_the_bounds_is_not_suggested(harbour: Youju) -> None:
    answer = harbour.ask("船厂是哪一年成立的？", until="2020")
    assert harbour.suggest(answer, until="2020") == ()


def test_openers_are_answered(harbour: Youju) -> None:
    for language in ("zh", "en"):
        openers = harbour.openers(language, most=3)  # type: ignore[arg-type]
        assert openers
        assert all(harbour.ask(question).status is Status.ANSWERED for question in openers)


def test_openers_come_from_the_index_of_today(tmp_path: Path, told: list[Article], encoder: Encoder) -> None:
    build(tmp_path, told, encoder)
    bot = Youju.open(tmp_path, encoder=encoder)
    assert bot.openers("en")
    build(tmp_path, [make_article("天气", "天气很好。")], encoder)
    assert bot.openers("en") == ()


def test_an_answer_of_an_older_index_has_no_suggestions(
    tmp_path: Path, told: list[Article], encoder: Encoder
) -> None:
    build(tmp_path, told, encoder)
    bot = Youju.open(tmp_path, encoder=encoder)
    answer = bot.ask("远帆集团推出了几款货船？")
    build(tmp_path, told[:1], encoder)
    assert bot.suggest(answer) == ()


def test_no_articles_no_questions(encoder: Encoder) -> None:
    bot = Youju.over_articles([], encoder=encoder)
    assert bot.openers("zh") == ()
    assert bot.suggest(bot.ask("谁？是谁")) == ()


def test_a_refusal_is_no_answer_to_point_back_to(harbour: Youju) -> None:
    assert as_turn(harbour.ask("木星上的船有多少颗卫星看得到？")).answer == ""
