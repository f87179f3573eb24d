"""The weighted mean of checkpoints as one (Wortsman et al. 2022, "Model soups").

    python -m training.reader.averaging MEAN.pt OUT/reader/shipped.pt=0.4 OUT/reader/step-5000.pt=0.6

Runs that go on from the same weights lie near enough for their mean to be better than each on texts of other
kinds than it was trained on.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

State = Mapping[str, Tensor]


def averaged(states: list[tuple[State, float]]) -> dict[str, Tensor]:
    """Return the weighted mean of the same tensors; the weights must sum to 1.

    Raises:
        ValueError: they do not, or there is no state.
    """
    if abs(sum(weight for _, weight in states) - 1) > 1e-6:
        raise ValueError("The weights must sum to 1.")
    return {name: sum(state[name] * weight for state, weight in states) for name in states[0][0]}  # type: ignore[misc]


def main() -> None:
    """Average the checkpoints that are named with their weights."""
    target, *given = sys.argv[1:]
    named = [item.rpartition("=") for item in given]
    states = [(torch.load(file, weights_only=True), float(weight)) for file, _, weight in named]
    torch.save(averaged(states), Path(target))


if __name__ == "__main__":
    main()
