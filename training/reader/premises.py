"""Fit how figures become the probability that a question's premise is false.

    python -m training.reader.premises SHARED/data [--limit 300]

Questions are made by rule (``false_premises.py``) from training sets and unlabelled news; those of the sets
as they are count as true. Thresholds are set by the alarms that true questions raise. Writes
``rag/reader_model/premises.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from index.encoders.words import word_vectors
from rag.claims import claim_of
from rag.features import FloatArray
from rag.premises import evidence, figures_of
from rag.question import take_apart
from rag.values import values
from training.reader.examples import Asked, chronoqa, squad_like
from training.reader.false_premises import Made, from_denials, sentences_of, with_another_value

TARGET = Path(__file__).parents[2] / "rag" / "reader_model" / "premises.json"
SEED = 20261121
OTHERS = 3
"""Other texts that stand beside the one a question is about."""

WEAK, STRONG = 0.01, 0.005
"""Shares of true questions that may raise an alarm, for each kind of evidence."""

LEAST = 0.55
"""Least probability of a strong alarm: made questions are easier than asked ones."""

REGULARITY = 0.1
"""Inverse strength of the penalty: few enough questions that figures must not outbid each other."""

NEWS = 12_000
"""News texts that are looked through."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one question's evidence, which rows speak against it, and if it is not made by rule."""

    rows: FloatArray
    against: FloatArray
    is_real: bool


def main() -> None:
    """Make the questions, measure, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=600)
    arguments = parser.parse_args()
    dice = random.Random(SEED)
    asked = questions(arguments.data, arguments.limit)
    true = [Made(a.question, (*a.contexts, *_beside(asked, dice)), None) for a in asked]
    pool = [v for a in asked for v in values(a.question, "zh")]
    swaps = [m for m in (with_another_value(t.question, t.texts, pool, dice) for t in true) if m]
    denying = list(islice(_made_of_news(arguments.data, dice), 6 * arguments.limit))
    made = {"denied": denying, "number": swaps, "name": swaps}
    fitted = {
        kind: fit(kind, [*_measured(false, kind), *_measured(true, kind, is_real=True)], len(true))
        for kind, false in made.items()
    }
    TARGET.write_text(json.dumps({"seed": SEED, **fitted}, indent=1) + "\n", "utf-8")


def questions(data: Path, limit: int) -> list[Asked]:
    """Return questions of three training sets over their contexts."""
    train = data / "train"
    return [
        *squad_like(train / "cmrc2018_train.jsonl.gz", seed=SEED)[:limit],
        *squad_like(train / "drcd_dev.jsonl.gz", seed=SEED)[: limit // 2],
        *chronoqa(train / "chronoqa.jsonl.gz", seed=SEED)[:limit],
    ]


def _beside(asked: Sequence[Asked], dice: random.Random) -> tuple[str, ...]:
    return tuple(dice.choice(a.contexts) for a in dice.sample(list(asked), OTHERS))


def _made_of_news(data: Path, dice: random.Random) -> Iterator[Made]:
    with gzip.open(data / "scale" / "crud_news.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in islice(file, NEWS)]
    dice.shuffle(texts)
    for text in texts:
        yield from from_denials(text, dice.sample(texts, OTHERS - 1), dice)


def _measured(made: Sequence[Made], kind: str, *, is_real: bool = False) -> Iterator[Measured]:
    for one in made:
        question = take_apart(one.question)
        claim = claim_of(question, word_vectors())
        if not claim.presupposes or not len(claim.vectors):
            continue
        found = [e for e in evidence(question, claim, sentences_of(one.texts)) if e.kind == kind]
        if not found:
            continue
        against = [
            one.false is not None
            and any(s.article_id == "passage-0" and s.start <= one.false < s.end for s in f.sentences)
            for f in found
        ]
        if one.false is not None and not any(against):
            continue
        keep = [n for n in range(len(found)) if one.false is None or against[n]]
        yield Measured(
            np.stack([found[n].figures for n in keep]),
            np.asarray([against[n] for n in keep], np.float32),
            is_real,
        )


def fit(kind: str, measured: Sequence[Measured], real: int) -> dict[str, object]:
    """Fit one kind of evidence on four fifths of the questions and print how it does on the rest.

    Args:
        kind: of evidence.
        measured: the questions for which there is any such evidence.
        real: number of questions not made by rule, with evidence or without.
    """
    train = [m for n, m in enumerate(measured) if n % 5]
    held = [m for n, m in enumerate(measured) if n % 5 == 0]
    scaler = StandardScaler().fit(np.concatenate([m.rows for m in train]))
    model = LogisticRegression(C=REGULARITY, class_weight="balanced", max_iter=1000)
    model.fit(
        scaler.transform(np.concatenate([m.rows for m in train])), np.concatenate([m.against for m in train])
    )
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    alarms = np.sort([_best(m, weights, bias) for m in measured if m.is_real])[::-1]
    weak, strong = (float(alarms[int(real * share)]) for share in (WEAK, STRONG))
    strong = max(strong, LEAST)
    names = figures_of(kind)
    for label, group in (
        ("false", [m for m in held if m.against.any()]),
        ("true made", [m for m in held if not m.against.any() and not m.is_real]),
        ("true real", [m for m in held if m.is_real]),
    ):
        scores = np.asarray([_best(m, weights, bias) for m in group] or [0.0])
        shares = f"weak {(scores > weak).mean():.3f} strong {(scores > strong).mean():.3f}"
        print(f"{kind:8} {label:10} n={len(group):4} {shares}")
    print({n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}, round(bias, 2), weak, strong)
    return {
        "figures": list(names),
        "weights": [round(float(w), 4) for w in weights],
        "bias": round(bias, 4),
        "weak": round(weak + 1e-5, 5),
        "strong": round(strong + 1e-5, 5),
    }


def _best(measured: Measured, weights: np.ndarray, bias: float) -> float:
    return float((0.5 * (1 + np.tanh((measured.rows @ weights + bias) / 2))).max())


if __name__ == "__main__":
    main()
