"""Grading: what counts as a fact, a right refusal, a verbatim quote, and when a figure has fallen."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.article import Article
from corpus.errors import InputError
from rag.answer import Answer, AnswerSentence, Citation, Reason, RetrievedPassage, Status, Support
from rag.batch import UserLanguage
from rag.evaluate import Evaluation, evaluate, grade_answer, read_eval_questions, wilson
from rag.evaluation_gate import regressions, sign_test
from rag.evaluation_measures import EvalQuestion
from rag.evaluation_report import html_report, table

ARTICLE = Article(
    id="a1", title="标题", text="张三于周一辞职。李四接任。", language="zh", path="/x/01-resigns.txt"
)
QUESTION = EvalQuestion(
    id="q1",
    language="zh",
    type="who",
    question="谁走了",
    facts=(("张三", "老张"), ("周一",)),
    articles=("01-",),
    evidence=("张三于周一辞职。",),
)
CITATION = Citation(
    n=1,
    article_id="a1",
    title="标题",
    source="",
    published=None,
    published_is_inferred=False,
    url="",
    path=ARTICLE.path,
    start=0,
    end=8,
    quote="张三于周一辞职。",
)


def answer(
    text: str = "张三于周一辞职。", *, citation: Citation = CITATION, retrieved: str = ARTICLE.text
) -> Answer:
    passage = RetrievedPassage(
        passage_id="p",
        article_id="a1",
        title="",
        path=ARTICLE.path,
        start=0,
        end=9,
        text=retrieved,
        score=1.0,
    )
    return Answer(
        question="谁走了",
        standalone_question="谁走了",
        language="zh",
        status=Status.ANSWERED,
        sentences=(AnswerSentence(text=text, citations=(1,), support=Support.VERBATIM),),
        citations=(citation,),
        passages=(passage,),
        independent_sources=1,
        index_id="g1",
    )


def refusal(reason: Reason = Reason.NO_EVIDENCE) -> Answer:
    return Answer(
        question="谁走了",
        standalone_question="谁走了",
        language="zh",
        status=Status.ABSTAINED,
        reason=reason,
        notice="没有依据",
    )


def outcome(name: str, given: Answer, question: EvalQuestion = QUESTION) -> tuple[int, int] | None:
    return grade_answer(question, given, {"a1": ARTICLE}, ms=1.0).outcomes.get(name)


class Scripted:
    """Gives the same answer to every question."""

    def __init__(self, given: Answer) -> None:
        self.given = given

    def ask(
        self, question: str, *, history: Sequence[str] = (), language: UserLanguage | None = None
    ) -> Answer:
        return self.given

    def articles(self) -> tuple[Article, ...]:
        return (ARTICLE,)


def run(given: Answer, *, questions: int = 6) -> Evaluation:
    return evaluate(Scripted(given), [replace(QUESTION, id=f"q{n}") for n in range(questions)])


def test_all_facts_needs_each_fact() -> None:
    assert outcome("all_facts", answer("张三辞职。")) == (0, 1)
    assert outcome("fact_recall", answer("张三辞职。")) == (1, 2)


def test_any_accepted_string_counts_whatever_its_spaces_case_and_marks() -> None:
    assert outcome("all_facts", answer("**老 张**于 周一 走了")) == (1, 1)


def test_facts_after_220_characters_come_too_late() -> None:
    late = answer("无" * 220 + "张三周一")
    assert (outcome("all_facts", late), outcome("all_facts_220", late)) == ((1, 1), (0, 1))


def test_evidence_is_looked_for_in_what_was_retrieved() -> None:
    assert outcome("evidence_top5", answer()) == (1, 1)
    assert outcome("evidence_top5", answer(retrieved="别的")) == (0, 1)


@pytest.mark.parametrize("wrong", [{"start": 1}, {"quote": "张三"}, {"article_id": "a2"}])
def test_quote_must_stand_at_its_place(wrong: dict[str, object]) -> None:
    assert outcome("verbatim", answer()) == (1, 1)
    assert outcome("verbatim", answer(citation=replace(CITATION, **wrong))) == (0, 1)  # type: ignore[arg-type]


def test_right_article_is_told_by_the_file_name() -> None:
    assert outcome("right_article", answer()) == (1, 1)
    assert outcome("right_article", answer(citation=replace(CITATION, path="/01-x/02.txt"))) == (0, 1)


def test_refusing_an_answerable_question_is_wrong() -> None:
    assert outcome("wrongly_refused", refusal()) == (1, 1)
    assert outcome("all_facts", refusal()) == (0, 1)


def test_refusing_an_unanswerable_question_is_right() -> None:
    unanswerable = replace(QUESTION, type="unanswerable", facts=())
    assert outcome("rightly_refused", refusal(), unanswerable) == (1, 1)
    assert outcome("rightly_refused", answer(), unanswerable) == (0, 1)
    assert outcome("wrongly_refused", refusal(), unanswerable) is None


def test_false_premise_must_be_named_not_only_refused() -> None:
    premise = replace(QUESTION, type="false_premise", facts=())
    assert outcome("premise_named", refusal(Reason.FALSE_PREMISE), premise) == (1, 1)
    assert outcome("premise_named", refusal(), premise) == (0, 1)


def test_figures_are_given_for_all_per_language_and_per_type() -> None:
    figures = {f.group: (f.hits, f.total) for f in run(answer()).figures() if f.measure == "fact_recall"}
    assert figures == {"all": (12, 12), "zh": (12, 12), "type:who": (12, 12)}


def test_wilson_interval_of_eight_in_ten() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_wilson_interval_stays_a_share() -> None:
    assert (wilson(0, 5)[0], wilson(5, 5)[1]) == pytest.approx((0, 1))


def test_sign_test_of_five_losses_is_one_in_32() -> None:
    assert (sign_test(5, 0), sign_test(0, 0), sign_test(0, 5)) == (1 / 32, 1.0, 1.0)


def test_same_run_does_not_regress() -> None:
    assert regressions(run(answer()), run(answer()).as_json()) == ()


def test_losing_six_questions_is_a_regression() -> None:
    fallen = {(r.measure, r.group) for r in regressions(run(refusal()), run(answer()).as_json())}
    assert {("all_facts", "all"), ("all_facts", "zh"), ("wrongly_refused", "all")} <= fallen


def test_losing_four_questions_is_noise() -> None:
    assert regressions(run(refusal(), questions=4), run(answer(), questions=4).as_json()) == ()


def test_one_quote_that_is_not_verbatim_is_a_regression() -> None:
    broken = answer(citation=replace(CITATION, start=1))
    fallen = regressions(run(broken, questions=1), run(answer(), questions=1).as_json())
    assert {r.measure for r in fallen} == {"verbatim"}


def test_getting_better_is_no_regression() -> None:
    assert regressions(run(answer()), run(refusal()).as_json()) == ()


@pytest.mark.parametrize("baseline", ["", "[]", "{}", '{"format": 1, "grades": [1]}'])
def test_baseline_that_is_no_report_is_refused(baseline: str) -> None:
    with pytest.raises(InputError, match="not a report"):
        regressions(run(answer()), baseline)


def test_baseline_of_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="format 99"):
        regressions(run(answer()), '{"format": 99, "grades": []}')


def test_baseline_of_other_questions_is_refused() -> None:
    with pytest.raises(InputError, match="shares no question"):
        regressions(run(answer()), '{"format": 1, "grades": []}')


def test_questions_are_read_from_lines() -> None:
    row = {"id": 1, "lang": "zh", "type": "who", "question": "谁", "answers": [["张三"], "周一"]}
    (question,) = read_eval_questions([json.dumps(row), "\n"])
    assert (question.id, question.facts) == ("1", (("张三",), ("周一",)))


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1}', '{"id":1,"lang":"zh","type":"x","question":"y","answers":1}']
)
def test_unusable_line_is_named(line: str) -> None:
    with pytest.raises(InputError, match="line 2"):
        read_eval_questions(["", line])


def test_no_questions_are_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        read_eval_questions([])


def test_table_shows_counts_shares_and_intervals() -> None:
    assert re.search(r"all facts found +6/6 100 % \(61-100\)", table(run(answer())))


def test_report_is_one_page_that_needs_nothing_from_outside() -> None:
    page = html_report(run(answer()))
    assert "<svg" in page
    assert not re.search(r"(src|href)=|url\(|@import|<script", page)


def test_report_shows_markup_in_questions_and_answers_as_text() -> None:
    evil = replace(QUESTION, question="<script>alert(1)</script>")
    page = html_report(evaluate(Scripted(answer("<img src=x>")), [evil]))
    assert "&lt;script&gt;" in page
    assert "<img" not in page
