"""A reader sees on how many reports an answer rests, and opens what corrects a cited article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.article import Article, article_id
from rag import Youju
from tests.e2e.conftest import Visit, served
from ui.texts import EN, ZH

pytestmark = pytest.mark.e2e

TITLE = "海港城旧码头明年关闭"
QUAY = """海港城的旧码头将在明年关闭。市长林若溪周三宣布了这个决定。关闭的原因是航道淤塞，大船已经进不来。
新码头由远帆集团承建，预计耗资12亿元。工程分三期：清淤、筑堤和建仓库。渔民代表老周担心生计。"""
NOTICE = f"本报日前刊发的《{TITLE}》一文有误：造价应为1.2亿元，特此更正。"
QUESTION = "新码头由谁承建？"


def made(title: str, text: str, day: int) -> Article:
    return Article(
        id=article_id(title, text),
        title=title,
        text=text,
        language="zh",
        source="海港日报",
        published=date(2025, 6, day),
    )


@pytest.fixture(scope="module")
def harbour_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where two articles answer, the second of which corrects the first."""
    articles = [made(TITLE, QUAY, 4), made("更正", f"告读者。\n{NOTICE}", 6)]
    with served(Youju.over_articles(articles), tmp_path_factory.mktemp("history")) as where:
        yield where


def test_a_correction_opens_beside_the_answer(harbour_address: str, visit: Visit) -> None:
    reader = visit(harbour_address)
    answer = reader.ask(QUESTION)
    assert ZH.corrected in answer.locator(".yj-s").first.inner_text()
    link = answer.locator(".yj-corrected a.yj-open").first
    assert "更正" in link.inner_text()
    reader.click_mark(link)
    assert reader.cited() == NOTICE
    assert reader.cited_is_in_view()
    assert reader.page.url.startswith(harbour_address)


def test_the_foot_says_on_how_many_reports_an_answer_rests(harbour_address: str, visit: Visit) -> None:
    answer = visit(harbour_address).ask(QUESTION)
    assert answer.locator(".yj-rests").inner_text() == f"依据 1 篇文章，{ZH.one_report}"


def test_the_shipped_articles_are_counted_as_reports(address: str, visit: Visit, bot: Youju) -> None:
    reader = visit(address, locale="en-US")
    reader.page.get_by_text("independent reports").wait_for()
    answer = reader.ask("How much did Anthropic raise?")
    assert EN.digest in answer.locator(".yj-source").first.inner_text()
    assert EN.one_digest in answer.locator(".yj-rests").inner_text()
