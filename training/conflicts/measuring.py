"""Measures pairs of values of reports of one event and keeps the rows.

    python -m training.conflicts.measuring DATA OUT          # 10 min of a core; OUT/conflicts.npz

Pairs of reports come from ``DATA/scale``, of other texts than ``benchmarks/conflicts.py`` takes. A value that
both tell is replaced in one of them: it conflicts. Whatever else stands in each other's place in reports as
they are does not: a few of these rows are wrong, for some reports do differ. Indexes of several sizes are
made, since rarity depends on them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus.article import Article
from corpus.sentences import sentences
from index import Index
from rag.composing import cite
from rag.conflicts import laid_beside
from rag.features import FloatArray, Sentence
from rag.rival_figures import FIGURES, Rival, measured
from rag.rivals import possible
from rag.same_event import Rarity
from training.conflicts.altered import all_windows, altered, quotable
from training.conflicts.event_pairs import SEED, Pair, event_pairs

BENCHMARK = 16_000
"""Texts of the shuffled file that the benchmark takes."""

SIZES = (3, 15, 80, 400)
"""Pairs of reports in an index."""

BRIEF = 0.3
"""Share of the indexes whose reports are cut to their beginning: notices have two or three sentences."""

BEGINNING = 220
"""Characters of such a report, up to the end of a sentence."""

REASON = "reason"


def main() -> None:
    """Measure and keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=None, help="pairs, for a try")
    arguments = parser.parse_args()
    pairs = event_pairs(arguments.data / "scale" / "crud_news.jsonl.gz", slice(BENCHMARK, None))
    dice = random.Random(SEED)
    rows: list[FloatArray] = []
    labels: list[tuple[int, int, int]] = []
    counts = np.zeros(2, np.int64)
    for n, whole in enumerate(_groups(pairs[: arguments.most])):
        group = [_brief(p) for p in whole] if dice.random() < BRIEF else whole
        found = [*_altered_rows(group, dice), *_natural_rows(group)]
        for truth, source, measured_rows in found:
            rows.append(measured_rows)
            labels += [(truth, source, counts.sum())] * len(measured_rows)
            counts[truth] += 1
        print(n, counts, len(labels), flush=True)
    np.savez_compressed(
        arguments.out / "conflicts.npz",
        rows=np.concatenate(rows),
        labels=np.asarray(labels),
        figures=np.asarray(FIGURES),
        counts=counts,
    )


def _groups(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    """Yield pairs for indexes of all sizes, about as many pairs in those of each size."""
    begin = 0
    while begin < len(pairs):
        for size in SIZES:
            for _ in range(max(1, SIZES[-1] // size // len(SIZES))):
                if pairs[begin : begin + size]:
                    yield pairs[begin : begin + size]
                begin += size


def _brief(pair: Pair) -> Pair:
    return Pair(*(replace(a, text=_beginning(a.text)) for a in (pair.first, pair.second)))


def _beginning(text: str) -> str:
    ends = [s.end for s in sentences(text)]
    return text[: next((e for e in ends if e >= BEGINNING), len(text))]


def _altered_rows(group: Sequence[Pair], dice: random.Random) -> Iterator[tuple[int, int, FloatArray]]:
    """Yield for each replaced value: 1, its text's number, the rows of what stands in its place."""
    cases = [c for pair in group for c in altered(pair, group, dice) if c.kind != REASON]
    index = Index.in_memory([a for c in cases for a in (c.pair.first, c.pair.second)]) if cases else None
    for case in cases if index else ():
        found = _measured(index, case.quote, case.pair)
        its = [
            row
            for rival, row in found
            if (case.new in rival.values[1] or rival.values[1] in case.new)
            and (case.old in rival.values[0] or rival.values[0] in case.old)
        ]
        yield 1, _number(case.pair.first), _stacked(its)


def _natural_rows(group: Sequence[Pair]) -> Iterator[tuple[int, int, FloatArray]]:
    """Yield for each sentence of reports as they are: 0, its text's number, the rows."""
    index = Index.in_memory([a for p in group for a in (p.first, p.second)])
    for pair in group:
        for sentence in quotable(pair.first):
            yield 0, _number(pair.first), _stacked([row for _, row in _measured(index, sentence, pair)])


def _measured(index: Index, sentence: Sentence, pair: Pair) -> Iterator[tuple[Rival, FloatArray]]:
    rarity = Rarity(index.lexical.document_frequency, index.passage_count)
    windows = all_windows(index, pair.second)
    for one, other, _ in laid_beside(index, cite(1, sentence, pair.first), windows):
        found = possible(one, other, rarity)
        yield from zip(found, measured(found, rarity), strict=True)


def _number(article: Article) -> int:
    return int(article.id[-12:], 16)


def _stacked(rows: Sequence[FloatArray]) -> FloatArray:
    return np.stack(rows) if rows else np.zeros((0, len(FIGURES)), np.float32)


if __name__ == "__main__":
    main()
