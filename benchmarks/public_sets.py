"""Answer quality on public and project question sets, graded by the grader that stands beside the data.

    python benchmarks/public_sets.py SHARED [--limit 400] [--only five rgb-0.8 ...]

SHARED is the folder with ``eval/bench.py``, ``articles/`` and ``data/``; nothing of it is part of the
repository. Writes the figures to ``benchmarks/results/public_sets.json`` and the table to
``benchmarks/results/public_sets.md``. Of each public set the first ``--limit`` questions are used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.folder import read_paths
from rag import Status, Youju

RESULTS = Path(__file__).parent / "results"
Figures = dict[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """One run of the grader: its name here, the grader's set, the file, and how it is prepared."""

    name: str
    graded_as: str
    file: str
    options: tuple[str, ...] = ()
    needs_index: bool = False


CASES = (
    Case("five", "five", "eval/dev.jsonl", needs_index=True),
    Case("rgb-0.8", "rgb", "data/dev/rgb_zh.jsonl.gz", ("--noise", "0.8")),
    Case("rgb-1.0", "rgb", "data/dev/rgb_zh.jsonl.gz", ("--noise", "1")),
    Case("nomiracl-zh", "nomiracl", "data/dev/nomiracl_zh.jsonl.gz"),
    Case("squad2-zh", "squad2", "data/dev/squad2_zh.jsonl.gz"),
    Case("cmrc", "squad", "data/dev/cmrc2018_dev.jsonl.gz"),
    Case("drcd", "squad", "data/dev/drcd_test.jsonl.gz"),
    Case("xquad-zh", "squad", "data/dev/xquad_zh_en.jsonl.gz"),
    Case("xquad-retrieve", "retrieve", "data/dev/xquad_zh_en.jsonl.gz", needs_index=True),
    Case("xquad-en", "xquad-en", "data/dev/xquad_zh_en.jsonl.gz", needs_index=True),
    Case("chronoqa", "chronoqa", "data/dev/chronoqa.jsonl.gz", needs_index=True),
)


def main() -> None:
    """Run the cases and write the results."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--limit", type=int, default=400)
    parser.add_argument("--only", nargs="*", choices=[c.name for c in CASES])
    arguments = parser.parse_args()
    chosen = [c for c in CASES if not arguments.only or c.name in arguments.only]
    figures = {case.name: run(case, arguments.shared.resolve(), arguments.limit) for case in chosen}
    if not arguments.only:
        figures["out of corpus"] = out_of_corpus(arguments.shared, arguments.limit)
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "public_sets.json").write_text(
            json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
        (RESULTS / "public_sets.md").write_text(page(figures, arguments.limit), "utf-8")
    print(table(figures))


def run(case: Case, shared: Path, limit: int) -> Figures:
    """Prepare, answer and grade one case; returns the grader's figures."""
    bench = [sys.executable, str(shared / "eval" / "bench.py")]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        cut = () if case.graded_as == "five" else ("--limit", str(limit))
        _call([*bench, "prepare", case.graded_as, str(shared / case.file), str(work), *cut, *case.options])
        index: tuple[str, ...] = ()
        if case.needs_index:
            articles = shared / "articles" if case.graded_as == "five" else work / "articles"
            index = ("--index", str(work / "index"))
            _call([sys.executable, "-m", "ui.cli", "index", "build", str(articles), *index])
        answers = work / "answers.jsonl"
        _call([sys.executable, "-m", "ui.cli", "batch", str(work / "questions.jsonl"), str(answers), *index])
        graded = _call([*bench, "grade", case.graded_as, str(work), str(answers)])
    print(f"{case.name}: done", file=sys.stderr)
    figures: Figures = json.loads(graded)
    return figures


def out_of_corpus(shared: Path, limit: int) -> Figures:
    """Ask questions that none of the five articles touches; returns how many were refused."""
    with gzip.open(
        shared / "data" / "dev" / "simpleqa_out_of_corpus.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        questions = [json.loads(line)["question"] for line in file][:limit]
    bot = Youju.over_articles(read_paths([shared / "articles"]).articles)
    refused = [bot.ask(question).status is Status.ABSTAINED for question in questions]
    return {"n": len(refused), "rightly_abstained_pct": round(100 * sum(refused) / len(refused), 1)}


def _call(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def table(figures: dict[str, Figures]) -> str:
    """Return the figures as Markdown, a row per set and group."""
    lines = ["| set | n | figures | ms p50 / p95 |", "|---|---|---|---|"]
    for name, found in figures.items():
        groups = {k: v for k, v in found.items() if isinstance(v, dict) and "n" in v} or {"": found}
        time = found.get("ms")
        spread = f"{time['p50']} / {time['p95']}" if isinstance(time, dict) else ""
        lines += [
            f"| {f'{name} {k}'.strip()} | {v['n']} | {_shown(v)} | {spread} |" for k, v in groups.items()
        ]
    return "\n".join(lines)


def _shown(values: Figures) -> str:
    kept = {k.removesuffix("_pct"): v for k, v in values.items() if k.endswith("_pct") and v is not None}
    return "; ".join(f"{k} {v}" for k, v in kept.items())


def page(figures: dict[str, Figures], limit: int) -> str:
    """Return the results page."""
    return (
        f"# Answer quality\n\nMeasured {datetime.now(UTC).date()} by"
        f" `python benchmarks/public_sets.py SHARED --limit {limit}`; percentages.\n"
        "`five` are the project's 63 development questions over five real articles; the others are\n"
        "public sets (the first questions of each), `out of corpus` questions that the five do not touch.\n"
        "No language model, no network.\n\n"
        f"{table(figures)}\n"
    )


if __name__ == "__main__":
    main()
