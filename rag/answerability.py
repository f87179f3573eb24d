"""Do the passages answer the question at all? A calibrated probability, and the reason when they do not.

A logistic regression over what reading found, fitted on questions whose passage was left in or taken out
(``training/reader/ranker.py``). One threshold decides; both error rates stand on the benchmark page.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rag.answer import Reason
from rag.closer_look import CLOSER
from rag.features import FEATURES, FloatArray
from rag.question import Question, names_nothing_held
from rag.ranking import Calibration
from rag.reading import Reading

SIGNALS = (
    "margin_second",
    "agreement",
    "margin",
    "margin_best",
    "focus_shows_expected",
    "coverage",
    "coverage_all",
    "rarest_missing",
    "soft",
    "soft_passage",
    "soft_missing",
    "shows_expected",
    "shows_unit",
)
"""The second best margin of all sentences, and whether the best sentence is also the closest reading's; then
figures of the best sentence. Not its score: that ranks sentences of one question, not one question against
another."""

_OF_THE_BEST = SIGNALS[2:]
_MARGIN = (FEATURES + CLOSER).index("margin")
_IS_READ = (FEATURES + CLOSER).index("is_read")


def signals(reading: Reading) -> FloatArray:
    """Return the figures that tell whether the best sentence answers, shape (len(SIGNALS),)."""
    best = dict(zip(FEATURES + CLOSER, reading.rows[0].tolist(), strict=True))
    margins = reading.rows[:, _MARGIN]
    figures = [
        float(np.sort(margins)[::-1][min(1, len(margins) - 1)]),
        float(margins[0] == margins.max()),
        *(best[name] for name in _OF_THE_BEST),
    ]
    return np.asarray(figures, dtype=np.float32)


def probability(reading: Reading, calibration: Calibration) -> float:
    """Return the probability (0 to 1) that the passages answer the question.

    Where close reading did not choose the sentence it is a second opinion: the mean of both log-odds counts.
    """
    if not reading.sentences:
        return 0.0
    odds = _log_odds(reading, calibration)
    if reading.doubted is not None and reading.doubted[0, _IS_READ]:
        odds = (odds + _log_odds(replace(reading, rows=reading.doubted), calibration)) / 2
    return 0.5 * (1 + math.tanh(odds / 2))  # the logistic function, without overflow


def _log_odds(reading: Reading, calibration: Calibration) -> float:
    fitted = calibration.read if reading.rows[0, _IS_READ] else calibration.unread
    return float(signals(reading) @ np.asarray(fitted.weights, dtype=np.float32)) + fitted.bias


def reason_for_refusal(question: Question, frequency: Callable[[str], int]) -> Reason:
    """Tell a question about something else from one whose answer the articles leave out.

    Args:
        question: what was asked.
        frequency: in how many passages of the index a token stands.
    """
    return Reason.OFF_TOPIC if names_nothing_held(question, frequency) else Reason.NO_EVIDENCE
