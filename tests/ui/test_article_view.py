"""The marked range is the quote, to the character, and nothing of an article becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InputError
from tests.ui.fake_bot import EVIL, HOSTILE, OTHER, PLAIN, make_article
from tests.ui.html_reading import Page
from ui.article_view import article_html, marked_text
from ui.texts import EN, ZH

TRICKY = "甲<b>乙</b>&amp;丙🎉丁𠀀戊\"己'庚\n\n辛 &lt; 壬 e\u0301 癸"


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, tuple[int, int], list[tuple[int, int]]]:
    text = draw(st.text(alphabet="<>&\"'甲🎉𠀀a \n;#", min_size=1, max_size=40))

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    return text, span(), [span() for _ in range(draw(st.integers(0, 4)))]


@pytest.mark.parametrize("start", range(len(TRICKY)))
def test_the_mark_holds_exactly_the_quote_wherever_it_begins(start: int) -> None:
    for end in range(start + 1, len(TRICKY) + 1):
        page = Page(f"<div class=all>{marked_text(TRICKY, focus=(start, end), also=[], words=ZH)}</div>")
        assert page.by_id("cited") == [TRICKY[start:end]]
        assert page.by_class("all") == [TRICKY]


@given(text_and_spans())
def test_other_ranges_never_change_the_text_nor_the_focus(
    case: tuple[str, tuple[int, int], list[tuple[int, int]]],
) -> None:
    text, focus, also = case
    page = Page(f"<div class=all>{marked_text(text, focus=focus, also=[focus, *also], words=ZH)}</div>")
    assert page.by_id("cited") == [text[slice(*focus)]]
    assert page.by_class("all") == [text]


def test_other_ranges_are_marked_around_the_focus() -> None:
    page = Page(marked_text("0123456789", focus=(4, 8), also=[(2, 6), (9, 10)], words=ZH))
    assert page.by_class("yj-also") == ["23", "9"]


def test_an_article_shows_headline_outlet_date_and_link() -> None:
    page = Page(article_html(PLAIN, words=ZH, focus=(0, 5)))
    assert page.by_class("yj-byline") == ["某报 · 2026-02-11 · 原网页 ↗"]
    assert page.links("yj-original") == ["https://news.example/1"]
    assert "夏尔马离职" in page.by_class("yj-article")[0]


def test_links_out_tell_the_other_side_nothing() -> None:
    tags = Page(article_html(PLAIN, words=ZH)).tags
    assert [a["rel"] for tag, a in tags if tag == "a"] == ["noopener noreferrer"]


def test_an_inferred_date_says_so_and_an_unknown_one_too() -> None:
    assert "2026-02-12 (inferred)" in article_html(OTHER, words=EN)
    assert "日期不详" in article_html(EVIL, words=ZH)


def test_nothing_of_a_hostile_article_becomes_markup() -> None:
    page = Page(article_html(EVIL, words=ZH, focus=(3, 3 + len(HOSTILE))))
    assert page.by_id("cited") == [HOSTILE]
    assert not page.names & {"script", "img", "svg", "a"}
    assert not {name for name in page.attributes if name.startswith("on")}


@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 2), (0, 6), (5, 6)])
def test_a_range_outside_the_article_is_refused(span: tuple[int, int]) -> None:
    article = make_article("t", "12345")
    with pytest.raises(InputError, match="give 0 <= start < end <= 5"):
        article_html(article, words=ZH, focus=span)
    with pytest.raises(InputError, match="does not lie in the article"):
        article_html(article, words=ZH, focus=(0, 1), also=[span])
