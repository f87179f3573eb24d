"""How far the confidence of answers can be believed, and what refusing below a threshold costs.

Over any two lists of equal length: the confidence of each answer (0 to 1) and whether its question was
answerable. Knows no questions and no answers, so that public sets are judged by the same figures.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BINS = 10
_Z95 = 1.959964  # standard normal quantile of 97.5 %


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of a share: ``wilson(8, 10)`` is about (0.49, 0.94)."""
    if total == 0:
        return 0.0, 1.0
    share, z2 = hits / total, _Z95**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z95 / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class RefusalPoint:
    """Refusing whatever is less confident than ``threshold``.

    Attributes:
        threshold: least confidence of an answer.
        wrongly: share of the answerable questions that are then refused.
        rightly: share of the unanswerable questions that are then refused.
    """

    threshold: float
    wrongly: float
    rightly: float


@dataclass(frozen=True, slots=True)
class RefusalCurve:
    """Both shares at every threshold, from refusing nothing to refusing everything.

    Attributes:
        points: by rising threshold.
        auc: area under the curve: the chance that an unanswerable question is less confident than an
            answerable one, ties counting half; 0.5 is guessing.
        answerable, unanswerable: how many questions of either kind there were.
    """

    points: tuple[RefusalPoint, ...]
    auc: float
    answerable: int
    unanswerable: int

    def at_most(self, wrongly: float) -> RefusalPoint:
        """Return the point that refuses most while at most this share is wrongly refused."""
        return [point for point in self.points if point.wrongly <= wrongly + 1e-9][-1]


def refusal_curve(confidences: Sequence[float], answerable: Sequence[bool]) -> RefusalCurve | None:
    """Return what every threshold would refuse; None unless there are questions of both kinds.

    >>> curve = refusal_curve([0.9, 0.6, 0.7, 0.1], [True, True, False, False])
    >>> curve.auc, curve.at_most(0)
    (0.75, RefusalPoint(threshold=0.6, wrongly=0.0, rightly=0.5))
    """
    yes, no = (
        sorted(c for c, a in zip(confidences, answerable, strict=True) if a is kind) for kind in (True, False)
    )
    if not yes or not no:
        return None
    thresholds = sorted({*yes, *no})
    thresholds.append(math.nextafter(thresholds[-1], math.inf))
    points = tuple(
        RefusalPoint(t, bisect_left(yes, t) / len(yes), bisect_left(no, t) / len(no)) for t in thresholds
    )
    return RefusalCurve(points, _area(points), len(yes), len(no))


def _area(points: Sequence[RefusalPoint]) -> float:
    """Return the area under the curve by trapezia: points of equal confidence are one slanted step."""
    return sum((b.wrongly - a.wrongly) * (a.rightly + b.rightly) / 2 for a, b in pairwise(points))


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of nearly the same confidence: ``low`` <= confidence < ``high``, the last bin up to 1.

    Attributes:
        n: how many there are.
        hits: how many of them are answerable.
        confidence: their mean confidence; what a calibrated share of answerable ones would be.
    """

    low: float
    high: float
    n: int
    hits: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidences can be believed.

    Attributes:
        bins: those that hold questions, by rising confidence.
        ece: expected calibration error: mean distance between confidence and share answerable over the
            bins, each weighing as many questions as it holds (Naeini et al. 2015).
        brier: mean squared distance between confidence and truth (0 or 1); smaller is better.
        brier_of_base_rate: what always saying the share of answerable questions would get.
    """

    bins: tuple[Bin, ...]
    ece: float
    brier: float
    brier_of_base_rate: float


def calibration_of(confidences: Sequence[float], answerable: Sequence[bool]) -> Calibration | None:
    """Return how far confidences can be believed; None without any question."""
    pairs = list(zip(confidences, answerable, strict=True))
    if not pairs:
        return None
    bins = tuple(found for place in range(BINS) if (found := _bin(pairs, place)))
    rate = sum(answerable) / len(pairs)
    return Calibration(
        bins=bins,
        ece=sum(b.n * abs(b.confidence - b.hits / b.n) for b in bins) / len(pairs),
        brier=sum((confidence - truth) ** 2 for confidence, truth in pairs) / len(pairs),
        brier_of_base_rate=rate * (1 - rate),
    )


def _bin(pairs: Sequence[tuple[float, bool]], place: int) -> Bin | None:
    inside = [(c, truth) for c, truth in pairs if min(BINS - 1, int(BINS * c)) == place]
    if not inside:
        return None
    mean = sum(c for c, _ in inside) / len(inside)
    return Bin(place / BINS, (place + 1) / BINS, len(inside), sum(truth for _, truth in inside), mean)
