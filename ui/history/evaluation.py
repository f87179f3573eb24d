"""What readers say of answers as a file of questions for ``youju eval``.

A good answer becomes a question with what it said as the facts and what it quoted as the evidence, a good
refusal one that must be refused. Of an answer that was bad the right one is not known: its line has the type
``unjudged``, which ``youju eval`` passes over until somebody writes ``answers`` or another type into it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from corpus.language import detect_language
from rag.answer import Answer, Reason, Status
from rag.evaluate import UNJUDGED
from rag.evaluation_measures import FALSE_PREMISE, UNANSWERABLE
from rag.follow_up import TURNS_READ
from rag.records import Record, json_line
from ui.history.values import Opinion, Reported


def evaluation_lines(reported: Iterable[Reported]) -> Iterator[str]:
    """Yield a line of JSON for each answer of which a reader said something."""
    for one in reported:
        yield json_line(_question(one))


def _question(one: Reported) -> Record:
    turn, said = one.kept, one.feedback
    answer = turn.card.answer if turn.card else None
    name = hashlib.sha256(one.conversation.encode()).hexdigest()[:12]
    return {
        "id": f"{name}-{turn.n}",
        "lang": answer.language if answer else detect_language(turn.question),
        **_right(answer, said.opinion),
        "question": turn.question,
        "history": list(one.earlier[-TURNS_READ:]),
        "opinion": said.opinion.value,
        "note": said.note,
    }


def _right(answer: Answer | None, opinion: Opinion) -> Record:
    """Return what a right answer holds, as far as the reader's opinion tells it."""
    if answer is None or opinion is not Opinion.GOOD:
        return {"type": UNJUDGED, "shown": [c.quote for c in answer.quoted] if answer else []}
    if answer.status is Status.ABSTAINED:
        is_false = answer.reason is Reason.FALSE_PREMISE
        return {"type": FALSE_PREMISE if is_false else UNANSWERABLE, "correct": _correct(answer)}
    return {
        "answers": [[fact] for fact in _facts(answer)],
        "articles": list(dict.fromkeys(PurePath(c.path).name for c in answer.citations if c.path)),
        "evidence": list(dict.fromkeys(c.quote for c in answer.citations)),
    }


def _correct(answer: Answer) -> str:
    return " ".join(c.quote for c in answer.corrections)


def _facts(answer: Answer) -> list[str]:
    """Return what the answer marks as the answer itself; its first sentence where it marks nothing."""
    spans = (s.text[slice(*s.focus)] for s in answer.sentences if s.focus)
    return list(dict.fromkeys(filter(str.strip, spans))) or [answer.sentences[0].text]
