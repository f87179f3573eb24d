"""Chooses the pieces of the shipped tokenizer.

    python -m training.encoder.vocabulary DATA OUT

Reads ``OUT/tables.json``; writes ``OUT/tokenizer.json`` and ``OUT/counts.json`` (count of each
Chinese piece). English pieces are BERT's, by frequency in the English texts and in the Latin runs of
Chinese news; Chinese words and characters are chosen by frequency in questions, paragraphs,
translations and news, words with a translation before those without. About two minutes.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import rjieba
from tokenizers import Tokenizer

from training.encoder.base import base_tokenizer
from training.encoder.data import dictionary_pairs, news, questions, sentence_pairs
from training.encoder.tokenizer import SPECIALS, build, english_score, from_wordpiece

ROWS = 52_000
ENGLISH_ROWS = 21_500
CHARACTERS = 4_800
LONGEST_WORD = 6
NEWS_EVERY = 4
WITHOUT_TRANSLATION = 0.3  # weight of a word whose vector could only be made from its characters

HAN_RUN = re.compile("[\u4e00-\u9fff]+")
LATIN_RUN = re.compile(r"[!-~]+(?: [!-~]+)*")
KEPT_FROM_BERT = re.compile("^(##)?[a-z0-9]+$")
SINGLE = re.compile("^(##[a-z0-9]|[^\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7ff])$")


def share(counts: Counter[str]) -> dict[str, float]:
    """Return counts as shares of their sum."""
    total = sum(counts.values())
    return {key: count / total for key, count in counts.items()}


def added(*parts: dict[str, float]) -> dict[str, float]:
    """Return the sum of several tables of shares."""
    sums: dict[str, float] = {}
    for part in parts:
        for key, value in part.items():
            sums[key] = sums.get(key, 0.0) + value
    return sums


def wordpiece_counts(texts: Iterable[str], wordpiece: Tokenizer) -> Counter[str]:
    """Return how often each of BERT's tokens occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(wordpiece.encode(text, add_special_tokens=False).tokens)
    return counts


def english_pieces(data: Path, size: int) -> list[str]:
    """Return ``size`` of BERT's tokens: all single characters, then the most frequent ones."""
    wordpiece = base_tokenizer()
    english = (pair.en for pair in (*sentence_pairs(data), *dictionary_pairs(data)))
    latin = (run for text in news(data, every=NEWS_EVERY) for run in LATIN_RUN.findall(text))
    weight = added(share(wordpiece_counts(english, wordpiece)), share(wordpiece_counts(latin, wordpiece)))
    order = wordpiece.get_vocab()  # BERT's ids fall with frequency: they break ties
    single = [token for token in sorted(order, key=order.__getitem__) if SINGLE.match(token)]
    others = [token for token in order if KEPT_FROM_BERT.match(token) and not SINGLE.match(token)]
    others.sort(key=lambda token: (-weight.get(token, 0.0), order[token]))
    return (single + others)[:size]


def chinese_texts(data: Path) -> Iterator[str]:
    """Yield questions, their contexts and the Chinese sides of the sentence pairs."""
    contexts: dict[str, None] = {}
    for item in questions(data):
        yield item.question
        contexts.update(dict.fromkeys(item.contexts))
    yield from contexts
    yield from (pair.zh for pair in sentence_pairs(data))


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Return how often each Chinese word occurs by rjieba's segmentation."""
    counts: Counter[str] = Counter()
    for text in texts:
        for run in HAN_RUN.findall(text):
            counts.update(rjieba.cut(run))
    return counts


def chinese_pieces(counts: dict[str, float], translated: set[str], size: int) -> list[str]:
    """Return ``size`` Chinese pieces: the most frequent characters, then words."""
    characters: Counter[str] = Counter()
    for word, value in counts.items():
        for character in word:
            characters[character] += value  # type: ignore[assignment]  # shares, not whole numbers
    kept = [character for character, _ in characters.most_common(CHARACTERS)]

    def rank(word: str) -> tuple[float, str]:
        return -counts[word] * (1.0 if word in translated else WITHOUT_TRANSLATION), word

    words = sorted((w for w in counts if 1 < len(w) <= LONGEST_WORD), key=rank)
    return kept + words[: size - len(kept)]


def main() -> None:
    """Write ``OUT/tokenizer.json`` and ``OUT/counts.json``."""
    data, out = map(Path, sys.argv[1:3])
    tables = json.loads((out / "tables.json").read_text(encoding="utf-8"))
    curated, recent = word_counts(chinese_texts(data)), word_counts(news(data, every=NEWS_EVERY))
    counts = added(share(curated), share(recent))
    english = [from_wordpiece(token) for token in english_pieces(data, ENGLISH_ROWS)]
    english = [piece for piece in dict.fromkeys(english) if piece not in SPECIALS]
    chinese = chinese_pieces(counts, set(tables["zh_en"]), ROWS - len(english) - len(SPECIALS))
    floor = min(value for value in counts.values())
    scores = {piece: english_score(piece) for piece in english}
    scores |= {piece: math.log(counts.get(piece, floor) / 2) for piece in chinese}
    build([*SPECIALS, *english, *chinese], scores).save(str(out / "tokenizer.json"), pretty=False)
    kept = {piece: counts.get(piece, floor) for piece in chinese}
    (out / "counts.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    print(len(english), "English,", len(chinese), "Chinese, of", len(counts), "counted words")


if __name__ == "__main__":
    main()
