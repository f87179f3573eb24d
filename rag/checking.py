"""The invariants of every answer, whoever composed it. The last gate before an answer leaves."""

from __future__ import annotations

from collections.abc import Callable

from corpus.article import Article
from corpus.errors import AnswerInvariantBroken
from rag.answer import Answer, AnswerSentence, Reason, Status
from rag.markers import has_marker
from rag.provenance import independent_reports


def check(answer: Answer, article: Callable[[str], Article]) -> Answer:
    """Return the answer unchanged when it holds what every answer promises.

    Args:
        answer: the answer to check.
        article: gives the article of an id.

    Raises:
        AnswerInvariantBroken: names the first promise that does not hold.
    """
    problem = shape_problem(answer) or _quotes(answer, article)
    if problem:
        raise AnswerInvariantBroken(f"the draft answer was withheld: {problem}; please report this question")
    return answer


def shape_problem(answer: Answer) -> str:
    """Return the first promise that an answer breaks by itself, articles aside; empty when it keeps all."""
    problems = (
        _numbering(answer),
        _focus(answer),
        _attributions(answer),
        _refusal(answer),
        _corrections(answer),
        _conflicts(answer),
        _sources(answer),
    )
    return next(filter(None, problems), "")


def _numbering(answer: Answer) -> str:
    used = list(dict.fromkeys(n for s in answer.sentences for n in s.citations))
    if used != list(range(1, len(used) + 1)):
        return "its citation numbers do not run 1..n in order of use"
    if [c.n for c in answer.citations] != used:
        return "its citations are not exactly those that its sentences use"
    if any(not s.citations for s in answer.sentences):
        return "one of its sentences cites nothing"
    if has_marker(answer.notice) or any(map(_has_marker, answer.sentences)):
        return "its words hold what reads as a citation marker"
    return ""


def _focus(answer: Answer) -> str:
    ranges = [(s.focus, len(s.text)) for s in answer.sentences if s.focus is not None]
    inside = all(0 <= focus[0] < focus[1] <= length for focus, length in ranges)
    return "" if inside else "it emphasises what lies outside of its sentence"


def _has_marker(sentence: AnswerSentence) -> bool:
    words = (sentence.text, sentence.about, sentence.said_by, *(a.speaker for a in sentence.attributions))
    return any(map(has_marker, words))


def _attributions(answer: Answer) -> str:
    inside = all(0 <= a.start < a.end <= len(s.text) for s in answer.sentences for a in s.attributions)
    return "" if inside else "it attributes to somebody what lies outside of its sentence"


def _quotes(answer: Answer, article: Callable[[str], Article]) -> str:
    for citation in answer.quoted:
        text = article(citation.article_id).text
        if not citation.quote or text[citation.start : citation.end] != citation.quote:
            return f"quote {citation.n} differs from its article"
        for said in citation.corrected_by:
            if not said.quote or article(said.article_id).text[said.start : said.end] != said.quote:
                return f"what corrects quote {citation.n} differs from its article"
    return ""


def _refusal(answer: Answer) -> str:
    if answer.status is not Status.ABSTAINED:
        return "" if answer.sentences else "it is called answered and says nothing"
    if answer.citations or answer.sentences:
        return "a refusal cites sources"
    return "" if answer.reason and answer.notice else "a refusal gives no reason"


def _corrections(answer: Answer) -> str:
    is_false_premise = answer.status is Status.ABSTAINED and answer.reason is Reason.FALSE_PREMISE
    if bool(answer.corrections) is not is_false_premise:
        return "only a false premise is corrected, and each one is"
    if [c.n for c in answer.corrections] != list(range(1, len(answer.corrections) + 1)):
        return "its corrections are not numbered 1..n"
    return ""


def _conflicts(answer: Answer) -> str:
    sides = [side for conflict in answer.conflicts for side in conflict.sides]
    if [c.n for c in answer.quoted] != list(range(1, len(answer.quoted) + 1)):
        return "the sides of its conflicts are not numbered behind its citations"
    if any(s.citation not in answer.quoted for s in sides):
        return "a side of a conflict has the number of another range"
    for conflict in answer.conflicts:
        told_by = {s.citation.article_id for s in conflict.sides}
        if len(told_by) < max(2, len(conflict.sides)):
            return "a conflict is not between different articles"
    if any(s.value not in s.citation.quote for s in sides):
        return "the value of a conflict is not in its quote"
    return "" if not sides or answer.sentences else "a refusal tells conflicts"


def _sources(answer: Answer) -> str:
    shown = independent_reports(answer.citations)
    return "" if answer.independent_sources <= shown else "it counts more independent sources than it cites"
