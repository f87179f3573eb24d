"""Fine-tune the built-in encoder's body as a span reader with a no-answer output.

    python -m training.reader.spans OUT --steps 3600

Reads ``OUT/examples`` in order, as far as it is written; writes ``OUT/reader/step-N.pt`` every ``--every``
steps. The input embeddings stay those of the shipped encoder, four bits and all, so that the reader ships
without any of its own. Start and end are classified over the window's tokens and position 0, which
stands for no answer (Devlin et al. 2019).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import BertModel

from index.encoders.builtin import MODEL
from training.encoder.export import bert

SEED = 7
BATCH = 24
RATE, HEAD_RATE = 2.5e-4, 1e-3
WARM_UP = 100
TYPES = 3
HALVES = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
"""Multiply in bfloat16, where AVX-512 does so: weights stay float32, a step takes .4 of the time."""

Arrays = dict[str, NDArray[np.int64]]


class SpanReader(torch.nn.Module):
    """The encoder's body with two outputs per token: how well an answer starts and ends there."""

    def __init__(self) -> None:
        super().__init__()
        self.body: BertModel = bert(MODEL).float()
        width = self.body.config.hidden_size
        self.body.pooler = None
        self.body.embeddings.token_type_embeddings = torch.nn.Embedding(TYPES, width)
        torch.nn.init.normal_(self.body.embeddings.token_type_embeddings.weight, std=0.02)
        self.head = torch.nn.Linear(width, 2)
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)
        for module in self.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0
        self.body.config.attention_probs_dropout_prob = 0.0

    def forward(self, numbers: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Return the outputs, shape (batch, length, 2), from three tensors of shape (batch, length)."""
        hidden = self.body(input_ids=numbers, token_type_ids=types, attention_mask=mask).last_hidden_state
        outputs: Tensor = self.head(hidden)
        return outputs


def batches(folder: Path, dice: random.Random) -> Iterator[list[dict[str, NDArray[np.int64]]]]:
    """Yield batches of examples of about equal length, file after file; waits for files being written."""
    number = 0
    while True:
        file = folder / f"{number:03}.npz"
        while not file.exists():
            if (folder / "done").exists():
                return
            time.sleep(2)
        examples = read(file)
        order = sorted(range(len(examples)), key=lambda i: len(examples[i]["numbers"]) + dice.random() * 8)
        chunks = [order[i : i + BATCH] for i in range(0, len(order) - BATCH + 1, BATCH)]
        dice.shuffle(chunks)
        for chunk in chunks:
            yield [examples[i] for i in chunk]
        number += 1


def read(file: Path) -> list[Arrays]:
    """Return the examples of one file."""
    with np.load(file) as arrays:
        held = {name: arrays[name].astype(np.int64) for name in arrays.files}
    ends = np.cumsum(held["lengths"])[:-1]
    rows = zip(np.split(held["numbers"], ends), np.split(held["types"], ends), strict=True)
    places = np.stack([held["begins"], held["starts"], held["ends"]], axis=1)
    return [{"numbers": n, "types": t, "places": p} for (n, t), p in zip(rows, places, strict=True)]


def loss_of(reader: SpanReader, examples: list[Arrays]) -> Tensor:
    """Return the mean cross-entropy of start and end."""
    longest = max(len(e["numbers"]) for e in examples)

    def padded(name: str) -> Tensor:
        return torch.tensor(np.stack([np.pad(e[name], (0, longest - len(e[name]))) for e in examples]))

    lengths = torch.tensor([len(e["numbers"]) for e in examples])
    begins, starts, ends = torch.tensor(np.stack([e["places"] for e in examples])).T
    position = torch.arange(longest)[None]
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
        outputs = reader(padded("numbers"), padded("types"), (position < lengths[:, None]).long()).float()
    searched = (position == 0) | ((position >= begins[:, None]) & (position < lengths[:, None] - 1))
    outputs = outputs.masked_fill(~searched[..., None], -1e4)
    return (
        torch.nn.functional.cross_entropy(outputs[..., 0], starts)
        + torch.nn.functional.cross_entropy(outputs[..., 1], ends)
    ) / 2


def schedule(step: int, steps: int) -> float:
    """Return the factor on the learning rates: a warm-up, then linear to nothing."""
    return min((step + 1) / WARM_UP, max(0.02, 1 - step / steps))


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=3600)
    parser.add_argument("--every", type=int, default=300)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", type=int, default=0, help="go on from this step's weights")
    parser.add_argument("--begin", type=Path, help="a checkpoint whose weights to begin with")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    folder = options.out / "reader"
    folder.mkdir(exist_ok=True)
    reader = SpanReader().train()
    body = [p for n, p in reader.named_parameters() if p.requires_grad and not n.startswith("head")]
    groups = [
        {"params": body, "lr": RATE, "weight_decay": 0.01},
        {"params": list(reader.head.parameters()), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, fused=True)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: schedule(step, options.steps))
    begun, mean = time.monotonic(), 0.0
    begin = folder / f"step-{options.resume}.pt" if options.resume else options.begin
    if begin:
        reader.load_state_dict(torch.load(begin, weights_only=True))
    for step, examples in enumerate(batches(options.out / "examples", random.Random(SEED)), 1):
        if step <= options.resume:
            rates.step()
            continue
        loss = loss_of(reader, examples)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        rates.step()
        mean = loss.item() if step == options.resume + 1 else 0.98 * mean + 0.02 * loss.item()
        if step % 20 == 0:
            print(f"{step} {time.monotonic() - begun:.0f}s loss {mean:.3f}", flush=True)
        if step % options.every == 0 or step == options.steps:
            torch.save(reader.state_dict(), folder / f"step-{step}.pt")
        if step == options.steps:
            break


if __name__ == "__main__":
    main()
