"""Support marks: how many sentences made false by rule are caught, and how many true ones raise an alarm.

    python -m benchmarks.marks [--articles FOLDER] [--seeds 3] [--most 250] [--show]

Each sentence of the articles (the shipped ones when no folder is given) is a quote. It is cited by itself
said otherwise (``training/claims/restating.py``), which stays true, and made false (``mutations.py``).
Caught: marked neither verbatim nor supported. Alarm: a true one marked so. Writes
``benchmarks/results/marks.md`` for the shipped articles.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from corpus.article import Article, Language
from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from rag.answer import Support
from rag.reading import evidence
from rag.supporting import support_of
from training.claims.mutations import mutated, places
from training.claims.restating import restated

RESULTS = Path(__file__).parent / "results" / "marks.md"
SHORTEST, LONGEST = 12, 200
FIRM = (Support.VERBATIM, Support.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence that cites another: how it was made of it, whether it still holds, and its mark."""

    way: str
    language: Language
    is_true: bool
    is_firm: bool
    text: str
    quote: str


def cases(
    articles: list[Article], dice: random.Random, most: int
) -> Iterator[tuple[str, str, bool, Language, str]]:
    """Yield quote, sentence, whether it still holds, language and way: two true, two false of each."""
    found = []
    for article in articles:
        told = [article.text[s.start : s.end] for s in evidence(article.text)]
        found += [p for p in places(told, article.language) if SHORTEST <= len(p.text) <= LONGEST]
    dice.shuffle(found)
    for place in found[:most]:
        for is_true, ways in (
            (True, restated(place.text, place.language, dice)),
            (False, mutated(place, dice)),
        ):
            for way in dice.sample(sorted(ways), min(2, len(ways))):
                yield place.text, ways[way], is_true, place.language, way


def marked(articles: list[Article], seed: int, most: int) -> list[Marked]:
    """Mark every case of one seed."""
    dice = random.Random(seed)  # noqa: S311 - seeded sampling is not cryptography
    return [
        Marked(way, language, is_true, support_of(text, [quote]) in FIRM, text, quote)
        for quote, text, is_true, language, way in cases(articles, dice, most)
    ]


def rates(found: list[Marked]) -> tuple[float, float]:
    """Return the shares caught and alarmed, in percent."""
    false = [not m.is_firm for m in found if not m.is_true]
    true = [not m.is_firm for m in found if m.is_true]
    return 100 * sum(false) / max(len(false), 1), 100 * sum(true) / max(len(true), 1)


def table(runs: list[list[Marked]], title: str) -> str:
    """Return the figures as Markdown: over all seeds, by language and by way."""
    lines = [f"### {title}", "", "| | caught | false alarms | sentences |", "|---|---|---|---|"]
    for name, kept in (("all", ("zh", "en")), ("Chinese", ("zh",)), ("English", ("en",))):
        by_seed = [rates([m for m in run if m.language in kept]) for run in runs]
        caught, alarms = ([pair[n] for pair in by_seed] for n in (0, 1))
        count = sum(m.language in kept for run in runs for m in run)
        lines.append(f"| {name} | {_spread(caught)} | {_spread(alarms)} | {count} |")
    ways: dict[tuple[bool, str], list[Marked]] = defaultdict(list)
    for m in (m for run in runs for m in run):
        ways[m.is_true, m.way].append(m)
    lines += [
        "",
        "| made false by | caught | n | | said otherwise by | alarms | n |",
        "|---|---|---|---|---|---|---|",
    ]
    false = [_row(way, own) for (is_true, way), own in sorted(ways.items()) if not is_true]
    true = [_row(way, own) for (is_true, way), own in sorted(ways.items()) if is_true]
    for n in range(max(len(false), len(true))):
        left, right = (rows[n] if n < len(rows) else "| | | " for rows in (false, true))
        lines.append(f"{left}| {right}|")
    return "\n".join(lines) + "\n"


def _row(way: str, own: list[Marked]) -> str:
    share = 100 * sum(not m.is_firm for m in own) / len(own)
    return f"| {way} | {share:.0f} % | {len(own)} "


def _spread(values: list[float]) -> str:
    return f"{mean(values):.1f} % ({min(values):.1f}–{max(values):.1f})"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--most", type=int, default=250)
    parser.add_argument(
        "--show", action="store_true", help="print what was not caught and what raised an alarm"
    )
    arguments = parser.parse_args()
    folder = arguments.articles or shipped_folder()
    articles = list(read_paths([folder]).articles)
    runs = [marked(articles, seed, arguments.most) for seed in range(arguments.seeds)]
    if arguments.show:
        for m in runs[0]:
            if m.is_true != m.is_firm:
                print("ALARM " if m.is_true else "MISSED", m.way, "|", m.text, "|", m.quote)
    text = table(runs, "Shipped articles" if not arguments.articles else str(arguments.articles.name))
    print(text)
    if not arguments.articles:
        RESULTS.write_text(
            f"# Support marks\n\n{arguments.seeds} seeds: mean (least–most).\n\n{text}", "utf-8"
        )


if __name__ == "__main__":
    main()
