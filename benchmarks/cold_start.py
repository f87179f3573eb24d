"""From process start to a cited answer, against importing sentence-transformers in the same environment.

    python benchmarks/cold_start.py [--runs 5]

Both are timed in turn, A B A B …, as whole processes; the ratio is taken pair by pair, since
machines are noisy.
Also tells which heavy modules the first imported (it must be neither torch nor gradio).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

ASK = [sys.executable, "-m", "ui.cli", "ask", "Sharma 为什么辞职？"]
IMPORT = [sys.executable, "-c", "import sentence_transformers"]
HEAVY = ("torch", "gradio", "sentence_transformers", "transformers")


def seconds(command: list[str]) -> float:
    """Return the wall-clock seconds of a whole process."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure(runs: int) -> tuple[list[float], list[float]]:
    """Return the times of both commands over so many runs, after one warm-up each."""
    seconds(ASK)  # also makes the default index
    seconds(IMPORT)
    pairs = [(seconds(ASK), seconds(IMPORT)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def heavy_modules() -> list[str]:
    """Return which heavy modules ``youju ask`` imports."""
    code = (
        "import sys; from ui.cli import main; sys.argv = ['youju', 'ask', 'Sharma 为什么辞职？']\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return [name for name in HEAVY if f"'{name}'" in found.stderr.splitlines()[-1]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        os.environ["YOUJU_HOME"] = home
        ask, imported = measure(runs)
        heavy = heavy_modules()
    ratios = [a / b for a, b in zip(ask, imported, strict=True)]
    for name, values in (("youju ask", ask), ("import sentence_transformers", imported), ("ratio", ratios)):
        print(
            f"{name:30} min {min(values):.2f}  median {statistics.median(values):.2f}  max {max(values):.2f}"
        )
    print("heavy modules imported by youju ask:", heavy or "none")


if __name__ == "__main__":
    main()
