"""Answers tell on how many independent reports they rest, what is a digest, and what was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article
from corpus.errors import AnswerInvariantBroken
from index import Encoder, Index
from rag import Youju
from rag.answer import Citation, Conflict, CorrectedBy, Side
from rag.checking import check
from rag.provenance import founded, independent_reports, reports_among, with_provenance
from rag.records import answer_record
from tests.rag.conftest import make_article

QUAY = """海港城的旧码头将在明年关闭。市长林若溪周三宣布了这个决定。
她说：“旧码头每年亏损三百万元。”关闭的原因是航道淤塞，大船已经进不来。
新码头由远帆集团承建，预计耗资12亿元。工程分三期：清淤、筑堤和建仓库。
渔民代表老周担心生计。他希望市政府先安置渔船，再拆掉码头上的旧仓库和冰库。"""
FERRY = """渡轮公司从下月起调整班次，末班船提前到晚上九点。船长方远说，夜里乘客太少，一班船往往坐不满十个人。
住在对岸的学生要改乘公交车，路上多花四十分钟。公司答应在考试周加开一班。"""
TITLE = "海港城旧码头明年关闭"
NOTICE = f"本报日前刊发的《{TITLE}》一文有误：造价应为1.2亿元，特此更正。"

ORIGINAL = make_article(TITLE, QUAY, source="海港日报", published=date(2025, 6, 4))
REPOST = make_article("码头要关了！", f"大家怎么看？\n{QUAY}\n转发给朋友。", source="某号")
ROUND_UP = make_article("一周综述", f"据甲报、乙台、丙网报道，本周要闻如下。\n{FERRY}", source="某网")
CORRECTION = make_article("更正", NOTICE, source="海港日报", published=date(2025, 6, 6))


def cited(*articles: Article, among: Sequence[Article]) -> tuple[Citation, ...]:
    """Return citations of the first characters of these articles, with what an index of others knows."""
    made = [
        Citation(
            n=n,
            article_id=a.id,
            title=a.title,
            source=a.source,
            published=a.published,
            published_is_inferred=False,
            url="",
            path="",
            start=0,
            end=5,
            quote=a.text[:5],
        )
        for n, a in enumerate(articles, 1)
    ]
    return with_provenance(made, Index.in_memory(among))


ALL = [ORIGINAL, REPOST, ROUND_UP, CORRECTION]


@pytest.mark.parametrize(
    ("articles", "count"),
    [
        ([ORIGINAL], 1),
        ([ORIGINAL, REPOST], 1),
        ([ORIGINAL, CORRECTION], 2),
        ([ORIGINAL, ROUND_UP], 1),
        ([ROUND_UP], 1),
    ],
)
def test_reposts_count_once_and_digests_add_nothing(articles: list[Article], count: int) -> None:
    assert independent_reports(cited(*articles, among=ALL)) == count


def test_a_citation_says_that_it_is_of_a_digest() -> None:
    assert [c.is_digest for c in cited(ORIGINAL, ROUND_UP, among=ALL)] == [False, True]


def test_a_citation_holds_what_corrects_its_article() -> None:
    original, repost = cited(ORIGINAL, REPOST, among=ALL)
    assert original.corrected_by == (
        CorrectedBy(
            article_id=CORRECTION.id,
            title="更正",
            published=date(2025, 6, 6),
            start=0,
            end=len(NOTICE),
            quote=NOTICE,
        ),
    )
    assert repost.corrected_by == ()


def test_a_range_is_known_alike_as_a_citation_and_as_a_side_of_a_conflict() -> None:
    index = Index.in_memory(ALL, on_demand=True)
    plain = [replace(c, report="", corrected_by=()) for c in cited(ORIGINAL, REPOST, among=ALL)]
    sides = tuple(Side(value=c.quote, citation=c) for c in plain)
    citations, (conflict,) = founded(plain[:1], [Conflict(kind="figure", sides=sides)], index)
    assert conflict.sides[0].citation == citations[0]
    assert conflict.sides[1].citation.report == citations[0].report


def test_supporting_articles_are_counted_as_reports() -> None:
    ids = [ORIGINAL.id, REPOST.id, ROUND_UP.id]
    assert reports_among(ids, Index.in_memory(ALL)) == 1
    assert reports_among([], Index.in_memory(ALL)) == 0


@pytest.fixture(scope="module")
def bot(encoder: Encoder) -> Youju:
    return Youju.over_articles(ALL, encoder=encoder)


def test_an_answer_from_one_article_rests_on_one_report_and_shows_its_correction(bot: Youju) -> None:
    answer = bot.ask("新码头由谁承建？")
    record = answer_record(answer, ms=1.0)
    assert answer.independent_sources == 1
    corrected = [c for c in record["citations"] if c["title"] == TITLE]  # type: ignore[attr-defined]
    assert all(c["corrected_by"][0]["quote"] == NOTICE for c in corrected)


def test_the_articles_of_a_bot_are_told_with_their_reports(bot: Youju) -> None:
    report = bot.report_of([a.id for a in ALL])
    assert report[ORIGINAL.id] == report[REPOST.id] != report[CORRECTION.id]
    assert "4 篇文章、2 个独立报道" in bot.coverage("zh")
    assert "4 articles, 2 independent reports" in bot.coverage("en")


def test_texts_without_titles_count_their_copies_once() -> None:
    texts = [QUAY, f"{QUAY}\n另讯。", FERRY]
    index = Index.in_memory(
        [Article(id=f"p{n}", title="", text=t, language="zh") for n, t in enumerate(texts)]
    )
    assert len(set(index.reports.report_of(["p0", "p1", "p2"]).values())) == 2


def test_a_correction_that_its_article_does_not_say_is_withheld(bot: Youju) -> None:
    answer = bot.ask("新码头由谁承建？")
    forged = CorrectedBy(article_id=ORIGINAL.id, title="", published=None, start=0, end=3, quote="没说过")
    citations = (replace(answer.citations[0], corrected_by=(forged,)), *answer.citations[1:])
    with pytest.raises(AnswerInvariantBroken, match="what corrects quote 1"):
        check(replace(answer, citations=citations), bot.article)
