"""Confidence against truth: intervals, the refusal curve, bins."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation_calibration import RefusalPoint, calibration_of, refusal_curve, wilson
from rag.evaluation_noise import refusal_auc

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


def test_wilson_interval_of_eight_in_ten() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_wilson_interval_stays_a_share() -> None:
    assert (wilson(0, 5)[0], wilson(5, 5)[1]) == pytest.approx((0, 1))


def test_nothing_asked_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert calibration_of([], []) is None


@pytest.mark.parametrize("kind", [True, False])
def test_one_kind_of_question_makes_no_curve(kind: bool) -> None:
    assert refusal_curve([0.2, 0.8], [kind, kind]) is None


def test_telling_both_kinds_apart_is_an_area_of_one() -> None:
    curve = refusal_curve([0.9, 0.8, 0.1], [True, True, False])
    assert curve is not None
    assert (curve.auc, curve.answerable, curve.unanswerable) == (1.0, 2, 1)
    assert curve.at_most(0) == RefusalPoint(0.8, 0.0, 1.0)


def test_equal_confidence_is_guessing() -> None:
    curve = refusal_curve([0.5] * 4, [True, False, True, False])
    assert curve is not None
    assert curve.auc == 0.5


def test_refusing_more_of_the_unanswerable_may_cost_some_of_the_answerable() -> None:
    curve = refusal_curve([0.9, 0.6, 0.7, 0.1], [True, True, False, False])
    assert curve is not None
    assert [curve.at_most(limit).rightly for limit in (0, 0.49, 0.5, 1)] == [0.5, 0.5, 1.0, 1.0]


@given(JUDGED)
def test_the_curve_rises_from_nothing_to_everything_refused(judged: list[tuple[float, bool]]) -> None:
    curve = refusal_curve(*map(list, zip(*judged, strict=True)))  # type: ignore[arg-type]
    if curve is None:
        return
    shares = [(point.wrongly, point.rightly) for point in curve.points]
    assert (shares[0], shares[-1]) == ((0, 0), (1, 1))
    assert all(a <= b for axis in zip(*shares, strict=True) for a, b in pairwise(axis))


@given(JUDGED)
def test_the_area_is_the_chance_of_a_right_order(judged: list[tuple[float, bool]]) -> None:
    yes, no = ([c for c, kind in judged if kind is wanted] for wanted in (True, False))
    curve = refusal_curve([c for c, _ in judged], [kind for _, kind in judged])
    if curve is None:
        return
    right = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    assert curve.auc == pytest.approx(right / (len(yes) * len(no)))
    confidences, kinds = map(np.asarray, zip(*judged, strict=True))
    assert refusal_auc(kinds)(confidences[None])[0] == pytest.approx(curve.auc)


def test_always_sure_and_right_half_the_time() -> None:
    found = calibration_of([1.0, 1.0], [True, False])
    assert found is not None
    assert (found.ece, found.brier, found.brier_of_base_rate) == (0.5, 0.5, 0.25)
    (only,) = found.bins
    assert (only.low, only.high, only.n, only.hits) == (0.9, 1.0, 2, 1)


@given(JUDGED)
def test_every_question_is_in_one_bin(judged: list[tuple[float, bool]]) -> None:
    found = calibration_of([c for c, _ in judged], [kind for _, kind in judged])
    assert found is not None
    assert sum(b.n for b in found.bins) == len(judged)
    assert all(b.low - 1e-9 <= b.confidence <= b.high for b in found.bins)
    assert 0 <= found.ece <= 1
