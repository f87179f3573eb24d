"""Questions with their texts and answers: from reading comprehension sets and made from news.

Texts that are kept back are left out: the last ranker learns how far the span reader is to be trusted
on texts that it never saw.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.folding import fold
from training.encoder.data import news, rows
from training.reader.asked_news import asked_news, report_of
from training.reader.cloze import clozes
from training.reader.reasons import reasons

KEPT_BACK_OF = 10  # one text of so many


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a text that answers it, and the characters of the answer there."""

    question: str
    text: str
    start: int
    end: int


def is_kept_back(text: str) -> bool:
    """Tell whether a text is kept from the span reader: the ranker learns from margins on unseen texts."""
    return hashlib.sha256(fold(text).encode()).digest()[0] % KEPT_BACK_OF == 0


def reading_comprehension(data: Path) -> list[Item]:
    """Return the questions of CMRC 2018 and DRCD whose texts are not kept back."""
    names = ("cmrc2018_train", "cmrc2018_trial", "drcd_dev")
    return [
        item
        for name in names
        for row in rows(data / "train" / f"{name}.jsonl.gz")
        for item in _located(row["question"], row["answers"][:1], [row["context"]])
    ]


def dated_news(data: Path) -> list[Item]:
    """Return ChronoQA's questions whose answer stands in a chunk as printed."""
    return [
        item
        for row in rows(data / "train" / "chronoqa.jsonl.gz")
        for item in _located(row["question"], [row["answer"].rstrip("。")], row["golden_chunks"])
    ]


def told_news(data: Path, *, every: int, first: int, most: int, dice: random.Random) -> list[Item]:
    """Return cloze questions over every ``every``-th news text from the ``first`` on."""
    texts = [t for n, t in enumerate(news(data)) if n % every == first]
    found = clozes(texts, most=most, dice=dice)
    return [Item(c.question, texts[c.article], c.at, c.at + len(c.answer)) for c in found]


def told_reasons(data: Path, *, every: int, first: int, most: int, dice: random.Random) -> list[Item]:
    """Return questions after reasons and purposes over every ``every``-th news text from the ``first`` on."""
    texts = [t for n, t in enumerate(news(data)) if n % every == first]
    found = reasons(texts, most=most, dice=dice)
    return [Item(r.question, texts[r.text], r.at, r.at + len(r.answer)) for r in found]


def asked_of_news(data: Path, *, every: int, first: int, most: int, dice: random.Random) -> list[Item]:
    """Return short questions over every ``every``-th news text that is not kept back."""
    reports = [
        report_of(row["text"], row["date"] or "")
        for n, row in enumerate(rows(data / "scale" / "crud_news.jsonl.gz"))
        if n % every == first and row["text"] and not is_kept_back(row["text"])
    ]
    found = asked_news(reports, most=most, dice=dice)
    return [Item(a.question, reports[a.report].text, a.start, a.end) for a in found]


def _located(question: str, answers: Sequence[str], texts: Sequence[str]) -> Iterator[Item]:
    for text in texts:
        for answer in answers:
            at = fold(text).find(fold(answer)) if answer else -1
            if at >= 0 and not is_kept_back(text):
                yield Item(question, text, at, at + len(answer))
                return
