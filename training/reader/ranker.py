"""Train the sentence rankers and their calibration.

    python -m training.reader.ranker cheap DATA --limit 900
    python -m training.reader.ranker last DATA --limit 350

DATA is the folder with ``train/`` and ``scale/``. ``cheap`` writes ``rag/reader_model/cheap.onnx``; ``last``
needs it and the span reader,
writes ``ranker.onnx`` and ``reader.json``. The last ranker learns only from questions over
texts that were kept from the span reader, whose margins on texts that it was trained on say too much.
The same data and seed give the same models. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from index import Index, load_encoder
from rag.answerability import SIGNALS, signals
from rag.closer_look import CLOSER
from rag.features import FEATURES, FloatArray, Window
from rag.question import Question
from rag.reading import Reading, all_figures, figures
from rag.span_reader import UNREAD, Finding, SpanReader, Stretch, span_reader
from training.reader.examples import Asked, Example, Lack, chronoqa, examples, over_news, squad_like
from training.reader.items import is_kept_back
from training.saving import FOLDER, save

SEED = 20261121
FOLDS = 5
PROCESSES = 2
OTHER_TEXTS = 600
"""Further contexts that are searched beside those of the questions."""

THRESHOLD = 0.5
"""Least probability of an answer: it is to be likelier than not."""

IN_OWN_WORDS = {"read": 2.43, "unread": 2.58}
"""Added to the log-odds: people ask in other words than the encyclopaedia questions do on which the
probability is fitted, and are answered more often than the same figures say there.

Figures of choice, not of training: about one answerable question of twelve is then refused wrongly, of the
development questions and of our own together (7 of 83; of the former alone 2 of 50).
"""

EASY = 0.1
"""Weight in the calibration of examples without their contexts.

Nearly all of them are told by their words alone, which says little about questions on a topic that the
articles cover, where people most need a refusal.
"""

SETS = {
    "cmrc": ("train/cmrc2018_train", squad_like),
    "drcd": ("train/drcd_dev", squad_like),
    "chronoqa": ("train/chronoqa", chronoqa),
    "news": ("scale/crud_news", over_news),
}


def main() -> None:
    """Train, write, and print what the held-out folds say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=["cheap", "last"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=900, help="questions per set")
    arguments = parser.parse_args()
    is_last = arguments.which == "last"
    everything = collect(arguments.data, arguments.limit, is_last=is_last)
    if is_last:
        everything += [without_reading(e) for e in everything]
    scores = out_of_fold(everything)
    report(everything, scores)
    FOLDER.mkdir(exist_ok=True)
    model = fit([e for e in everything if e.answerable])
    save(model, "ranker.onnx" if is_last else "cheap.onnx", everything[0].rows.shape[1])
    if is_last:
        save_calibration(calibrate(everything, scores))


def collect(folder: Path, limit: int, *, is_last: bool) -> list[Example]:
    """Return the examples of all sets, in a fixed order."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = pool.map(partial(collect_set, folder=folder, limit=limit, is_last=is_last), SETS)
        return [e for examples_of_set in found for e in examples_of_set]


def collect_set(name: str, *, folder: Path, limit: int, is_last: bool) -> list[Example]:
    """Return the examples of one set."""
    file, reader = SETS[name]
    asked = reader(folder / f"{file}.jsonl.gz", seed=SEED)
    fitting = [a for a in asked if _is_kept_back(a)] if is_last else asked
    others = [a.contexts[0] for a in asked[:OTHER_TEXTS]]
    measure = all_of if is_last else figures
    return list(examples(fitting[:limit], name, load_encoder("builtin"), measure, among=others, seed=SEED))


def _is_kept_back(asked: Asked) -> bool:
    return all(map(is_kept_back, asked.contexts))


class Remembering:
    """The span reader with a memory: a question's examples share most of what is read for them."""

    languages = SpanReader.languages
    doubting = SpanReader.doubting
    sees_context = SpanReader.sees_context

    def __init__(self) -> None:
        self._asked = ""
        self._known: dict[Stretch, list[Finding]] = {}

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        """Return for each stretch one finding per sentence."""
        if question.standalone != self._asked:
            self._asked, self._known = question.standalone, {}
        new = [s for s in dict.fromkeys(stretches) if s not in self._known]
        self._known |= dict(zip(new, span_reader().read(question, new), strict=True))
        return [self._known[s] for s in stretches]


@cache
def _remembering() -> Remembering:
    return Remembering()


def all_of(index: Index, question: Question, windows: Sequence[Window]) -> FloatArray:
    """Return all figures of the windows' sentences, with those of close reading."""
    return all_figures(index, question, windows, _remembering())[0]


def without_reading(example: Example) -> Example:
    """Return the example as it looks when the reader cannot read its passages."""
    rows = example.rows.copy()
    columns = {name: n for n, name in enumerate(FEATURES + CLOSER)}
    for name in CLOSER:
        if name not in ("first_score", "first_gap"):
            rows[:, columns[name]] = UNREAD if name in ("margin", "margin_best") else 0.0
    return replace(example, rows=rows, source=f"{example.source} unread")


def fit(those: Sequence[Example]) -> lightgbm.LGBMRanker:
    """Fit LambdaMART on the examples that hold an answer."""
    useful = [e for e in those if e.answerable and e.labels.sum() > 0]
    model = lightgbm.LGBMRanker(
        n_estimators=250,
        learning_rate=0.03,
        num_leaves=12,
        min_child_samples=40,
        subsample=0.8,
        subsample_freq=1,
        colsample_bytree=0.5,
        reg_lambda=5.0,
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
    nobody = (None,) * len(order)
    return signals(Reading(nobody, scores[order], example.rows[order], nobody))  # type: ignore[arg-type]


def calibrate(everything: Sequence[Example], scores: Sequence[FloatArray]) -> dict[str, object]:
    """Fit P(answerable) with and without reading; returns what ``reader.json`` stores."""
    fitted: dict[str, object] = {}
    for kind in ("read", "unread"):
        own = [n for n, e in enumerate(everything) if e.source.endswith("unread") == (kind == "unread")]
        fitted[kind] = logistic([everything[n] for n in own], [scores[n] for n in own], IN_OWN_WORDS[kind])
    return {**fitted, "threshold": THRESHOLD}


def logistic(those: Sequence[Example], scores: Sequence[FloatArray], shift: float) -> dict[str, object]:
    """Fit P(answerable), each kind with the same total weight; returns the weights and the shifted bias.

    That a question is not in the passages' language is fitted along and then left out: here it marks the
    word-by-word stand-ins for English, which are harder to read than what people ask.
    """
    foreign = [e.rows[:1, FEATURES.index("is_foreign")] for e in those]
    pairs = zip(those, scores, foreign, strict=True)
    figures = np.stack([np.append(_signals(e, s), f) for e, s, f in pairs])
    answerable = np.asarray([e.answerable for e in those])
    spread = figures.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)  # without reading, all margins are the same
    counts = np.asarray([EASY if e.lack is Lack.CONTEXT else 1.0 for e in those])
    counts /= np.where(answerable, counts[answerable].sum(), counts[~answerable].sum()) / len(those)
    model = LogisticRegression(C=1.0, max_iter=1000).fit(figures / scale, answerable, sample_weight=counts)
    weights = (model.coef_[0] / scale).astype(float)
    chance = model.predict_proba(figures / scale)[:, 1]
    least = 1 / (1 + np.exp(shift))
    wrongly, rightly = (np.mean(chance[kind] < least) for kind in (answerable, ~answerable))
    print(f"answerability: AUC {roc_auc_score(answerable, chance):.3f}")
    print(f"  threshold: {rightly:.1%} rightly refused, {wrongly:.1%} wrongly")
    named = zip((*SIGNALS, "is_foreign"), weights * scale, strict=True)
    print("  " + ", ".join(f"{n} {w:+.2f}" for n, w in named))
    return {"weights": weights[:-1].tolist(), "bias": float(model.intercept_[0]) + shift}


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


def save_calibration(calibration: dict[str, object]) -> None:
    """Write the features' names and the calibration as JSON."""
    stored = {"features": [*FEATURES, *CLOSER], "seed": SEED, **calibration}
    (FOLDER / "reader.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
