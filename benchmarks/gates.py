"""The short benchmarks that CI holds: quality against the stored baseline, a cold answer as a ratio.

    python benchmarks/gates.py [SHARED] [--pages DIR] [--update]

Needs nothing but the repository. With SHARED, or its path in ``YOUJU_SHARED``, the development questions
there (``eval/dev.jsonl`` over ``articles/``) are held to their baseline too. ``--pages`` keeps the evaluation
pages, ``--update`` stores new baselines. Exits 1 and names the gate when one does not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cold_start
import fusion
import marks

from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from index import Index
from index.fusion import SAME_LANGUAGE

HERE = Path(__file__).parent
MOST_OF_IMPORT = 0.5
"""``youju ask`` may take at most this share of the time of ``import sentence_transformers``."""


ONE_QUESTION = 1.0
"""What the fusion's sum of reciprocal ranks may lose: the rank of one question of a small set."""


QUOTES = 120
"""Sentences of the shipped articles that are restated and made false for the gate of support marks."""

LEAST_CAUGHT, MOST_ALARMS = 92.0, 6.0
"""Percent; the aim is 95 at 3, and some 200 sentences of each kind leave so much to chance."""


def quality(pages: Path | None, update: bool) -> str:
    """Return why the answers over the shipped articles are worse than the stored baseline; empty when not."""
    return _evaluated([str(HERE / "questions.jsonl")], "baseline", pages, update)


def development(shared: Path, pages: Path | None, update: bool) -> str:
    """Return why the answers over the development articles are worse than their baseline; empty when not."""
    with tempfile.TemporaryDirectory() as folder:
        index = ["--index", str(Path(folder) / "index")]
        build = [sys.executable, "-m", "ui.cli", "index", "build", str(shared / "articles"), *index]
        subprocess.run(build, check=True)
        return _evaluated([str(shared / "eval" / "dev.jsonl"), *index], "baseline_dev", pages, update)


def _evaluated(asked: list[str], baseline: str, pages: Path | None, update: bool) -> str:
    command = [sys.executable, "-m", "ui.cli", "eval", *asked, "--baseline", str(HERE / f"{baseline}.json")]
    command += ["--html", str(pages / f"{baseline}.html")] if pages else []
    done = subprocess.run([*command, *(["--update-baseline"] if update else [])], check=False)
    worse = f"answers are worse than benchmarks/{baseline}.json by more than noise"
    return "" if done.returncode == 0 else worse


def arms() -> str:
    """Return for which language the fusion ranks evidence worse than its better arm; empty for none."""
    rows = [json.loads(line) for line in (HERE / "questions.jsonl").read_text("utf-8").splitlines()]
    articles = read_paths([shipped_folder()]).articles
    for language in ("zh", "en"):
        index = Index.in_memory([a for a in articles if a.language == language])
        asked = [r for r in rows if r["lang"] == language and r["answers"]]
        judged = fusion.judge_by_evidence(index, asked)
        lexical, dense = (fusion.figures(fusion.ranks(judged, None, arm))[0] for arm in ("lexical", "dense"))
        fused = fusion.figures(fusion.ranks(judged, SAME_LANGUAGE))[0]
        means = f"lexical {lexical:.3f}, dense {dense:.3f}, fused {fused:.3f}"
        print(f"MRR {language}: {means} ({len(judged)} questions)")
        if fused < max(lexical, dense) - ONE_QUESTION / len(judged):
            return f"the fusion is worse than its better arm for {language}"
    return ""


def support_marks() -> str:
    """Return why support marks catch too little or cry wolf; empty when not."""
    articles = list(read_paths([shipped_folder()]).articles)
    caught, alarms = marks.rates(marks.marked(articles, seed=0, most=QUOTES))
    print(f"support marks: {caught:.1f} % caught, {alarms:.1f} % false alarms")
    is_good = caught >= LEAST_CAUGHT and alarms <= MOST_ALARMS
    return "" if is_good else f"{caught:.1f} % caught at {alarms:.1f} % false alarms"


def cold() -> str:
    """Return why a cold answer is too slow or imports too much; empty when not."""
    ask, imported = cold_start.measure(3)
    ratio = statistics.median(a / b for a, b in zip(ask, imported, strict=True))
    print(f"cold answer / import sentence_transformers: {ratio:.2f} (at most {MOST_OF_IMPORT})")
    heavy = cold_start.heavy_modules()
    if heavy:
        return f"youju ask imports {', '.join(heavy)}"
    return (
        ""
        if ratio < MOST_OF_IMPORT
        else f"a cold answer takes {ratio:.2f} of importing sentence_transformers"
    )


def main() -> int:
    """Hold every gate; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, nargs="?", default=os.environ.get("YOUJU_SHARED"))
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    if given.pages:
        given.pages.mkdir(parents=True, exist_ok=True)
    gates: dict[str, Callable[[], str]] = {"quality": partial(quality, given.pages, given.update)}
    if given.shared:
        gates["development"] = partial(development, Path(given.shared), given.pages, given.update)
    gates |= {} if given.update else {"arms": arms, "marks": support_marks, "cold": cold}
    failures = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["YOUJU_HOME"] = home
        for name, gate in gates.items():
            why = gate()
            print(f"gate {name}: {'FAILED: ' + why if why else 'held'}", flush=True)
            failures += [why] if why else []
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
