"""What is kept of conversations: the conversation, its turns, what a reader thinks of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Literal

from corpus.errors import InputError
from rag.card import Card, read_card

Kind = Literal["answer", "check", "notice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation without its turns.

    Attributes:
        id: 128 random bits.
        title: its first question, cut short, or what its reader named it.
        started: when it began, in UTC.
        changed: when a turn was last added, cut off or the title changed.
        turns: how many it has.
    """

    id: str
    title: str
    started: datetime
    changed: datetime
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One turn.

    Attributes:
        question: as asked, or the text that was checked.
        html: the answer as the chat shows it.
        answer: the beginning of its text, to which a later question may point back.
        card_json: the answer's evidence card (:func:`rag.card.card_json`); of a check its record
            (:func:`rag.check_records.check_record`), which may be missing; empty for a notice.
        kind: ``answer``, ``check``, or ``notice`` when something went wrong.
        at: when it was kept, in UTC; None until then.
        n: its number in its conversation, from 1; 0 until it is kept.
    """

    question: str
    html: str
    answer: str = ""
    card_json: str = ""
    kind: Kind = "answer"
    at: datetime | None = None
    n: int = 0

    @property
    def card(self) -> Card | None:
        """The evidence card; None when there is none, or one that only another version of Youju can read."""
        if self.kind != "answer" or not self.card_json:
            return None
        try:
            return read_card(self.card_json)
        except InputError:
            return None


class Opinion(StrEnum):
    """What a reader says about an answer."""

    GOOD = "good"
    BAD = "bad"
    EVIDENCE_WRONG = "evidence_wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A reader's opinion of one answer, with at most ``LONGEST_NOTE`` characters of why."""

    opinion: Opinion
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """An answer of which a reader said something.

    Attributes:
        conversation: id of its conversation.
        kept: the turn.
        earlier: the questions before it that were answered, oldest first.
        feedback: what the reader said.
    """

    conversation: str
    kept: Kept
    earlier: tuple[str, ...]
    feedback: Feedback


class Everyone(Enum):
    """Stands in an owner's place for whoever owns the file itself: the user of this machine's terminal."""

    EVERYONE = "everyone"


Owner = str | Everyone
"""Whose conversations: the value of the reader's cookie, a string, so that no cookie stands for everyone."""
