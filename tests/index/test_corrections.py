"""Which article a notice of correction is linked to; a wrong link is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.article import Article
from index import Index
from index.corrections import Correcting
from tests.index.fakes import article

OLDER = article(
    "海港城的旧码头将在明年关闭，造价三十亿元。市长林若溪在远帆集团宣布。",
    title="海港城旧码头将关闭",
    source="海港日报",
    published=date(2025, 6, 4),
)
OTHER = article(
    "渡轮票价八元，与从前一样。", title="渡轮票价不变", source="海港日报", published=date(2025, 6, 3)
)
NOTICE = "本报日前刊发的《海港城旧码头将关闭》一文有误，特此更正。"


def corrected_by(*articles: Article, of: Article = OLDER) -> tuple[Correcting, ...]:
    return Index.in_memory(articles).reports.corrected_by(of.id)


def test_a_notice_that_names_the_title_is_linked_with_its_exact_range() -> None:
    later = article(f"告读者。\n{NOTICE}", title="更正", published=date(2025, 6, 6))
    (said,) = corrected_by(OLDER, OTHER, later)
    assert said.article_id == later.id
    assert later.text[said.start : said.end] == NOTICE
    assert corrected_by(OLDER, OTHER, later, of=OTHER) == ()


@pytest.mark.parametrize("title", ["海港城旧码头将关闭——图", "海港城舊碼頭將關閉", "海港城旧码头，将关闭！"])
def test_a_title_may_be_spelt_a_little_otherwise(title: str) -> None:
    later = article(NOTICE.replace("海港城旧码头将关闭", title), title="更正", published=date(2025, 6, 6))
    assert corrected_by(OLDER, later)


def test_another_title_is_not_linked() -> None:
    later = article("本报日前刊发的《海港城新码头将开放》一文有误，特此更正。", title="更正")
    assert corrected_by(OLDER, OTHER, later) == ()


def test_what_came_before_corrects_nothing_that_came_after() -> None:
    assert corrected_by(OLDER, article(NOTICE, title="更正", published=date(2025, 6, 1))) == ()


def test_an_undated_notice_is_linked() -> None:
    assert corrected_by(OLDER, article(NOTICE, title="更正"))


def test_a_note_in_the_article_itself_counts_for_it() -> None:
    own = article("码头关闭了。\n更正：本文此前版本误写了造价。", title="码头关闭")
    (said,) = corrected_by(own, OLDER, of=own)
    assert said.article_id == own.id
    assert corrected_by(own, OLDER) == ()


BY_WORDS = "本报六月四日关于海港城旧码头关闭造价三十亿元、市长林若溪与远帆集团2025项目的报道有误。"
FIGURES = article(
    "海港城旧码头关闭，造价三十亿元。市长林若溪说，远帆集团2025项目照常。",
    title="码头要关了",
    source="海港日报",
    published=date(2025, 6, 4),
)


def test_without_a_title_the_same_outlet_and_rare_words_and_figures_tell() -> None:
    later = article(BY_WORDS, title="更正", source="海港日报", published=date(2025, 6, 6))
    assert corrected_by(FIGURES, OTHER, later, of=FIGURES)


@pytest.mark.parametrize("source", ["", "东岸电视台"])
def test_without_a_title_another_outlet_is_not_linked(source: str) -> None:
    later = article(BY_WORDS, title="更正", source=source, published=date(2025, 6, 6))
    assert corrected_by(FIGURES, OTHER, later, of=FIGURES) == ()


def test_without_a_title_two_that_fit_alike_are_not_linked() -> None:
    twin = article(
        FIGURES.text + "后来下雨。", title="码头关了", source="海港日报", published=date(2025, 6, 5)
    )
    later = article(BY_WORDS, title="更正", source="海港日报", published=date(2025, 6, 6))
    assert corrected_by(FIGURES, twin, OTHER, later, of=FIGURES) == ()
    assert corrected_by(FIGURES, twin, OTHER, later, of=twin) == ()


def test_an_english_notice_is_linked() -> None:
    older = article("The festival is cancelled.", title="Northvale orchard festival cancelled")
    later = article(
        "The article “Northvale orchard festival cancelled” was wrong, and we apologise.", title="Correction"
    )
    assert corrected_by(older, later, of=older)
