"""Measures the training claims with the real pipeline and keeps the rows.

    python -m training.claims.measuring DATA OUT          # 12 min of a core; OUT/claims.npz and
    OUT/claims.jsonl

Each claim gives one row for each text that is near to it: the first text says what the example tells, the
    others nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import numpy as np

from corpus.article import Article
from corpus.language import detect_language
from index import Index
from rag.claim_figures import FIGURES, Measured, encoder
from rag.span_reader import span_reader
from rag.verifying import measured_by_article
from training.claims.examples import (
    Example,
    Truth,
    of_english,
    of_other_reports,
    of_other_times,
    of_own_articles,
    of_pronouns,
    of_questions,
    of_translations,
)

SEED = 20261127


def examples(data: Path, scale: float) -> Iterator[Example]:
    """Yield the claims of all kinds; ``scale`` 1 gives about 4,000."""
    kinds = (
        (of_questions, 420),
        (of_own_articles, 90),
        (of_other_reports, 150),
        (of_translations, 80),
        (of_english, 90),
        (of_pronouns, 110),
        (of_other_times, 120),
    )
    for n, (make, limit) in enumerate(kinds):
        yield from make(data, random.Random(SEED + n), int(limit * scale))


def measured(example: Example) -> list[Measured]:
    """Return an example's claim beside each text that is near to it."""
    articles = [
        Article(id=f"passage-{n}", title="", text=t, language=detect_language(t), published=day)
        for n, (t, day) in enumerate(zip_longest(example.texts, example.published))
    ]
    index = Index.in_memory(articles, encoder(), on_demand=True)
    return measured_by_article(index, example.claim, span_reader())


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    arguments = parser.parse_args()
    made = list(examples(arguments.data, arguments.scale))
    rows, lines = [], []
    for n, example in enumerate(made):
        for found in measured(example):
            truth = example.truth if found.nearest.article_id == "passage-0" else Truth.ABSENT
            rows.append(found.row)
            source = hashlib.sha256((example.source or example.texts[0]).encode()).hexdigest()[:12]
            line = {
                "number": n,
                "source": source,
                "truth": truth,
                "way": example.way,
                "own": found.nearest.article_id == "passage-0",
                "is_close": example.is_close,
                "says_otherwise": found.says_otherwise,
            }
            lines.append(json.dumps({**line, "claim": example.claim}, ensure_ascii=False))
        if n % 200 == 0:
            print(n, len(made), flush=True)
    np.savez(arguments.out / "claims.npz", rows=np.stack(rows), figures=np.asarray(FIGURES))
    (arguments.out / "claims.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
