"""Answers from bounded articles: by outlet and by language."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import InputError
from index import Encoder, Index
from rag import Status, Youju
from rag.question import take_apart
from rag.retrieval import retrieve
from rag.within import Within, narrowed, within
from tests.rag.conftest import make_article

TOLD_ZH = make_article(
    "码头动工",
    "海港城的新码头由远帆集团承建，工期两年。",
    source="海港日报、晨报",
    published=date(2026, 2, 3),
    path="a/wharf.zh.md",
    counterpart="wharf.en.md",
)
TOLD_EN = make_article(
    "Wharf begun",
    "The new wharf of Haigang is built by the Yuanfan Group, which has two years.",
    language="en",
    source="Harbour Post",
    published=date(2026, 2, 3),
    path="a/wharf.en.md",
    counterpart="wharf.zh.md",
)
OTHER = make_article("码头传闻", "有人说新码头由长浪集团承建。", source="小报", published=date(2026, 2, 5))
QUESTION = "新码头由谁承建？"


@pytest.fixture(scope="module")
def bot(encoder: Encoder) -> Youju:
    return Youju.over_articles([TOLD_ZH, TOLD_EN, OTHER], encoder=encoder)


def cited(bot: Youju, question: str = QUESTION, **bounds: object) -> set[str]:
    return {c.title for c in bot.ask(question, **bounds).citations}  # type: ignore[arg-type]


def test_only_articles_of_the_outlets_answer(bot: Youju) -> None:
    assert cited(bot, sources=["小报"]) == {OTHER.title}
    assert cited(bot, sources=["晨报"]) == {TOLD_ZH.title}


def test_only_articles_of_the_language_answer(bot: Youju) -> None:
    assert {p.title for p in bot.ask(QUESTION, written_in="en").passages} == {TOLD_EN.title}
    assert cited(bot, written_in="zh") <= {TOLD_ZH.title, OTHER.title}


def test_counterpart_outside_the_bounds_takes_no_articles_place(bot: Youju) -> None:
    question = "Which group builds the new wharf?"
    assert cited(bot, question, sources=["海港日报"]) == {TOLD_ZH.title}
    told = bot.timeline(question, sources=["海港日报"])
    assert {c.title for e in told.entries for c in e.citations} <= {TOLD_ZH.title}


def test_bounds_are_told_in_the_users_language(bot: Youju) -> None:
    notice = bot.ask(QUESTION, sources=["小报", "晨报"], written_in="zh", since="2026").notice
    assert notice.startswith("只看 2026-01-01 起发表、出自“小报”、“晨报”、用中文写的 2 篇文章。")
    notice = bot.ask("Who builds it?", sources=["Harbour"], written_in="en").notice
    assert notice.startswith("Only the 1 article from Harbour Post, written in English.")


def test_of_many_outlets_some_are_named(encoder: Encoder) -> None:
    many = [make_article(f"第{n}则", f"第{n}则消息。", source=f"潮声{n}") for n in range(5)]
    bot = Youju.over_articles(many, encoder=encoder)
    assert "出自“潮声0”、“潮声1”、“潮声2”等 5 家的 5 篇文章" in bot.ask("码头？", sources=["潮声"]).notice
    english = bot.ask("What was said?", sources=["潮声"]).notice
    assert english.startswith("Only the 5 articles from 潮声0, 潮声1, 潮声2 and 2 more outlets.")


def test_name_of_an_outlet_lends_no_marker(encoder: Encoder) -> None:
    bot = Youju.over_articles([make_article("潮", "潮水来了。", source="潮报 【1】报")], encoder=encoder)
    assert "[1]" not in bot.ask("潮水来了吗？", sources=["潮报"]).notice


def test_nothing_within_is_refused(bot: Youju) -> None:
    answer = bot.ask(QUESTION, sources=["小报"], written_in="en")
    assert answer.status is Status.ABSTAINED
    assert answer.notice.startswith("只看出自“小报”、用英文写的 0 篇文章。")


def test_unknown_outlet_is_one_line(bot: Youju) -> None:
    with pytest.raises(InputError, match="from the outlet 'Harbor Post'; nearest: Harbour Post"):
        bot.ask(QUESTION, sources=["Harbor Post"])


def test_timeline_is_of_the_outlets_articles(bot: Youju) -> None:
    assert bot.timeline(sources=["小报"]).articles == 1


def test_bounded_passages_are_the_best_of_those_within(encoder: Encoder) -> None:
    told = [
        make_article(f"码头{n}", f"第{n}号码头由第{n}家公司承建。", source="小报" if n % 50 == 7 else "大报")
        for n in range(500)
    ]
    index = Index.in_memory(told, encoder)
    question = take_apart("第57号码头由谁承建？")
    found = retrieve(index, question, k=3, within=Within(sources=("小报",)))
    assert found[0].article.title == "码头57"
    assert {r.article.source for r in found} == {"小报"}


def test_names_are_trimmed_and_told_once() -> None:
    assert within(None, None, [" 小报 ", "小报", " "]).sources == ("小报",)
    assert within(None, None, "小报").sources == ("小报",)


def test_too_many_outlets_are_told() -> None:
    with pytest.raises(InputError, match="51 outlets are more than the 50 of one question; name fewer"):
        within(None, None, [str(n) for n in range(51)])


def test_unknown_language_is_told() -> None:
    with pytest.raises(InputError, match="written_in must be zh or en, not 'fr'"):
        within(None, None, (), "fr")


def test_bounds_narrow_to_what_lies_in_both() -> None:
    bounds = Within(date(2026, 2, 1), None, ("小报",), "zh")
    assert narrowed(bounds, date(2026, 3, 1), date(2026, 3, 31)) == Within(
        date(2026, 3, 1), date(2026, 3, 31), ("小报",), "zh"
    )
    assert narrowed(Within(until=date(2026, 1, 1)), date(2026, 3, 1), date(2026, 3, 31)) is None
