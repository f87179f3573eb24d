"""Grading answers against a set of questions whose facts, evidence and refusals are known.

A figure is the sum of a measure (:mod:`rag.evaluation_measures`) over a group of questions, with its 95 %
Wilson interval. Knows nothing of tables and plots (``ui.evaluation``) nor of baselines
(:mod:`rag.evaluation_gate`).
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from corpus.article import Article
from corpus.errors import InputError
from corpus.language import detect_language
from index.folding import fold
from rag.answer import Answer
from rag.batch import Answerer
from rag.evaluation_calibration import (
    Calibration,
    RefusalCurve,
    calibration_of,
    refusal_curve,
    wilson,
)
from rag.evaluation_measures import (
    FALSE_PREMISE,
    MEASURES,
    UNANSWERABLE,
    EvalQuestion,
    Measure,
    Outcome,
    holds,
    rank_of,
    said,
)
from rag.expectation import expectation_of
from rag.ranking import calibration

REPORT_FORMAT = 1
UNJUDGED = "unjudged"
"""The type of questions whose right answer is yet to be written; they are passed over."""


class EvaluatedBot(Answerer, Protocol):
    """What is graded: it answers, and shows the articles that its quotes must stand in."""

    def articles(self) -> tuple[Article, ...]:
        """Return all articles of the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What one question got.

    Attributes:
        text: the answer with its markers, or the refusal's notice.
        found, missed: the facts that the answer holds and those that it lacks, as the strings that count.
        evidence_ranks: for each sentence of evidence, the place (from 1) of the passage that holds it;
            None: it was not retrieved.
        confidence: the answer's; see :class:`rag.answer.Answer`.
        characters: length of what the answer says; 0 for a refusal.
        ms: wall-clock milliseconds.
        stages: milliseconds per stage.
        outcomes: the name of each measure that applies, to (hits, out of).
    """

    id: str
    language: str
    type: str
    question: str
    history: tuple[str, ...]
    status: str
    reason: str
    text: str
    found: tuple[tuple[str, ...], ...]
    missed: tuple[tuple[str, ...], ...]
    correct: str
    evidence_ranks: tuple[int | None, ...]
    confidence: float
    characters: int
    ms: float
    stages: Mapping[str, float]
    outcomes: Mapping[str, Outcome]

    @property
    def is_right(self) -> bool:
        """Whether the question got what it should: all its facts, or the refusal that it deserves."""
        hits, total = self.outcomes[self.deciding]
        return hits == total

    @property
    def deciding(self) -> str:
        """The measure that tells whether the question got what it should."""
        refusals = {UNANSWERABLE: "rightly_refused", FALSE_PREMISE: "premise_named"}
        return refusals.get(self.type, "all_facts")

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that the question counts in: all, its language, its type, its type in its language."""
        return "all", self.language, f"type:{self.type}", f"type:{self.type}:{self.language}"


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
    """All grades of a run; figures are derived from them.

    Attributes:
        threshold: least confidence of an answer in this run.
    """

    grades: tuple[Grade, ...]
    index_id: str = ""
    threshold: float = 0.0

    def figures(self) -> tuple[Figure, ...]:
        """Return each measure over all questions, per language, per type and per both, where it applies."""
        groups = dict.fromkeys(group for grade in self.grades for group in grade.groups)
        found = (_figure(self.grades, measure, group) for group in groups for measure in MEASURES)
        return tuple(figure for figure in found if figure is not None)

    def judged(self, group: str = "all") -> tuple[list[float], list[bool]]:
        """Return confidences and whether the questions are answerable, false premises left out.

        The articles do speak of what a false premise asks, so neither answer would be right for it.
        """
        chosen = [g for g in self.grades if group in g.groups and g.type != FALSE_PREMISE]
        return [g.confidence for g in chosen], [g.type != UNANSWERABLE for g in chosen]

    def refusing(self, group: str = "all") -> RefusalCurve | None:
        """Return what each threshold would refuse; None unless there are questions of both kinds."""
        return refusal_curve(*self.judged(group))

    def calibration(self) -> Calibration | None:
        """Return how far the confidences can be believed; None when only false premises were asked."""
        return calibration_of(*self.judged())

    def milliseconds(self, share: float) -> float:
        """Return the time that this share of the questions did not exceed: ``0.5`` gives the median."""
        return percentile([grade.ms for grade in self.grades], share)

    def as_json(self) -> str:
        """Return everything as JSON."""
        curve, calibrated = self.refusing(), self.calibration()
        report = {
            "format": REPORT_FORMAT,
            "index": self.index_id,
            "questions": len(self.grades),
            "ms": {f"p{p}": round(self.milliseconds(p / 100), 2) for p in (50, 90, 95, 99)},
            "threshold": self.threshold,
            "refusal_auc": curve and curve.auc,
            "calibration": calibrated and asdict(calibrated),
            "figures": [asdict(figure) for figure in self.figures()],
            "grades": [asdict(grade) for grade in self.grades],
        }
        return json.dumps(report, ensure_ascii=False, indent=1)


def read_eval_questions(lines: Iterable[str]) -> tuple[EvalQuestion, ...]:
    """Read questions, one JSON object per line, but for those of the type ``unjudged``.

    Raises:
        InputError: a line cannot be used, which the message names, or none is left.
    """
    questions: dict[str, EvalQuestion] = {}
    passed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if row.get("type") == UNJUDGED:
                passed += 1
                continue
            question = _eval_question(row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"line {number} of the questions cannot be used: {error!r}") from error
        if question.id in questions:
            raise InputError(f"line {number} of the questions repeats the id {question.id!r}")
        questions[question.id] = question
    if passed and not questions:
        raise InputError(
            f"all {passed} questions are {UNJUDGED!r}: write 'answers' in the type's place into those that "
            f"have one, and the type {UNANSWERABLE!r} into those that must be refused"
        )
    if not questions:
        raise InputError("the file of questions is empty: write one JSON object per line")
    return tuple(questions.values())


def evaluate(
    bot: EvaluatedBot,
    questions: Sequence[EvalQuestion],
    *,
    progress: Callable[[int, int], object] | None = None,
) -> Evaluation:
    """Ask every question and grade what comes back; ``progress`` is told how many are done, of how many.

    A title is asked for before the clock runs: loading the models is no part of any answer's time.
    """
    articles = {article.id: article for article in bot.articles()}
    for article in [*articles.values()][:1]:
        bot.ask(article.title)
    grades, index_id = [], ""
    for done, question in enumerate(questions, start=1):
        begin = time.perf_counter()
        answer = bot.ask(question.question, history=question.history)
        ms = 1000 * (time.perf_counter() - begin)
        grades.append(grade_answer(question, answer, articles, ms=ms))
        index_id = answer.index_id
        if progress is not None:
            progress(done, len(questions))
    return Evaluation(grades=tuple(grades), index_id=index_id, threshold=calibration().threshold)


def grade_answer(
    question: EvalQuestion, answer: Answer, articles: Mapping[str, Article], *, ms: float
) -> Grade:
    """Apply every measure to one answer; ``articles`` maps ids to the index's articles."""
    graded = ((measure.name, measure.grade(question, answer, articles)) for measure in MEASURES)
    body = said(answer)
    return Grade(
        id=question.id,
        language=question.language,
        type=question.type,
        question=question.question,
        history=question.history,
        status=answer.status.value,
        reason=answer.reason.value,
        text=answer.text,
        found=tuple(fact for fact in question.facts if holds(body, fact)),
        missed=tuple(fact for fact in question.facts if not holds(body, fact)),
        correct=question.correct,
        evidence_ranks=tuple(rank_of(sentence, answer) for sentence in question.evidence),
        confidence=round(float(answer.confidence), 6),
        characters=len(body),
        ms=round(ms, 3),
        stages={stage: round(1000 * seconds, 3) for stage, seconds in answer.timings.items()},
        outcomes={name: outcome for name, outcome in graded if outcome is not None},
    )


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that at least this share of the values does not exceed (the nearest rank).

    >>> percentile([1, 2, 3, 4], 0.5), percentile([1, 2, 3, 4], 0.9)
    (2, 4)
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _eval_question(row: Mapping[str, object]) -> EvalQuestion:
    facts = _sequence(row, "answers")
    asked = str(row["question"])
    question = EvalQuestion(
        id=str(row["id"]),
        language=str(row.get("lang") or detect_language(asked)),
        type=str(row.get("type") or (expectation_of(fold(asked)) if facts else UNANSWERABLE)),
        question=asked,
        history=_strings(row, "history"),
        facts=tuple((fact,) if isinstance(fact, str) else tuple(map(str, fact)) for fact in facts),
        articles=_strings(row, "articles"),
        evidence=_strings(row, "evidence"),
        correct=str(row.get("correct") or ""),
        reason=str(row.get("reason") or ""),
    )
    if question.answerable and not facts:
        raise ValueError(f"{question.type!r} needs 'answers'; what has none is {UNANSWERABLE!r}")
    return question


def _sequence(row: Mapping[str, object], key: str) -> list[list[str] | str]:
    value = row.get(key) or []
    if not isinstance(value, list):
        raise TypeError(f"{key!r} must be a list")
    return value


def _strings(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(str(value) for value in _sequence(row, key))


def _figure(grades: Sequence[Grade], measure: Measure, group: str) -> Figure | None:
    chosen = [grade.outcomes.get(measure.name) for grade in grades if group in grade.groups]
    applied = [outcome for outcome in chosen if outcome is not None]
    if not applied:
        return None
    hits, total = sum(hits for hits, _ in applied), sum(total for _, total in applied)
    low, high = wilson(hits, total)
    rate = hits / total if total else 0.0
    return Figure(measure=measure.name, group=group, hits=hits, total=total, rate=rate, low=low, high=high)
