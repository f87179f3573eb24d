"""One part of a question with what was found for it, and whether that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from index.folding import fold
from rag.answerability import probability
from rag.measures import lacks_amount
from rag.premises import Contradiction
from rag.question import Question
from rag.ranking import calibration
from rag.reading import Reading
from rag.retrieval import Retrieved

SURE = 0.9
"""Least probability of an answer to a question of whose words, names or amount nothing is told."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question with what was found for it."""

    question: Question
    retrieved: tuple[Retrieved, ...]
    reading: Reading
    against: Contradiction | None = None
    """What speaks against what it takes for granted."""
    names_nothing_held: bool = False
    """Whether in a language of the articles they hold none of its words, or nothing of its names."""
    before_time: Reading | None = None
    """What was read before the time that it asks for reordered it."""
    is_of_another_time: bool = False
    """Whether what could answer it tells expressly of other days than it asks for."""

    @property
    def confidence(self) -> float:
        """The probability (0 to 1) that the passages answer this part.

        Less than reading gives it where its words or its names are not held, or the best sentence lacks the
        amount asked for: it is answered from ``SURE`` on.
        """
        best = probability(self.reading, calibration())
        if self.before_time:
            best = max(best, probability(self.before_time, calibration()))
        is_doubtful = self.names_nothing_held or self._lacks_amount
        return best * calibration().threshold / SURE if is_doubtful else best

    @property
    def _lacks_amount(self) -> bool:
        heard = fold(self.question.heard)
        return bool(self.reading.sentences) and lacks_amount(heard, self.reading.sentences[0].text)

    @property
    def is_answered(self) -> bool:
        """Whether the passages probably answer this part, and do not contradict it."""
        is_denied = self.against is not None and self.against.is_strong
        return not is_denied and not self.is_of_another_time and self.confidence >= calibration().threshold
