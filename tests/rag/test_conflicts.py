"""Articles that tell the same thing with other figures or dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article, article_id
from rag import Answer, Youju
from rag.answer import Conflict, Side
from rag.checking import shape_problem
from rag.conflicts import numbered
from rag.growing import first_sentences

EARLY = "渔轮“海丰号”周一在南港外海沉没，造成12人失踪。海事局派出三艘船搜救。"
LATE = "渔轮“海丰号”在南港外海沉没的事故中，共有15人失踪。搜救在周五结束。"
APART = "南港的码头扩建工程完工，新增泊位8个。港务局说，明年吞吐量会上升。"


def article(title: str, text: str, day: date) -> Article:
    return Article(
        id=article_id(title, text), title=title, text=text, language="zh", source="某报", published=day
    )


@pytest.fixture(scope="module")
def answer() -> Answer:
    told = [
        article("渔轮沉没", EARLY, date(2026, 3, 2)),
        article("搜救结束", LATE, date(2026, 3, 6)),
        article("码头完工", APART, date(2026, 3, 4)),
    ]
    return Youju.over_articles(told).ask("“海丰号”沉没造成多少人失踪？")


def test_both_sides_are_shown_the_later_first(answer: Answer) -> None:
    (conflict,) = answer.conflicts
    assert conflict.kind == "figure"
    assert [(s.value, s.citation.title) for s in conflict.sides] == [
        ("15人", "搜救结束"),
        ("12人", "渔轮沉没"),
    ]


def test_an_article_about_something_else_is_no_side(answer: Answer) -> None:
    assert "码头完工" not in {s.citation.title for c in answer.conflicts for s in c.sides}


def test_sides_are_numbered_behind_the_citations(answer: Answer) -> None:
    assert [c.n for c in answer.quoted] == list(range(1, len(answer.quoted) + 1))
    assert answer.quoted[: len(answer.citations)] == answer.citations
    assert shape_problem(answer) == ""


def test_reports_that_agree_have_no_conflict() -> None:
    told = [
        article("渔轮沉没", EARLY, date(2026, 3, 2)),
        article("再报", LATE.replace("15人", "十二人"), date(2026, 3, 6)),
    ]
    assert Youju.over_articles(told).ask("“海丰号”沉没造成多少人失踪？").conflicts == ()


def test_a_growing_answer_tells_no_conflicts_yet(answer: Answer) -> None:
    assert first_sentences(answer, 1).conflicts == ()
    assert shape_problem(first_sentences(answer, 1)) == ""


def test_the_same_pair_of_values_is_told_once(answer: Answer) -> None:
    (conflict,) = answer.conflicts
    assert len(numbered([conflict, conflict], answer.citations)) == 1


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (lambda c: replace(c, sides=c.sides[:1]), "not between different articles"),
        (lambda c: replace(c, sides=(c.sides[0], c.sides[0])), "not between different articles"),
        (lambda c: replace(c, sides=(replace(c.sides[0], value="99人"), c.sides[1])), "not in its quote"),
    ],
)
def test_a_broken_conflict_does_not_leave(answer: Answer, broken, problem: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    (conflict,) = answer.conflicts
    assert problem in shape_problem(replace(answer, conflicts=(broken(conflict),)))


def test_a_side_with_the_number_of_another_range_does_not_leave(answer: Answer) -> None:
    (conflict,) = answer.conflicts
    wrong = Conflict(
        kind="figure",
        sides=tuple(Side(value=s.value, citation=replace(s.citation, n=1)) for s in conflict.sides),
    )
    assert shape_problem(replace(answer, conflicts=(wrong,)))
