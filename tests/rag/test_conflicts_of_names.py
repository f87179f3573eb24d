"""What two reports of one event tell otherwise: names and reasons beside figures, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.article import Article, article_id
from corpus.language import detect_language
from corpus.sentences import sentences
from index import Index
from rag.answer import Conflict
from rag.composing import cite
from rag.conflicts import conflicts
from rag.features import Sentence
from rag.held import Held
from rag.question import take_apart
from rag.reading import windows_of
from rag.retrieval import retrieve

APART = ("码头", "南港的码头扩建工程完工，新增泊位8个。港务局说，明年吞吐量会上升。")


def article(title: str, text: str, day: int) -> Article:
    language = detect_language(text)
    published = date(2026, 5, day)
    return Article(
        id=article_id(title, text),
        title=title,
        text=text,
        language=language,
        source="某报",
        published=published,
    )


def between(text: str, other: str, title: str = "") -> tuple[Conflict, ...]:
    """Return the conflicts of a text's first sentence with another text."""
    own, there = article(title, text, 5), article(title, other, 6)
    index = Index.in_memory([own, there, article(*APART, 1)])
    first = sentences(text)[0]
    quote = text[first.start : first.end]
    place = Sentence(
        article_id=own.id,
        start=first.start,
        end=first.end,
        text=quote,
        passage_rank=0,
        passage_score=1.0,
        position=0.0,
    )
    windows = windows_of(retrieve(index, take_apart(quote, held=Held.by(index)), k=6))
    return conflicts(index, [cite(1, place, own)], windows)


def told(text: str, other: str, title: str = "") -> list[tuple[str, set[str]]]:
    return [(c.kind, {s.value for s in c.sides}) for c in between(text, other, title)]


@pytest.mark.parametrize(
    ("text", "other", "values"),
    [
        (
            "南港银行周三宣布，李明接任行长，任期三年。",
            "南港银行公布人事变动：王强接任行长，任期三年。",
            {"李明", "王强"},
        ),
        (
            "南港銀行週三宣布，李明接任行長，任期三年。",
            "南港銀行公布人事變動：王強接任行長，任期三年。",
            {"李明", "王強"},
        ),
        ("“海丰号”由李明担任船长，周一离开南港。", "“海丰号”周一离开南港，船长是王强。", {"李明", "王强"}),
        ("海丰集团以30亿元收购东湖航运。", "北岭集团以30亿元收购东湖航运。", {"海丰", "北岭"}),
        (
            "海丰集团宣布，新工厂将建在东湖市，投资20亿元。",
            "海丰集团的新工厂将建在北岭市，投资20亿元。",
            {"东湖", "北岭"},
        ),
        (
            "Harbour Bank named Ada Holm as its new chief executive on Wednesday.",
            "Harbour Bank named Ben Carter as its new chief executive.",
            {"Ada Holm", "Ben Carter"},
        ),
    ],
)
def test_another_name_in_the_same_place_is_a_conflict(text: str, other: str, values: set[str]) -> None:
    assert told(text, other) == [("name", values)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("南港银行周三宣布，李明接任行长，任期三年。", "李明教授将接任南港银行行长，任期三年。"),
        ("南港文学奖揭晓，李明、王强和赵国栋获奖。", "南港文学奖揭晓，赵国栋获奖。"),
        ("南港文学奖揭晓，李明、王强和赵国栋获奖。", "南港文学奖揭晓，李明等人获奖。"),
        ("海丰号事故调查组组长李明说，船体没有裂缝。", "海丰号事故调查组成员王强说，船体没有裂缝。"),
        ("据《北岭日报》报道，海丰号载有12人。", "据《南港晚报》报道，海丰号载有12人。"),
        ("海丰集团董事长李明出席仪式。", "海丰集团总经理王强出席仪式。"),
        (
            "Harbour Bank named Ada Holm as its new chief executive on Wednesday.",
            "Harbour Bank named Holm, a former minister, as its new chief executive.",
        ),
    ],
)
def test_other_forms_lists_and_speakers_are_none(text: str, other: str) -> None:
    assert told(text, other) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("东湖大桥项目因资金短缺停工三个月。", "东湖大桥项目停工三个月，原因是地质勘探出错。"),
        ("由于台风逼近，南港至东湖的渡轮停航两天。", "由于船员罢工，南港至东湖的渡轮停航两天。"),
        ("李明因与董事会不和离开海丰集团。", "李明因健康问题离开海丰集团。"),
        (
            "Work on the Grey Bridge stopped for three months because of a lack of money.",
            "Work on the Grey Bridge stopped for three months due to errors in the survey of the ground.",
        ),
        (
            "Ada Holm resigned as head of Harbour Bank over the sale of the port.",
            "Ada Holm resigned as head of Harbour Bank, citing poor health.",
        ),
    ],
)
def test_another_reason_for_the_same_is_a_conflict(text: str, other: str) -> None:
    assert [kind for kind, _ in told(text, other)] == ["reason"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("由于资金短缺，东湖大桥项目停工三个月。", "东湖大桥项目停工三个月，原因是缺少资金。"),
        ("渡轮停航的原因之一是台风。", "渡轮停航的原因是船员罢工。"),
        ("由于台风逼近，南港至东湖的渡轮停航两天。", "由于船员罢工，南港码头的装卸推迟。"),
    ],
)
def test_the_same_reason_and_one_of_several_are_none(text: str, other: str) -> None:
    assert told(text, other) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("去年3月，北岭煤矿发生爆炸，造成8人死亡。", "今年3月，北岭煤矿发生爆炸，造成11人死亡。"),
        ("东湖市7月新房价格环比上涨0.3%。", "东湖市8月新房价格环比上涨0.5%。"),
        ("报告说，海丰集团员工中七成支持方案。", "报告说，海丰集团员工中69.8%支持方案。"),
        ("海丰集团上半年营收397亿元。", "海丰集团上半年营收约400亿元。"),
    ],
)
def test_another_time_and_a_rounded_figure_are_none(text: str, other: str) -> None:
    assert told(text, other) == []


def test_a_form_filled_in_for_another_company_is_none() -> None:
    own = "本次会议由公司董事会召集，董事长李明先生主持。"
    other = "本次会议由公司董事会召集，董事长王强先生主持。"
    pages = [article("海丰集团公告", own, 5), article("东湖航运公告", other, 6)]
    index = Index.in_memory(pages)
    place = Sentence(
        article_id=pages[0].id,
        start=0,
        end=len(own),
        text=own,
        passage_rank=0,
        passage_score=1.0,
        position=0.0,
    )
    windows = windows_of(retrieve(index, take_apart(own, held=Held.by(index)), k=6))
    assert conflicts(index, [cite(1, place, pages[0])], windows) == ()


def test_the_day_that_each_article_opens_with_is_its_own() -> None:
    assert told("5月4日夜间，南港海面有八级大风。", "5月7日夜间，南港海面有八级大风。") == []
    assert told(
        "北岭杯决赛于5月2日在东湖体育场举行，三万人到场。", "北岭杯决赛于5月3日在东湖体育场举行，三万人到场。"
    ) == [("date", {"5月2日", "5月3日"})]
