"""Fit the judge of claims to measured rows and choose the thresholds of its verdicts.

    python -m training.claims.fit OUT          # OUT/claims.npz and OUT/claims.jsonl of
    training.claims.measuring

Writes ``rag/reader_model/claim_support.onnx``, ``claim_contradiction.onnx`` and ``claims.json``. Thresholds
come from claims out of fold: a true claim may seldom be called contradicted, a false one seldom supported.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from rag.claim_figures import FIGURES
from rag.claim_model import MODELS
from rag.features import FloatArray
from training.saving import FOLDER, save

SEED = 20261127
FALSELY_SUPPORTED = 0.03
"""Share of the false claims that may be called supported."""

FALSELY_MARKED = 0.045
"""The same of sentences that cite what they are measured against."""

FALSELY_CONTRADICTED = 0.04
"""Share of the claims that no text contradicts, true ones and untold ones, that may be called so."""

LEAST_PARTIAL = 0.1
"""Share of the claims that no text tells which may be called partly supported."""

BESIDE = 0.3
"""What a text beside the point weighs, unless it tells nearly the same: most are told by words alone."""

Bools = NDArray[np.bool_]


def model(seed: int) -> lightgbm.LGBMClassifier:
    """Return an untrained classifier; few and slow trees, since rows of one text resemble each other."""
    return lightgbm.LGBMClassifier(
        n_estimators=260,
        num_leaves=10,
        learning_rate=0.04,
        min_child_samples=20,
        subsample=0.8,
        subsample_freq=1,
        colsample_bytree=0.6,
        reg_lambda=2.0,
        random_state=seed,
        n_jobs=2,
        verbose=-1,
        deterministic=True,
    )


def main() -> None:
    """Fit, choose, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    stored = np.load(arguments.out / "claims.npz")
    if tuple(stored["figures"]) != FIGURES:
        raise SystemExit("the rows hold other figures: run training.claims.measuring again")
    rows = stored["rows"]
    lines = [json.loads(line) for line in (arguments.out / "claims.jsonl").read_text("utf-8").splitlines()]
    sources = np.unique([line["source"] for line in lines], return_inverse=True)[1]
    truths = np.asarray([line["truth"] for line in lines])
    weights = np.where([line["own"] or line["is_close"] for line in lines], 1.0, BESIDE)
    chances = {
        truth: out_of_fold(rows, truths == truth, weights, sources) for truth in ("supported", "contradicted")
    }
    for truth, found in chances.items():
        print(f"{truth}: AUC {roc_auc_score(truths == truth, found):.3f} over {len(rows)} rows")
    claims = by_claim(lines, chances)
    chosen = thresholds(claims)
    report(claims, chosen)
    if not arguments.dry:
        for name, truth in zip(MODELS, ("supported", "contradicted"), strict=True):
            fitted = model(SEED).fit(rows, (truths == truth).astype(int), sample_weight=weights)
            save(fitted, name, len(FIGURES))
        figures = {"figures": list(FIGURES), "seed": SEED, "thresholds": chosen}
        (FOLDER / "claims.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def out_of_fold(
    rows: FloatArray, wanted: Bools, weights: NDArray[np.float64], groups: NDArray[np.int64]
) -> FloatArray:
    """Return each row's probability by a model that saw nothing of its texts."""
    found = np.zeros(len(rows), np.float32)
    for train, held in GroupKFold(5).split(rows, groups=groups):
        fitted = model(SEED).fit(rows[train], wanted[train].astype(int), sample_weight=weights[train])
        found[held] = fitted.predict_proba(rows[held])[:, 1]
    return found


def by_claim(lines: Sequence[dict[str, object]], chances: dict[str, FloatArray]) -> list[dict[str, object]]:
    """Return each claim with the greatest probabilities over its texts."""
    found: dict[object, dict[str, object]] = {}
    for n, line in enumerate(lines):
        claim = found.setdefault(line["number"], {"way": line["way"], "truth": "absent", "s": 0.0, "c": 0.0})
        claim["s"] = max(float(claim["s"]), float(chances["supported"][n]))  # type: ignore[arg-type]
        if line["says_otherwise"]:
            claim["c"] = max(float(claim["c"]), float(chances["contradicted"][n]))  # type: ignore[arg-type]
        if line["own"]:
            claim["truth"] = line["truth"]
    return list(found.values())


def thresholds(claims: Sequence[dict[str, object]]) -> dict[str, float]:
    """Return the thresholds that keep the shares of false verdicts."""

    def of(key: str, *truths: str) -> FloatArray:
        return np.asarray([c[key] for c in claims if c["truth"] in truths])

    false = of("s", "contradicted", "unfounded")
    supported, marked = (
        float(np.quantile(false, 1 - share)) for share in (FALSELY_SUPPORTED, FALSELY_MARKED)
    )
    contradicted = float(np.quantile(of("c", "supported", "absent"), 1 - FALSELY_CONTRADICTED))
    partial = float(np.quantile(of("s", "absent"), 1 - LEAST_PARTIAL))
    return {
        "supported": round(supported, 4),
        "partial": round(min(partial, supported), 4),
        "marked": round(marked, 4),
        "contradicted": round(contradicted, 4),
    }


def verdict(claim: dict[str, object], at: dict[str, float]) -> str:
    """Return a claim's verdict."""
    support, contradiction = float(claim["s"]), float(claim["c"])  # type: ignore[arg-type]
    if support >= at["supported"]:
        return "supported"
    if contradiction >= at["contradicted"] and contradiction > support:
        return "contradicted"
    return "partial" if support >= at["partial"] else "not_found"


def report(claims: Sequence[dict[str, object]], at: dict[str, float]) -> None:
    """Print the verdicts out of fold, by the way the claims were made."""
    print(at)
    names = ("supported", "partial", "contradicted", "not_found")
    for way in sorted({(str(c["truth"]), str(c["way"])) for c in claims}):
        own = [verdict(c, at) for c in claims if (c["truth"], c["way"]) == way]
        shares = "  ".join(f"{n} {own.count(n) / len(own):4.0%}" for n in names)
        print(f"{way[0]:12} {way[1]:28} n={len(own):4}  {shares}")


if __name__ == "__main__":
    main()
