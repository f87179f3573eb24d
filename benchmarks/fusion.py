"""Is the fused list ever worse than the better arm? Each arm and the fusion, side by side, per language.

    python benchmarks/fusion.py SHARED [--sweep]

SHARED is the folder with ``eval/``, ``articles/`` and ``data/``. Writes ``benchmarks/results/fusion.md``.
With ``--sweep`` it prints the figures for several weights of the dense arm instead: how the
weights in ``index/fusion.py`` were chosen.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.article import Article, article_id
from corpus.folder import read_paths
from corpus.language import detect_language
from corpus.shipped import shipped_folder
from index import Index, load_encoder
from index.fusion import CROSS_LANGUAGE, SAME_LANGUAGE, FusionWeights, fuse
from rag.held import Held
from rag.question import Question, take_apart
from rag.retrieval import lexical_terms

RESULTS = Path(__file__).parent / "results"
SWEEP = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 20.0)
ACROSS = Path(__file__).parent / "cross_questions.jsonl"
CROSS_SETS = ("five en", "XQuAD en → zh", "own en → zh", "own zh → en")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with both arms' scores of every passage, and the passages that hold the evidence."""

    lexical: dict[int, float]
    dense: dict[int, float]
    gold: frozenset[int]


def judge(index: Index, question: Question, gold: frozenset[int]) -> Judged:
    """Score every passage of a small index by both arms."""
    ordinals = list(range(index.passage_count))
    return Judged(
        dict(zip(ordinals, index.lexical.scores(lexical_terms(question), ordinals), strict=True)),
        dict(zip(ordinals, index.dense_scores(question.searched, ordinals), strict=True)),
        gold,
    )


def squeezed(text: str) -> str:
    """Return the text without white space and marks, as the grader compares it."""
    return "".join(text.lower().split()).replace("*", "").replace("#", "")


def five(shared: Path, language: str) -> list[Judged]:
    """Return the answerable questions over the five articles in one language."""
    index = Index.in_memory(read_paths([shared / "articles"]).articles, load_encoder("builtin"))
    lines = (shared / "eval" / "dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return judge_by_evidence(index, [r for r in rows if r["lang"] == language and r["answers"]])


def across(language: str, over: str) -> list[Judged]:
    """Return this repository's questions in one language over its articles in the other alone."""
    told = [a for a in read_paths([shipped_folder()]).articles if a.language == over]
    index = Index.in_memory(told, load_encoder("builtin"))
    rows = [json.loads(line) for line in ACROSS.read_text("utf-8").splitlines()]
    return judge_by_evidence(index, [r for r in rows if (r["lang"], r["over"]) == (language, over)])


def judge_by_evidence(index: Index, rows: Sequence[dict[str, Any]]) -> list[Judged]:
    """Judge questions whose gold passages are those that hold one of their evidence strings."""
    texts = [squeezed(index.text_of(index.passage_at(n))) for n in range(index.passage_count)]
    found = []
    for row in rows:
        evidence = [squeezed(e)[:20] for e in row["evidence"]]
        gold = frozenset(n for n, text in enumerate(texts) if any(e in text for e in evidence))
        found.append(
            judge(
                index,
                take_apart(row["question"], history=row.get("history") or (), held=Held.by(index)),
                gold,
            )
        )
    return [j for j in found if j.gold]


def xquad(shared: Path, field: str, limit: int) -> list[Judged]:
    """Return XQuAD's questions over all its Chinese paragraphs, asked in Chinese or English."""
    with gzip.open(shared / "data" / "dev" / "xquad_zh_en.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    articles = {
        c: Article(id=article_id("", c), title="", text=c, language=detect_language(c))
        for c in dict.fromkeys(r["context"] for r in rows)
    }
    index = Index.in_memory(articles.values(), load_encoder("builtin"), size=600)
    return [
        judge(
            index,
            take_apart(r[field], held=Held.by(index)),
            frozenset(o for o, _ in index.passages_of(articles[r["context"]].id)),
        )
        for r in rows[:limit]
    ]


def ranks(judged: Sequence[Judged], weights: FusionWeights | None, arm: str = "") -> list[int]:
    """Return the rank of the first gold passage per question, by one arm or by the fusion."""
    found = []
    for j in judged:
        if weights is not None:
            order = [f.ordinal for f in fuse(j.lexical, j.dense, weights)]
        else:
            scores: dict[int, float] = getattr(j, arm)
            order = sorted(scores, key=lambda n: (-scores[n], n))
        found.append(next(n for n, ordinal in enumerate(order, 1) if ordinal in j.gold))
    return found


def figures(found: Sequence[int]) -> tuple[float, float, float]:
    """Return MRR, recall at 1 and recall at 5."""
    n = len(found)
    return sum(1 / r for r in found) / n, sum(r == 1 for r in found) / n, sum(r <= 5 for r in found) / n


def main() -> None:
    """Measure and write the table, or print the sweep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--limit", type=int, default=582)
    arguments = parser.parse_args()
    sets = {
        "five zh": five(arguments.shared, "zh"),
        "five en": five(arguments.shared, "en"),
        "own en → zh": across("en", "zh"),
        "own zh → en": across("zh", "en"),
        "XQuAD zh": xquad(arguments.shared, "question", arguments.limit),
        "XQuAD en → zh": xquad(arguments.shared, "question_en", arguments.limit),
    }
    lines = sweep(sets) if arguments.sweep else table(sets)
    print("\n".join(lines))
    if not arguments.sweep:
        RESULTS.mkdir(exist_ok=True)
        head = f"# Fusion\n\nMeasured {datetime.now(UTC).date()} by `python benchmarks/fusion.py SHARED`.\n"
        (RESULTS / "fusion.md").write_text("\n".join([head, *lines]) + "\n", "utf-8")


def sweep(sets: dict[str, list[Judged]]) -> list[str]:
    """Return a line per weight with MRR and recall at 5 of each set."""
    lines = []
    for dense in SWEEP:
        cells = []
        for name, judged in sets.items():
            mrr, _, at5 = figures(ranks(judged, FusionWeights(dense=dense)))
            cells.append(f"{name} {mrr:.3f}/{at5:.3f}")
        lines.append(f"dense {dense:5.1f}  " + "  ".join(cells))
    return lines


def table(sets: dict[str, list[Judged]]) -> list[str]:
    """Return the Markdown table: MRR, R@1 and R@5 of each arm and of the fusion."""
    lines = ["| set | questions | | MRR | R@1 | R@5 |", "|---|---|---|---|---|---|"]
    for name, judged in sets.items():
        weights = CROSS_LANGUAGE if name in CROSS_SETS else SAME_LANGUAGE
        rows = (
            ("lexical", ranks(judged, None, "lexical")),
            ("dense", ranks(judged, None, "dense")),
            ("fused", ranks(judged, weights)),
        )
        for arm, found in rows:
            mrr, at1, at5 = figures(found)
            lines.append(f"| {name} | {len(judged)} | {arm} | {mrr:.3f} | {at1:.1%} | {at5:.1%} |")
    return lines


if __name__ == "__main__":
    main()
