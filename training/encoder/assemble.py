"""Gives the English model Chinese input embeddings: the untrained bilingual encoder.

    python -m training.encoder.assemble DATA OUT

Reads ``OUT/tables.json``, ``OUT/tokenizer.json`` and ``OUT/counts.json``; writes the checkpoint
``OUT/untrained``. A Chinese word's vector is the mean of its English translations' vectors weighted by
p(English | Chinese), after WECHSEL (Minixhofer et al. 2022); a character without translations takes
the mean of the words that contain it, a word without translations the mean of its characters.
``DATA`` is not read; it stands there so that all commands look alike.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from training.encoder.base import base_folder, base_tokenizer
from training.encoder.model1 import Table
from training.encoder.network import save
from training.encoder.tokenizer import LONGEST, SPECIALS, from_wordpiece

Vector = NDArray[np.float32]


class EnglishVectors:
    """Input embeddings of the base model, by token and by word."""

    def __init__(self, body: BertModel, wordpiece: Tokenizer) -> None:
        self.weights: Vector = body.get_input_embeddings().weight.detach().numpy()
        self.wordpiece = wordpiece

    def word(self, word: str) -> Vector:
        """Return the mean of a word's pieces."""
        ids = self.wordpiece.encode(word, add_special_tokens=False).ids
        mean: Vector = self.weights[ids].mean(0)
        return mean

    def translated(self, options: list[tuple[str, float]]) -> Vector:
        """Return the mean of translations weighted by their probability."""
        p = np.array([p for _, p in options], dtype=np.float32)
        mean: Vector = (p / p.sum()) @ np.stack([self.word(word) for word, _ in options])
        return mean


def characters(
    words: Mapping[str, Vector], counts: Mapping[str, float], missing: list[str]
) -> dict[str, Vector]:
    """Return a vector for each missing character: the mean of the words containing it by frequency."""
    sums = {character: (np.zeros(384, dtype=np.float32), 0.0) for character in missing}
    for word, vector in words.items():
        for character in set(word) & sums.keys():
            total, weight = sums[character]
            sums[character] = (total + counts[word] * vector, weight + counts[word])
    return {character: total / weight for character, (total, weight) in sums.items() if weight}


def chinese_vectors(
    pieces: list[str], english: EnglishVectors, table: Table, counts: Mapping[str, float]
) -> dict[str, Vector]:
    """Return a vector for each Chinese piece that any can be made for."""
    found = {piece: english.translated(table[piece]) for piece in pieces if piece in table}
    untranslated = [piece for piece in pieces if piece not in found]
    found |= characters(found, counts, [piece for piece in untranslated if len(piece) == 1])
    for piece in untranslated:
        parts = [found[c] for c in piece if c in found]
        if len(piece) > 1 and parts:
            found[piece] = np.mean(parts, axis=0)
    return found


def base_rows(wordpiece: Tokenizer) -> dict[str, int]:
    """Return the base model's row of each piece; BERT's unused ``##.`` must not stand in for ``.``."""
    usable = {
        token: i for token, i in wordpiece.get_vocab().items() if token[:2] != "##" or token[2:].isalnum()
    }
    return {token if token in SPECIALS else from_wordpiece(token): i for token, i in usable.items()}


def embedding_rows(tokenizer: Tokenizer, english: EnglishVectors, chinese: Mapping[str, Vector]) -> Vector:
    """Return the input embeddings in the order of the tokenizer's ids, ``[UNK]``'s where nothing is known."""
    base = base_rows(english.wordpiece)
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    unknown = english.weights[base["[UNK]"]]
    rows = [
        chinese[p] if p in chinese else english.weights[base[p]] if p in base else unknown for p, _ in pieces
    ]
    return np.stack(rows)


def main() -> None:
    """Write ``OUT/untrained``."""
    out = Path(sys.argv[2])
    folder = base_folder()
    body = BertModel.from_pretrained(folder, add_pooling_layer=False)
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    english = EnglishVectors(body, base_tokenizer())
    counts = json.loads((out / "counts.json").read_text(encoding="utf-8"))
    table = json.loads((out / "tables.json").read_text(encoding="utf-8"))["zh_en"]
    chinese = chinese_vectors(list(counts), english, table, counts)
    rows = embedding_rows(tokenizer, english, chinese)
    body.set_input_embeddings(
        torch.nn.Embedding.from_pretrained(torch.tensor(rows), freeze=False, padding_idx=0)
    )
    positions = body.embeddings.position_embeddings.weight[:LONGEST].detach().clone()
    body.embeddings.position_embeddings = torch.nn.Embedding.from_pretrained(positions, freeze=False)
    body.embeddings.register_buffer("position_ids", torch.arange(LONGEST).expand((1, -1)), persistent=False)
    body.embeddings.register_buffer(
        "token_type_ids", torch.zeros((1, LONGEST), dtype=torch.long), persistent=False
    )
    body.config.vocab_size, body.config.max_position_embeddings = len(rows), LONGEST
    save(body, out / "tokenizer.json", out / "untrained")
    print(len(rows), "rows,", len(chinese), "of", len(counts), "Chinese pieces have a vector")


if __name__ == "__main__":
    main()
