"""An answer as the reader sees it: marks, sources, refusals, and no markup of others."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from rag.answer import Answer, Gloss, Reason, Status, Support
from tests.ui.fake_bot import (
    EVIL,
    HOSTILE,
    OTHER,
    PLAIN,
    cite,
    conflict,
    corrected,
    hostile_answer,
    refusal,
    whole_answer,
)
from tests.ui.html_reading import Page
from ui.render import answer_html, notice_html, question_html
from ui.texts import EN, ZH

ANSWER = whole_answer("谁离职了？")


def test_each_sentence_is_followed_by_its_marks_and_its_support() -> None:
    page = Page(answer_html(ANSWER))
    assert page.by_class("yj-s") == [
        "夏尔马在二月九日宣布离职。[1]原文",
        "Anthropic raised $30bn & more <now> 🎉𠀀.[2][3]有据",
    ]


def test_a_mark_leads_to_its_own_article_and_range() -> None:
    marks = Page(answer_html(ANSWER)).links("yj-cite")[:3]
    for mark, citation in zip(marks, ANSWER.citations, strict=True):
        query = parse_qs(urlsplit(mark).query)
        assert urlsplit(mark).path == f"/articles/{citation.article_id}"
        assert (query["start"], query["end"]) == ([str(citation.start)], [str(citation.end)])


def test_a_mark_brings_the_other_quotes_of_the_same_article_along() -> None:
    first, _, third = ANSWER.citations
    mark = Page(answer_html(ANSWER)).links("yj-cite")[0]
    assert parse_qs(urlsplit(mark).query)["also"] == [f"{third.start}-{third.end}"]
    assert first.article_id == third.article_id


def test_the_sources_are_exactly_the_citations() -> None:
    page = Page(answer_html(ANSWER))
    assert page.by_class("yj-quote") == [citation.quote for citation in ANSWER.citations]
    assert page.by_class("yj-byline") == [
        "某报 · 2026-02-11 · 原网页 ↗",
        "The Paper · 2026-02-12 (推断)",
        "某报 · 2026-02-11 · 原网页 ↗",
    ]
    assert page.by_class("yj-open") == [PLAIN.title, OTHER.title, PLAIN.title]


def test_numbering_is_the_same_while_growing() -> None:
    growing = replace(ANSWER, sentences=ANSWER.sentences[:1], citations=ANSWER.citations[:1])
    assert Page(answer_html(growing)).by_class("yj-s") == Page(answer_html(ANSWER)).by_class("yj-s")[:1]


def test_the_text_that_a_selection_copies_keeps_its_marks() -> None:
    page = Page(answer_html(ANSWER))
    body = re.sub("原文|有据", "", page.by_class("yj-body")[0])
    assert body == ANSWER.text.replace("\n", "")


def test_what_an_answer_refers_to_is_told_from_the_answer() -> None:
    sentence = replace(ANSWER.sentences[0], text="会议开完了。", is_context=True)
    html = answer_html(replace(ANSWER, sentences=(sentence, *ANSWER.sentences[1:])))
    assert '<span class="yj-about">上文：</span>会议开完了。' in html


def test_who_says_a_sentence_is_told_beside_it() -> None:
    sentence = replace(ANSWER.sentences[0], text="会议开完了。", said_by="<b>甲</b>")
    html = answer_html(replace(ANSWER, sentences=(sentence, *ANSWER.sentences[1:])))
    assert '会议开完了。<span class="yj-about">（说话人：&lt;b&gt;甲&lt;/b&gt;）</span>' in html


def test_a_refusal_looks_like_one_and_cites_nothing() -> None:
    page = Page(answer_html(refusal("无")))
    assert page.by_class("yj-refusal")
    assert page.by_class("yj-reason") == ["无法作答报道中没有依据"]
    assert page.by_class("yj-notice") == ["3 篇报道都没有提到这件事。"]
    assert not page.links("yj-cite")
    assert not page.by_class("yj-sources")


def test_a_false_premise_shows_what_the_articles_say_below_its_notice() -> None:
    html = answer_html(corrected("他为什么留下？"))
    page = Page(html)
    assert page.by_class("yj-quote")[0] == "夏尔马在二月九日宣布离职。"
    assert html.index("yj-notice") < html.index(ZH.corrections) < html.index("yj-nearest")
    assert ZH.sources not in html
    assert len(page.links("yj-cite")) == 2
    assert HOSTILE not in html


def test_the_nearest_passages_are_folded_and_carry_no_number() -> None:
    page = Page(answer_html(refusal("无")))
    assert ("details", {"class": "yj-nearest"}) in page.tags
    assert page.by_class("yj-excerpt")[0] == "开头一段。"
    assert not re.search(r"\[\d+\]", page.by_class("yj-nearest")[0])


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.NONE])
def test_each_reason_is_said_in_both_languages(reason: Reason) -> None:
    assert ZH.reasons[reason] in answer_html(refusal("无", reason=reason))
    assert EN.reasons[reason] in answer_html(refusal("none", language="en", reason=reason))


def test_a_partial_answer_says_so_and_still_cites() -> None:
    partial = replace(ANSWER, status=Status.PARTIAL, reason=Reason.FALSE_PREMISE, notice="前提有误。")
    page = Page(answer_html(partial))
    assert page.by_class("yj-reason") == [ZH.partly + ZH.reasons[Reason.FALSE_PREMISE]]
    assert page.by_class("yj-notice") == ["前提有误。"]
    assert page.links("yj-cite")


@pytest.mark.parametrize("support", list(Support))
def test_each_support_is_marked(support: Support) -> None:
    sentence = replace(ANSWER.sentences[0], support=support)
    html = answer_html(replace(ANSWER, sentences=(sentence,), citations=ANSWER.citations[:1], language="en"))
    page = Page(html)
    assert page.by_class(f"yj-{support.value}") == [f"{sentence.text}[1]{EN.supports[support]}"]


def test_the_answer_span_is_bold() -> None:
    sentence = replace(ANSWER.sentences[0], text="<i>周五</i>离职。", focus=(3, 5))
    html = answer_html(replace(ANSWER, sentences=(sentence,), citations=ANSWER.citations[:1]))
    assert '&lt;i&gt;<strong class="yj-focus">周五</strong>&lt;/i&gt;离职。' in html


def test_whom_a_pronoun_means_stands_beside_the_sentence() -> None:
    sentence = replace(ANSWER.sentences[0], text="他走了。", about="<b>甲</b>")
    html = answer_html(replace(ANSWER, sentences=(sentence,), citations=ANSWER.citations[:1]))
    assert '他走了。<span class="yj-about">（指：&lt;b&gt;甲&lt;/b&gt;）</span>' in html


def test_terms_are_glossed_below_the_answer() -> None:
    glossed = replace(ANSWER, language="en", glosses=(Gloss(term="离职", english="resign"),))
    assert Page(answer_html(glossed)).by_class("yj-glosses") == ["Terms: 离职 = resign"]


def test_differing_reports_are_listed() -> None:
    told = conflict(ANSWER.citations[0], "二月九日", cite(4, OTHER, "Before."), "Before")
    page = Page(answer_html(replace(ANSWER, conflicts=(told,))))
    assert page.by_class("yj-side") == [
        "Before据 The Paper · 2026-02-12 (推断)Before.",
        "二月九日据 某报 · 2026-02-11夏尔马在二月九日宣布离职。",
    ]
    assert f"/articles/{OTHER.id}?start=0&end=7" in page.links("yj-open")[0]


@pytest.mark.parametrize(
    "html", [answer_html(hostile_answer("攻击")), question_html(EVIL.text), notice_html(EVIL.text)]
)
def test_nothing_that_others_wrote_becomes_markup(html: str) -> None:
    page = Page(html)
    assert not page.names & {"script", "img", "svg", "h1", "em", "code"}
    assert not {name for name in page.attributes if name.startswith("on")}
    assert EVIL.text in "".join(page.by_class(page.tags[0][1]["class"].split()[0]))


def test_only_own_addresses_are_linked_from_a_hostile_answer() -> None:
    page = Page(answer_html(hostile_answer("攻击")))
    assert all(a["href"].startswith(("/articles/", "/timeline?")) for tag, a in page.tags if tag == "a")


def test_forged_markers_in_an_article_are_not_links() -> None:
    page = Page(answer_html(hostile_answer("攻击")))
    assert [text for text in page.by_class("yj-cite")] == ["[1]", "[1]"]


@pytest.mark.parametrize("answer", [ANSWER, refusal("无"), hostile_answer("攻击")])
def test_the_html_is_one_line_that_markdown_leaves_alone(answer: Answer) -> None:
    html = answer_html(answer)
    assert html.startswith("<div ")
    assert "\n" not in html


def test_attributes_are_those_that_gradios_sanitiser_keeps() -> None:
    kept = {"class", "href", "title", "role", "lang", "open", "type", "datetime", "target", "rel"}
    assert Page(answer_html(ANSWER)).attributes <= kept


def test_how_a_follow_up_was_understood_stands_above_its_answer() -> None:
    followed = replace(whole_answer("他呢？"), standalone_question=f"夏尔马 {HOSTILE}？")
    page = Page(answer_html(followed))
    assert page.by_class("yj-understood") == [f"理解为：夏尔马 {HOSTILE}？"]
    assert "script" not in page.names


def test_a_refusal_shows_how_the_follow_up_was_understood() -> None:
    followed = replace(refusal("And he?", language="en"), standalone_question="Who is Sharma?")
    assert Page(answer_html(followed)).by_class("yj-understood") == ["Understood as: Who is Sharma?"]


def test_a_question_answered_as_asked_is_not_repeated() -> None:
    assert Page(answer_html(ANSWER)).by_class("yj-understood") == []
