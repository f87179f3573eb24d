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
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from index import Index
from rag.answer import Conflict
from rag.composing import cite
from rag.conflicts import conflicts
from training.conflicts.altered import Altered, all_windows, altered, quotable
from training.conflicts.event_pairs import SEED, Pair, event_pairs

RESULTS = Path(__file__).parent / "results" / "conflicts.md"
KINDS = ("figure", "date", "name", "reason")


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
    pairs = event_pairs(arguments.shared / "data" / "scale" / "crud_news.jsonl.gz", slice(arguments.texts))
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
    cases = [case for pair in pairs for case in altered(pair, pairs, dice)]
    lines = ["| invented | n | found % |", "|---|---|---|"]
    for kind in KINDS:
        own = [c for c in cases if c.kind == kind]
        index = Index.in_memory([a for c in own for a in (c.pair.first, c.pair.second)]) if own else None
        found = [_is_found(index, c, show=show) for c in own] if index else []
        lines.append(f"| {kind} | {len(own)} | {100 * sum(found) / max(len(own), 1):.0f} |")
    return lines


def _is_found(index: Index, case: Altered, *, show: bool) -> bool:
    quote = cite(1, case.quote, case.pair.first)
    found = conflicts(index, [quote], all_windows(index, case.pair.second))
    is_found = any(case.new in s.value or s.value in case.new for c in found for s in c.sides)
    if show and not is_found:
        print("NOT FOUND", case.kind, case.old, "->", case.new, "|", case.quote.text[:200])
    return is_found


# ---- as they are ------------------------------------------------------------------------------------


def _natural(pairs: Sequence[Pair], *, show: bool) -> list[str]:
    index = Index.in_memory([a for p in pairs for a in (p.first, p.second)])
    seen: set[frozenset[str]] = set()
    times: list[float] = []
    counts = dict.fromkeys(KINDS, 0)
    for pair in pairs:
        windows = all_windows(index, pair.second)
        for sentence in quotable(pair.first):
            begin = time.perf_counter()
            found = conflicts(index, [cite(1, sentence, pair.first)], windows)
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


if __name__ == "__main__":
    main()
