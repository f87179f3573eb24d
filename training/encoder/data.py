"""Reads the training data: sentence pairs, dictionary pairs, questions, news.

``data`` is always the folder that holds ``train/``, ``dev/`` and ``scale/``. Only rows that a shipped
model may be trained on are read here: of the news translations those of NTREX, nothing of ``dev/``.
Chinese comes out Simplified.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.folding import simplify

LONGEST_DICTIONARY_WORD = 5
LONGEST_GLOSS = 3
GLOSS_FILLERS = frozenset({"to", "a", "an", "the", "of"})


@dataclass(frozen=True, slots=True)
class Pair:
    """The same meaning twice: ``en`` in English, ``zh`` in Simplified Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the texts that answer it and, where known, strings that the answer contains."""

    question: str
    contexts: tuple[str, ...]
    answers: tuple[str, ...] = ()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a ``.jsonl.gz`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sentence_pairs(data: Path) -> list[Pair]:
    """Return about 36,000 sentence pairs of NTREX, Tatoeba and TICO-19."""
    train = data / "train"
    news = (r for r in rows(train / "wmt_ntrex_news_en2zh.jsonl.gz") if r["src"].startswith("ntrex"))
    others = (rows(train / f"{name}_en2zh.jsonl.gz") for name in ("tatoeba", "tico19"))
    found = [Pair(r["a"], simplify(r["b"])) for source in (news, *others) for r in source]
    return list(dict.fromkeys(found))


def glosses(text: str) -> Iterator[str]:
    """Yield the first two glosses of a dictionary entry as one to three plain lower-case words.

    >>> list(glosses("to resign (from office); to quit; to go"))
    ['resign', 'quit']
    """
    for gloss in re.sub(r"\(.*?\)", "", text.lower()).split(";")[:2]:
        words = [w for w in re.findall("[a-z]+", gloss) if w not in GLOSS_FILLERS]
        if 1 <= len(words) <= LONGEST_GLOSS:
            yield " ".join(words)


def dictionary_pairs(data: Path) -> list[Pair]:
    """Return about 161,000 word pairs of CC-CEDICT and the CLDR's names."""
    found = [
        Pair(gloss, simplify(row["a"]))
        for row in rows(data / "train" / "cedict_zh2en.jsonl.gz")
        if len(row["a"]) <= LONGEST_DICTIONARY_WORD
        for gloss in glosses(row["b"])
    ]
    found += [Pair(r["b"], simplify(r["a"])) for r in rows(data / "train" / "geo_cldr_names_zh2en.jsonl.gz")]
    return found


def questions(data: Path) -> list[Question]:
    """Return about 17,800 Chinese questions of CMRC 2018, DRCD and ChronoQA with their contexts."""
    found = []
    for name in ("cmrc2018_train", "cmrc2018_trial", "drcd_dev"):
        for row in rows(data / "train" / f"{name}.jsonl.gz"):
            answers = tuple(simplify(a) for a in row["answers"] if a)
            found.append(Question(simplify(row["question"]), (simplify(row["context"]),), answers))
    for row in rows(data / "train" / "chronoqa.jsonl.gz"):
        found.append(Question(row["question"], tuple(row["golden_chunks"])))
    return found


def news(data: Path, *, every: int = 1) -> Iterator[str]:
    """Yield every ``every``-th of 63,605 unlabelled Chinese news texts."""
    for number, row in enumerate(rows(data / "scale" / "crud_news.jsonl.gz")):
        if number % every == 0 and row["text"]:
            yield row["text"]
