"""Train the sentence ranker and its calibration: ``python -m training.reader.ranker DATA``.

DATA is the folder with ``train/``. Writes ``rag/reader_model/ranker.onnx`` and ``reader.json``. One core,
minutes; the same data and seed give the same model. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import lightgbm
import numpy as np
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from index import load_encoder
from rag.answerability import SIGNALS, signals
from rag.features import FEATURES, FloatArray
from rag.reading import Reading
from training.reader.examples import Example, chronoqa, examples, squad_like

SEED = 20261121
FOLDS = 5
WRONGLY_REFUSED = 0.01
"""Share of answerable training questions that the threshold may refuse.

Low, because people ask in other words than encyclopaedia questions do: of the development questions
over the five articles several times as many are refused wrongly.
"""

MODEL_FOLDER = Path(__file__).resolve().parents[2] / "rag" / "reader_model"


def main() -> None:
    """Train, write, and print what the held-out folds say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=1500, help="questions per set")
    arguments = parser.parse_args()
    everything = collect(arguments.data / "train", arguments.limit)
    scores = out_of_fold(everything)
    report(everything, scores)
    MODEL_FOLDER.mkdir(exist_ok=True)
    save(fit([e for e in everything if e.answerable]), calibrate(everything, scores))


def collect(folder: Path, limit: int) -> list[Example]:
    """Return the examples of all sets, in a fixed order."""
    encoder = load_encoder("builtin")
    sets = {
        "cmrc": squad_like(folder / "cmrc2018_train.jsonl.gz", limit=limit, seed=SEED),
        "drcd": squad_like(folder / "drcd_dev.jsonl.gz", limit=limit, seed=SEED),
        "chronoqa": chronoqa(folder / "chronoqa.jsonl.gz", limit=limit, seed=SEED),
    }
    return [e for name, asked in sets.items() for e in examples(asked, name, encoder, seed=SEED)]


def fit(those: Sequence[Example]) -> lightgbm.LGBMRanker:
    """Fit LambdaMART on the examples that hold an answer."""
    useful = [e for e in those if e.answerable and e.labels.sum() > 0]
    model = lightgbm.LGBMRanker(
        n_estimators=220,
        learning_rate=0.06,
        num_leaves=20,
        min_child_samples=40,
        subsample=0.8,
        subsample_freq=1,
        colsample_bytree=0.7,
        reg_lambda=1.0,
        random_state=SEED,
        n_jobs=1,
        deterministic=True,
        verbose=-1,
    )
    rows, labels = np.concatenate([e.rows for e in useful]), np.concatenate([e.labels for e in useful])
    return model.fit(rows, labels, group=[len(e.labels) for e in useful])


def out_of_fold(everything: Sequence[Example]) -> list[FloatArray]:
    """Return each example's scores by a model that did not see its question (pairs stay together)."""
    fold_of = [e.number % FOLDS for e in everything]
    scores: list[FloatArray] = [np.zeros(0, dtype=np.float32)] * len(everything)
    for held_out in range(FOLDS):
        model = fit([e for e, f in zip(everything, fold_of, strict=True) if f != held_out])
        for n, example in enumerate(everything):
            if fold_of[n] == held_out:
                scores[n] = np.asarray(model.predict(example.rows), dtype=np.float32)
    return scores


def _signals(example: Example, scores: FloatArray) -> FloatArray:
    order = np.argsort(-scores, kind="stable")
    return signals(Reading((None,) * len(order), scores[order], example.rows[order]))  # type: ignore[arg-type]


def calibrate(everything: Sequence[Example], scores: Sequence[FloatArray]) -> dict[str, object]:
    """Fit P(answerable) and choose the threshold; returns what ``reader.json`` stores."""
    figures = np.stack([_signals(e, s) for e, s in zip(everything, scores, strict=True)])
    answerable = np.asarray([e.answerable for e in everything])
    scale = figures.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1000).fit(figures / scale, answerable)
    weights = (model.coef_[0] / scale).astype(float)
    chance = model.predict_proba(figures / scale)[:, 1]
    threshold = float(np.quantile(chance[answerable], WRONGLY_REFUSED))
    print(
        f"answerability: AUC {roc_auc_score(answerable, chance):.3f}; {WRONGLY_REFUSED:.0%} wrongly refused"
    )
    print(f"  rightly refused {np.mean(chance[~answerable] < threshold):.1%}, threshold {threshold:.3f}")
    print("  " + ", ".join(f"{n} {w:+.2f}" for n, w in zip(SIGNALS, weights * scale, strict=True)))
    return {"answerable": weights.tolist(), "bias": float(model.intercept_[0]), "threshold": threshold}


def report(everything: Sequence[Example], scores: Sequence[FloatArray]) -> None:
    """Print per set how often the first sentence, and one of the first three, holds the answer."""
    for source in dict.fromkeys(e.source for e in everything if e.answerable):
        hits = [
            e.labels[np.argsort(-s, kind="stable")]
            for e, s in zip(everything, scores, strict=True)
            if e.source == source and e.answerable
        ]
        first = np.mean([h[0] > 0 for h in hits])
        three = np.mean([h[:3].max() > 0 for h in hits])
        held = np.mean([h.max() > 0 for h in hits])
        print(f"{source}: {len(hits)} questions; first {first:.1%}, first three {three:.1%}, read {held:.1%}")


def save(model: lightgbm.LGBMRanker, calibration: dict[str, object]) -> None:
    """Write the ranker as ONNX and its calibration as JSON."""
    shape = [("x", FloatTensorType([None, len(FEATURES)]))]
    onnx = convert_lightgbm(model, initial_types=shape, target_opset=15)
    (MODEL_FOLDER / "ranker.onnx").write_bytes(onnx.SerializeToString())
    stored = {"features": list(FEATURES), "seed": SEED, **calibration}
    (MODEL_FOLDER / "reader.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
