"""Whether the passages answer at all, and why not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from rag.answer import Reason
from rag.answerability import SIGNALS, probability, reason_for_refusal, signals
from rag.closer_look import CLOSER
from rag.features import FEATURES
from rag.question import take_apart
from rag.ranking import Calibration, Logistic, calibration
from rag.reading import Reading
from tests.rag.sentences import sentence

COLUMNS = FEATURES + CLOSER
NOTHING = Reading((), np.zeros(0, dtype=np.float32), np.zeros((0, len(COLUMNS)), dtype=np.float32), ())
SENTENCE = sentence("他走了")
FIGURES = st.floats(-30, 30, width=32)


def reading(*scores: float, **figures: float) -> Reading:
    """Return a reading of as many sentences as scores; the best sentence has these figures, others none."""
    rows = np.zeros((len(scores), len(COLUMNS)), dtype=np.float32)
    for name, value in figures.items():
        rows[0, COLUMNS.index(name)] = value
    nowhere = (None,) * len(scores)
    return Reading((SENTENCE,) * len(scores), np.asarray(scores, dtype=np.float32), rows, nowhere)


def weighing(bias: float = 0.0, **weights: float) -> Calibration:
    """Return a calibration that weighs these signals and no others."""
    fitted = Logistic(weights=tuple(weights.get(s, 0.0) for s in SIGNALS), bias=bias)
    return Calibration(read=fitted, unread=fitted, threshold=0.5)


def reason(index: Index, question: str) -> Reason:
    taken = take_apart(question)
    return reason_for_refusal(taken, index.lexical.document_frequency)


def test_nothing_read_answers_nothing() -> None:
    assert probability(NOTHING, weighing(bias=5)) == 0


def test_a_second_opinion_counts_as_much_as_the_first() -> None:
    asked = replace(weighing(margin=1.0), unread=Logistic(weights=(0.0,) * len(SIGNALS), bias=2.0))
    doubted = reading(1.0, margin=-4.0, is_read=1.0).rows
    first = reading(1.0)
    assert probability(first, asked) > 0.5
    assert probability(replace(first, doubted=doubted), asked) == pytest.approx(1 / (1 + np.exp(1)))
    assert probability(replace(first, doubted=first.rows), asked) == probability(first, asked)


@given(st.lists(FIGURES, min_size=1, max_size=5), FIGURES)
def test_a_probability_is_one(scores: list[float], coverage: float) -> None:
    found = reading(*sorted(scores, reverse=True), coverage=coverage)
    assert 0 <= probability(found, weighing(soft=1, soft_missing=-1, coverage=2)) <= 1


@given(st.lists(st.floats(-8, 8, width=32), min_size=1, max_size=5))
def test_a_probability_by_the_shipped_calibration_is_one(scores: list[float]) -> None:
    assert 0 <= probability(reading(*sorted(scores, reverse=True)), calibration()) <= 1


def test_without_any_sign_the_odds_are_even() -> None:
    assert probability(reading(3.0, coverage=1.0), weighing()) == 0.5


def test_the_bias_leans_towards_an_answer() -> None:
    assert probability(reading(0.0), weighing(bias=-1)) < 0.5 < probability(reading(0.0), weighing(bias=1))


def test_a_sign_that_speaks_for_an_answer_raises_the_probability() -> None:
    assert probability(reading(0.0, soft=1.0), weighing(soft=1)) > 0.5


def test_a_sign_that_speaks_against_an_answer_lowers_it() -> None:
    assert probability(reading(0.0, soft_missing=1.0), weighing(soft_missing=-2)) < 0.5


def test_what_was_not_read_closely_is_judged_by_itself() -> None:
    never, always = (Logistic(weights=(0.0,) * len(SIGNALS), bias=bias) for bias in (-9.0, 9.0))
    both = Calibration(read=always, unread=never, threshold=0.5)
    assert probability(reading(1.0), both) < 0.5 < probability(reading(1.0, is_read=1.0), both)


def test_what_was_read_beside_an_unread_best_sentence_tells_nothing_of_it() -> None:
    always, never = (Logistic(weights=(0.0,) * len(SIGNALS), bias=b) for b in (9.0, -9.0))
    found = reading(1.0, 0.0)
    found.rows[1, COLUMNS.index("is_read")] = 1
    assert probability(found, Calibration(read=never, unread=always, threshold=0.5)) > 0.5


def test_every_signal_has_a_figure() -> None:
    assert signals(reading(1.0)).shape == (len(SIGNALS),)


def test_a_score_that_ranks_sentences_does_not_tell_one_question_from_another() -> None:
    assert (signals(reading(5.0, 4.0)) == signals(reading(1.0, -3.0))).all()


def with_second(found: Reading, name: str, value: float) -> Reading:
    rows = found.rows.copy()
    rows[1, COLUMNS.index(name)] = value
    return replace(found, rows=rows)


def test_what_worse_sentences_name_does_not_matter() -> None:
    found = reading(2.0, 1.0, coverage=0.5)
    assert signals(with_second(found, "coverage", 9)).tolist() == signals(found).tolist()


def test_the_second_best_margin_is_looked_for_in_all_sentences() -> None:
    found = with_second(reading(2.0, 1.0, 0.5, margin=5.0), "margin", 3.0)
    assert signals(found)[SIGNALS.index("margin_second")] == 3


@pytest.mark.parametrize(("other", "agrees"), [(4.0, 1), (6.0, 0)])
def test_the_ranker_and_the_closest_reading_agree_or_not(other: float, agrees: int) -> None:
    found = with_second(reading(2.0, 1.0, margin=5.0), "margin", other)
    assert signals(found)[SIGNALS.index("agreement")] == agrees


@pytest.mark.parametrize("word", ["码头", "林若溪"])
def test_one_word_that_the_articles_hold_makes_a_question_theirs(index: Index, word: str) -> None:
    assert reason(index, f"{word}的月球基地造价是多少？") is Reason.NO_EVIDENCE


def test_a_question_about_another_world_is_off_topic(index: Index) -> None:
    assert reason(index, "木星有多少颗卫星被望远镜看到过？") is Reason.OFF_TOPIC


def test_a_question_about_what_the_articles_leave_out_lacks_evidence(index: Index) -> None:
    assert reason(index, "旧码头是哪位建筑师设计的？") is Reason.NO_EVIDENCE
