"""Distils the shipped transformer into a static table, one vector per token.

    python -m training.encoder.distill DATA OUT MODEL FOLDER [--dimensions 192]

Reads ``OUT/tables.json`` and what ``training.encoder.teaching`` wrote to ``OUT``; ``MODEL`` is the shipped
transformer's folder with its rotation, ``FOLDER`` is where ``table.bin`` and ``config.json`` are written.

It begins as model2vec does: each token through the transformer alone, on the principal axes, weighted
by a / (a + p(token)) (Arora et al. 2017). Then, as in tokenlearn, rows are fitted to the transformer's
vectors of whole texts: one minus the cosine, times ``--distil``, plus the contrastive loss over (query,
text) pairs. Seeded; a few minutes of one core.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from torch import Tensor

from training.encoder.data import dictionary_pairs, news, questions, sentence_pairs
from training.encoder.examples import Example, cloze, code_switched, window
from training.encoder.model1 import Table
from training.encoder.packing import GROUP, pack_rows
from training.encoder.pooled_table import PooledTable, Tokens
from training.encoder.quantize import sha256
from training.encoder.rotation import principal_axes
from training.encoder.tokenizer import CLS, SEP, SPECIALS

Array = NDArray[np.float32]
Bags = tuple[Tensor, Tensor]

SEED = 13
WEIGHT = 1e-4  # a in a / (a + p)
COUNT_NEWS_EVERY, CLOZE_NEWS_EVERY = 10, 4
WORDS = 40_000
TEMPERATURE = 0.05
BATCH = 256
SHARES = {"question": 0.35, "english question": 0.1, "news": 0.25, "sentence": 0.25, "word": 0.05}


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the table is fitted to: texts with the transformer's vectors, and pairs of each kind."""

    texts: Sequence[Tensor]
    vectors: Tensor
    pairs: Mapping[str, Sequence[Bags]]


def pairs(data: Path, to_english: Table) -> dict[str, list[Example]]:
    """Return (query, text) examples of each kind."""
    rng = random.Random(SEED)
    found: dict[str, list[Example]] = {"question": [], "english question": []}
    for item in questions(data):
        found["question"].append((item.question, window(rng.choice(item.contexts), item.answers, rng)))
        query = code_switched(item.question, to_english, rng)
        found["english question"].append((query, window(rng.choice(item.contexts), item.answers, rng)))
    clozes = (cloze(text, rng) for text in news(data, every=CLOZE_NEWS_EVERY))
    found["news"] = [example for example in clozes if example]
    found["sentence"] = [(p.en, p.zh) for p in sentence_pairs(data)]
    found["word"] = [(p.en, p.zh) for p in rng.sample(dictionary_pairs(data), WORDS)]
    return found


def shares_of_tokens(data: Path, tokens: Tokens) -> Array:
    """Return p(token) over news, sentence pairs and questions, each token counted once more."""
    texts = [*news(data, every=COUNT_NEWS_EVERY), *(p.en for p in sentence_pairs(data))]
    texts += [item.question for item in questions(data)]
    counts: Counter[int] = Counter()
    for start in range(0, len(texts), 1000):
        for bag in tokens.of(texts[start : start + 1000]):
            counts.update(bag.tolist())
    found = np.array([1 + counts[i] for i in range(tokens.size)], dtype=np.float64)
    p: Array = (found / found.sum()).astype(np.float32)
    return p


def beginning(model: Path, axes: Array, shares: Array) -> Array:
    """Return the rows to begin with: each token through the transformer alone, rotated and weighted."""
    session = InferenceSession(str(model / "model.onnx"), providers=["CPUExecutionProvider"])
    cls, sep = SPECIALS.index(CLS), SPECIALS.index(SEP)
    inputs = (np.array([[cls, token, sep]], dtype=np.int64) for token in range(len(shares)))
    alone = np.concatenate([session.run(None, {"input_ids": ids})[0] for ids in inputs])
    rows: Array = (alone - alone.mean(0)) @ axes * (WEIGHT / (WEIGHT + shares))[:, None]
    return rows.astype(np.float32)


def lessons(data: Path, out: Path, axes: Array, tokens: Tokens) -> Lessons:
    """Return what the table is fitted to, on the principal axes."""
    table = json.loads((out / "tables.json").read_text(encoding="utf-8"))["zh_en"]
    bags = tokens.of(json.loads((out / "teaching.json").read_text(encoding="utf-8")))
    kept = [i for i, bag in enumerate(bags) if len(bag)]
    vectors = torch.from_numpy(np.load(out / "teaching.npy")[kept] @ axes)
    known = {
        kind: [
            (a, b)
            for a, b in zip(tokens.of(a for a, _ in some), tokens.of(b for _, b in some), strict=True)
            if len(a) and len(b)
        ]
        for kind, some in pairs(data, table).items()
    }
    return Lessons([bags[i] for i in kept], torch.nn.functional.normalize(vectors, dim=1), known)


def contrast(table: PooledTable, some: Sequence[Bags]) -> Tensor:
    """Return the mean cross-entropy of finding each query's text in the batch and back."""
    scores = table([a for a, _ in some]) @ table([b for _, b in some]).T / TEMPERATURE
    own = torch.arange(len(some))
    entropy = torch.nn.functional.cross_entropy
    return (entropy(scores, own) + entropy(scores.T, own)) / 2


def fit(rows: Array, taught: Lessons, *, steps: int, rate: float, distil: float) -> Array:
    """Return the rows after so many steps, the learning rate falling linearly to a twentieth."""
    rng, table = random.Random(SEED), PooledTable(torch.from_numpy(rows))
    adam = torch.optim.SparseAdam(table.parameters(), lr=rate)
    kinds, numbers = list(SHARES), range(len(taught.texts))
    for step in range(steps):
        adam.param_groups[0]["lr"] = rate * (1 - 0.95 * step / steps)
        adam.zero_grad()
        chosen = rng.choices(numbers, k=BATCH)
        cosines = (table([taught.texts[i] for i in chosen]) * taught.vectors[chosen]).sum(1)
        kind = rng.choices(kinds, list(SHARES.values()))[0]
        contrasted = contrast(table, rng.sample(taught.pairs[kind], BATCH))
        (distil * (1 - cosines).mean() + contrasted).backward()
        adam.step()  # type: ignore[no-untyped-call]
        if (step + 1) % 100 == 0:
            print(
                f"{step + 1} {kind} {contrasted.item():.3f}, cosine {cosines.mean().item():.4f}", flush=True
            )
    found: Array = table.bag.weight.detach().numpy()
    return found


def write(rows: Array, model: Path, folder: Path) -> None:
    """Write the table in 4 bits: all codes, then the scales of each group of columns."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = pack_rows(rows)
    (folder / "table.bin").write_bytes(packed.codes.tobytes() + packed.scales.astype("<f2").tobytes())
    config = {
        "format": 1,
        "dimensions": rows.shape[1],
        "rows": len(rows),
        "group": GROUP,
        "tokenizer": sha256(model / "tokenizer.json"),
        "sha256": {"table.bin": sha256(folder / "table.bin")},
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Distil the table."""
    parser = argparse.ArgumentParser()
    for name in ("data", "out", "model", "folder"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--dimensions", type=int, default=192)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--distil", type=float, default=20)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    tokens = Tokens(options.model / "tokenizer.json")
    axes = principal_axes(np.load(options.out / "teaching.npy"))[:, : options.dimensions]
    rows = beginning(options.model, axes, shares_of_tokens(options.data, tokens))
    taught = lessons(options.data, options.out, axes, tokens)
    rows = fit(rows, taught, steps=options.steps, rate=options.rate, distil=options.distil)
    write(rows, options.model, options.folder)
    print(sum(path.stat().st_size for path in options.folder.iterdir()), "bytes")


if __name__ == "__main__":
    main()
