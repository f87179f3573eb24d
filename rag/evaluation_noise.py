"""How much of a change between two runs over the same questions is noise.

Could chance have swapped the two values of each question? That is a randomisation test, which for right or
wrong is McNemar's exact test. How far off the change may be is the 95 % interval of a bootstrap over the
questions. Both are seeded, so the same two runs always give the same verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

SIGNIFICANCE = 0.05

_DRAWS = 4_000
_ENUMERATED = 12  # changed questions up to which all 2**12 swaps are gone through
_SEED = 20260211

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Statistic = Callable[[FloatArray], FloatArray]
"""Makes one figure of each row; a row holds one value per question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One figure in both runs, over the questions that both asked.

    Attributes:
        n: questions compared.
        before, now: the figure; of a share, the mean in which each question counts once.
        low, high: 95 % interval of ``now - before``.
        lost, gained: questions that got worse and better.
        p: chance of so bad a change if both runs were equally good.
        fell: whether the figure got worse by more than its noise.
    """

    measure: str
    group: str
    n: int
    before: float
    now: float
    low: float
    high: float
    lost: int
    gained: int
    p: float
    fell: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """The values of one figure in both runs, one per question, and how they make the figure.

    Attributes:
        higher_is_better: of the figure.
        better: 1 for each question of which a greater value is better, else -1.
        kinds: questions that a bootstrap must not exchange for each other differ here.
        exact: whether any loss at all is a regression.
    """

    measure: str
    group: str
    before: FloatArray
    now: FloatArray
    statistic: Statistic
    higher_is_better: bool
    better: FloatArray
    kinds: BoolArray
    exact: bool = False


def mean(rows: FloatArray) -> FloatArray:
    """Return the mean of each row."""
    return np.asarray(rows.mean(axis=1))


def refusal_auc(answerable: BoolArray) -> Statistic:
    """Return what makes the area under the refusal curve of each row of confidences.

    The same as :func:`rag.evaluation_calibration.refusal_curve` gives, for thousands of rows at once.
    """

    def areas(rows: FloatArray) -> FloatArray:
        confident, doubtful = rows[:, answerable], rows[:, ~answerable].T
        wins = [(confident > other[:, None]).mean(axis=1) for other in doubtful]
        ties = [(confident == other[:, None]).mean(axis=1) for other in doubtful]
        return np.asarray(np.mean(wins, axis=0) + np.mean(ties, axis=0) / 2)

    return areas


def change_of(paired: Paired) -> Change:
    """Return how a figure changed, and whether it fell.

    It fell when so bad a change would come by chance in less than 5 % of the cases: five questions lost and
    none gained are p = 1/32, a regression; four are p = 1/16, noise.
    """
    before, now = (float(paired.statistic(values[None])[0]) for values in (paired.before, paired.now))
    improved = paired.better * (paired.now - paired.before)
    lost, gained = int((improved < 0).sum()), int((improved > 0).sum())
    low, high = _interval(paired) if lost or gained else (0.0, 0.0)
    p = _chance(paired, now - before) if lost or gained else 1.0
    return Change(
        measure=paired.measure,
        group=paired.group,
        n=len(paired.now),
        before=before,
        now=now,
        low=low,
        high=high,
        lost=lost,
        gained=gained,
        p=p,
        fell=p < SIGNIFICANCE or (paired.exact and lost > 0),
    )


def _chance(paired: Paired, difference: float) -> float:
    """Return how often a change is as bad as this when the two values of each question swap by chance."""
    changed = np.flatnonzero(paired.now != paired.before)
    swaps = _swaps(len(changed))
    swapped = np.zeros((len(swaps), len(paired.now)), dtype=bool)
    swapped[:, changed] = swaps
    now = paired.statistic(np.where(swapped, paired.before, paired.now))
    before = paired.statistic(np.where(swapped, paired.now, paired.before))
    sign = 1 if paired.higher_is_better else -1
    return float((sign * (now - before) <= sign * difference + 1e-12).mean())


def _swaps(count: int) -> BoolArray:
    """Return rows of which questions are swapped: every such row when there are few, else drawn ones.

    The first row swaps nothing: what was seen is one of the possible outcomes.
    """
    if count <= _ENUMERATED:
        return np.asarray(list(product((False, True), repeat=count)), dtype=bool).reshape(2**count, count)
    drawn = np.random.default_rng(_SEED).integers(0, 2, (_DRAWS, count)).astype(bool)
    drawn[0] = False
    return drawn


def _interval(paired: Paired) -> tuple[float, float]:
    """Return the 95 % interval of the change over questions drawn anew, kind by kind."""
    random = np.random.default_rng(_SEED)
    drawn = np.empty((_DRAWS, len(paired.now)), dtype=np.int64)
    for kind in (True, False):
        members = np.flatnonzero(paired.kinds == kind)
        if len(members):
            drawn[:, members] = random.choice(members, (_DRAWS, len(members)))
    differences = paired.statistic(paired.now[drawn]) - paired.statistic(paired.before[drawn])
    low, high = np.quantile(differences, (0.025, 0.975))
    return float(low), float(high)
