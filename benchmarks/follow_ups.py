"""Are follow-ups understood? Dialogues over the shipped articles, asked in four ways side by side.

    python benchmarks/follow_ups.py [--show]

Each dialogue of ``follow_ups.jsonl`` is asked worded by hand as a question of its own, with the earlier
questions and answers, with the earlier questions alone, and without history. Half ``a`` was written before
the rules of ``rag/follow_up.py`` and they were chosen on it; half ``b`` was written afterwards.
Questions of type ``new_topic`` must get exactly the answer that they get without history.
Writes ``benchmarks/results/follow_ups.md``; ``--show`` prints how each question was understood.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from rag import Youju
from rag.answer import Answer
from rag.evaluate import grade_answer, read_eval_questions
from rag.evaluation_measures import EvalQuestion
from rag.follow_up import Turn

HERE = Path(__file__).parent
NEW_TOPIC = "new_topic"
HALVES = {"a": "chosen on", "b": "written afterwards"}


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A graded question with its half of the set and the wording that needs no history."""

    question: EvalQuestion
    half: str
    standalone: str

    @property
    def is_new_topic(self) -> bool:
        """Whether the question has nothing to do with those before it."""
        return self.question.type == NEW_TOPIC


def dialogues() -> list[Dialogue]:
    """Return the labelled dialogues."""
    lines = (HERE / "follow_ups.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    questions = read_eval_questions(lines)
    return [Dialogue(q, r["half"], r["standalone"]) for q, r in zip(questions, rows, strict=True)]


def by_hand(bot: Youju, dialogue: Dialogue) -> Answer:
    """Ask the hand-written standalone question."""
    return bot.ask(dialogue.standalone)


def after_answers(bot: Youju, dialogue: Dialogue) -> Answer:
    """Ask after a conversation: the earlier questions were asked and answered in turn."""
    turns: list[Turn] = []
    for earlier in dialogue.question.history:
        turns.append(Turn(earlier, bot.ask(earlier, history=turns).text))
    return bot.ask(dialogue.question.question, history=turns)


def after_questions(bot: Youju, dialogue: Dialogue) -> Answer:
    """Ask with the earlier questions alone, as scripts do."""
    return bot.ask(dialogue.question.question, history=dialogue.question.history)


def without_history(bot: Youju, dialogue: Dialogue) -> Answer:
    """Ask the bare question."""
    return bot.ask(dialogue.question.question)


WAYS: dict[str, Callable[[Youju, Dialogue], Answer]] = {
    "standalone, by hand": by_hand,
    "after questions and answers": after_answers,
    "after questions alone": after_questions,
    "without history": without_history,
}


def table(bot: Youju, asked: Sequence[Dialogue]) -> list[str]:
    """Return the Markdown table: evidence and facts per half, language and way of asking."""
    articles = {article.id: article for article in bot.articles()}
    lines = ["| half | language | follow-ups | asked | evidence in the top five | facts within 220 |"]
    lines.append("|---|---|---|---|---|---|")
    for half, name in HALVES.items():
        for language in ("zh", "en"):
            chosen = [d for d in asked if d.half == half and d.question.language == language]
            chosen = [d for d in chosen if not d.is_new_topic]
            for way, ask in WAYS.items():
                outcomes = [grade_answer(d.question, ask(bot, d), articles, ms=0).outcomes for d in chosen]
                shares = (
                    sum(o[measure][0] for o in outcomes) / max(len(outcomes), 1)
                    for measure in ("evidence_top5", "all_facts_220")
                )
                cells = (f"{half} ({name})", language, str(len(chosen)), way, *(f"{s:.0%}" for s in shares))
                lines.append(f"| {' | '.join(cells)} |")
    return lines


def dragged_back(bot: Youju, asked: Sequence[Dialogue]) -> tuple[int, list[str]]:
    """Return how many new topics there are, and those that history changes in ranking or in answer."""
    fresh = [d for d in asked if d.is_new_topic]
    changed = []
    for dialogue in fresh:
        bare = without_history(bot, dialogue)
        for ask in (after_answers, after_questions):
            answer = ask(bot, dialogue)
            if (answer.passages, answer.text) != (bare.passages, bare.text):
                changed.append(f"{dialogue.question.id}: {answer.standalone_question}")
    return len(fresh), changed


def main() -> None:
    """Measure and write the page, or show how each question is understood."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    bot = Youju.over_articles(read_paths([shipped_folder()]).articles)
    asked = dialogues()
    lines = table(bot, asked)
    count, changed = dragged_back(bot, asked)
    lines += ["", f"New topics: {count}; changed by what was asked before: {len(changed)}.", *changed]
    print("\n".join(lines))
    if arguments.show:
        show(bot, asked)
        return
    head = f"# Follow-ups\n\nMeasured {datetime.now(UTC).date()} by `python benchmarks/follow_ups.py`.\n"
    (HERE / "results" / "follow_ups.md").write_text("\n".join([head, *lines]) + "\n", "utf-8")


def show(bot: Youju, asked: Sequence[Dialogue]) -> None:
    """Print each question as understood with answers and without, with its grades."""
    articles = {article.id: article for article in bot.articles()}
    for dialogue in asked:
        print(f"\n{dialogue.question.id} {dialogue.question.history} → {dialogue.question.question}")
        for way, ask in WAYS.items():
            answer = ask(bot, dialogue)
            outcomes = grade_answer(dialogue.question, answer, articles, ms=0).outcomes
            marks = "".join("✓" if outcomes[m][0] else "✗" for m in ("evidence_top5", "all_facts_220"))
            print(f"  {marks} {way}: {answer.standalone_question}")


if __name__ == "__main__":
    main()
