"""How fast: building an index, a warm answer, a cold answer against importing sentence-transformers.

    python benchmarks/speed.py SHARED [--runs 5]

SHARED is the folder with ``articles/`` and ``eval/dev.jsonl``. Each figure with its spread; between
machines compare ratios, not seconds. Writes ``benchmarks/results/speed.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import cold_start

from corpus.folder import read_paths
from index import build, load_encoder
from rag import Youju

RESULTS = Path(__file__).parent / "results"


def spread(values: Sequence[float], unit: str, *, digits: int = 2) -> str:
    """Return minimum, median and maximum as table cells."""
    figures = (min(values), statistics.median(values), max(values))
    return " | ".join(f"{v:.{digits}f} {unit}".strip() for v in figures)


def build_times(folder: Path, runs: int) -> tuple[list[float], list[float]]:
    """Return seconds to build an index of a folder: as a whole process, and inside a running one."""
    whole, inside = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, "-m", "ui.cli", "index", "build", str(folder), "--index", scratch]
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            whole.append(time.perf_counter() - began)
        with tempfile.TemporaryDirectory() as scratch:
            began = time.perf_counter()
            build(Path(scratch), read_paths([folder]).articles, load_encoder("builtin"))
            inside.append(time.perf_counter() - began)
    return whole, inside


def answer_times(shared: Path) -> tuple[list[float], list[float]]:
    """Return milliseconds per question over the five articles: asked the first time, and again."""
    bot = Youju.over_articles(read_paths([shared / "articles"]).articles)
    rows = [json.loads(line) for line in (shared / "eval" / "dev.jsonl").read_text("utf-8").splitlines()]
    bot.ask("先问一句，好把模型读进来")
    passes: list[list[float]] = []
    for _ in range(2):
        times = []
        for row in rows:
            began = time.perf_counter()
            bot.ask(row["question"], history=row.get("history") or ())
            times.append(1000 * (time.perf_counter() - began))
        passes.append(times)
    return passes[0], passes[1]


def main() -> None:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    whole, inside = build_times(arguments.shared / "articles", arguments.runs)
    first, again = answer_times(arguments.shared)
    with tempfile.TemporaryDirectory() as home:
        os.environ["YOUJU_HOME"] = home
        ask, imported = cold_start.measure(arguments.runs)
    ratios = [a / b for a, b in zip(ask, imported, strict=True)]
    lines = [
        f"# Speed\n\nMeasured {datetime.now(UTC).date()} by `python benchmarks/speed.py SHARED`,",
        f"{os.cpu_count()} cores, {arguments.runs} runs; answers: {len(first)} questions.\n",
        "| | min | median | max |",
        "|---|---|---|---|",
        f"| index of the five articles, whole process | {spread(whole, 's')} |",
        f"| the same in a running process | {spread(inside, 's')} |",
        f"| an answer, question new | {spread(first, 'ms', digits=1)} |",
        f"| an answer, asked before | {spread(again, 'ms', digits=1)} |",
        f"| `youju ask`, from process start | {spread(ask, 's')} |",
        f"| `import sentence_transformers` | {spread(imported, 's')} |",
        f"| ratio of the last two, pair by pair | {spread(ratios, '')} |",
    ]
    print("\n".join(lines))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "speed.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
