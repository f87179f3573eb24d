"""The gate: which figures of a run fell below a stored run by more than their noise."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import InputError
from rag.evaluate import REPORT_FORMAT, Evaluation, Grade, groups_of
from rag.evaluation_measures import MEASURES, Measure, Outcome

_SIGNIFICANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A figure that fell below the baseline by more than its noise."""

    measure: str
    group: str
    lost: int
    gained: int
    p: float


def regressions(now: Evaluation, baseline: str) -> tuple[Regression, ...]:
    """Return the figures that fell below a stored report by more than their noise.

    Both runs are compared question by question: of those that changed, how many were lost? Were gains and
    losses equally likely (the sign test, which is McNemar's exact test), as many losses or more would come
    up with probability ``p``; below 5 % the figure fell. Five lost and none gained: p = 1/32, a regression;
    four lost: p = 1/16, noise. Quotes are promised to be verbatim, so there one loss is enough.

    Raises:
        InputError: the baseline cannot be read or shares no question with this run.
    """
    before = _baseline_outcomes(baseline)
    pairs = [(grade, before[key]) for grade in now.grades if (key := (grade.id, grade.question)) in before]
    if not pairs:
        raise InputError(
            "the baseline shares no question with this run; write a new one with --update-baseline"
        )
    groups = dict.fromkeys(group for grade, _ in pairs for group in groups_of(grade) if ":" not in group)
    found = (_regression(pairs, measure, group) for measure in MEASURES for group in groups)
    return tuple(regression for regression in found if regression is not None)


def sign_test(lost: int, gained: int) -> float:
    """Return the chance of ``lost`` or more losses among fair changes: ``sign_test(5, 0)`` is 1/32."""
    changed = lost + gained
    ways = sum(math.comb(changed, count) for count in range(lost, changed + 1))
    return float(ways / 2**changed)


def _baseline_outcomes(text: str) -> dict[tuple[str, str], dict[str, Outcome]]:
    try:
        report = json.loads(text)
        if report["format"] != REPORT_FORMAT:
            raise InputError(
                f"the baseline has format {report['format']}, this version reads {REPORT_FORMAT}"
            )
        return {
            (grade["id"], grade["question"]): {
                name: (int(hits), int(total)) for name, (hits, total) in grade["outcomes"].items()
            }
            for grade in report["grades"]
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"the baseline is not a report of `youju eval --json`: {error!r}") from error


def _regression(
    pairs: Sequence[tuple[Grade, Mapping[str, Outcome]]], measure: Measure, group: str
) -> Regression | None:
    sign = 1 if measure.higher_is_better else -1
    changes = [
        sign * (_share(now) - _share(was))
        for grade, before in pairs
        if group in groups_of(grade)
        and (now := grade.outcomes.get(measure.name)) is not None
        and (was := before.get(measure.name)) is not None
    ]
    lost, gained = sum(change < 0 for change in changes), sum(change > 0 for change in changes)
    p = sign_test(lost, gained)
    if p >= _SIGNIFICANCE and not (measure.exact and lost):
        return None
    return Regression(measure=measure.name, group=group, lost=lost, gained=gained, p=p)


def _share(outcome: Outcome) -> float:
    hits, total = outcome
    return hits / total if total else 0.0
