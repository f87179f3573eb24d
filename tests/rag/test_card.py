"""Evidence cards: an answer with the seals of its articles, written and read as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import InputError
from rag import Youju
from rag.card import Card, card_json, card_of, read_card
from tests.rag.test_invariants import ARTICLE, QUESTION

HARBOUR = "旧码头将在明年三月关闭。市长林若溪周三宣布了这个决定。新码头耗资12亿元。"
DAY = date(2026, 3, 1)


def made(question: str = "谁宣布了关闭码头的决定？") -> Card:
    bot = Youju.over_texts([HARBOUR])
    return card_of(bot.ask(question), bot.article, asked_on=DAY)


def changed(**other: object) -> str:
    """Return the card with other values in the places of its own."""
    return json.dumps({**json.loads(card_json(made())), **other})


def answering(**other: object) -> str:
    """Return the card with other values in its answer."""
    return changed(answer={**json.loads(card_json(made()))["answer"], **other})


@settings(max_examples=40, deadline=None)
@given(st.lists(ARTICLE, max_size=4), QUESTION)
def test_what_is_read_back_is_what_was_written(texts: list[str], question: str) -> None:
    bot = Youju.over_texts(texts)
    written = card_json(card_of(bot.ask(question), bot.article, asked_on=DAY))
    assert card_json(read_card(written)) == written


def test_the_same_answer_gives_the_same_characters() -> None:
    assert card_json(made()) == card_json(made())


def test_a_card_seals_the_articles_that_it_cites_and_no_other() -> None:
    card = made()
    assert [a.id for a in card.articles] == ["passage-0"]
    assert card.articles[0].characters == len(HARBOUR)
    assert made("火星上有几个码头？").articles == ()


def test_passages_that_were_only_considered_stay_behind() -> None:
    assert made().answer.passages == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "EOF"),
        ("[]", "object"),
        ("{}", "asked_on"),
        ("不是卡片", "expected value"),
        (changed(format="other/1"), "format"),
        (changed(asked_on="gestern"), "asked_on"),
        (changed(articles=[]), "articles are not those that it cites"),
        (answering(citations=[]), "citations"),
        (answering(confidence="high"), "answer.confidence"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_what_is_no_card_is_refused_in_one_line(text: str, problem: str) -> None:
    with pytest.raises(InputError, match="no evidence card") as raised:
        read_card(text)
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)
