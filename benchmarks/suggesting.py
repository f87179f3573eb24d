"""Are suggested questions answered when they are asked, how many are there, and how long do they take?

    python -m benchmarks.suggesting [INDEX QUESTIONS.jsonl] [--show]

Asks each question (``{"question", "history"?}`` a line; without arguments our own over the shipped articles),
takes what is suggested after its answer, and asks that of a bot that remembers nothing, as the page does: as
the next question of the conversation. ``--show`` prints the suggestions, to be read.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from rag import Status, Youju
from rag.suggesting import as_turn

QUESTIONS = Path(__file__).parent / "questions.jsonl"


def main(arguments: Sequence[str]) -> None:
    """Print the share of suggestions that are answered, how many questions have some, and seconds."""
    given = [a for a in arguments if a != "--show"]
    questions = Path(given[1]) if given else QUESTIONS
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    measure(lambda: _bot(given[0] if given else ""), rows, shows="--show" in arguments)


def _bot(folder: str) -> Youju:
    return Youju.open(folder) if folder else Youju.over_articles(read_paths([shipped_folder()]).articles)


def measure(fresh: Callable[[], Youju], rows: Sequence[Mapping[str, object]], *, shows: bool) -> None:
    """Suggest after each question and ask what was suggested."""
    bot, other = fresh(), fresh()
    bot.ask("谁？Who?")  # what is loaded once is nobody's time
    seconds, suggested, answered, without = [], 0, 0, 0
    for row in rows:
        history = [str(h) for h in row.get("history") or ()]  # type: ignore[attr-defined]
        answer = bot.ask(str(row["question"]), history=history)
        begin = time.perf_counter()
        found = bot.suggest(answer, history=history)
        seconds.append(time.perf_counter() - begin)
        without += not found
        for question in found:
            after = other.ask(question, history=[*history, as_turn(answer)])
            suggested, answered = suggested + 1, answered + (after.status is Status.ANSWERED)
            if shows:
                print(question)
    print(
        f"{len(rows)} questions, {without} without a suggestion; {suggested} suggested, {answered} answered"
    )
    print(f"seconds: median {median(seconds):.2f}, greatest {max(seconds):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
