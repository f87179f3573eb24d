"""Questions about the days of several things: is what is concluded right, and what is left open?

    python -m benchmarks.days SHARED

Asks those of ChronoQA's questions that ask which of several things came first or last, or whether they fell
into one day, month or year, over all chunks of their half. Labels come from a model and are wrong in part; a
conclusion that differs is counted as wrong whoever is right. Both halves are shown: wordings were looked at
in the one that may be trained on, the other decides. Writes ``results/days.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from corpus.article import Article, article_id
from index import Index, load_encoder
from rag import Answer, Status, Youju
from rag.answer import Support
from rag.asked_order import asked_order
from rag.orders import AskedOrder, Order

RESULTS = Path(__file__).parent / "results" / "days.md"
HALVES = {"looked at": "train/chronoqa.jsonl.gz", "held back": "dev/chronoqa.jsonl.gz"}
OUTCOMES = ("right", "wrong", "too rough", "left open", "read as others", "refused")
ALIKE = 0.85
"""Share of a thing's characters that an answer in other words has."""

_SAID = {"是的": "是的", "是": "是的", "不是": "不是", "否": "不是"}


def main() -> None:
    """Ask, compare, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--limit", type=int, default=400, help="questions of a half")
    arguments = parser.parse_args()
    lines = [
        "# Questions about the days of several things",
        "",
        "ChronoQA's questions after the first, the last or the same day, month or year.",
        "Made by `python -m benchmarks.days SHARED`.",
        "",
        f"| half | asked for | n | {' | '.join(OUTCOMES)} | right of those concluded |",
        f"|---|---|---|{'---|' * (len(OUTCOMES) + 1)}",
    ]
    for half, file in HALVES.items():
        found = outcomes(arguments.shared / "data" / file, arguments.limit)
        for kind in ("first or last", "same"):
            lines.append(row(half, kind, found[kind]))
    RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))


def row(half: str, kind: str, counted: Counter[str]) -> str:
    """Return one row of the table, in shares."""
    n = counted.total()
    concluded = counted["right"] + counted["wrong"]
    shares = " | ".join(f"{100 * counted[o] / n:.0f} %" for o in OUTCOMES)
    return f"| {half} | {kind} | {n} | {shares} | {100 * counted['right'] / max(concluded, 1):.0f} % |"


def outcomes(file: Path, limit: int) -> dict[str, Counter[str]]:
    """Ask the questions of a half over all its chunks; returns how often each outcome came, by kind."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chunks = dict.fromkeys(str(chunk) for r in rows for chunk in r["golden_chunks"])
    articles = [Article(id=article_id("", c), title="", text=c, language="zh") for c in chunks]
    bot = Youju(Index.in_memory(articles, load_encoder("builtin")))
    asked = [(r, found) for r in rows if (found := asked_order(str(r["question"])))]
    counted: dict[str, Counter[str]] = {"first or last": Counter(), "same": Counter()}
    for r, order in asked[:limit]:
        kind = "same" if order.order is Order.SAME else "first or last"
        counted[kind][outcome(bot.ask(str(r["question"])), order, str(r["answer"]).rstrip("。"))] += 1
    return counted


def outcome(answer: Answer, order: AskedOrder, label: str) -> str:
    """Return what became of a question."""
    if answer.status is Status.ABSTAINED:
        return "refused"
    first = answer.sentences[0]
    if first.support is not Support.CONCLUDED or first.focus is None:
        return "left open" if answer.status is Status.PARTIAL else "read as others"
    said = first.text[slice(*first.focus)]
    if "分不出来" in said:
        return "too rough"
    if order.order is Order.SAME:
        return "right" if _SAID.get(label) == said else "wrong"
    thing = "".join(said.rsplit("（", 1)[0].split())
    named = sum(c in label for c in thing) / len(thing)
    return "right" if thing in "".join(label.split()) or named >= ALIKE else "wrong"


if __name__ == "__main__":
    main()
