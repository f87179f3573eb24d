"""Evidence cards as HTML and Markdown: whole, on their own, and harmless whatever the articles hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import InputError
from rag.answer import Answer
from rag.card import Card, card_of, read_card
from tests.ui.fake_bot import EVIL, PLAIN, FakeYouju, corrected, hostile_answer, refusal, whole_answer
from tests.ui.html_reading import Page
from ui.card.files import write_card
from ui.card.html import card_html
from ui.card.markdown import card_markdown, plain

DAY = date(2026, 3, 1)


QUESTION = "谁<离职>了？"


def card(answer: Answer | None = None) -> Card:
    return card_of(answer or whole_answer(QUESTION), FakeYouju().article, asked_on=DAY)


@pytest.fixture(params=[whole_answer, hostile_answer, refusal, corrected])
def any_card(request: pytest.FixtureRequest) -> Card:
    return card(request.param(QUESTION))


def test_html_needs_nothing_from_outside_and_runs_nothing(any_card: Card) -> None:
    page = Page(re.sub("<meta[^>]*>|<br>|<!doctype html>", "", card_html(any_card)))
    assert not page.names & {"script", "img", "iframe", "object", "embed", "link", "form", "svg", "base"}
    assert not any(name.startswith("on") for name in page.attributes)
    assert "default-src 'none'" in card_html(any_card)
    assert "url(" not in card_html(any_card)


def test_many_blanks_take_no_longer_than_other_characters() -> None:
    blanks = "\t" * 200_000
    assert plain(f"a{blanks}b \n\t c") == f"a{blanks}b c"


def test_html_links_only_within_and_to_plain_web_addresses(any_card: Card) -> None:
    addresses = re.findall(r'href="([^"]*)"', card_html(any_card))
    assert all(a.startswith(("#c", "https://", "http://")) for a in addresses)


def test_everything_that_the_answer_says_and_cites_is_there() -> None:
    made = card()
    html, text = card_html(made), card_markdown(made)
    for sentence in made.answer.sentences:
        assert plain(sentence.text) in text.replace("**", "")
    for citation in made.answer.citations:
        assert str(citation.start) in html
        assert plain(citation.quote) in text
    assert made.articles[0].sha256 in html
    assert made.articles[0].sha256 in text
    assert "2026-03-01" in html
    assert "2026-03-01" in text


def test_markdown_of_others_shows_and_does_nothing() -> None:
    shown = plain("# x\n- [a](javascript:b) ![c](http://d) <b>*e*</b> `f` $g$ | 1. h")
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)[#\[\]()<>*`$|!]", shown)


def test_hostile_text_stays_text_in_both_forms() -> None:
    made = card(hostile_answer(QUESTION))
    assert any(c.article_id == EVIL.id for c in made.answer.citations)
    assert "<script" not in card_html(made)
    assert not re.search(r"(?<!\\)<(?:script|img|svg|b)\b", card_markdown(made))
    assert "javascript:" not in re.sub(r"\\:", "", card_markdown(made))


def test_a_link_to_the_original_stands_where_it_is_a_web_address() -> None:
    made = card()
    assert any(c.url == PLAIN.url for c in made.answer.citations)
    assert f'href="{PLAIN.url}"' in card_html(made)
    assert f"(<{PLAIN.url}>)" in card_markdown(made)


def test_no_ending_writes_all_three_forms(tmp_path: Path) -> None:
    made = card()
    files = write_card(made, tmp_path / "new" / "证据 v1")
    assert [f.name for f in files] == ["证据 v1.json", "证据 v1.html", "证据 v1.md"]
    assert read_card(files[0].read_text("utf-8")) == made
    assert "证据 v1.json" in files[1].read_text("utf-8")


def test_an_ending_writes_its_form_alone(tmp_path: Path) -> None:
    write_card(card(), tmp_path / "card.HTML")
    assert [f.name for f in tmp_path.iterdir()] == ["card.HTML"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.json, \.html, \.md"):
        write_card(card(), tmp_path / "card.pdf")
