"""Questions with a time: what happened then, what is newest, which articles may answer."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import InputError
from index import Encoder
from rag import Reason, Status, Youju
from rag.checking import check
from rag.within import Within, within
from tests.rag.conftest import make_article

OLD = make_article(
    "码头换了承建商",
    "2024年5月3日，海港城宣布新码头由远帆集团承建。\n码头的估值是8亿元。",
    published=date(2024, 5, 4),
)
NEW = make_article(
    "码头再换承建商",
    "2026年2月9日，海港城宣布新码头改由长浪集团承建。\n码头的估值是12亿元。\n完工的日子定于3月30日公布。",
    published=date(2026, 2, 10),
)
ENGLISH = make_article(
    "Orchard festival",
    "The orchard festival in Northvale opened on 3 May 2025. Organisers sold 4,200 tickets.",
    language="en",
    published=date(2025, 5, 4),
)
UNDATED = make_article("渔市", "渔市在一个雨天开张，渔民代表老周来了。")


@pytest.fixture(scope="module")
def bot(encoder: Encoder) -> Youju:
    return Youju.over_articles([OLD, NEW, ENGLISH, UNDATED], encoder=encoder)


def cited(bot: Youju, question: str, **bounds: str) -> list[str]:
    answer = bot.ask(question, **bounds)  # type: ignore[arg-type]
    check(answer, bot.article)
    return [c.title for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("2024年5月发生了什么？", OLD.title),
        ("2026年2月发生了什么？", NEW.title),
        ("What happened in May 2025?", ENGLISH.title),
        ("What happened last May?", ENGLISH.title),
        ("2024年码头发生了什么？", OLD.title),
    ],
)
def test_what_happened_is_answered_from_that_time(bot: Youju, question: str, title: str) -> None:
    assert set(cited(bot, question)) == {title}


@pytest.mark.parametrize(
    "question", ["1998年发生了什么？", "What happened in 2012?", "2030年会发生什么？", "前天有什么新闻？"]
)
def test_time_that_nothing_is_told_of_is_refused_with_what_is(bot: Youju, question: str) -> None:
    answer = bot.ask(question)
    assert answer.status is Status.ABSTAINED
    assert answer.reason is Reason.NO_EVIDENCE
    assert "2024" in answer.notice
    assert "2026" in answer.notice


def test_how_relative_words_were_understood_is_shown(bot: Youju) -> None:
    assert bot.ask("上个月发生了什么？").standalone_question == "上个月（2026年1月）发生了什么？"


def test_newest_is_counted_by_the_articles_not_by_a_clock(bot: Youju) -> None:
    assert "2026年2月9日" in bot.ask("昨天发生了什么？").standalone_question


def test_newest_news_come_from_the_newest_article(bot: Youju) -> None:
    assert cited(bot, "最新的消息是什么？")[0] == NEW.title


def test_of_several_answers_the_newest_leads_when_it_is_asked_for(bot: Youju) -> None:
    assert "12亿元" in bot.ask("码头最新的估值是多少？").sentences[0].text


def test_sentence_of_the_time_asked_for_leads(bot: Youju) -> None:
    assert "远帆集团" in bot.ask("2024年5月宣布新码头由谁承建？").sentences[0].text
    assert "长浪集团" in bot.ask("2026年2月宣布新码头由谁承建？").sentences[0].text


def test_only_articles_within_the_bounds_answer(bot: Youju) -> None:
    assert set(cited(bot, "新码头由谁承建？", until="2024")) == {OLD.title}
    assert set(cited(bot, "新码头由谁承建？", since="2026-02")) == {NEW.title}


def test_bounds_and_what_they_leave_out_are_told(bot: Youju) -> None:
    notice = bot.ask("新码头由谁承建？", since="2026").notice
    assert notice.startswith("只看 2026-01-01 起发表的 1 篇文章，1 篇没有日期的不在其中。")
    assert "from 2026-01-01; 1 article without a date" in bot.ask("Who builds it?", since="2026").notice


def test_nothing_within_the_bounds_is_refused(bot: Youju) -> None:
    assert bot.ask("新码头由谁承建？", since="2027").status is Status.ABSTAINED


def test_same_question_is_answered_in_the_same_bytes(bot: Youju) -> None:
    question = "最新的消息是什么？"
    assert bot.ask(question) == Youju.over_articles([OLD, NEW, ENGLISH, UNDATED]).ask(question)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026-02-09", date(2026, 2, 9), date(2026, 2, 9)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026/2", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年2月", date(2026, 2, 1), date(2026, 2, 28)),
        ("February 2026", date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_bounds_may_be_written_in_many_ways(text: str, since: date, until: date) -> None:
    assert within(text, text) == Within(since, until)


@pytest.mark.parametrize("text", ["soon", "昨天", "2026-13", "2026-02-30", "20260209", "-", "2026-02-09-11"])
def test_bound_that_names_no_day_is_told(text: str) -> None:
    with pytest.raises(InputError, match="until must name a day, month or year, such as 2026-02-09"):
        within(None, text)


def test_bounds_the_wrong_way_round_are_told() -> None:
    with pytest.raises(InputError, match=r"since 2026-03-01 lies after until 2026-02-28: .* swap them"):
        within("2026-03", "2026-02")
