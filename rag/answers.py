"""Answers to questions, remembered: asked again over the same index, one is there at once."""

from __future__ import annotations

from collections.abc import Generator

from corpus.article import Language
from index import Index
from rag.answer import Answer
from rag.asking import Asking
from rag.follow_up import Earlier
from rag.remembered import Remembered
from rag.span_reader import Reader
from rag.stages import Stage, carried_out
from rag.suggesting import Ask
from rag.within import Within

REMEMBERED = 512
"""Answers kept; questions that are suggested were tried, so that theirs are among them."""


class Answers:
    """Answers that one reader makes; safe to use from several threads.

    Args:
        reader: reads closely; None: the built-in one.
    """

    def __init__(self, reader: Reader | None) -> None:
        self._reader = reader
        self._kept: Remembered[Answer] = Remembered(REMEMBERED)

    def steps(
        self,
        index: Index,
        question: str,
        history: tuple[Earlier, ...],
        language: Language | None,
        bounds: Within,
    ) -> Generator[Stage, None, Answer]:
        """Yield the stages of an answer that is not remembered, and return it."""
        asked = (index, question, history, language, bounds)
        answer = self._kept.get(asked)
        if answer is None:
            answer = yield from Asking(index, question, history, language, self._reader, bounds).steps()
            self._kept.keep(asked, answer)
        return answer

    def next_question(self, index: Index, history: tuple[Earlier, ...], bounds: Within) -> Ask:
        """Return what answers a question as the next one of a conversation."""
        return lambda question: carried_out(self.steps(index, question, history, None, bounds))

    def clear(self) -> None:
        """Let all answers go, and with them the index that they are from."""
        self._kept.clear()
