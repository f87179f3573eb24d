"""Writes the word-translation tables of both directions.

    python -m training.encoder.tables DATA OUT

``OUT/tables.json``: ``{"en_zh": {stem: [[word, p], ...]}, "zh_en": {word: [[word, p], ...]}}``.
The first is the lexical arm's translation table, the second gives the encoder its Chinese input
embeddings. About 15 seconds; no random numbers.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import rjieba

from index.stemming import STOP_WORDS, stem
from training.encoder.data import dictionary_pairs, sentence_pairs
from training.encoder.model1 import Table, translations

LONGEST_SENTENCE = 60
DICTIONARY_WEIGHT = 2
ARTICLES = frozenset({"the", "a", "an"})


def chinese_words(text: str) -> list[str]:
    """Return the words of ``text`` that begin with a Chinese character."""
    return [word for word in rjieba.cut(text) if re.match("[\u4e00-\u9fff]", word)]


def english_words(text: str) -> list[str]:
    """Return the lower-case words of ``text`` without articles."""
    return [word for word in re.findall("[a-z]+", text.lower()) if word not in ARTICLES]


def english_stems(text: str) -> list[str]:
    """Return the stems of ``text`` without function words."""
    return [stem(word) for word in english_words(text) if word not in STOP_WORDS]


def tokenized_pairs(data: Path) -> list[tuple[str, list[str]]]:
    """Return (English text, Chinese words): sentences once, dictionary entries twice.

    A dictionary entry is aligned as one word and, where it has parts, with its parts.
    """
    pairs = [(pair.en, chinese_words(pair.zh)) for pair in sentence_pairs(data)]
    for pair in dictionary_pairs(data):
        parts = chinese_words(pair.zh) if len(pair.zh) > 1 else []
        pairs += [(pair.en, [pair.zh, *parts])] * DICTIONARY_WEIGHT
    return pairs


def both_tables(pairs: list[tuple[str, list[str]]]) -> dict[str, Table]:
    """Return the tables of both directions."""
    stems = [(english_stems(en), zh) for en, zh in pairs if zh]
    words = [(zh, english_words(en)) for en, zh in pairs if zh]
    en_zh = [(en, zh) for en, zh in stems if 0 < len(en) < LONGEST_SENTENCE]
    zh_en = [(zh, en) for zh, en in words if 0 < len(en) < LONGEST_SENTENCE]
    return {
        "en_zh": translations(en_zh, least=0.02, most=8),
        "zh_en": translations(zh_en, least=0.05, most=4),
    }


def main() -> None:
    """Write ``OUT/tables.json``."""
    data, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    tables = both_tables(tokenized_pairs(data))
    (out / "tables.json").write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    print({name: len(table) for name, table in tables.items()})


if __name__ == "__main__":
    main()
