"""Why this answer: what a reader sees of the passages behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import Answer, RetrievedPassage
from tests.ui.fake_bot import EVIL, PLAIN, near, refusal, whole_answer
from tests.ui.html_reading import Page
from ui.texts import EN, ZH
from ui.why import EXCERPT, SHOWN, STEPS, why_html

CITED = "夏尔马在二月九日宣布离职。"


def passage(quote: str = CITED, **scores: float | None) -> RetrievedPassage:
    values = {"lexical_score": 8.0, "dense_rank": 2, "dense_score": 0.6, "margin": 3.0, **scores}
    return replace(near(PLAIN, quote), **values)  # type: ignore[arg-type]


def answer(*passages: RetrievedPassage) -> Answer:
    return replace(whole_answer("谁离职了？"), passages=passages)


def page(*passages: RetrievedPassage, words: object = ZH) -> Page:
    return Page(why_html(answer(*passages), words))  # type: ignore[arg-type]


def test_each_arm_tells_rank_and_score() -> None:
    assert page(passage()).by_class("yj-why-figure") == [
        "第 1 位 · 8.0（最高分的 100%）",
        "第 2 位 · 0.60（满分的 60%）",
        "像是答案 · +3.0（折合 95%）",
    ]


def test_it_speaks_the_language_of_the_page() -> None:
    assert "rank 1 · 8.0" in page(passage(), words=EN).by_class("yj-why-figure")[0]


def test_a_bar_is_as_long_as_its_score() -> None:
    shown = page(passage(), passage(lexical_score=2.0, dense_score=-0.1, margin=-9.0))
    bars = [a["class"].split()[1] for _, a in shown.tags if "yj-why-fill" in a.get("class", "")]
    assert bars == ["yj-w20", "yj-w12", "yj-w19", "yj-w5", "yj-w0", "yj-w0"]


def test_what_was_not_measured_says_so() -> None:
    figures = page(passage(lexical_rank=None, dense_score=None, margin=None)).by_class("yj-why-figure")
    assert figures == ["未入选 · 8.0（最高分的 100%）", "文章少，未计算", "未细读"]


def test_only_the_passages_that_the_answer_cites_are_marked() -> None:
    marked = page(passage(), passage("开头一段。")).by_class("yj-why-passage")
    assert ["回答引用了这一段" in text for text in marked] == [True, False]


def test_an_excerpt_opens_its_passage() -> None:
    (link,) = page(passage()).links("yj-open")
    start = PLAIN.text.index(CITED)
    assert link.startswith(f"/articles/{PLAIN.id}?start={start}&end={start + len(CITED)}")


def test_a_long_passage_is_cut_short() -> None:
    (excerpt,) = page(passage("铺垫的话。" * 40)).by_class("yj-why-excerpt")
    assert len(excerpt) == EXCERPT + 1


def test_an_excerpt_shows_no_markdown() -> None:
    marked = replace(near(PLAIN, CITED), text="## 标题\n\n**粗**的话")
    assert page(marked).by_class("yj-why-excerpt") == ["标题 粗的话"]


def test_passages_that_were_not_read_are_left_out_unless_cited() -> None:
    others = [passage("开头一段。")] * (SHOWN + 2)
    assert len(page(*others, passage()).by_class("yj-why-passage")) == SHOWN + 1


def test_a_refusal_shows_what_was_nearest() -> None:
    assert len(Page(why_html(refusal("无"), ZH)).by_class("yj-why-passage")) == 2


def test_nothing_is_shown_when_nothing_was_looked_up() -> None:
    assert why_html(answer(), ZH) == ""


def test_hostile_text_is_escaped_and_all_stands_on_one_line() -> None:
    html = why_html(answer(replace(near(EVIL, EVIL.text), lexical_score=1.0)), ZH)
    shown = Page(html)
    assert not shown.names & {"script", "img", "svg"}
    assert shown.attributes <= {"class", "href"}
    assert "\n" not in html


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_reader_that_gives_no_number_breaks_nothing(value: float) -> None:
    assert page(passage(margin=value)).by_class("yj-why-figure")


@given(*[st.none() | st.floats(allow_nan=False, width=32)] * 3)
def test_every_bar_has_one_of_the_lengths(
    lexical: float | None, dense: float | None, margin: float | None
) -> None:
    shown = page(passage(lexical_score=lexical, dense_score=dense, margin=margin))
    bars = {a["class"].split()[1] for _, a in shown.tags if "yj-why-fill" in a.get("class", "")}
    assert bars <= {f"yj-w{n}" for n in range(STEPS + 1)}
