"""Timelines: what becomes one entry, what comes to the front, what belongs to a question."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.article import Article, Language
from corpus.errors import InputError
from index import Encoder
from rag import Youju
from rag.timeline import entries_of, events_of, shown_and_folded
from rag.timeline_records import timeline_record
from tests.rag.conftest import make_article

BRIDGE = make_article(
    "海桥市新桥通车",
    "2026年2月9日，海桥市的新桥正式通车。\n新桥于2023年动工，造价12亿元。\n市长林若溪近日谈到了渡口。",
    published=date(2026, 2, 10),
    path="b.md",
)
AGAIN = make_article(
    "渡口停运",
    "2026年2月9日，海桥市的新桥已经正式通车。\n渡口在2026年2月11日停运，渔民老周送走了最后一班船。",
    published=date(2026, 2, 11),
)
UNDATED = make_article("果园", "果园节在2024年5月3日开幕，卖出四千多张门票。")
ALL = [BRIDGE, AGAIN, UNDATED]


@pytest.fixture(scope="module")
def bot(encoder: Encoder) -> Youju:
    return Youju.over_articles(ALL, encoder=encoder)


def test_event_told_twice_is_one_entry_with_both_citations() -> None:
    entries = entries_of(events_of(ALL), {a.id: a for a in ALL})
    (bridge,) = [e for e in entries if e.first == date(2026, 2, 9)]
    assert {c.article_id for c in bridge.citations} == {BRIDGE.id, AGAIN.id}


def test_other_events_of_the_same_day_stay_apart() -> None:
    text = "2026年2月9日，海桥市的新桥正式通车。\n2026年2月9日，果园里的老树被风吹倒了。"
    article = make_article("两件事", text)
    assert len(entries_of(events_of([article]), {article.id: article})) == 2


def test_entries_come_by_time_and_citations_are_numbered_through(bot: Youju) -> None:
    timeline = bot.timeline()
    assert [e.first for e in timeline.entries] == sorted(e.first for e in timeline.entries)
    numbers = [c.n for e in timeline.entries for c in e.citations]
    assert numbers == list(range(1, len(numbers) + 1))


def test_each_citation_is_the_articles_characters(bot: Youju) -> None:
    for entry in bot.timeline().entries:
        for citation in entry.citations:
            text = bot.article(citation.article_id).text
            assert text[citation.start : citation.end] == citation.quote


def test_most_telling_come_to_the_front_and_the_rest_is_folded() -> None:
    entries = entries_of(events_of(ALL), {a.id: a for a in ALL})
    shown, folded = shown_and_folded(entries, most=1)
    assert [e.first for e in shown] == [date(2026, 2, 9)]  # two articles tell it, one in its headline
    assert len(shown) + len(folded) == len(entries)


def test_question_gets_only_what_belongs_to_it(bot: Youju) -> None:
    days = {e.first for e in bot.timeline("新桥什么时候通车？").entries}
    assert date(2026, 2, 9) in days
    assert date(2024, 5, 3) not in days


def test_question_about_a_time_gets_only_that_time(bot: Youju) -> None:
    assert [e.first for e in bot.timeline("2024年发生了什么？").entries] == [date(2024, 5, 3)]


def test_bounds_leave_out_articles_without_a_date_and_say_so(bot: Youju) -> None:
    timeline = bot.timeline(since="2026-02-11", language="zh")
    assert {c.article_id for e in timeline.entries for c in e.citations} == {AGAIN.id}
    assert "1 篇没有日期" in timeline.notice


def test_bound_that_names_no_day_is_refused(bot: Youju) -> None:
    with pytest.raises(InputError, match="since must name a day"):
        bot.timeline(since="soon")


def test_timeline_without_events_says_so(bot: Youju) -> None:
    timeline = bot.timeline("What happened in 1999?")
    assert not timeline.entries
    assert timeline.notice == "No dated events were found."


def test_article_told_in_both_languages_is_read_in_the_askers(encoder: Encoder) -> None:
    chinese = make_article(
        "新桥", "2026年2月9日，海桥市的新桥正式通车。", path="b.zh.md", counterpart="b.en.md"
    )
    english = make_article(
        "Bridge",
        "The new bridge opened on 9 February 2026.",
        language="en",
        path="b.en.md",
        counterpart="b.zh.md",
    )
    bot = Youju.over_articles([chinese, english], encoder=encoder)

    def told(article: Article) -> set[str]:
        timeline = bot.timeline(language=article.language)
        return {c.article_id for e in timeline.entries for c in e.citations}

    assert told(chinese) == {chinese.id}
    assert told(english) == {english.id}


def test_record_has_days_text_and_citations(bot: Youju) -> None:
    record = timeline_record(bot.timeline())
    assert set(record) == {"question", "language", "articles", "notice", "events", "folded"}
    first = record["events"][0]  # type: ignore[index]
    assert set(first) == {"first", "last", "text", "citations"}
    assert first["first"] == "2023-01-01"


@pytest.mark.parametrize(("question", "language"), [("OpenAI", "zh"), ("OpenAI", "en"), ("Hitzig", "zh")])
def test_timeline_of_a_question_is_told_in_the_reader_s_language(
    shipped_bot: Youju, question: str, language: Language
) -> None:
    entries = shipped_bot.timeline(question, language=language).entries
    assert entries
    assert {shipped_bot.article(c.article_id).language for e in entries for c in e.citations} == {language}
