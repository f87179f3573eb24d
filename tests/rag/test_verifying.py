"""Claims against articles: what is said, said otherwise, and not said."""

from __future__ import annotations

import time

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.folder import read_paths
from corpus.sentences import sentences
from corpus.shipped import shipped_folder
from index.folding import simplify
from rag import Youju
from rag.verdicts import Because, Check, Verdict
from rag.verifying import LONGEST_CLAIM

NEWS = (
    "北桥实验室2月9日宣布，安全研究负责人陶莉已经辞职。她在公开信中写道，公司发布模型的速度太快。"
    "据公司介绍，陶莉的团队有42名研究员，去年的预算为3.2亿元。公司表示，没有裁员的计划。"
)
SECOND = (
    "陶莉2021年加入北桥实验室，此前在一所大学任教。该公司上个月完成了一轮融资，筹得12亿美元，估值达到90亿美元。"
    "这轮融资由两家基金领投，公司计划明年在南港开设第二个办公室。"
)
ENGLISH = (
    "Orchard Labs said on Monday that its chief scientist, Ada Holm, had resigned on March 3, 2026. "
    "The firm raised $450 million last year and employs 310 people. It denied plans to sell its robot unit."
)


@pytest.fixture(scope="module")
def bot() -> Youju:
    return Youju.over_texts([NEWS, SECOND, ENGLISH])


@pytest.mark.parametrize(
    "claim",
    [
        "北桥实验室的安全研究负责人陶莉辞职了。",
        "陶莉的团队共有42名研究员。",
        "北橋實驗室籌得12億美元。",
        "陶莉于2月9日辞职。",
        "Orchard Labs said that Ada Holm had resigned on March 3, 2026.",
        "The firm employs 310 people.",
    ],
)
def test_what_an_article_says_is_supported(bot: Youju, claim: str) -> None:
    found = bot.check(claim)
    assert (found.verdict, found.because) == (Verdict.SUPPORTED, Because.NONE), found.statements
    assert found.citations
    assert found.independent_sources == 1


@pytest.mark.parametrize(
    ("claim", "because"),
    [
        ("陶莉的团队共有24名研究员。", Because.OTHER_FIGURE),
        ("陶莉于2月19日辞职。", Because.OTHER_DATE),
        ("北桥实验室完成一轮融资，筹得120亿美元。", Because.OTHER_FIGURE),
        ("北桥实验室的估值达到19亿美元。", Because.OTHER_FIGURE),
        ("The firm employs 130 people.", Because.OTHER_FIGURE),
        ("The firm raised $540 million last year.", Because.OTHER_FIGURE),
        ("Ada Holm had resigned on March 13, 2026.", Because.OTHER_DATE),
    ],
)
def test_another_figure_or_date_contradicts(bot: Youju, claim: str, because: Because) -> None:
    found = bot.check(claim)
    assert (found.verdict, found.because) == (Verdict.CONTRADICTED, because), found.statements
    assert found.citations


@pytest.mark.parametrize(
    "claim", ["海湾航空订购了五十架飞机。", "The museum reopened after a fire in its east wing."]
)
def test_what_no_article_tells_is_not_found(bot: Youju, claim: str) -> None:
    found = bot.check(claim)
    assert (found.verdict, found.because, found.citations) == (Verdict.NOT_FOUND, Because.NO_EVIDENCE, ())


def test_another_years_report_does_not_contradict_beside_this_years() -> None:
    this = "2024年南港灯会于2月9日在北桥公园开幕，展出灯组。组委会预计游客将超过往年，首日来了42万人。"
    last = "2023年南港灯会于1月20日在东湖广场开幕，首日游客31万人，共展出120组花灯。"
    claim = "2024年南港灯会首日有42万人来到北桥公园。"
    assert Youju.over_texts([last]).check(claim).verdict is not Verdict.SUPPORTED
    assert Youju.over_texts([this, last]).check(claim).verdict in (Verdict.SUPPORTED, Verdict.PARTIAL)


def test_a_contradicting_point_names_what_the_article_has_instead(bot: Youju) -> None:
    (statement,) = bot.check("陶莉的团队共有24名研究员。").statements
    (figure,) = [p for p in statement.points if p.kind == "figure"]
    assert (figure.text, figure.state) == ("24名", "other")
    assert "42" in figure.told


def test_what_the_article_has_instead_is_told_without_marks_of_emphasis() -> None:
    text = "2026年2月，海丰集团完成了融资，筹集了**300亿元**，估值达到了**3800亿元**。"
    (statement,) = Youju.over_texts([text]).check("海丰集团筹集了100亿元。").statements
    assert [p.told for p in statement.points if p.kind == "figure"] == ["300亿元"]


def test_a_report_of_somebody_else_says_nothing_against() -> None:
    own = "2024年5月，海丰集团联合创始人赵国栋与安全团队负责人李明先后离职。"
    other = "2026年2月9日，南港银行的安全主管王强公开了自己的辞职信。"
    (statement,) = Youju.over_texts([own, other]).check("李明于2024年5月离开海丰集团。").statements
    assert statement.verdict is not Verdict.CONTRADICTED
    assert statement.against == ()


def test_a_name_that_the_article_leaves_out_does_not_contradict() -> None:
    text = "南港银行的一位主管因反对新规、并对处理客户的方式提出质疑而被解雇。"
    assert Youju.over_texts([text]).check("李明因反对新规被解雇。").verdict is not Verdict.CONTRADICTED


def test_somebody_elses_denial_does_not_contradict() -> None:
    text = "赵国栋在离开海丰集团时写道：“海丰集团没有准备好，别人也没有准备好。”"
    assert Youju.over_texts([text]).check("李明打算去海丰集团工作。").verdict is not Verdict.CONTRADICTED


def test_each_sentence_of_a_text_gets_its_verdict(bot: Youju) -> None:
    found = bot.check("陶莉的团队共有42名研究员。海湾航空订购了五十架飞机。")
    assert [s.verdict for s in found.statements] == [Verdict.SUPPORTED, Verdict.NOT_FOUND]
    assert found.verdict is Verdict.PARTIAL


def test_a_pronoun_is_read_as_whom_the_sentence_before_names(bot: Youju) -> None:
    found = bot.check("研究员陶莉宣布离开。她2021年加入北桥实验室。")
    assert found.statements[1].about == "陶莉"


@pytest.mark.parametrize(
    ("claim", "because"),
    [
        ("", Because.EMPTY_CLAIM),
        ("……！", Because.EMPTY_CLAIM),
        ("谁辞职了？", Because.NOTHING_CLAIMED),
        ("字" * (LONGEST_CLAIM + 1), Because.TOO_LONG),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(bot: Youju, claim: str, because: Because) -> None:
    found = bot.check(claim)
    assert (found.verdict, found.because, found.statements) == (Verdict.NOT_FOUND, because, ())
    assert found.notice
    assert "\n" not in found.notice


def test_an_empty_index_is_told() -> None:
    assert Youju.over_texts([]).check("陶莉辞职了。").because is Because.EMPTY_INDEX


def test_the_notice_is_in_the_language_asked_for(bot: Youju) -> None:
    assert "articles" in bot.check("陶莉辞职了。", language="en").notice
    assert "文章" in bot.check("Ada Holm resigned.", language="zh").notice


@pytest.mark.parametrize("claim", ["OpenAI", "5000", "在2025年", "陶莉"])
def test_a_name_or_a_figure_alone_claims_nothing(bot: Youju, claim: str) -> None:
    assert bot.check(claim).because is Because.NOTHING_CLAIMED


def test_that_it_is_reported_is_no_part_of_what_is_looked_up(bot: Youju) -> None:
    plain, reported = (bot.check(opening + "陶莉的团队共有24名研究员。") for opening in ("", "据报道，"))
    points = [[(p.text, p.state, p.told) for p in c.statements[0].points] for c in (plain, reported)]
    assert points[0] == points[1] != []


def test_what_is_planned_is_not_yet_so() -> None:
    bot = Youju.over_texts(["北桥实验室表示，公司计划明年裁员500人。"])
    found = bot.check("北桥实验室裁员500人。")
    assert found.verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize("piece", ["他。", "1月1个", "张伟、", "不", "\u200b1", "百分之", "Mr A. "])
def test_hostile_claims_take_bounded_time(bot: Youju, piece: str) -> None:
    short, long = (piece * (n // len(piece)) for n in (1_000, 16_000))
    bot.check(short)
    begin = time.process_time()
    bot.check(short + "走了。")
    middle = time.process_time()
    bot.check(long + "走了。")
    assert time.process_time() - middle < 20 * (middle - begin) + 2


def holds_its_promises(found: Check, bot: Youju) -> None:
    used = [n for s in found.statements for n in (*s.citations, *s.against)]
    assert list(dict.fromkeys(used)) == [c.n for c in found.citations]
    for citation in found.citations:
        assert bot.article(citation.article_id).text[citation.start : citation.end] == citation.quote
    for statement in found.statements:
        assert found.claim[statement.start : statement.end] == statement.text
        assert 0 <= statement.support <= 1
        assert 0 <= statement.contradiction <= 1
        assert bool(statement.citations) is (statement.verdict is not Verdict.NOT_FOUND)
        for point in statement.points:
            assert found.claim[point.start : point.end] == point.text


PIECES = st.sampled_from(
    [
        "陶莉",
        "辞职了",
        "42名研究员",
        "2月9日",
        "。",
        "，",
        "没有",
        "Ada Holm",
        " resigned ",
        "$450 million",
        "“",
        "\n",
        "[1]",
        "他",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_check_cites_exactly_and_repeats_itself(claim: str) -> None:
    bot = Youju.over_texts([NEWS, ENGLISH])
    found = bot.check(claim)
    holds_its_promises(found, bot)
    assert bot.check(claim) == found


TRADITIONAL = opencc.OpenCC("s2t")
SHIPPED = [a for a in read_paths([shipped_folder()]).articles if a.language == "zh"]


@pytest.fixture(scope="module")
def shipped() -> Youju:
    return Youju.over_texts([a.text for a in SHIPPED])


def rests_on(found: Check) -> list[object]:
    """Everything of a check that is no characters of the claim."""
    return [
        (s.verdict, s.because, s.support, s.contradiction, s.citations, [(p.kind, p.state) for p in s.points])
        for s in found.statements
    ]


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_claim_in_traditional_characters_gets_the_same_verdict(shipped: Youju, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SHIPPED)).text
    span = data.draw(st.sampled_from(sentences(text)))
    opening = data.draw(st.sampled_from(["", "据报道，"]))
    altered = text[span.start : span.end].replace("没有", "").replace("是", "不是", 1)
    asked = TRADITIONAL.convert(opening + altered)
    traditional = shipped.check(asked)
    assert rests_on(traditional) == rests_on(shipped.check(simplify(asked)))
    holds_its_promises(traditional, shipped)


@pytest.mark.parametrize(
    "claim", ["陶莉的團隊共有24名研究員。", "公司沒有裁員的計劃。", "研究員陶莉離職。該公司沒有預算。"]
)
def test_texts_in_traditional_characters_give_the_same_verdict(claim: str) -> None:
    simple, traditional = (Youju.over_texts([text]) for text in (NEWS, TRADITIONAL.convert(NEWS)))
    assert rests_on(traditional.check(claim)) == rests_on(simple.check(claim))
