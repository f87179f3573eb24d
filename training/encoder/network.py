"""The transformer under training: the base model's body with our tokenizer's input embeddings.

A checkpoint is a folder with ``model.safetensors`` (a ``BertModel``'s float32 weights),
``config.json`` and ``tokenizer.json``.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

from index.folding import simplify

PAD_ID = 0


@dataclass(frozen=True, slots=True)
class Network:
    """A body and its tokenizer."""

    body: BertModel
    tokenizer: Tokenizer


def load(folder: Path) -> Network:
    """Return the network of a checkpoint folder."""
    body = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    return Network(body.float(), Tokenizer.from_file(str(folder / "tokenizer.json")))


def save(body: BertModel, tokenizer: Path, folder: Path) -> None:
    """Write a checkpoint folder."""
    folder.mkdir(parents=True, exist_ok=True)
    body.save_pretrained(folder)
    if tokenizer.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer, folder / "tokenizer.json")


def token_ids(tokenizer: Tokenizer, texts: Sequence[str], longest: int) -> list[list[int]]:
    """Return each text's ids, cut to ``longest`` with the closing token kept."""
    found = [encoding.ids for encoding in tokenizer.encode_batch([simplify(text) for text in texts])]
    return [ids if len(ids) <= longest else [*ids[: longest - 1], ids[-1]] for ids in found]


def embed(body: BertModel, ids: Sequence[Sequence[int]]) -> Tensor:
    """Return unit vectors, shape ``(len(ids), width)``: the mean of the last layer, normalised."""
    longest = max(map(len, ids))
    padded = torch.tensor([[*row, *[PAD_ID] * (longest - len(row))] for row in ids])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids])
    hidden = body(input_ids=padded, attention_mask=mask).last_hidden_state
    mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    return torch.nn.functional.normalize(mean, dim=1)


@torch.no_grad()
def encode(network: Network, texts: Sequence[str], *, longest: int = 256, size: int = 16) -> Tensor:
    """Return unit vectors of texts, encoded in order of length and put back in theirs."""
    network.body.eval()
    ids = token_ids(network.tokenizer, texts, longest)
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    parts = [embed(network.body, [ids[i] for i in order[k : k + size]]) for k in range(0, len(order), size)]
    vectors = torch.empty(len(ids), network.body.config.hidden_size)
    vectors[order] = torch.cat(parts)
    return vectors
