"""The mean of checkpoints."""

from __future__ import annotations

import pytest
import torch

from training.reader.averaging import averaged


def test_each_state_counts_by_its_weight() -> None:
    one, other = {"a": torch.tensor([0.0, 4.0])}, {"a": torch.tensor([8.0, 0.0])}
    assert averaged([(one, 0.75), (other, 0.25)])["a"].tolist() == [2.0, 3.0]


def test_weights_that_do_not_sum_to_one_are_refused() -> None:
    with pytest.raises(ValueError, match="sum to 1"):
        averaged([({"a": torch.tensor([1.0])}, 0.5)])
