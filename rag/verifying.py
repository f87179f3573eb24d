"""A claim against the articles: is each of its sentences supported, in part, contradicted, or not found?

Each sentence is looked up like a question and measured against each of the nearest articles
(``rag/claim_figures.py``); a learned model turns the figures into two probabilities
(``rag/claim_model.py``). The best supporting article decides, then the one that contradicts most surely.
What the verdict rests on is cited, character for character.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.article import Language
from corpus.language import detect_language
from index import Index
from index.folding import simplify
from rag.answer import Citation
from rag.claim_figures import Measured, measure_claim
from rag.claim_model import Thresholds, judged, thresholds
from rag.claim_notices import notice
from rag.composing import cite
from rag.features import Sentence, Window
from rag.held import Held
from rag.points import PointKind, State
from rag.provenance import reports_among, with_provenance
from rag.question import is_readable, take_apart
from rag.reading import windows_of
from rag.retrieval import retrieve
from rag.span_reader import Reader, span_reader
from rag.statements import (
    LONGEST_STATEMENT,
    MOST_STATEMENTS,
    Statement,
    count_statements,
    plainly,
    statements_of,
    without_reporting,
)
from rag.verdicts import Because, Check, CheckedPoint, CheckedStatement, Verdict

RETRIEVED = 10
"""Passages that are looked at for each sentence of a claim."""

LONGEST_CLAIM = 20_000
"""Characters; a longer text is refused, and the check says so."""

MOST_SUPPORTING = 3
"""Articles that are cited for a statement."""

LIKELY = 0.5
"""Least probability of a contradiction that is told beside a support: it is to be likelier than not."""

_SORTS = {
    PointKind.FIGURE: Because.OTHER_FIGURE,
    PointKind.DATE: Because.OTHER_DATE,
    PointKind.NAME: Because.OTHER_NAME,
}
_WORSE = (Verdict.CONTRADICTED, Verdict.NOT_FOUND, Verdict.PARTIAL, Verdict.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement beside one article, with what the model makes of it."""

    measured: Measured
    support: float
    contradiction: float


def measured_by_article(index: Index, statement: str, reader: Reader) -> list[Measured]:
    """Return a statement beside each article among the nearest passages, the nearest article first."""
    plain = simplify(plainly(statement)[:LONGEST_STATEMENT])
    question = take_apart(without_reporting(plain), held=Held.by(index))
    if question.language == "en" and question.heard != question.asked:  # names as Chinese articles write them
        question = take_apart(question.heard, held=Held.by(index))
    windows = [_simplified(w) for w in windows_of(retrieve(index, question, k=RETRIEVED))]
    ids = dict.fromkeys(w.sentences[0].article_id for w in windows)
    by_article = ([w for w in windows if w.sentences[0].article_id == i] for i in ids)
    return [measure_claim(index, question, own, reader) for own in by_article]


def _simplified(window: Window) -> Window:
    """Return a window in Simplified characters, its places kept: what is read of a text knows no others."""
    told = tuple(replace(s, text=simplify(s.text)) for s in window.sentences)
    return replace(window, sentences=told, above=simplify(window.above), opening=simplify(window.opening))


def judged_by_article(index: Index, statement: str, reader: Reader) -> list[Judged]:
    """Return a statement beside each of the nearest articles, with what the model makes of it."""
    measured = measured_by_article(index, statement, reader)
    support, contradiction = judged([m.row for m in measured])
    return [Judged(m, float(s), float(c)) for m, s, c in zip(measured, support, contradiction, strict=True)]


class Checking:
    """Takes one claim through the check.

    Args:
        index: where to look.
        claim: as it was given.
        language: of Youju's own words; None: the claim's.
    """

    def __init__(self, index: Index, claim: str, language: Language | None) -> None:
        self._index = index
        self._claim = claim
        self._simple = simplify(plainly(claim))
        self._own_language: Language = detect_language(claim)
        self._language: Language = language or self._own_language
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._supporting: set[str] = set()

    def check(self) -> Check:
        """Return what the articles say of the claim."""
        *_, whole = self.growing(steps=False)
        return whole

    def growing(self, *, most: int = MOST_STATEMENTS, steps: bool = True) -> Iterator[Check]:
        """Yield what the articles say of the claim, each time with one sentence more; the last is the whole.

        Args:
            most: sentences that are checked.
            steps: whether to yield more than the whole.
        """
        since = time.perf_counter()
        unusable = self._unusable()
        found = [] if unusable else statements_of(self._claim, self._own_language, most=most)
        if not found:
            yield self._checked((), unusable or Because.NOTHING_CLAIMED, {})
            return
        left = count_statements(self._claim, self._own_language) - len(found)
        told: tuple[CheckedStatement, ...] = ()
        for statement in found:
            told = (*told, self._statement(statement))
            if steps or len(told) == len(found):
                timings = {"check": time.perf_counter() - since}
                yield self._checked(told, _deciding(told).because, timings, left=left)

    def _unusable(self) -> Because:
        if not is_readable(self._claim):
            return Because.EMPTY_CLAIM
        if len(self._claim) > LONGEST_CLAIM:
            return Because.TOO_LONG
        return Because.EMPTY_INDEX if self._index.passage_count == 0 else Because.NONE

    def _checked(
        self,
        told: tuple[CheckedStatement, ...],
        because: Because,
        timings: dict[str, float],
        *,
        left: int = 0,
    ) -> Check:
        verdict = _overall(told)
        return Check(
            claim=self._claim,
            language=self._own_language,
            verdict=verdict,
            because=because,
            notice=notice(verdict, because, told, self._language, left=left),
            statements=told,
            citations=with_provenance(tuple(self._citations.values()), self._index),
            independent_sources=reports_among(self._supporting, self._index),
            timings=timings,
            index_id=self._index.id,
        )

    def _statement(self, statement: Statement) -> CheckedStatement:
        limits = thresholds()
        beside = judged_by_article(self._index, statement.stated, span_reader())
        best = max(beside, key=lambda j: j.support, default=None)
        denying = [j for j in beside if j.measured.says_otherwise and not _is_of_another(j, beside, limits)]
        against = max(denying, key=lambda j: j.contradiction, default=None)
        verdict = _verdict(best, against, limits)
        chances = (best.support if best else 0.0, against.contradiction if against else 0.0)
        if best is None or verdict is Verdict.NOT_FOUND:
            return _result(statement, verdict, Because.NO_EVIDENCE, *chances)
        is_against = verdict is Verdict.CONTRADICTED and not best.measured.is_turned
        shown = against if is_against and against else best
        cited = self._cited(verdict, shown, beside, limits)
        other: tuple[int, ...] = ()
        otherwise = max(beside, key=lambda j: j.contradiction)
        if verdict is not Verdict.CONTRADICTED and _speaks_against(otherwise, limits):
            other = self._cite_all(otherwise)
        return replace(
            _result(statement, verdict, _because(verdict, shown), *chances),
            citations=cited,
            against=other,
            points=tuple(self._points(statement, shown)),
        )

    def _cited(
        self, verdict: Verdict, shown: Judged, beside: Sequence[Judged], limits: Thresholds
    ) -> tuple[int, ...]:
        """Cite what the verdict rests on: for support, also other articles that surely support."""
        if verdict is Verdict.CONTRADICTED:
            return self._cite_all(shown)
        agreeing = [j for j in beside if j is shown or j.support >= limits.supported]
        agreeing.sort(key=lambda j: -j.support)
        self._supporting.update(j.measured.nearest.article_id for j in agreeing[:MOST_SUPPORTING])
        return tuple(dict.fromkeys(n for j in agreeing[:MOST_SUPPORTING] for n in self._cite_all(j)))

    def _cite_all(self, judged_: Judged) -> tuple[int, ...]:
        return tuple(self._cite(s) for s in _rests_on(judged_.measured))

    def _cite(self, sentence: Sentence) -> int:
        place = (sentence.article_id, sentence.start, sentence.end)
        if place not in self._citations:
            article = self._index.article(sentence.article_id)
            self._citations[place] = cite(len(self._citations) + 1, sentence, article)
        return self._citations[place].n

    def _points(self, statement: Statement, shown: Judged) -> Iterator[CheckedPoint]:
        """Yield the points with their places in the claim; those of a replaced pronoun are left out."""
        measured = shown.measured
        shift = statement.end - len(statement.stated)  # both end alike
        for n, (point, state) in enumerate(zip(measured.points, measured.near, strict=True)):
            start = shift + point.start
            if start < statement.start or not self._simple.startswith(point.printed, start):
                continue
            told = ""
            if n in measured.otherwise and state is not State.SAME:
                a, b = measured.otherwise[n]
                told = self._index.article(measured.nearest.article_id).text[a:b].strip(" \n*")
            yield CheckedPoint(
                start=start,
                end=start + len(point.printed),
                text=self._claim[start : start + len(point.printed)],
                kind=point.kind.value,
                state=state.value,
                told=told,
            )


def _verdict(best: Judged | None, against: Judged | None, limits: Thresholds) -> Verdict:
    if best is None:
        return Verdict.NOT_FOUND
    if best.support >= limits.supported and best.support > best.contradiction:
        if best.measured.is_turned:
            return Verdict.CONTRADICTED
        return Verdict.PARTIAL if best.measured.is_less_certain else Verdict.SUPPORTED
    is_sure = against and (against.contradiction >= limits.contradicted or against.measured.is_replaced)
    if against and is_sure and against.contradiction > best.support:
        return Verdict.CONTRADICTED
    return Verdict.PARTIAL if best.support >= limits.partial else Verdict.NOT_FOUND


def _is_of_another(judged_: Judged, beside: Sequence[Judged], limits: Thresholds) -> bool:
    """Tell whether an article seems to tell of another year, round or case than the claim.

    It lacks a point of the claim, and another article that supports the claim more has every one.
    """
    least = max(limits.partial, judged_.support)
    return not judged_.measured.tells_all and any(
        j.support > least and j.measured.tells_all for j in beside if j is not judged_
    )


def _speaks_against(judged_: Judged, limits: Thresholds) -> bool:
    """Tell whether an article surely says otherwise of the same while another supports: a value, a denial."""
    measured = judged_.measured
    told = [measured.points[n].kind for n in measured.otherwise if measured.near[n] is not State.SAME]
    is_plain = measured.is_denied or any(kind is not PointKind.NAME for kind in told)
    is_sure = judged_.contradiction >= max(LIKELY, limits.contradicted)
    return is_plain and is_sure and measured.tells_names


def _result(
    statement: Statement, verdict: Verdict, because: Because, support: float, contradiction: float
) -> CheckedStatement:
    return CheckedStatement(
        start=statement.start,
        end=statement.end,
        text=statement.text,
        about=statement.about,
        verdict=verdict,
        because=because,
        support=round(support, 4),
        contradiction=round(contradiction, 4),
    )


def _because(verdict: Verdict, shown: Judged) -> Because:
    """Return what speaks against a statement most clearly."""
    if verdict is Verdict.SUPPORTED:
        return Because.NONE
    measured = shown.measured
    read = [measured.points[n].kind for n in measured.otherwise if measured.near[n] is not State.SAME]
    printed = [
        p.kind for p, state in zip(measured.points, measured.near, strict=True) if state is State.OTHER
    ]
    if verdict is Verdict.PARTIAL:
        return Because.NOT_SO_CERTAIN if measured.is_less_certain else Because.NOT_ALL_TOLD
    if measured.is_denied:
        return Because.DENIED
    kinds = [k for k in PointKind if k in read] + [k for k in PointKind if k in printed]
    return _SORTS[kinds[0]] if kinds else Because.TOLD_OTHERWISE


def _rests_on(measured: Measured) -> list[Sentence]:
    """Return the nearest sentence, and those beside it that tell a point which it leaves out or changes."""
    needed = [measured.nearest]
    for sentence in measured.around:
        if sentence is measured.nearest:
            continue
        is_other = any(sentence.start <= a < sentence.end for a, _ in measured.otherwise.values())
        if is_other or measured.tells_missing(sentence):
            needed.append(sentence)
    return sorted(needed, key=lambda s: s.start)


def _overall(told: Sequence[CheckedStatement]) -> Verdict:
    verdicts = {s.verdict for s in told}
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    if len(verdicts) == 1:
        return next(iter(verdicts))
    return Verdict.PARTIAL if verdicts else Verdict.NOT_FOUND


def _deciding(told: Sequence[CheckedStatement]) -> CheckedStatement:
    return min(told, key=lambda s: _WORSE.index(s.verdict))
