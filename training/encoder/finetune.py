"""Contrastive fine-tuning of the whole encoder, input embeddings included, on one CPU core.

    python -m training.encoder.finetune DATA OUT [--steps 400] [--articles DIR --questions FILE]

Reads ``OUT/untrained`` and ``OUT/tables.json``; writes ``OUT/step-N`` and ``OUT/log.jsonl`` every
``--every`` steps, and ``OUT/best``, the checkpoint with the best mean reciprocal rank on the
dev figures. In-batch negatives with the loss in both directions (van den Oord et al. 2018), temperature .05;
no dropout, as the steps are few.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

from training.encoder.data import dictionary_pairs, news, questions, sentence_pairs
from training.encoder.evaluate import figures, mean_reciprocal_rank, table
from training.encoder.examples import Example, Examples, Material
from training.encoder.network import Network, embed, encode, load, save, token_ids

TEMPERATURE = 0.05
BODY_RATE = 5e-5
EMBEDDING_RATE = 2e-4
WARM_UP = 20
QUERY, TEXT = 32, 88  # tokens
NEWS_EVERY = 5
LEAST_WORDS = 10  # of an English sentence; shorter ones teach little


def material(data: Path, out: Path) -> Material:
    """Return all that examples are made from."""
    tables = json.loads((out / "tables.json").read_text(encoding="utf-8"))
    return Material(
        questions=questions(data),
        sentences=[p for p in sentence_pairs(data) if len(p.en.split()) >= LEAST_WORDS],
        words=dictionary_pairs(data),
        news=list(news(data, every=NEWS_EVERY)),
        to_english=tables["zh_en"],
    )


def loss_of(body: BertModel, tokenizer: Tokenizer, examples: list[Example]) -> Tensor:
    """Return the mean cross-entropy of finding each query's text in the batch and back."""
    queries = embed(body, token_ids(tokenizer, [query for query, _ in examples], QUERY))
    texts = embed(body, token_ids(tokenizer, [text for _, text in examples], TEXT))
    scores = queries @ texts.T / TEMPERATURE
    own = torch.arange(len(examples))
    return (
        torch.nn.functional.cross_entropy(scores, own) + torch.nn.functional.cross_entropy(scores.T, own)
    ) / 2


def optimizer(body: BertModel, *, train_embeddings: bool) -> torch.optim.Optimizer:
    """Return AdamW with the input embeddings in a group of their own."""
    rows = body.get_input_embeddings().weight
    rows.requires_grad_(train_embeddings)
    others = [p for p in body.parameters() if p is not rows and p.requires_grad]
    groups = [{"params": others, "lr": BODY_RATE, "weight_decay": 0.01}]
    if train_embeddings:
        groups.append({"params": [rows], "lr": EMBEDDING_RATE, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, fused=True)


def schedule(step: int, steps: int) -> float:
    """Return the factor on the learning rates: a short warm-up, then linear to a twentieth."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    return max(0.05, 1 - (step - WARM_UP) / (steps - WARM_UP))


def train(network: Network, examples: Examples, options: argparse.Namespace) -> None:
    """Run the steps; measure and save every ``options.every`` of them."""
    body, begun, best = network.body.eval(), time.monotonic(), 0.0
    steps = optimizer(body, train_embeddings=not options.frozen_embeddings)
    rates = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: schedule(step, options.steps))
    last = options.until or options.steps
    for step in range(1, last + 1):
        source, batch = examples.batch()
        loss = loss_of(body, network.tokenizer, batch)
        steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body.parameters(), 1.0)
        steps.step()
        rates.step()
        print(f"{step} {time.monotonic() - begun:.0f}s {source.name} {loss.item():.3f}", flush=True)
        if step % options.every == 0 or step == last:
            best = max(best, checkpoint(network, options, step, best))


def checkpoint(network: Network, options: argparse.Namespace, step: int, best: float) -> float:
    """Measure the network, write it aside and, when it is the best so far, as ``OUT/best``."""

    def run(texts: Sequence[str]) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = encode(network, texts).numpy()
        return vectors

    found = figures(run, options.data, options.articles, options.questions)
    score = mean_reciprocal_rank(found)
    names = [f"step-{step}", *(["best"] if score > best else [])]
    for name in names:
        save(network.body, options.out / "untrained" / "tokenizer.json", options.out / name)
    print(f"== {step} {table(found)} | mean MRR {score:.4f}", flush=True)
    with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps({"step": step, "mrr": score, **found}) + "\n")
    return score


def main() -> None:
    """Fine-tune ``OUT/untrained``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--until", type=int, help="stop here, with the schedule of --steps")
    parser.add_argument("--every", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--frozen-embeddings", action="store_true")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--questions", type=Path)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    train(
        load(options.out / "untrained"),
        Examples(material(options.data, options.out), seed=options.seed),
        options,
    )


if __name__ == "__main__":
    main()
