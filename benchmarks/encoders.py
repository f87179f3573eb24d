"""The built-in encoders side by side in one run: each width, the static table, lexical search, each fused.

    python benchmarks/encoders.py SHARED [--limit 600] [--sweep]

SHARED is the folder with ``eval/``, ``articles/`` and ``data/``. Writes ``benchmarks/results/encoders.md``.
With ``--sweep`` it prints MRR for several weights of the dense arm instead: does an encoder need
weights of its own in ``index/fusion.py``?
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fusion
import numpy as np
from fusion import Judged, figures, ranks, squeezed
from numpy.typing import NDArray

from corpus.article import Article, article_id
from corpus.folder import read_paths
from corpus.language import detect_language
from index import Encoder, Index, load_encoder
from index.encoders.shortened import WIDTHS, ShortenedEncoder
from index.fusion import FusionWeights, weights_of
from index.texts import found_by
from rag.held import Held
from rag.question import Question, take_apart
from rag.retrieval import lexical_terms

Vectors = NDArray[np.float32]
ENGLISH = ("XQuAD en", "five en")
WEIGHTS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
ONE_PASSAGE = 4000  # greatest width, so that a paragraph stays whole


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions over a pool of passages, with the lexical arm's score of each, and which are right."""

    passages: list[str]
    questions: list[str]
    lexical: list[dict[int, float]]
    gold: list[frozenset[int]]

    def judged(self, encode: Callable[[Sequence[str]], Vectors]) -> list[Judged]:
        """Return both arms' scores by an encoder."""
        cosines = encode(self.questions) @ encode(self.passages).T
        rows = zip(self.lexical, cosines, self.gold, strict=True)
        return [Judged(lexical, dict(enumerate(row.tolist())), gold) for lexical, row, gold in rows]


def pool(index: Index, asked: Sequence[tuple[Question, frozenset[int]]]) -> Pool:
    """Return the questions that have a right passage, with the lexical scores of a small index."""
    ordinals = list(range(index.passage_count))
    asked = [(question, gold) for question, gold in asked if gold]
    scores = [index.lexical.scores(lexical_terms(question), ordinals) for question, _ in asked]
    passages = index.passages(ordinals)
    return Pool(
        [found_by(index.article(p.article_id), p) for p in passages],
        [question.searched for question, _ in asked],
        [dict(zip(ordinals, row, strict=True)) for row in scores],
        [gold for _, gold in asked],
    )


def paragraphs(rows: Sequence[Mapping[str, Any]], field: str) -> Pool:
    """Return the rows' questions over the paragraphs of all rows; each is a passage of its own."""
    articles = {
        text: Article(id=article_id("", text), title="", text=text, language=detect_language(text))
        for item in rows
        for text in contexts(item)
    }
    index = Index.in_memory(articles.values(), size=ONE_PASSAGE)
    held = Held.by(index)

    def right(item: Mapping[str, Any]) -> frozenset[int]:
        return frozenset(o for text in contexts(item) for o, _ in index.passages_of(articles[text].id))

    return pool(index, [(take_apart(item[field], held=held), right(item)) for item in rows])


def contexts(item: Mapping[str, Any]) -> list[str]:
    """Return the texts that answer an item's question."""
    return list(item.get("golden_chunks") or [item["context"]])


def five(shared: Path, language: str) -> Pool:
    """Return the answerable development questions over passages of the five articles."""
    index = Index.in_memory(read_paths([shared / "articles"]).articles)
    held, texts = (
        Held.by(index),
        [squeezed(index.text_of(p)) for p in index.passages(range(index.passage_count))],
    )
    asked = []
    for item in map(json.loads, (shared / "eval" / "dev.jsonl").read_text("utf-8").splitlines()):
        if item["lang"] == language and item["answers"]:
            evidence = [squeezed(e)[:20] for e in item["evidence"]]
            gold = frozenset(n for n, text in enumerate(texts) if any(e in text for e in evidence))
            asked.append((take_apart(item["question"], history=item.get("history") or (), held=held), gold))
    return pool(index, asked)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a ``.jsonl.gz`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pools(shared: Path, limit: int) -> dict[str, Pool]:
    """Return all sets by name."""
    dev = shared / "data" / "dev"
    names = ("xquad_zh_en", "cmrc2018_dev", "chronoqa")
    xquad, cmrc, chronoqa = (read(dev / f"{name}.jsonl.gz")[:limit] for name in names)
    return {
        "XQuAD zh": paragraphs(xquad, "question"),
        "XQuAD en": paragraphs(xquad, "question_en"),
        "CMRC": paragraphs(cmrc, "question"),
        "ChronoQA": paragraphs(chronoqa, "question"),
        "five zh": five(shared, "zh"),
        "five en": five(shared, "en"),
    }


class Remembering:
    """An encoder's vectors, each text encoded once; knows how long passages took.

    Attributes:
        rate: characters a second of processor time over the longest run of them.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}
        self._most = 0
        self.rate = 0.0

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        began = time.process_time()
        self._known.update(zip(new, self._encoder.encode_passages(new), strict=True))
        if (size := sum(map(len, new))) > self._most:
            self._most, self.rate = size, size / (time.process_time() - began)
        return np.stack([self._known[text] for text in texts])


@dataclass(frozen=True, slots=True)
class Contender:
    """An encoder under test; ``rate`` tells characters a second once it was used."""

    name: str
    dimensions: int
    encode: Callable[[Sequence[str]], Vectors]
    rate: Callable[[], float]


def shortened(whole: Remembering, encoder: ShortenedEncoder) -> Callable[[Sequence[str]], Vectors]:
    """Return the encode function of a width."""
    return lambda texts: encoder.shorten(whole(texts))


def contenders() -> Iterator[Contender]:
    """Yield each encoder; the shortened ones share the transformer's vectors."""
    whole = Remembering(load_encoder("builtin"))
    yield Contender("builtin", 384, whole, lambda: whole.rate)
    for width in WIDTHS:
        yield Contender(
            f"builtin-{width}", width, shortened(whole, ShortenedEncoder(width)), lambda: whole.rate
        )
    fast = load_encoder("builtin-fast")
    table = Remembering(fast)
    yield Contender(fast.name, fast.dimensions, table, lambda: table.rate)


def cell(found: Sequence[int]) -> str:
    """Return R@1, R@5 and MRR as one table cell."""
    mrr, first, five = figures(found)
    return f"{first:.3f} / {five:.3f} / {mrr:.3f}"


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return "| " + " | ".join(cells) + " |"


def table(sets: Mapping[str, Pool], some: Sequence[Contender]) -> list[str]:
    """Return the Markdown tables: each arm alone, then each encoder fused with the lexical arm."""
    alone = {c.name: {name: s.judged(c.encode) for name, s in sets.items()} for c in some}
    lines = ["Dense alone:\n", row("", "bytes a passage", "characters a second", *sets)]
    lines.append("|---" * (3 + len(sets)) + "|")
    for c in some:
        cells = [cell(ranks(judged, None, "dense")) for judged in alone[c.name].values()]
        lines.append(row(c.name, f"{4 * c.dimensions:,}", f"{c.rate():,.0f}", *cells))
    lexical = [cell(ranks(judged, None, "lexical")) for judged in alone[some[0].name].values()]
    lines += [row("lexical", "", "", *lexical), "\nFused with the lexical arm:\n"]
    lines += [row("", *sets), "|---" * (1 + len(sets)) + "|"]
    for c in some:
        cells = [
            cell(ranks(judged, weights_of(c.name, same_language=name not in ENGLISH)))
            for name, judged in alone[c.name].items()
        ]
        lines.append(row(c.name, *cells))
    return lines


def sweep(sets: Mapping[str, Pool], some: Sequence[Contender]) -> Iterator[str]:
    """Yield a line per encoder and weight: MRR of the fusion on each set."""
    for c in some:
        judged = {name: s.judged(c.encode) for name, s in sets.items()}
        spread = {name: np.mean([np.std(list(j.dense.values())) for j in js]) for name, js in judged.items()}
        yield f"{c.name}, spread of cosines " + " ".join(f"{name} {s:.3f}" for name, s in spread.items())
        for dense in WEIGHTS:
            means = (figures(ranks(js, FusionWeights(dense=dense)))[0] for js in judged.values())
            yield f"  {dense:4.1f}  " + " ".join(f"{m:.3f}" for m in means)


def main() -> None:
    """Measure and write the tables, or print the sweep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--limit", type=int, default=600)
    parser.add_argument("--sweep", action="store_true")
    arguments = parser.parse_args()
    sets, some = pools(arguments.shared, arguments.limit), list(contenders())
    if arguments.sweep:
        for line in sweep(sets, some):
            print(line, flush=True)
        return
    counts = ", ".join(f"{name} {len(s.questions)} over {len(s.passages)}" for name, s in sets.items())
    head = [
        f"# Encoders\n\nMeasured {datetime.now(UTC).date()} by `python benchmarks/encoders.py SHARED"
        f" --limit {arguments.limit}`.\n",
        f"Cells: R@1 / R@5 / MRR. Questions over passages: {counts}. Seconds are of processor time.\n",
    ]
    lines = head + table(sets, some)
    print("\n".join(lines))
    fusion.RESULTS.mkdir(exist_ok=True)
    (fusion.RESULTS / "encoders.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
