"""The gate: a real regression closes it, noise does not, and it says which figure fell by how much."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import InputError
from rag import Youju
from rag.answer import Answer, Reason, Status
from rag.batch import UserLanguage
from rag.evaluate import EvaluatedBot, Evaluation, evaluate, read_eval_questions
from rag.evaluation_gate import AUC, BRIER, baseline_of, compare
from rag.evaluation_measures import EvalQuestion
from rag.follow_up import Earlier
from tests.rag.scripted import CITATION, QUESTION, Scripted, answer, refusal, run

OWN_QUESTIONS = Path(__file__).parents[2] / "benchmarks" / "questions.jsonl"


class Crippled:
    """A bot of which every ``each``-th answer loses what it says first."""

    def __init__(self, whole: EvaluatedBot, *, each: int) -> None:
        self._whole, self._each, self._asked = whole, each, 0

    def ask(
        self, question: str, *, history: Sequence[Earlier] = (), language: UserLanguage | None = None
    ) -> Answer:
        self._asked += 1
        given = self._whole.ask(question, history=history, language=language)
        return replace(given, sentences=given.sentences[1:]) if self._asked % self._each == 0 else given

    def articles(self) -> tuple[Article, ...]:
        return self._whole.articles()


@pytest.fixture(scope="module")
def own_questions() -> tuple[EvalQuestion, ...]:
    return read_eval_questions(OWN_QUESTIONS.read_text("utf-8").split("\n"))


@pytest.fixture(scope="module")
def healthy(shipped_bot: Youju, own_questions: tuple[EvalQuestion, ...]) -> Evaluation:
    return evaluate(shipped_bot, own_questions)


def fallen(now: Evaluation, before: Evaluation) -> set[tuple[str, str]]:
    return {(c.measure, c.group) for c in compare(now, baseline_of(before)).fallen}


def test_same_run_does_not_regress() -> None:
    comparison = compare(run(answer()), baseline_of(run(answer())))
    assert (comparison.fallen, comparison.lost, comparison.gained) == ((), frozenset(), frozenset())


def test_losing_six_questions_is_a_regression() -> None:
    expected = {("all_facts", "all"), ("all_facts", "zh"), ("wrongly_refused", "all")}
    assert expected <= fallen(run(refusal()), run(answer()))


def test_losing_four_questions_is_noise() -> None:
    assert fallen(run(refusal(), questions=4), run(answer(), questions=4)) == set()


def test_getting_better_is_no_regression() -> None:
    assert fallen(run(answer()), run(refusal())) == set()


def test_a_change_says_by_how_much_and_how_surely() -> None:
    changes = compare(run(refusal()), baseline_of(run(answer()))).changes
    (change,) = (c for c in changes if (c.measure, c.group) == ("all_facts", "all"))
    assert (change.before, change.now, change.lost, change.gained, change.n) == (1.0, 0.0, 6, 0, 6)
    assert (change.low, change.high, change.p) == (-1.0, -1.0, 1 / 64)


def test_five_losses_and_a_gain_are_noise() -> None:
    mixed = [replace(QUESTION, id=f"q{n}", facts=(("张三",),) if n else (("李四",),)) for n in range(6)]
    before, now = evaluate(Scripted(answer()), mixed), evaluate(Scripted(answer("李四")), mixed)
    (change,) = (
        c for c in compare(now, baseline_of(before)).changes if (c.measure, c.group) == ("all_facts", "all")
    )
    assert (change.lost, change.gained, change.fell) == (5, 1, False)
    assert change.p == 7 / 64  # McNemar's exact test of five against one
    assert change.low < change.now - change.before < change.high


def test_many_changes_are_drawn_with_a_seed() -> None:
    before, now = run(answer(), questions=30), run(refusal(), questions=30)
    first, again = (compare(now, baseline_of(before)) for _ in range(2))
    assert first == again
    assert ("all_facts", "all") in {(c.measure, c.group) for c in first.fallen}


def test_questions_that_changed_sides_are_named() -> None:
    comparison = compare(run(refusal(), questions=2), baseline_of(run(answer(), questions=2)))
    assert (comparison.lost, comparison.gained) == ({"q0", "q1"}, frozenset())


def test_one_quote_that_is_not_verbatim_is_a_regression() -> None:
    broken = answer(citation=replace(CITATION, start=1))
    assert {m for m, _ in fallen(run(broken, questions=1), run(answer(), questions=1))} == {"verbatim"}


def test_confidence_that_turns_round_is_a_regression() -> None:
    kinds = [replace(QUESTION, id=f"q{n}", type="who" if n % 2 else "unanswerable") for n in range(20)]

    def asked(confident: float, doubtful: float) -> Evaluation:
        right = evaluate(Scripted(answer()), kinds)
        grades = [replace(g, confidence=(confident if g.type == "who" else doubtful)) for g in right.grades]
        return replace(right, grades=tuple(grades))

    good, bad = asked(0.9, 0.1), asked(0.1, 0.9)
    assert {(BRIER, "all"), (AUC, "all")} <= fallen(bad, good)
    assert fallen(good, bad) == set()


def test_a_crippled_bot_does_not_pass(
    shipped_bot: Youju, own_questions: tuple[EvalQuestion, ...], healthy: Evaluation
) -> None:
    lamed = evaluate(Crippled(shipped_bot, each=1), own_questions)
    assert {("all_facts", "all"), ("all_facts_220", "all"), ("fact_recall", "all")} <= fallen(lamed, healthy)


def test_a_bot_that_loses_a_few_answers_is_within_noise(
    shipped_bot: Youju, own_questions: tuple[EvalQuestion, ...], healthy: Evaluation
) -> None:
    comparison = compare(evaluate(Crippled(shipped_bot, each=15), own_questions), baseline_of(healthy))
    assert comparison.lost
    assert comparison.fallen == ()


def test_a_baseline_holds_no_text() -> None:
    stored = baseline_of(run(answer()))
    assert not any(text in stored for text in (QUESTION.question, "张三", "周一"))


def test_a_whole_report_serves_as_a_baseline() -> None:
    assert compare(run(answer()), run(answer()).as_json()).fallen == ()


def test_a_baseline_older_than_confidence_is_compared_without_it() -> None:
    report = json.loads(run(answer()).as_json())
    for grade in report["grades"]:
        del grade["confidence"]
    assert BRIER not in {c.measure for c in compare(run(answer()), json.dumps(report)).changes}


@pytest.mark.parametrize("baseline", ["", "[]", "{}", '{"format": 1, "grades": [1]}'])
def test_baseline_that_is_no_report_is_refused(baseline: str) -> None:
    with pytest.raises(InputError, match="not a report"):
        compare(run(answer()), baseline)


def test_baseline_of_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="format 99"):
        compare(run(answer()), '{"format": 99, "grades": []}')


def test_baseline_of_other_questions_is_refused() -> None:
    with pytest.raises(InputError, match="shares no question"):
        compare(run(answer()), '{"format": 1, "grades": []}')


def test_a_question_worded_anew_is_not_compared() -> None:
    other = evaluate(Scripted(answer()), [replace(QUESTION, id="q0", question="谁离开了")])
    with pytest.raises(InputError, match="shares no question"):
        compare(run(answer()), baseline_of(other))


def test_a_refusal_for_another_reason_is_no_wrong_answer() -> None:
    unanswerable = replace(QUESTION, type="unanswerable", facts=())
    grade = evaluate(Scripted(refusal(Reason.OFF_TOPIC)), [unanswerable]).grades[0]
    assert (grade.is_right, grade.status) == (True, Status.ABSTAINED.value)
