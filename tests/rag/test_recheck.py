"""Whether a card still holds, and what changed when it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article
from rag import Youju
from rag.card import Card, card_of
from rag.recheck import Recheck, State, recheck

TEXT = "旧码头将在明年三月关闭。市长林若溪周三宣布了这个决定。新码头耗资12亿元，由远帆集团承建。"
ARTICLE = Article(id="a1", title="旧码头关闭", text=TEXT, language="zh", path="harbour.txt")
OTHER = Article(id="b1", title="果园节", text="果园节在五月开幕，组织者卖出四千张票。", language="zh")
QUESTION = "新码头耗资多少？"


def bot_over(*articles: Article) -> Youju:
    return Youju.over_articles(articles)


@pytest.fixture(scope="module")
def card() -> Card:
    bot = bot_over(ARTICLE, OTHER)
    made = card_of(bot.ask(QUESTION), bot.article, asked_on=date(2026, 3, 1))
    assert "12亿元" in made.answer.citations[0].quote
    return made


def states(found: Recheck) -> set[State]:
    return {f.state for f in found.findings}


def test_a_card_holds_over_its_own_index(card: Card) -> None:
    found = recheck(card, bot_over(ARTICLE, OTHER))
    assert states(found) == {State.HOLDS}
    assert found.holds
    assert found.answer_differs is False


def test_a_changed_number_is_found_and_shown(card: Card) -> None:
    edited = replace(ARTICLE, id="a2", text=TEXT.replace("12亿", "15亿"))
    found = recheck(card, bot_over(edited, OTHER))
    (first, *_) = found.findings
    assert first.state is State.CHANGED
    assert "15亿元" in first.now
    assert edited.text[first.start : first.start + len(first.now)] == first.now
    assert not found.holds
    assert found.answer_differs is True


def test_a_quote_that_stands_elsewhere_has_moved(card: Card) -> None:
    longer = replace(ARTICLE, id="a3", text="更正：日期有误。" + TEXT)
    (first, *_) = recheck(card, bot_over(longer, OTHER)).findings
    assert first.state is State.MOVED
    assert first.article is not None
    assert first.article.text[first.start :].startswith(first.now)


def test_a_quote_whose_article_was_taken_away_is_gone(card: Card) -> None:
    found = recheck(card, bot_over(OTHER))
    assert states(found) == {State.GONE}


def test_words_that_the_unchanged_article_never_had_are_forged(card: Card) -> None:
    citation = card.answer.citations[0]
    forged = replace(citation, quote=citation.quote.replace("12亿", "1200亿"))
    other = replace(card, answer=replace(card.answer, citations=(forged, *card.answer.citations[1:])))
    found = recheck(other, bot_over(ARTICLE, OTHER))
    assert found.findings[0].state is State.FORGED
    assert "12亿元" in found.findings[0].now


def test_a_checksum_that_is_not_the_articles_is_forged(card: Card) -> None:
    other = replace(card, articles=tuple(replace(a, sha256="0" * 64) for a in card.articles))
    assert states(recheck(other, bot_over(ARTICLE, OTHER))) == {State.FORGED}


def test_a_sentence_that_differs_from_its_quote_is_told(card: Card) -> None:
    first, *rest = card.answer.sentences
    bent = replace(first, text=first.text.replace("12亿", "21亿"), focus=None)
    other = replace(card, answer=replace(card.answer, sentences=(bent, *rest)))
    found = recheck(other, bot_over(ARTICLE, OTHER))
    assert found.misquoted == (1,)
    assert not found.holds


def test_a_conclusion_from_days_holds_and_a_forged_one_does_not() -> None:
    fire = replace(ARTICLE, id="f1", title="失火", text="2026年2月9日，南港灯塔失火，没有人受伤。")
    bridge = replace(ARTICLE, id="f2", title="通车", text="长桥于2026年3月1日通车，全长九百米。")
    bot = bot_over(fire, bridge)
    card = card_of(bot.ask("灯塔失火和长桥通车，哪个更早？"), bot.article, asked_on=date(2026, 3, 2))
    assert recheck(card, bot).holds
    concluded, *quoted = card.answer.sentences
    forged = replace(concluded, text="更早的是长桥通车（2026年2月9日），其后是灯塔失火（2026年3月1日）。")
    edited = replace(card, answer=replace(card.answer, sentences=(forged, *quoted)))
    assert recheck(edited, bot).misquoted == (1,)


def test_a_refusal_has_nothing_to_look_up_and_holds() -> None:
    bot = bot_over(ARTICLE)
    made = card_of(bot.ask("火星上有几个苹果园？"), bot.article, asked_on=date(2026, 3, 1))
    found = recheck(made, bot)
    assert found.findings == ()
    assert found.holds


def test_a_follow_up_is_not_asked_again() -> None:
    bot = bot_over(ARTICLE)
    answer = bot.ask("那由谁承建？", history=[QUESTION])
    made = card_of(answer, bot.article, asked_on=date(2026, 3, 1))
    assert recheck(made, bot).answer_differs is None


TITLED = replace(ARTICLE, title="海港城旧码头明年关闭")
NOTICE = "更正：本报日前刊发的《海港城旧码头明年关闭》一文有误，新码头的造价应为15亿元。"
CORRECTING = Article(id="k1", title="更正", text=NOTICE, language="zh")


def test_a_correction_that_came_later_is_told() -> None:
    before = bot_over(TITLED, OTHER)
    made = card_of(before.ask(QUESTION), before.article, asked_on=date(2026, 3, 1))
    found = recheck(made, bot_over(TITLED, OTHER, CORRECTING))
    assert states(found) == {State.HOLDS}
    assert found.otherwise_corrected == tuple(c.n for c in made.answer.citations)
    assert not found.holds


def test_a_correction_that_no_article_makes_is_told() -> None:
    bot = bot_over(TITLED, OTHER, CORRECTING)
    made = card_of(bot.ask(QUESTION), bot.article, asked_on=date(2026, 3, 1))
    corrected = [c for c in made.answer.citations if c.corrected_by]
    assert corrected
    assert recheck(made, bot).otherwise_corrected == ()
    forged = tuple(
        replace(c, corrected_by=tuple(replace(k, quote="一字不差。") for k in c.corrected_by))
        for c in made.answer.citations
    )
    found = recheck(replace(made, answer=replace(made.answer, citations=forged)), bot)
    assert found.otherwise_corrected == tuple(c.n for c in corrected)
