"""What the page, the terminal and the cards say of reports, digests and corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rag.answer import Answer, CorrectedBy
from tests.ui.fake_bot import EVIL, HOSTILE, PLAIN, FakeYouju, whole_answer
from ui.card.html import card_html
from ui.card.markdown import card_markdown
from ui.card.today import card_of_today
from ui.commands.plain_text import plain_text
from ui.provenance import counted, rests_on
from ui.render import answer_html
from ui.texts import EN, ZH, Words

SAID = CorrectedBy(
    article_id=EVIL.id, title=EVIL.title, published=date(2026, 2, 13), start=3, end=28, quote=EVIL.text[3:28]
)
OWN = CorrectedBy(
    article_id=PLAIN.id, title=PLAIN.title, published=None, start=0, end=5, quote=PLAIN.text[:5]
)


def corrected(*said: CorrectedBy, language: str = "zh") -> Answer:
    answer = whole_answer("谁？", language=language)
    first = replace(answer.citations[0], corrected_by=said, is_digest=True)
    return replace(answer, citations=(first, *answer.citations[1:]), independent_sources=1)


def resting(reports: int, digests: list[bool]) -> Answer:
    """Return an answer that cites one article for each flag, which says whether that is a digest."""
    first = whole_answer("谁？").citations[0]
    cited = [replace(first, n=n, article_id=f"a{n}", is_digest=d) for n, d in enumerate(digests, 1)]
    return replace(whole_answer("谁？"), citations=tuple(cited), independent_sources=reports)


@pytest.mark.parametrize(
    ("words", "reports", "digests", "told"),
    [
        (ZH, 1, [False], "1 篇文章，仅一个报道"),
        (ZH, 2, [False] * 3, "3 篇文章，2 个独立报道"),
        (ZH, 1, [False, True], "2 篇文章，至少 1 个独立报道"),
        (ZH, 1, [True], "1 篇文章，转述他人报道"),
        (ZH, 1, [True, True], "2 篇文章，都转述他人报道"),
        (EN, 1, [False], "1 article, one report alone"),
        (EN, 1, [False, False], "2 articles, one report alone"),
        (EN, 2, [False] * 3, "3 articles, 2 independent reports"),
        (EN, 1, [False, True], "2 articles, at least 1 independent report"),
        (EN, 2, [False, True, False], "3 articles, at least 2 independent reports"),
        (EN, 1, [True], "1 article, a digest of other reports"),
        (EN, 1, [True, True], "2 articles, digests of other reports"),
    ],
)
def test_articles_and_reports_are_counted_in_words(
    words: Words, reports: int, digests: list[bool], told: str
) -> None:
    assert counted(resting(reports, digests), words) == told


def test_a_refusal_rests_on_nothing() -> None:
    assert rests_on(replace(whole_answer("谁？"), independent_sources=0), ZH) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_form_says_what_an_answer_rests_on_and_what_is_a_digest(language: str) -> None:
    answer, w = corrected(language=language), {"zh": ZH, "en": EN}[language]
    card = card_of_today(answer, FakeYouju().article)
    page = answer_html(answer)
    told = counted(answer, w)
    assert w.rests_on.format(told) in page
    assert told in plain_text(answer)
    assert w.rests_on.format(told) in card_html(card)
    for form in (page, plain_text(answer), card_html(card), card_markdown(card)):
        assert w.digest in form


def test_the_page_links_a_correction_and_escapes_it() -> None:
    page = answer_html(corrected(SAID))
    assert f'href="/articles/{EVIL.id}?start=3&amp;end=28&amp;lang=zh#cited"' in page
    assert ZH.corrected in page
    assert "2026-02-13" in page
    assert HOSTILE not in page


def test_a_note_in_the_article_itself_is_called_so() -> None:
    assert ZH.corrected_inside in answer_html(corrected(OWN))
    assert f"{ZH.corrected_inside}“开头一段。”" in plain_text(corrected(OWN))


def test_the_terminal_and_the_cards_quote_a_correction() -> None:
    answer = corrected(SAID)
    card = card_of_today(answer, FakeYouju().article)
    assert "另文更正" in plain_text(answer)
    assert "另文更正" in card_html(card)
    assert HOSTILE not in card_html(card)
    assert "另文更正" in card_markdown(card)
    assert "<script>" not in card_markdown(card).replace("\\<", "")


def test_an_answer_without_corrections_says_nothing_of_them() -> None:
    page = answer_html(whole_answer("谁？"))
    assert ZH.corrected not in page
    assert "yj-corrected" not in page
