"""Lets the shipped encoder encode training texts: what the rotation and the static table are fitted to.

    python -m training.encoder.teaching DATA OUT MODEL

Reads ``OUT/tables.json``; ``MODEL`` is the shipped encoder's folder. Writes ``OUT/teaching.json``, some
31,500 texts (questions, the same in English word by word, pieces of their contexts, one to three sentences of
unlabelled news, sentences of translations), and ``OUT/teaching.npy``, their vectors. Ten minutes.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.encoders.builtin import BuiltinEncoder
from training.encoder.data import news, questions, sentence_pairs
from training.encoder.examples import SENTENCE, code_switched, window
from training.encoder.model1 import Table

SEED = 11
QUESTIONS, ENGLISH_QUESTIONS, CONTEXTS, PAIRS = 7000, 3000, 6000, 5000
NEWS_EVERY = 7
LONGEST = 200  # characters of news
CHINESE_SIDES = 0.3  # of the sentence pairs


def news_pieces(data: Path, rng: random.Random) -> Iterator[str]:
    """Yield one to three sentences of every seventh news text."""
    for text in news(data, every=NEWS_EVERY):
        if sentences := SENTENCE.findall(text):
            first, count = rng.randrange(len(sentences)), rng.choice((1, 1, 2, 3))
            yield "".join(sentences[first : first + count])[:LONGEST]


def teaching_texts(data: Path, to_english: Table) -> list[str]:
    """Return the texts, the same each time."""
    rng = random.Random(SEED)
    asked, pairs = questions(data), sentence_pairs(data)
    found = [item.question for item in rng.sample(asked, QUESTIONS)]
    found += [code_switched(i.question, to_english, rng) for i in rng.sample(asked, ENGLISH_QUESTIONS)]
    contexts = sorted({context for item in asked for context in item.contexts})
    found += [window(context, (), rng) for context in rng.sample(contexts, CONTEXTS)]
    found += news_pieces(data, rng)
    for pair in rng.sample(pairs, PAIRS):
        found += [pair.en, pair.zh] if rng.random() < CHINESE_SIDES else [pair.en]
    return found


def main() -> None:
    """Write the texts and their vectors."""
    data, out, model = map(Path, sys.argv[1:4])
    table = json.loads((out / "tables.json").read_text(encoding="utf-8"))["zh_en"]
    texts = teaching_texts(data, table)
    (out / "teaching.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    np.save(out / "teaching.npy", BuiltinEncoder(model).encode_passages(texts))
    print(len(texts), "texts")


if __name__ == "__main__":
    main()
