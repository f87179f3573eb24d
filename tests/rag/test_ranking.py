"""The learned ranker and its calibration. No score is asserted: training again may change each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag import ranking
from rag.answerability import SIGNALS
from rag.closer_look import CLOSER
from rag.features import FEATURES, FloatArray
from rag.ranking import calibration, rank

UNHURRIED = settings(deadline=None, max_examples=50)  # whichever test comes first reads the models
SEEDS = st.integers(0, 2**32 - 1)


def some_rows(seed: int, count: int = 12) -> FloatArray:
    """Return rows of figures in the range that most figures have."""
    figures = np.random.default_rng(seed).uniform(-1, 1, (count, len(FEATURES + CLOSER)))
    return figures.astype(np.float32)


def test_no_rows_have_no_scores() -> None:
    assert rank(some_rows(0, count=0)).shape == (0,)


@UNHURRIED
@given(SEEDS)
def test_every_row_has_a_finite_score(seed: int) -> None:
    scores = rank(some_rows(seed))
    assert scores.shape == (12,)
    assert np.isfinite(scores).all()


@UNHURRIED
@given(SEEDS)
def test_equal_rows_score_equal(seed: int) -> None:
    row = some_rows(seed, count=1)
    assert len(set(rank(np.repeat(row, 7, axis=0)).tolist())) == 1


@UNHURRIED
@given(SEEDS)
def test_a_score_does_not_depend_on_the_rows_beside_it(seed: int) -> None:
    rows = some_rows(seed)
    together = rank(rows).tolist()
    assert [rank(row[None])[0] for row in rows] == together
    assert rank(rows[::-1].copy()).tolist() == together[::-1]


def test_ranking_leaves_the_figures_as_they_are() -> None:
    rows = some_rows(1)
    rank(rows)
    assert rows.tolist() == some_rows(1).tolist()


def test_the_figures_matter() -> None:
    assert len(set(rank(some_rows(2, count=50)).tolist())) > 1


def test_the_calibration_weighs_each_signal() -> None:
    assert len(calibration().read.weights) == len(calibration().unread.weights) == len(SIGNALS)


def test_the_threshold_is_a_probability() -> None:
    assert 0 < calibration().threshold < 1


@pytest.mark.parametrize(
    "features", [FEATURES[:-1], (*FEATURES, "new"), FEATURES[::-1]], ids=["fewer", "more", "another order"]
)
def test_a_model_that_was_trained_on_other_features_is_refused(
    monkeypatch: pytest.MonkeyPatch, features: tuple[str, ...]
) -> None:
    monkeypatch.setattr(ranking, "FEATURES", features)
    with pytest.raises(RuntimeError, match=r"other features: run training/reader/ranker\.py"):
        calibration.__wrapped__()
