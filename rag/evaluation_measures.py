"""What is measured: a question whose facts are known, and the measures that grade its answer.

A measure looks at one question and its answer and says ``(hits, out of)``, or None where it does not apply.
To add one, append it to :data:`MEASURES`; figures, table, plots and the gate follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from corpus.article import Article
from rag.answer import Answer, Citation, Reason, Status

CHARACTERS_READ = 220
PASSAGES_READ = 5
_EVIDENCE_PREFIX = 20
UNANSWERABLE, FALSE_PREMISE = "unanswerable", "false_premise"
"""The types of questions that must be refused."""

_RIGHT_REASONS = frozenset({Reason.NO_EVIDENCE, Reason.OFF_TOPIC})

Outcome = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalQuestion:
    """One question with what a right answer holds.

    Attributes:
        type: ``who``, ``when``, ...; :data:`UNANSWERABLE` and :data:`FALSE_PREMISE` are graded by refusal.
        facts: what the answer must hold; each fact as the strings that count as it.
        articles: how the names of the right article files begin.
        evidence: sentences of the articles that hold the facts.
        correct: for a false premise, what the articles say instead.
        reason: why it must be refused, where only one reason is right.
    """

    id: str
    language: str
    type: str
    question: str
    history: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    articles: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    correct: str = ""
    reason: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return self.type not in (UNANSWERABLE, FALSE_PREMISE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One way to look at an answer.

    Attributes:
        name: key in reports and baselines.
        zh, en: what people read.
        grade: (hits, out of) for one question, or None where the measure does not apply.
        higher_is_better: False for errors such as wrong refusals.
        exact: whether any loss at all is a regression, because it is promised, not sampled.
    """

    name: str
    zh: str
    en: str
    grade: Callable[[EvalQuestion, Answer, Mapping[str, Article]], Outcome | None] = field(repr=False)
    higher_is_better: bool = True
    exact: bool = False


def normalise(text: str) -> str:
    """Return text as facts are compared: lower case, without white space and the marks ``*`` and ``#``."""
    return re.sub(r"[\s*#]", "", text.lower())


def said(answer: Answer) -> str:
    """Return what an answer says, without markers; nothing for a refusal."""
    return " ".join(sentence.text for sentence in answer.sentences)


def holds(text: str, fact: Sequence[str]) -> bool:
    """Tell whether a text holds one of the strings that count as a fact."""
    seen = normalise(text)
    return any(normalise(accepted) in seen for accepted in fact)


def rank_of(evidence: str, answer: Answer) -> int | None:
    """Return the place (from 1) of the first passage that holds a sentence of evidence; None: none does.

    The sentence's beginning is looked for, as a passage may end within it.
    """
    start = normalise(evidence)[:_EVIDENCE_PREFIX]
    places = (n for n, passage in enumerate(answer.passages, start=1) if start in normalise(passage.text))
    return next(places, None)


def _facts_in(question: EvalQuestion, text: str) -> int:
    return sum(holds(text, fact) for fact in question.facts)


def _all_facts(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    if not question.answerable:
        return None
    return int(_facts_in(question, said(answer)) == len(question.facts)), 1


def _all_facts_early(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    if not question.answerable:
        return None
    return int(_facts_in(question, said(answer)[:CHARACTERS_READ]) == len(question.facts)), 1


def _fact_recall(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    if not question.answerable:
        return None
    return _facts_in(question, said(answer)), len(question.facts)


def _evidence(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    if not question.answerable or not question.evidence:
        return None
    ranks = [rank for line in question.evidence if (rank := rank_of(line, answer)) is not None]
    return int(min(ranks, default=PASSAGES_READ + 1) <= PASSAGES_READ), 1


def _verbatim(_: EvalQuestion, answer: Answer, articles: Mapping[str, Article]) -> Outcome | None:
    hits = sum(_stands_in_article(citation, articles) for citation in answer.citations)
    return (hits, len(answer.citations)) if answer.citations else None


def _stands_in_article(citation: Citation, articles: Mapping[str, Article]) -> bool:
    article = articles.get(citation.article_id)
    return (
        article is not None
        and citation.quote != ""
        and article.text[citation.start : citation.end] == citation.quote
    )


def _right_article(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    if not question.answerable or not question.articles or not answer.citations:
        return None
    names = [PurePath(citation.path).name for citation in answer.citations]
    return sum(name.startswith(question.articles) for name in names), len(names)


def _wrongly_refused(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    return (int(answer.status is Status.ABSTAINED), 1) if question.answerable else None


def _rightly_refused(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    return (int(answer.status is Status.ABSTAINED), 1) if question.type == UNANSWERABLE else None


def _right_reason(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    if question.type != UNANSWERABLE:
        return None
    right = {question.reason} if question.reason else _RIGHT_REASONS
    return int(answer.status is Status.ABSTAINED and answer.reason in right), 1


def _premise_refused(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    return (int(answer.status is Status.ABSTAINED), 1) if question.type == FALSE_PREMISE else None


def _premise_named(question: EvalQuestion, answer: Answer, _: Mapping[str, Article]) -> Outcome | None:
    return (int(answer.reason is Reason.FALSE_PREMISE), 1) if question.type == FALSE_PREMISE else None


MEASURES: tuple[Measure, ...] = (
    Measure(name="all_facts", zh="事实全部答出", en="all facts found", grade=_all_facts),
    Measure(
        name="all_facts_220",
        zh=f"前 {CHARACTERS_READ} 字内全部答出",
        en=f"all facts within {CHARACTERS_READ} characters",
        grade=_all_facts_early,
    ),
    Measure(name="fact_recall", zh="答出的事实", en="facts found", grade=_fact_recall),
    Measure(name="evidence_top5", zh="依据在前五段", en="evidence in the top five passages", grade=_evidence),
    Measure(name="verbatim", zh="引文逐字相符", en="citations verbatim", grade=_verbatim, exact=True),
    Measure(
        name="right_article", zh="引自对的文章", en="citations from a right article", grade=_right_article
    ),
    Measure(
        name="wrongly_refused",
        zh="误拒（越低越好）",
        en="wrongly refused (lower is better)",
        grade=_wrongly_refused,
        higher_is_better=False,
    ),
    Measure(name="rightly_refused", zh="该拒则拒", en="rightly refused", grade=_rightly_refused),
    Measure(
        name="right_reason",
        zh="该拒则拒，理由也对",
        en="rightly refused, for a right reason",
        grade=_right_reason,
    ),
    Measure(name="premise_refused", zh="拒答错误前提", en="false premise refused", grade=_premise_refused),
    Measure(name="premise_named", zh="指出错误前提", en="false premise named", grade=_premise_named),
)
