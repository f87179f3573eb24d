"""Averages the weights of checkpoints of one run.

    python -m training.encoder.average OUT CHECKPOINT...

Writes ``OUT``. The mean of several points of a run does for a learning rate that was never brought
down to zero (Izmailov et al. 2018, "Averaging weights leads to wider optima").
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from training.encoder.network import load, save


@torch.no_grad()
def average(checkpoints: list[Path], out: Path) -> None:
    """Write the mean of checkpoints with equal weights."""
    body = load(checkpoints[0]).body
    others = [load(checkpoint).body.state_dict() for checkpoint in checkpoints[1:]]
    for name, value in body.state_dict().items():
        if value.is_floating_point():
            value.copy_(torch.stack([value, *(state[name] for state in others)]).mean(0))
    save(body, checkpoints[0] / "tokenizer.json", out)


def main() -> None:
    """Write the average."""
    out, *checkpoints = map(Path, sys.argv[1:])
    average(checkpoints, out)


if __name__ == "__main__":
    main()
