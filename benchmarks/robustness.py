"""Is the evidence still found when a question is typed as people type? Each way of spoiling one, per set.

    python -m benchmarks.robustness [SHARED] [--limit N]

Without SHARED only the repository's own questions over the shipped articles are asked; with it (the
folder with
``eval/``, ``articles/`` and ``data/``) those of ``eval/dev.jsonl``, XQuAD and CMRC too. Writes
``benchmarks/results/robustness.md``. A rule that finds nothing to spoil in a question leaves it out,
so each figure stands beside that of the same questions unspoilt.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.perturbing import RULES, spoilt
from corpus.article import Article, article_id
from corpus.folder import read_paths
from corpus.language import detect_language
from corpus.shipped import shipped_folder
from index import Index, load_encoder
from rag.held import Held
from rag.question import clean, take_apart
from rag.retrieval import retrieve

RESULTS = Path(__file__).parent / "results"
OWN = Path(__file__).parent / "questions.jsonl"
SEED = 20260001
PARAGRAPH = 600  # width of a passage: the public sets' paragraphs stay whole


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its history and the ordinals of the passages that hold its evidence."""

    text: str
    history: tuple[str, ...]
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Set:
    """Questions over one index."""

    name: str
    index: Index
    asked: Sequence[Asked]


def own_sets(articles: Iterable[Article], lines: Path, name: str) -> list[Set]:
    """Return questions with evidence strings, one set per language."""
    index = Index.in_memory(articles, load_encoder("builtin"))
    texts = [_squeezed(index.text_of(index.passage_at(n))) for n in range(index.passage_count)]
    found: dict[str, list[Asked]] = {"zh": [], "en": []}
    for row in map(json.loads, lines.read_text("utf-8").splitlines()):
        evidence = [_squeezed(e)[:20] for e in row["evidence"]] if row["answers"] else []
        gold = frozenset(n for n, text in enumerate(texts) if any(e in text for e in evidence))
        if gold:
            found[row["lang"]].append(Asked(row["question"], tuple(row.get("history") or ()), gold))
    return [Set(f"{name} {language}", index, asked) for language, asked in found.items()]


def paragraph_set(file: Path, field: str, name: str, limit: int) -> Set:
    """Return the first questions of a public set over all its paragraphs."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    articles = {
        c: Article(id=article_id("", c), title="", text=c, language=detect_language(c))
        for c in dict.fromkeys(r["context"] for r in rows)
    }
    index = Index.in_memory(articles.values(), load_encoder("builtin"), size=PARAGRAPH)
    step = max(len(rows) // limit, 1)
    asked = [
        Asked(r[field], (), frozenset(o for o, _ in index.passages_of(articles[r["context"]].id)))
        for r in rows[::step][:limit]
    ]
    return Set(name, index, asked)


def sets_of(shared: Path | None, limit: int) -> list[Set]:
    """Return all sets that can be had."""
    own = own_sets(read_paths([shipped_folder()]).articles, OWN, "own")
    if shared is None:
        return own
    data = shared / "data" / "dev"
    return [
        *own,
        *own_sets(read_paths([shared / "articles"]).articles, shared / "eval" / "dev.jsonl", "five"),
        paragraph_set(data / "xquad_zh_en.jsonl.gz", "question", "XQuAD zh", limit),
        paragraph_set(data / "xquad_zh_en.jsonl.gz", "question_en", "XQuAD en → zh", limit),
        paragraph_set(data / "cmrc2018_dev.jsonl.gz", "question", "CMRC zh", limit),
    ]


def rank_of(asked: Asked, text: str, index: Index) -> int | None:
    """Return the rank of the first passage with evidence among the best five, None without one."""
    found = retrieve(index, take_apart(clean(text), history=asked.history, held=Held.by(index)), k=5)
    return next((n for n, r in enumerate(found, 1) if r.ordinal in asked.gold), None)


@dataclass(frozen=True, slots=True)
class Row:
    """One rule over one set: the ranks of the questions that it spoilt, before and after."""

    rule: str
    before: Sequence[int | None]
    after: Sequence[int | None]


def measured(these: Set) -> list[Row]:
    """Ask each question as it is and spoilt by each rule."""
    plain = [rank_of(a, a.text, these.index) for a in these.asked]
    rows = []
    for rule in RULES:
        texts = [spoilt(a.text, rule, SEED) for a in these.asked]
        kept = [n for n, text in enumerate(texts) if text is not None]
        after = [rank_of(these.asked[n], texts[n] or "", these.index) for n in kept]
        if kept:
            rows.append(Row(rule, [plain[n] for n in kept], after))
    return rows


def table(these: Set, rows: Sequence[Row]) -> list[str]:
    """Return the set's Markdown table."""
    lines = [f"\n## {these.name}\n"]
    lines += ["| spoilt by | questions | first | first, unspoilt | top five | top five, unspoilt |"]
    lines += ["|---|---|---|---|---|---|"]
    for r in rows:
        cells = (_share(r.after, 1), _share(r.before, 1), _share(r.after, 5), _share(r.before, 5))
        lines.append(f"| {r.rule} | {len(r.after)} | " + " | ".join(f"{c:.1%}" for c in cells) + " |")
    return lines


def _share(ranks: Sequence[int | None], k: int) -> float:
    return sum(r is not None and r <= k for r in ranks) / len(ranks)


def _squeezed(text: str) -> str:
    return "".join(text.lower().split()).replace("*", "").replace("#", "")


def main() -> None:
    """Measure, print and write the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, default=250, help="questions of each public set")
    arguments = parser.parse_args()
    head = f"# Robustness\n\nMeasured {datetime.now(UTC).date()} by `python -m benchmarks.robustness SHARED`."
    lines = [head]
    for these in sets_of(arguments.shared, arguments.limit):
        lines += table(these, measured(these))
    print("\n".join(lines))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "robustness.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
