"""False premises: how many are named, and how many true ones are taken for false.

    python benchmarks/premises.py [--shared SHARED] [--limit 200]

Asks the labelled questions of ``premises.jsonl`` over the shipped articles: those of the half ``tuning`` were
looked at while the method was made, those of ``held`` were written afterwards and only measured. With SHARED,
the folder with ``eval/``, ``articles/`` and ``data/``, also the development questions, and the alarms that
questions of public sets raise over their own passages, each of whose premises is true. Writes
``benchmarks/results/premises.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from rag import Answer, Youju
from rag.answer import Reason

HERE = Path(__file__).parent
BESIDE = 3
"""Other passages given with the one that answers."""

Row = Mapping[str, Any]
Ask = Callable[[Row], Answer]


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--show", action="store_true", help="print each question that went wrong")
    arguments = parser.parse_args()
    sets = own_sets()
    if arguments.shared:
        sets |= shared_sets(arguments.shared, arguments.limit)
    figures = {
        name: measured(rows, ask, show=arguments.show)
        for name, (rows, ask) in sets.items()
        if not arguments.only or name in arguments.only
    }
    for name, found in figures.items():
        print(f"{name:16}", found)
    if not arguments.only and arguments.shared:
        (HERE / "results" / "premises.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def own_sets() -> dict[str, tuple[Sequence[Row], Ask]]:
    """Return the labelled questions over the shipped articles, by half."""
    bot = Youju.over_articles(read_paths([shipped_folder()]).articles)
    rows = [json.loads(line) for line in (HERE / "premises.jsonl").read_text("utf-8").splitlines()]
    halves = ("tuning", "held")
    return {
        half: ([r for r in rows if r["half"] == half], lambda r: bot.ask(r["question"])) for half in halves
    }


def shared_sets(shared: Path, limit: int) -> dict[str, tuple[Sequence[Row], Ask]]:
    """Return the development questions over their articles, and public ones over their own passages."""
    bot = Youju.over_articles(read_paths([shared / "articles"]).articles)
    kinds = {"false_premise": "false", "unanswerable": ""}
    dev = [json.loads(line) for line in (shared / "eval" / "dev.jsonl").read_text("utf-8").splitlines()]
    sets: dict[str, tuple[Sequence[Row], Ask]] = {
        "dev": (
            [{**row, "premise": premise} for row in dev if (premise := kinds.get(row["type"], "true"))],
            lambda r: bot.ask(r["question"], history=r.get("history", ())),
        )
    }
    for name, file, key in (
        ("cmrc", "cmrc2018_dev", "question"),
        ("drcd", "drcd_test", "question"),
        ("xquad zh", "xquad_zh_en", "question"),
        ("xquad en", "xquad_zh_en", "question_en"),
        ("chronoqa", "chronoqa", "question"),
    ):
        sets[name] = (
            _with_passages(shared / "data" / "dev" / f"{file}.jsonl.gz", key, limit),
            _over_passages,
        )
    return sets


def _with_passages(path: Path, key: str, limit: int) -> Sequence[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    step = max(1, len(rows) // limit)
    passages = [r.get("golden_chunks") or [r["context"]] for r in rows]
    return [
        {
            "question": rows[n][key],
            "premise": "true",
            "passages": [
                *passages[n],
                *(passages[(n + k * len(rows) // 7) % len(rows)][0] for k in range(1, BESIDE + 1)),
            ],
        }
        for n in range(0, len(rows), step)
    ][:limit]


def _over_passages(row: Row) -> Answer:
    return Youju.over_texts(list(dict.fromkeys(row["passages"]))).ask(row["question"])


def measured(rows: Sequence[Row], ask: Ask, *, show: bool) -> dict[str, float]:
    """Return how many questions of each kind are called false premises, and the shares."""
    named = [ask(row) for row in rows]
    if show:
        for row, answer in zip(rows, named, strict=True):
            if (row["premise"] == "false") != _is_named(answer):
                print(
                    row["premise"],
                    row["question"],
                    "|",
                    answer.reason.value,
                    [c.quote for c in answer.corrections],
                )
    false = [a for r, a in zip(rows, named, strict=True) if r["premise"] == "false"]
    true = [a for r, a in zip(rows, named, strict=True) if r["premise"] == "true"]
    says = [(r["says"], a) for r, a in zip(rows, named, strict=True) if r.get("says") and _is_named(a)]
    right = sum(any(say in c.quote for c in answer.corrections) for say, answer in says)
    return {
        "false premises": len(false),
        "named %": _percent(map(_is_named, false)),
        "shown rightly %": round(100 * right / max(len(says), 1), 1),
        "true premises": len(true),
        "called false %": _percent(map(_is_named, true)),
    }


def _is_named(answer: Answer) -> bool:
    return answer.reason is Reason.FALSE_PREMISE


def _percent(marks: Iterable[bool]) -> float:
    found = list(marks)
    return round(100 * sum(found) / max(len(found), 1), 1)


if __name__ == "__main__":
    main()
