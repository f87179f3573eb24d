"""The static table under training: texts as bags of token ids, and the sum of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from index.folding import simplify


class Tokens:
    """Turns texts into token ids, without the special tokens and however long.

    Args:
        tokenizer: the ``tokenizer.json`` of the shipped encoder.
    """

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()

    @property
    def size(self) -> int:
        """Number of tokens there are."""
        return int(self._tokenizer.get_vocab_size())

    def of(self, texts: Iterable[str]) -> list[Tensor]:
        """Return each text's ids."""
        folded = [simplify(text) for text in texts]
        found = self._tokenizer.encode_batch(folded, add_special_tokens=False)
        return [torch.tensor(encoding.ids, dtype=torch.long) for encoding in found]


class PooledTable(torch.nn.Module):
    """Unit vectors of bags of tokens.

    Args:
        rows: what to begin with, shape (tokens, width).
    """

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        self.bag = torch.nn.EmbeddingBag.from_pretrained(rows.clone(), freeze=False, mode="sum", sparse=True)

    def forward(self, texts: Sequence[Tensor]) -> Tensor:
        """Return one row per text, shape ``(len(texts), width)``."""
        starts = torch.tensor([0, *map(len, texts[:-1])]).cumsum(0)
        return torch.nn.functional.normalize(self.bag(torch.cat(list(texts)), starts), dim=1)
