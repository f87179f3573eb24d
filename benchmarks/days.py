"""Questions about the days of several things: is what is concluded right, and what is left open?

    python -m benchmarks.days SHARED

Asks those of ChronoQA's questions that ask which of several things came first or last, or whether they fell
into one day, month or year, over all chunks of their half. Labels come from a model and are wrong in part; a
conclusion that differs is counted as wrong whoever is right. Both halves are shown: wordings were looked at
in the one that may be trained on, the other decides. Questions made of two of their names with deeds that
hardly anybody told of them show how often a conclusion is drawn from the days of something else. Writes
``results/days.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.article import Article, article_id
from index import Index, load_encoder
from rag import Answer, Status, Youju
from rag.answer import Support
from rag.asked_order import asked_order
from rag.kinds import Kind
from rag.names import names
from rag.orders import AskedOrder, Order

RESULTS = Path(__file__).parent / "results" / "days.md"
HALVES = {"looked at": "train/chronoqa.jsonl.gz", "held back": "dev/chronoqa.jsonl.gz"}
OUTCOMES = ("right", "wrong", "too rough", "left open", "read as others", "refused")
ALIKE = 0.85
"""Share of a thing's characters that an answer in other words has."""

DEEDS = ("结婚", "上市", "破产", "获奖", "失火", "出生", "毕业")
INVENTED = 60
"""Questions with made-up deeds, per half."""

SEED = 5
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
    invented: list[str] = []
    for half, file in HALVES.items():
        rows, bot = _asked_over(arguments.shared / "data" / file)
        found = outcomes(rows[: arguments.limit], bot)
        lines += [row(half, kind, found[kind]) for kind in ("first or last", "same")]
        drawn, made = concluded_of_invented([order for _, order in rows[: arguments.limit]], bot)
        invented.append(f"{half}: {drawn} of {made}")
    lines += ["", f"Conclusions drawn about deeds made up for two of the names: {'; '.join(invented)}."]
    RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))


def row(half: str, kind: str, counted: Counter[str]) -> str:
    """Return one row of the table, in shares."""
    n = counted.total()
    concluded = counted["right"] + counted["wrong"]
    shares = " | ".join(f"{100 * counted[o] / n:.0f} %" for o in OUTCOMES)
    return f"| {half} | {kind} | {n} | {shares} | {100 * counted['right'] / max(concluded, 1):.0f} % |"


def _asked_over(file: Path) -> tuple[list[tuple[dict[str, str], AskedOrder]], Youju]:
    """Return the questions of a half that ask about days, and a bot over all its chunks."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chunks = dict.fromkeys(str(chunk) for r in rows for chunk in r["golden_chunks"])
    articles = [Article(id=article_id("", c), title="", text=c, language="zh") for c in chunks]
    bot = Youju(Index.in_memory(articles, load_encoder("builtin")))
    return [(r, found) for r in rows if (found := asked_order(str(r["question"])))], bot


def outcomes(asked: Sequence[tuple[dict[str, str], AskedOrder]], bot: Youju) -> dict[str, Counter[str]]:
    """Ask the questions; returns how often each outcome came, by kind."""
    counted: dict[str, Counter[str]] = {"first or last": Counter(), "same": Counter()}
    for r, order in asked:
        kind = "same" if order.order is Order.SAME else "first or last"
        counted[kind][outcome(bot.ask(r["question"]), order, r["answer"].rstrip("。"))] += 1
    return counted


def concluded_of_invented(orders: Sequence[AskedOrder], bot: Youju) -> tuple[int, int]:
    """Ask which of two deeds made up for names came first; returns how many got a conclusion, of all."""
    dice = random.Random(SEED)  # noqa: S311 - repeatable questions
    named = [_name_in(thing) for order in orders for thing in order.ways[0]]
    known = list(dict.fromkeys(filter(None, named)))[: 2 * INVENTED]
    pairs = list(zip(known[::2], known[1::2], strict=False))
    drawn = 0
    for one, other in pairs:
        answer = bot.ask(f"{one}{dice.choice(DEEDS)}和{other}{dice.choice(DEEDS)}，哪个更早？")
        drawn += bool(answer.sentences) and answer.sentences[0].support is Support.CONCLUDED
    return drawn, len(pairs)


def _name_in(thing: str) -> str:
    return next((n.text for n in names(thing, "zh") if n.is_certain and n.kind is not Kind.PLACE), "")


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
