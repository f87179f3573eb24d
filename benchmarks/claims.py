"""Claims checked against other texts: verdicts on true, altered and invented ones.

    python -m benchmarks.claims SHARED [--limit 150] [--show SET]

The sets are those of ``benchmarks/claim_sets.py``. Writes ``benchmarks/results/claims.md``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.claim_sets import VERDICTS, KnownClaim, continuations, dated, facts, reports, shares
from rag import Youju
from rag.claim_figures import encoder

RESULTS = Path(__file__).parent / "results" / "claims.md"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--limit", type=int, default=150)
    parser.add_argument("--show", default="")
    arguments = parser.parse_args()
    sets = {
        "reports": list(reports(arguments.shared)),
        "facts": list(facts(arguments.shared)),
        "dated": list(dated(arguments.shared, arguments.limit)),
        "continuations": list(continuations(arguments.shared, arguments.limit)),
    }
    parts = [
        f"# Claims\n\nVerdicts in percent.\n\n| set | claims | n | {' | '.join(VERDICTS)} |",
        "|---|---|---|---|---|---|---|",
    ]
    times: list[float] = []
    for name, claims in sets.items():
        verdicts = [_verdict(c, times, show=arguments.show == name) for c in claims]
        for kind, row in shares([c.kind for c in claims], verdicts).items():
            parts.append(
                f"| {name} | {kind} | {row['n']:.0f} | {' | '.join(str(row[v]) for v in VERDICTS)} |"
            )
    parts.append(
        f"\nMedian time of a claim over {_texts(sets['reports'])} texts and less: {median(times):.0f} ms."
    )
    text = "\n".join(parts) + "\n"
    print(text)
    RESULTS.write_text(text, "utf-8")


def _texts(claims: Sequence[KnownClaim]) -> int:
    return max(len(c.texts) for c in claims)


def _verdict(claim: KnownClaim, times: list[float], *, show: bool) -> str:
    bot = Youju.over_texts(claim.texts, encoder=encoder())
    begin = time.perf_counter()
    found = bot.check(claim.claim)
    times.append(1000 * (time.perf_counter() - begin))
    if show:
        scores = [(s.support, s.contradiction) for s in found.statements]
        print(
            claim.kind,
            found.verdict.value,
            found.because.value,
            scores,
            claim.claim[:120],
            "|",
            [c.quote[:120] for c in found.citations],
        )
    return found.verdict.value


if __name__ == "__main__":
    main()
