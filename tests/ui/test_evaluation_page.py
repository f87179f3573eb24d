"""The evaluation's table and page: what they show, and that what others wrote stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from rag.answer import Reason
from rag.evaluate import Evaluation, evaluate
from rag.evaluation_gate import baseline_of, compare
from tests.rag.scripted import QUESTION, Scripted, answer, refusal, run
from tests.ui.html_reading import Page
from ui.evaluation.page import page
from ui.evaluation.terminal import table
from ui.evaluation.words import ReportLanguage

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'"


def mixed() -> Evaluation:
    """Return a run with every kind of question in both languages, confident in what is answerable."""
    kinds = ("who", "who", "unanswerable", "false_premise")
    questions = [
        replace(QUESTION, id=f"{language}{n}", type=kind, language=language)
        for language in ("zh", "en")
        for n, kind in enumerate(kinds)
    ]
    given = replace(answer(), timings={"read": 0.001})
    found = evaluate(Scripted(given), questions)
    grades = [replace(g, confidence=0.9 if g.type == "who" else 0.2) for g in found.grades]
    return replace(found, grades=tuple(grades), threshold=0.1)


def read(html: str) -> Page:
    """Read a page; tags that are never closed are closed first."""
    return Page(re.sub(r"<(meta|input)([^>]*)>", r"<\1\2></\1>", html).replace("<!doctype html>", ""))


def test_table_shows_counts_shares_and_intervals() -> None:
    assert re.search(r"all facts found +6/6 100 % \(61-100\)", table(run(answer())))


def test_table_has_types_by_languages() -> None:
    assert re.search(r"who +4/4 100 % \(51-100\) +2/2 100 % \(34-100\) +2/2 100 % \(34-100\)", table(mixed()))


def test_table_ends_with_refusing_confidence_and_time() -> None:
    *_, refusing, confidence, time = table(mixed()).splitlines()
    assert "area under the curve 1.00; 100 % rightly" in refusing
    assert "Brier 0.02" in confidence
    assert "p99" in time


def test_page_needs_nothing_from_outside() -> None:
    html = page(mixed(), compare(mixed(), baseline_of(mixed())))
    assert not re.search(r'src=|url\(|@import|href="(?!#)', html)


def test_page_allows_its_own_style_and_script_alone() -> None:
    html = page(mixed())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    for name in ("style", "script"):
        (inner,) = re.findall(f"<{name}>(.*?)</{name}>", html, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not {name for name in read(html).attributes if name == "style" or name.startswith("on")}


def test_page_shows_markup_of_others_as_text() -> None:
    evil = replace(
        QUESTION, question=EVIL, id=EVIL, type=EVIL, language=EVIL, history=(EVIL,), facts=((EVIL,),)
    )
    found = evaluate(Scripted(replace(answer(EVIL), index_id=EVIL)), [evil])
    html = page(found, compare(found, baseline_of(found)))
    assert "alert(1)&gt;" in html
    assert html.count("<script") == 1
    assert "<img" not in html


def test_every_plot_has_a_title_and_a_description() -> None:
    parsed = read(page(mixed()))
    plots = [attributes for tag, attributes in parsed.tags if tag == "svg" and "role" in attributes]
    assert len(plots) == 6
    for attributes in plots:
        assert attributes["role"] == "img"
        assert all(parsed.by_id(name)[0] for name in attributes["aria-labelledby"].split())


def test_ids_are_unique() -> None:
    ids = [attributes["id"] for _, attributes in read(page(mixed())).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_page_has_a_row_per_question_with_what_it_is_filtered_by() -> None:
    rows = [a for tag, a in read(page(mixed())).tags if tag == "tr" and "data-outcome" in a]
    assert len(rows) == 8
    assert {(row["data-type"], row["data-outcome"]) for row in rows} == {
        ("who", "right"),
        ("unanswerable", "wrong"),
        ("false_premise", "wrong"),
    }


def test_a_question_shows_its_facts_found_and_missed_and_marks_them_in_the_answer() -> None:
    html = page(run(answer("张 三走了"), questions=1))
    assert '<li class="right">✓ 张三 | 老张</li><li class="wrong">✗ 周一</li>' in html
    assert "<mark>张 三</mark>走了" in html


def test_page_says_which_figure_fell_by_how_much() -> None:
    now = run(refusal())
    html = page(now, compare(now, baseline_of(run(answer()))))
    verdict = read(html).by_class("verdict")[0]
    assert "all facts found (all): 100 % -> 0 % (-100 points, 95 % -100 to -100); 6 lost, 0 gained" in verdict
    assert 'data-outcome="refused lost"' in html


def test_page_says_when_nothing_fell() -> None:
    html = page(run(answer()), compare(run(answer()), baseline_of(run(answer()))))
    assert read(html).by_class("verdict") == ["✓ Not below the baseline"]


def test_a_run_that_refuses_everything_has_a_page() -> None:
    assert "<svg" in page(run(refusal(Reason.OFF_TOPIC)))


@pytest.mark.parametrize(("language", "word"), [("zh", "逐题"), ("en", "Each question")])
def test_page_speaks_both_languages(language: ReportLanguage, word: str) -> None:
    html = page(mixed(), language=language)
    assert f'<html lang="{language}">' in html
    assert word in html
