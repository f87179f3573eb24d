"""Grading answers against a set of questions whose facts, evidence and refusals are known.

A figure is the sum of a measure (:mod:`rag.evaluation_measures`) over a group of questions, with its 95 %
Wilson interval. Knows nothing of tables and plots (:mod:`rag.evaluation_report`) nor of baselines
(:mod:`rag.evaluation_gate`).
"""

from __future__ import annotations

import json
import math
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from corpus.article import Article
from corpus.errors import InputError
from rag.answer import Answer
from rag.batch import Answerer
from rag.evaluation_measures import MEASURES, EvalQuestion, Measure, Outcome

REPORT_FORMAT = 1
_Z95 = 1.959964  # standard normal quantile of 97.5 %


class EvaluatedBot(Answerer, Protocol):
    """What is graded: it answers, and shows the articles that its quotes must stand in."""

    def articles(self) -> tuple[Article, ...]:
        """Return all articles of the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What one question got; ``outcomes`` maps the name of each measure that applies to (hits, out of)."""

    id: str
    language: str
    type: str
    question: str
    status: str
    reason: str
    text: str
    expected: str
    ms: float
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure over a group of questions: ``hits`` of ``total``, with its 95 % Wilson interval."""

    measure: str
    group: str
    hits: int
    total: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All grades of a run; figures are derived from them."""

    grades: tuple[Grade, ...]
    index_id: str = ""
    format: int = REPORT_FORMAT

    def figures(self) -> tuple[Figure, ...]:
        """Return each measure over all questions, per language and per type, where it applies."""
        groups = dict.fromkeys(group for grade in self.grades for group in groups_of(grade))
        found = (_figure(self.grades, measure, group) for group in groups for measure in MEASURES)
        return tuple(figure for figure in found if figure is not None)

    def milliseconds(self) -> tuple[float, float]:
        """Return median and 95th percentile of the time per question."""
        times = sorted(grade.ms for grade in self.grades)
        return statistics.median(times), times[max(0, math.ceil(0.95 * len(times)) - 1)]

    def as_json(self) -> str:
        """Return everything as JSON; the same text serves as a baseline."""
        p50, p95 = self.milliseconds()
        report = {
            "format": self.format,
            "index": self.index_id,
            "questions": len(self.grades),
            "ms": {"p50": round(p50, 2), "p95": round(p95, 2)},
            "figures": [asdict(figure) for figure in self.figures()],
            "grades": [asdict(grade) for grade in self.grades],
        }
        return json.dumps(report, ensure_ascii=False, indent=1)


def read_eval_questions(lines: Iterable[str]) -> tuple[EvalQuestion, ...]:
    """Read questions, one JSON object per line. Raises InputError that names the line."""
    questions: dict[str, EvalQuestion] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = _eval_question(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"line {number} of the questions cannot be used: {error!r}") from error
        if question.id in questions:
            raise InputError(f"line {number} of the questions repeats the id {question.id!r}")
        questions[question.id] = question
    if not questions:
        raise InputError("the file of questions is empty: write one JSON object per line")
    return tuple(questions.values())


def evaluate(
    bot: EvaluatedBot,
    questions: Sequence[EvalQuestion],
    *,
    progress: Callable[[int, int], object] | None = None,
) -> Evaluation:
    """Ask every question and grade what comes back; ``progress`` is told how many are done, of how many."""
    articles = {article.id: article for article in bot.articles()}
    grades, index_id = [], ""
    for done, question in enumerate(questions, start=1):
        begin = time.perf_counter()
        answer = bot.ask(question.question, history=question.history)
        ms = 1000 * (time.perf_counter() - begin)
        grades.append(grade_answer(question, answer, articles, ms=ms))
        index_id = answer.index_id
        if progress is not None:
            progress(done, len(questions))
    return Evaluation(grades=tuple(grades), index_id=index_id)


def grade_answer(
    question: EvalQuestion, answer: Answer, articles: Mapping[str, Article], *, ms: float
) -> Grade:
    """Apply every measure to one answer; ``articles`` maps ids to the index's articles."""
    found = ((measure.name, measure.grade(question, answer, articles)) for measure in MEASURES)
    return Grade(
        id=question.id,
        language=question.language,
        type=question.type,
        question=question.question,
        status=answer.status.value,
        reason=answer.reason.value,
        text=answer.text,
        expected=question.correct or "; ".join(" | ".join(fact) for fact in question.facts),
        ms=round(ms, 3),
        outcomes={name: outcome for name, outcome in found if outcome is not None},
    )


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of a share: ``wilson(8, 10)`` is about (0.49, 0.94)."""
    if total == 0:
        return 0.0, 1.0
    share, z2 = hits / total, _Z95**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z95 / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def _eval_question(row: Mapping[str, object]) -> EvalQuestion:
    facts = _sequence(row, "answers")
    return EvalQuestion(
        id=str(row["id"]),
        language=str(row["lang"]),
        type=str(row["type"]),
        question=str(row["question"]),
        history=_strings(row, "history"),
        facts=tuple((fact,) if isinstance(fact, str) else tuple(map(str, fact)) for fact in facts),
        articles=_strings(row, "articles"),
        evidence=_strings(row, "evidence"),
        correct=str(row.get("correct") or ""),
    )


def _sequence(row: Mapping[str, object], key: str) -> list[list[str] | str]:
    value = row.get(key) or []
    if not isinstance(value, list):
        raise TypeError(f"{key!r} must be a list")
    return value


def _strings(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(str(value) for value in _sequence(row, key))


def groups_of(grade: Grade) -> Iterator[str]:
    """Yield the groups that a graded question counts in: all, its language, its type."""
    yield "all"
    yield grade.language
    yield f"type:{grade.type}"


def _figure(grades: Sequence[Grade], measure: Measure, group: str) -> Figure | None:
    chosen = [grade.outcomes.get(measure.name) for grade in grades if group in groups_of(grade)]
    applied = [outcome for outcome in chosen if outcome is not None]
    if not applied:
        return None
    hits, total = sum(hits for hits, _ in applied), sum(total for _, total in applied)
    low, high = wilson(hits, total)
    rate = hits / total if total else 0.0
    return Figure(measure=measure.name, group=group, hits=hits, total=total, rate=rate, low=low, high=high)
