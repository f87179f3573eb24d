"""Conflicts between reports of one event: the invented ones that are found, and those that come out anyway.

    python -m benchmarks.conflicts SHARED [--texts 16000] [--half tuning] [--show]

Pairs of reports are found in ``SHARED/data/scale``. In one of two a figure, date, name or reason that both
tell is replaced; then each sentence of the other is laid beside it as an answer's quote would be. Of pairs as
they are, ``--show`` prints what conflicts: reading tells which are true. The halves are told apart by the
texts' hashes; ``held`` was only measured. Writes ``benchmarks/results/conflicts.md``.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.event_pairs import SEED, Pair, event_pairs
from corpus.article import Article, article_id
from corpus.sentences import sentences
from index import Index
from rag.answer import Conflict
from rag.comparable import is_comparable
from rag.composing import cite
from rag.conflicts import LONGEST, conflicts
from rag.features import Sentence, Window, bag_of
from rag.names import Name
from rag.points import Point, PointKind, State, points, state_in
from rag.reading import windows_of
from rag.reasons import reasons
from rag.retrieval import Retrieved
from rag.same_event import Told
from rag.span_reader import span_reader
from training.claims.mutations import Place, other_date, other_figure

RESULTS = Path(__file__).parent / "results" / "conflicts.md"
KINDS = ("figure", "date", "name", "reason")
SHORTEST = 12
SHORT = 3
"""Characters of a name up to which its end says nothing: 东湖区 stands for 南港区, 王强 for 李明."""

TOLD_TWICE = 0.4
"""Share of the tokens of the shorter of two sentences that both have when they tell the same."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A pair whose second report tells something otherwise: the first's ``quote`` says ``old``."""

    kind: str
    pair: Pair
    quote: Sentence
    old: str
    new: str


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--texts", type=int, default=16_000)
    parser.add_argument("--half", choices=("tuning", "held"))
    parser.add_argument("--show", action="store_true", help="print each conflict, and what was not found")
    arguments = parser.parse_args()
    pairs = event_pairs(arguments.shared / "data" / "scale" / "crud_news.jsonl.gz", arguments.texts)
    lines = ["# Conflicts between reports of one event", ""]
    for half in (arguments.half,) if arguments.half else ("tuning", "held"):
        own = [p for p in pairs if (int(p.first.id[-1], 16) % 2 == 0) == (half == "tuning")]
        lines += [f"## {half}: {len(own)} pairs", "", *_invented(own, show=arguments.show)]
        lines += ["", *_natural(own, show=arguments.show), ""]
    print("\n".join(lines))
    if not arguments.half:
        RESULTS.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


# ---- invented ---------------------------------------------------------------------------------------


def _invented(pairs: Sequence[Pair], *, show: bool) -> list[str]:
    dice = random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography
    cases = [case for pair in pairs for case in _altered(pair, pairs, dice)]
    lines = ["| invented | n | found % |", "|---|---|---|"]
    for kind in KINDS:
        own = [c for c in cases if c.kind == kind]
        index = Index.in_memory([a for c in own for a in (c.pair.first, c.pair.second)]) if own else None
        found = [_is_found(index, c, show=show) for c in own] if index else []
        lines.append(f"| {kind} | {len(own)} | {100 * sum(found) / max(len(own), 1):.0f} |")
    return lines


def _is_found(index: Index, case: Altered, *, show: bool) -> bool:
    quote = cite(1, case.quote, case.pair.first)
    found = conflicts(index, [quote], _windows(index, case.pair.second), span_reader())
    is_found = any(case.new in s.value or s.value in case.new for c in found for s in c.sides)
    if show and not is_found:
        print("NOT FOUND", case.kind, case.old, "->", case.new, "|", case.quote.text[:200])
    return is_found


def _altered(pair: Pair, pairs: Sequence[Pair], dice: random.Random) -> Iterator[Altered]:
    """Yield for each kind one value that both reports tell and the second one now otherwise."""
    done: set[str] = set()
    for quote in _sentences(pair.first):
        for there in _sentences(pair.second):
            if _share(quote.text, there.text) < TOLD_TWICE:
                continue
            for kind, old, new in _changes(quote, there, pair, pairs, dice):
                text = pair.second.text.replace(old, new)
                if kind not in done and text != pair.second.text:
                    done.add(kind)
                    second = replace(pair.second, id=article_id("", text), text=text)
                    yield Altered(kind, Pair(pair.first, second), quote, old, new)


def _changes(
    quote: Sentence, there: Sentence, pair: Pair, pairs: Sequence[Pair], dice: random.Random
) -> Iterator[tuple[str, str, str]]:
    """Yield kind, old and new words of what both sentences tell."""
    told = _told(pair.second, there.text)
    for point in points(there.text, "zh"):
        if not is_comparable(point, told) or state_in(point, quote.text, ()) is not State.SAME:
            continue
        new = _other_value(point, there.text, pairs, dice)
        if new and new not in pair.first.text:
            yield point.kind.value, point.printed, new
    for own in reasons(there.text, "zh"):
        if reasons(quote.text, "zh"):
            yield "reason", there.text[own.start : own.end], _other_reason(pairs, dice)


def _other_value(point: Point, text: str, pairs: Sequence[Pair], dice: random.Random) -> str:
    if isinstance(point.value, Name):
        return _other_name(point, pairs, dice)
    change = other_figure if point.kind is PointKind.FIGURE else other_date
    printed = text[point.start : point.end]
    return change(Place(printed, "zh", ()), dice)


def _other_name(point: Point, pairs: Sequence[Pair], dice: random.Random) -> str:
    for _ in range(60):
        article = dice.choice(pairs).first
        for other in points(article.text[:400], "zh"):
            a, b = point.value, other.value
            is_same_sort = isinstance(a, Name) and isinstance(b, Name) and a.kind is b.kind
            is_short = len(point.printed) <= SHORT and len(other.printed) <= SHORT
            if is_same_sort and (is_short or other.printed[-1] == point.printed[-1]):
                return other.printed
    return ""


def _other_reason(pairs: Sequence[Pair], dice: random.Random) -> str:
    while True:
        for sentence in _sentences(dice.choice(pairs).first):
            for found in reasons(sentence.text, "zh"):
                return sentence.text[found.start : found.end]


# ---- as they are ------------------------------------------------------------------------------------


def _natural(pairs: Sequence[Pair], *, show: bool) -> list[str]:
    index = Index.in_memory([a for p in pairs for a in (p.first, p.second)])
    seen: set[frozenset[str]] = set()
    times: list[float] = []
    counts = dict.fromkeys(KINDS, 0)
    for pair in pairs:
        windows = _windows(index, pair.second)
        for sentence in _sentences(pair.first):
            begin = time.perf_counter()
            found = conflicts(index, [cite(1, sentence, pair.first)], windows, span_reader())
            times.append(1000 * (time.perf_counter() - begin))
            for conflict in found:
                values = frozenset(s.value for s in conflict.sides)
                if values not in seen:
                    seen.add(values)
                    counts[conflict.kind] += 1
                    _shown(conflict, show=show)
    told = ", ".join(f"{n} of a {kind}" for kind, n in counts.items())
    return [f"As they are: {len(times)} quotes, {told}; {median(times):.1f} ms a quote (median)."]


def _shown(conflict: Conflict, *, show: bool) -> None:
    if show:
        print(f"[{conflict.kind}]")
        for side in conflict.sides:
            print("   ", side.value, "|", side.citation.published, side.citation.quote[:200])


# ---- both -------------------------------------------------------------------------------------------


def _sentences(article: Article) -> list[Sentence]:
    spans = [s for s in sentences(article.text) if SHORTEST <= s.end - s.start <= LONGEST]
    return [
        Sentence(
            article_id=article.id,
            start=s.start,
            end=s.end,
            text=article.text[s.start : s.end],
            passage_rank=0,
            passage_score=1.0,
            position=0.0,
        )
        for s in spans
    ]


def _windows(index: Index, article: Article) -> list[Window]:
    return windows_of(
        [
            Retrieved(
                ordinal=n,
                passage=p,
                article=article,
                score=1.0,
                lexical_rank=None,
                dense_rank=None,
                lexical_score=0.0,
                dense_score=None,
            )
            for n, p in index.passages_of(article.id)
        ]
    )


def _told(article: Article, text: str) -> Told:
    return Told(
        text=text,
        language="zh",
        around="",
        opening=article.text[:200],
        article=article.text,
        published=article.published,
    )


def _share(one: str, other: str) -> float:
    a, b = bag_of(one), bag_of(other)
    return len(a & b) / max(min(len(a), len(b)), 1)


if __name__ == "__main__":
    main()
