"""The gate: a run beside a stored one, figure by figure; which fell by more than their noise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.errors import InputError
from rag.evaluate import REPORT_FORMAT, Evaluation, Grade
from rag.evaluation_measures import FALSE_PREMISE, MEASURES, UNANSWERABLE, Measure, Outcome
from rag.evaluation_noise import Change, Paired, change_of, mean, refusal_auc

BRIER, AUC = "brier", "refusal_auc"
"""Names of the two figures of the confidence, beside those of ``MEASURES``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A run beside its baseline; ``lost`` and ``gained`` are ids of questions no longer or newly right."""

    changes: tuple[Change, ...]
    lost: frozenset[str]
    gained: frozenset[str]

    @property
    def fallen(self) -> tuple[Change, ...]:
        """The figures that got worse by more than their noise."""
        return tuple(change for change in self.changes if change.fell)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the baseline holds of one question; confidence is None where it is older than the field."""

    outcomes: Mapping[str, Outcome]
    confidence: float | None


_Pairs = Sequence[tuple[Grade, _Before]]


def compare(now: Evaluation, baseline: str) -> Comparison:
    """Return every figure of both runs with its noise; types are too small to be tested one by one.

    Args:
        now: this run.
        baseline: what :func:`baseline_of` or :meth:`Evaluation.as_json` gave of the earlier run.

    Raises:
        InputError: the baseline cannot be read or shares no question with this run.
    """
    stored = _read(baseline)
    pairs = [
        (grade, stored[key]) for grade in now.grades if (key := (grade.id, _digest(grade.question))) in stored
    ]
    if not pairs:
        raise InputError(
            "the baseline shares no question with this run; write a new one with --update-baseline"
        )
    right = {grade.id: (grade.is_right, _was_right(grade, before)) for grade, before in pairs}
    return Comparison(
        changes=tuple(change_of(paired) for paired in [*_shares(pairs), *_confidences(pairs)]),
        lost=frozenset(id for id, (is_right, was_right) in right.items() if was_right and not is_right),
        gained=frozenset(id for id, (is_right, was_right) in right.items() if is_right and not was_right),
    )


def baseline_of(evaluation: Evaluation) -> str:
    """Return what a later run is compared with: outcomes and confidences, no text, no time.

    Questions are named by a hash, so that a baseline over private questions may be published.
    """
    rows = [
        {"id": g.id, "key": _digest(g.question), "confidence": g.confidence, "outcomes": g.outcomes}
        for g in evaluation.grades
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"format": {REPORT_FORMAT}, "grades": [\n{lines}\n]}}\n'


def _digest(question: str) -> str:
    return hashlib.sha256(question.encode("utf-8", "replace")).hexdigest()[:16]


def _read(text: str) -> dict[tuple[str, str], _Before]:
    try:
        report = json.loads(text)
        if report["format"] != REPORT_FORMAT:
            raise InputError(
                f"the baseline has format {report['format']}, this version reads {REPORT_FORMAT}"
            )
        return {
            (row["id"], row.get("key") or _digest(row["question"])): _Before(
                {name: (int(hits), int(total)) for name, (hits, total) in row["outcomes"].items()},
                row.get("confidence"),
            )
            for row in report["grades"]
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"the baseline is not a report of `youju eval`: {error!r}") from error


def _was_right(grade: Grade, before: _Before) -> bool:
    return _share(before.outcomes.get(grade.deciding, (0, 0))) == 1


def _share(outcome: Outcome) -> float:
    hits, total = outcome
    return hits / total if total else 0.0


def _shares(pairs: _Pairs) -> Iterator[Paired]:
    groups = dict.fromkeys(group for grade, _ in pairs for group in grade.groups if ":" not in group)
    for measure in MEASURES:
        for group in groups:
            inside = [(grade, before) for grade, before in pairs if group in grade.groups]
            if paired := _paired(inside, measure, group):
                yield paired


def _paired(pairs: _Pairs, measure: Measure, group: str) -> Paired | None:
    shares = [
        (_share(before.outcomes[measure.name]), _share(grade.outcomes[measure.name]))
        for grade, before in pairs
        if measure.name in grade.outcomes and measure.name in before.outcomes
    ]
    if not shares:
        return None
    before, now = np.asarray(shares, dtype=np.float64).T
    return Paired(
        measure=measure.name,
        group=group,
        before=before,
        now=now,
        statistic=mean,
        higher_is_better=measure.higher_is_better,
        better=np.full(len(now), 1.0 if measure.higher_is_better else -1.0),
        kinds=np.ones(len(now), dtype=bool),
        exact=measure.exact,
    )


def _confidences(pairs: _Pairs) -> Iterator[Paired]:
    """Yield the Brier score and, where there are questions of both kinds, the area under the curve."""
    rows = [
        (before.confidence, grade.confidence, grade.type != UNANSWERABLE)
        for grade, before in pairs
        if before.confidence is not None and grade.type != FALSE_PREMISE
    ]
    if not rows:
        return
    before, now, truth = np.asarray(rows, dtype=np.float64).T
    answerable = truth.astype(bool)
    yield Paired(
        measure=BRIER,
        group="all",
        before=(before - truth) ** 2,
        now=(now - truth) ** 2,
        statistic=mean,
        higher_is_better=False,
        better=np.full(len(rows), -1.0),
        kinds=answerable,
    )
    if 0 < answerable.sum() < len(rows):
        yield Paired(
            measure=AUC,
            group="all",
            before=before,
            now=now,
            statistic=refusal_auc(answerable),
            higher_is_better=True,
            better=np.where(answerable, 1.0, -1.0),
            kinds=answerable,
        )
