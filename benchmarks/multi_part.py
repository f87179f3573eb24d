"""Is the evidence of each part found when a question asks for several things at once?

    python -m benchmarks.multi_part

Asks ``benchmarks/multi_part.jsonl`` over the shipped articles. Every string under ``evidence`` is to
stand in one of the first five passages that the answer names as considered, and in what it quotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from index import Index, load_encoder
from rag import Youju
from rag.question import parts

QUESTIONS = Path(__file__).parent / "multi_part.jsonl"


def main() -> None:
    """Print how each question is split and what is missing, then the share with all evidence."""
    bot = Youju(Index.in_memory(read_paths([shipped_folder()]).articles, load_encoder("builtin")))
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    for language in ("zh", "en"):
        asked = [r for r in rows if r["lang"] == language]
        retrieved = quoted = 0
        for row in asked:
            answer = bot.ask(row["question"])
            retrieved += not _missing(row["evidence"], [p.text for p in answer.passages[:5]])
            unquoted = _missing(row["evidence"], [c.quote for c in answer.citations])
            quoted += not unquoted
            print(row["id"], len(parts(row["question"])), "parts; unquoted:", *unquoted)
        print(f"{language}: of {len(asked)}, all evidence in the first five {retrieved}, quoted {quoted}")


def _missing(evidence: Sequence[str], texts: Iterable[str]) -> list[str]:
    found = "".join("".join(texts).split())
    return [e for e in evidence if "".join(e.split()) not in found]


if __name__ == "__main__":
    main()
