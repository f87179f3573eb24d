"""Grading: what counts as a fact, as a right refusal, as a verbatim quote, and what a question file says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from corpus.errors import InputError
from rag.answer import Answer, Reason
from rag.evaluate import evaluate, grade_answer, percentile, read_eval_questions
from rag.evaluation_measures import EvalQuestion
from tests.rag.scripted import ARTICLE, CITATION, QUESTION, Scripted, answer, refusal, run


def outcome(name: str, given: Answer, question: EvalQuestion = QUESTION) -> tuple[int, int] | None:
    return grade_answer(question, given, {"a1": ARTICLE}, ms=1.0).outcomes.get(name)


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
    assert figures == {"all": (12, 12), "zh": (12, 12), "type:who": (12, 12), "type:who:zh": (12, 12)}


def test_a_refusal_must_give_a_right_reason_too() -> None:
    unanswerable = replace(QUESTION, type="unanswerable", facts=())
    off_topic = replace(unanswerable, reason="off_topic")
    assert outcome("right_reason", refusal(Reason.FALSE_PREMISE), unanswerable) == (0, 1)
    assert outcome("right_reason", refusal(Reason.NO_EVIDENCE), unanswerable) == (1, 1)
    assert outcome("right_reason", refusal(Reason.NO_EVIDENCE), off_topic) == (0, 1)


def test_a_grade_tells_found_facts_from_missed_ones() -> None:
    grade = grade_answer(QUESTION, answer("老张走了"), {"a1": ARTICLE}, ms=1.0)
    assert (grade.found, grade.missed) == ((("张三", "老张"),), (("周一",),))
    assert (grade.is_right, grade.characters) == (False, 4)


def test_a_grade_names_the_passage_of_each_sentence_of_evidence() -> None:
    question = replace(QUESTION, evidence=("李四接任。", "没有这句话。"))
    assert grade_answer(question, answer(), {}, ms=1.0).evidence_ranks == (1, None)


def test_a_grade_keeps_confidence_and_stages_in_milliseconds() -> None:
    given = replace(answer(), confidence=0.25, timings={"read": 0.002})
    grade = grade_answer(QUESTION, given, {}, ms=3.0)
    assert (grade.confidence, grade.stages) == (0.25, {"read": 2.0})


def test_false_premises_say_nothing_about_confidence() -> None:
    kinds = ("who", "unanswerable", "false_premise")
    questions = [replace(QUESTION, id=kind, type=kind) for kind in kinds]
    evaluation = evaluate(Scripted(replace(answer(), confidence=0.25)), questions)
    assert evaluation.judged() == ([0.25, 0.25], [True, False])


def test_models_are_loaded_before_the_clock_runs() -> None:
    bot = Scripted(answer())
    evaluate(bot, [QUESTION])
    assert bot.asked == [ARTICLE.title, QUESTION.question]


def test_report_holds_calibration_and_cost() -> None:
    report = json.loads(run(replace(answer(), confidence=0.5)).as_json())
    assert report["calibration"]["brier"] == 0.25
    assert set(report["ms"]) == {"p50", "p90", "p95", "p99"}
    assert report["refusal_auc"] is None


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 2), (0.9, 4), (1.0, 4)])
def test_percentile_is_a_value_that_was_seen(share: float, value: int) -> None:
    assert percentile([4, 2, 1, 3], share) == value


def test_questions_are_read_from_lines() -> None:
    row = {"id": 1, "lang": "zh", "type": "who", "question": "谁", "answers": [["张三"], "周一"]}
    (question,) = read_eval_questions([json.dumps(row), "\n"])
    assert (question.id, question.facts) == ("1", (("张三",), ("周一",)))


def test_without_a_type_the_wording_decides() -> None:
    row = {"id": 1, "question": "什么时候走的", "answers": ["周一"]}
    (question,) = read_eval_questions([json.dumps(row)])
    assert (question.type, question.language) == ("when", "zh")


def test_without_type_and_answers_a_question_is_unanswerable() -> None:
    (question,) = read_eval_questions(['{"id": 1, "question": "Who is next?"}'])
    assert (question.type, question.language) == ("unanswerable", "en")


def test_an_answerable_question_needs_answers() -> None:
    with pytest.raises(InputError, match="needs 'answers'"):
        read_eval_questions(['{"id": 1, "lang": "zh", "type": "who", "question": "谁"}'])


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1}', '{"id":1,"lang":"zh","type":"x","question":"y","answers":1}']
)
def test_unusable_line_is_named(line: str) -> None:
    with pytest.raises(InputError, match="line 2"):
        read_eval_questions(["", line])


def test_no_questions_are_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        read_eval_questions([])


def test_questions_without_a_judgement_are_passed_over() -> None:
    lines = ['{"id": "a", "question": "谁？", "type": "unjudged"}', '{"id": "b", "question": "谁？"}']
    assert [question.id for question in read_eval_questions(lines)] == ["b"]
    with pytest.raises(InputError, match="all 1 questions are 'unjudged': write 'answers'"):
        read_eval_questions(lines[:1])
