"""Fit the judge of conflicts to measured rows and choose the least probability that is told.

    python -m training.conflicts.fit OUT          # OUT/conflicts.npz of training.conflicts.measuring

Writes ``rag/reader_model/rivals.onnx`` and ``rivals.json``. The probability comes from rows out of fold: of
the sentences of reports as they are, few may be said to conflict.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from rag.features import FloatArray
from rag.points import PointKind
from rag.rival_figures import FIGURES
from rag.rival_model import MODEL
from training.saving import FOLDER, save

SEED = 20261128
TOLD = 0.002
"""Share of the sentences of reports as they are that may be said to conflict; some of them do."""

FALLING = frozenset({"others_differ", "rivals", "days"})
FREE = frozenset(
    [f"is_{kind}" for kind in (*PointKind, "person", "body", "place")]
    + ["whole_clauses", "times_named", "counts_people", "others"]
)
"""Figures that may speak for a conflict and against it; the others only for it, the falling ones against."""

Ints = NDArray[np.int64]


def model(seed: int) -> lightgbm.LGBMClassifier:
    """Return an untrained classifier; monotone, so that what is alike is never held against a pair."""
    return lightgbm.LGBMClassifier(
        n_estimators=250,
        num_leaves=10,
        learning_rate=0.05,
        min_child_samples=30,
        subsample=0.8,
        subsample_freq=1,
        colsample_bytree=0.5,
        reg_lambda=3.0,
        monotone_constraints=[0 if f in FREE else -1 if f in FALLING else 1 for f in FIGURES],
        random_state=seed,
        n_jobs=2,
        verbose=-1,
        deterministic=True,
    )


def main() -> None:
    """Fit, choose, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    with np.load(arguments.out / "conflicts.npz") as stored:
        rows, labels, figures = stored["rows"], stored["labels"], stored["figures"]
        quotes, cases = stored["counts"]
    if tuple(figures) != FIGURES:
        raise SystemExit("the rows hold other figures: run training.conflicts.measuring again")
    truths, sources, numbers = labels.T
    found = out_of_fold(rows, truths, sources)
    print(f"AUC {roc_auc_score(truths, found):.3f} over {len(rows)} rows")
    print(f"{quotes} sentences as they are, {cases} replaced values")
    natural = by_number(found, numbers, truths == 0)
    least = float(np.sort(natural)[-max(1, round(TOLD * quotes))])
    for kind in PointKind:
        own = rows[:, FIGURES.index(f"is_{kind}")] > 0
        told = by_number(found, numbers, own & (truths == 1)) >= least
        print(f"{kind}: {told.mean():.0%} of {len(told)} with a pair found at {least:.3f}")
    if not arguments.dry:
        save(model(SEED).fit(rows, truths), MODEL, len(FIGURES))
        chosen = {"figures": list(FIGURES), "seed": SEED, "least_chance": round(least, 4)}
        (FOLDER / "rivals.json").write_text(json.dumps(chosen, indent=1) + "\n", "utf-8")


def out_of_fold(rows: FloatArray, truths: Ints, groups: Ints) -> FloatArray:
    """Return each row's probability by a model that saw nothing of its reports."""
    found = np.zeros(len(rows), np.float32)
    for train, held in GroupKFold(5).split(rows, groups=groups):
        found[held] = model(SEED).fit(rows[train], truths[train]).predict_proba(rows[held])[:, 1]
    return found


def by_number(found: FloatArray, numbers: Ints, wanted: NDArray[np.bool_]) -> FloatArray:
    """Return the greatest probability of each quote among some rows."""
    best: dict[int, float] = {}
    for number, chance in zip(numbers[wanted].tolist(), found[wanted].tolist(), strict=True):
        best[number] = max(best.get(number, 0.0), chance)
    return np.asarray(list(best.values()), np.float32)


if __name__ == "__main__":
    main()
