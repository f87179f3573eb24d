"""Answer quality on public and project question sets, graded by the grader that stands beside the data.

    python benchmarks/public_sets.py SHARED [--limit 400] [--only five rgb-0.8 ...] [--results DIR]

SHARED is the folder with ``eval/bench.py``, ``articles/`` and ``data/``; nothing of it is part of the
repository. Writes the figures to ``benchmarks/results/public_sets.json``, the table to ``public_sets.md``
beside it and what refusing costs at every threshold to ``refusing.svg``; with ``--only`` nothing, unless
``--results`` names another folder. Of each public set the first ``--limit`` questions are used.
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

import refusing
from refusing import Judged

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


OUT_OF_CORPUS = "out of corpus"
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
    parser.add_argument("--only", nargs="*", choices=[*(c.name for c in CASES), OUT_OF_CORPUS])
    parser.add_argument("--results", type=Path)
    arguments = parser.parse_args()
    figures: dict[str, Figures] = {}
    judged: dict[str, list[Judged]] = {}
    for case in CASES:
        if not arguments.only or case.name in arguments.only:
            figures[case.name], judged[case.name] = run(case, arguments.shared.resolve(), arguments.limit)
    if not arguments.only or OUT_OF_CORPUS in arguments.only:
        found = out_of_corpus(arguments.shared, arguments.limit)
        figures[OUT_OF_CORPUS], judged[OUT_OF_CORPUS] = found
    curves = refusing.sets(judged)
    if arguments.results or not arguments.only:
        write(arguments.results or RESULTS, figures, curves, arguments.limit)
    print(table(figures))
    print(refusing.table(curves))


def write(folder: Path, figures: dict[str, Figures], curves: list[refusing.Refusing], limit: int) -> None:
    """Write the figures, the results page and the plot."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = {**figures, "refusing": {curve.name: curve.figures() for curve in curves}}
    text = json.dumps(stored, ensure_ascii=False, indent=1) + "\n"
    (folder / "public_sets.json").write_text(text, "utf-8")
    (folder / "public_sets.md").write_text(page(figures, curves, limit), "utf-8")
    if curves:
        (folder / "refusing.svg").write_text(refusing.plot(curves), "utf-8")


def run(case: Case, shared: Path, limit: int) -> tuple[Figures, list[Judged]]:
    """Prepare, answer and grade one case; returns the grader's figures and what was refused how surely."""
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
        judged = refusing.judged(_lines(work / "gold.jsonl"), _lines(answers))
    print(f"{case.name}: done", file=sys.stderr)
    figures: Figures = json.loads(graded)
    return figures, judged


def _lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def out_of_corpus(shared: Path, limit: int) -> tuple[Figures, list[Judged]]:
    """Ask questions that none of the five articles touches; returns how many were refused, how surely."""
    with gzip.open(
        shared / "data" / "dev" / "simpleqa_out_of_corpus.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        questions = [json.loads(line)["question"] for line in file][:limit]
    bot = Youju.over_articles(read_paths([shared / "articles"]).articles)
    answers = [bot.ask(question) for question in questions]
    judged = [Judged(a.confidence, False, a.status is Status.ABSTAINED) for a in answers]
    share = round(100 * sum(j.refused for j in judged) / len(judged), 1)
    return {"n": len(judged), "rightly_abstained_pct": share}, judged


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


def page(figures: dict[str, Figures], curves: list[refusing.Refusing], limit: int) -> str:
    """Return the results page."""
    return (
        f"# Answer quality\n\nMeasured {datetime.now(UTC).date()} by"
        f" `python benchmarks/public_sets.py SHARED --limit {limit}`; percentages.\n"
        "`five` are the project's 63 development questions over five real articles; the others are\n"
        "public sets (the first questions of each), `out of corpus` questions that the five do not touch.\n"
        "No language model, no network.\n\n"
        f"{table(figures)}\n\n"
        "## What refusing costs\n\n"
        "![For every threshold the share of the unanswerable questions that is refused,"
        " over that of the answerable ones](refusing.svg)\n\n"
        f"{refusing.table(curves)}\n"
    )


if __name__ == "__main__":
    main()
