"""The shipped span reader's weights as a checkpoint to train on from.

python -m training.reader.shipped OUT/reader/shipped.pt
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from training.reader.span_graph import exported

if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save(exported().state_dict(), file)
