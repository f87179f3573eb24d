"""The rows of the file of conversations, and the questions about one of them that the store asks often."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from corpus.errors import InputError, NotFound
from index.folding import fold
from rag.records import well_formed
from ui.history.values import Conversation, Everyone, Feedback, Kept, Opinion, Owner, Reported

LONGEST_TITLE = 40

CONVERSATION = "c.id, c.title, c.started, c.changed, c.turns"
TURN = "t.question, t.html, t.answer, t.card, t.kind, t.at, t.n"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

HOLDS = (
    "(instr(c.folded, ?) OR EXISTS"
    " (SELECT 1 FROM searched s WHERE s.conversation = c.number AND instr(s.text, ?)))"
)
DROP_OLDEST = """
UPDATE conversations SET deleted = ? WHERE number IN (
    SELECT number FROM conversations c WHERE owner = ? AND deleted IS NULL AND NOT is_named
    AND NOT EXISTS (SELECT 1 FROM feedback WHERE conversation = c.number)
    ORDER BY changed, number
    LIMIT max(0, (SELECT count(*) FROM conversations WHERE owner = ? AND deleted IS NULL) - ?)
)
"""


def digest_of(owner: str) -> str:
    """Return what is kept of an owner. Raises InputError for a reader without a cookie."""
    if not owner:
        raise InputError("Who reads is not known, so nothing is kept: allow this page's cookie and reload.")
    return hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()


def whose(owner: Owner) -> tuple[list[str], list[Any]]:
    """Return the conditions that a conversation ``c`` is this owner's, and their values."""
    if isinstance(owner, Everyone):
        return [], []
    return ["c.owner = ?"], [digest_of(owner)]


def number_of(
    db: sqlite3.Connection, owner: Owner, identity: str, *, deleted_since: int | None = None
) -> int:
    """Return the row of a conversation; of a deleted one only where ``deleted_since`` allows it."""
    wheres, values = whose(owner)
    query = (
        "SELECT number FROM conversations c WHERE id = ? AND (deleted IS NULL OR deleted > ?)"  # noqa: S608 - our own words
        f"{''.join(f' AND {where}' for where in wheres)}"
    )
    row = db.execute(query, (well_formed(identity), deleted_since, *values)).fetchone()
    if row is None:
        raise not_found()
    return int(row[0])


def not_found() -> NotFound:
    """Return the one error for what is not there and for what is somebody else's."""
    return NotFound("There is no such conversation or turn: it may have been deleted; open the list anew.")


def mark_changed(db: sqlite3.Connection, number: int, *, turns: int, now: int) -> None:
    """Write how many turns a conversation has now, and its title unless its reader named it."""
    db.execute("UPDATE conversations SET turns = ?, changed = ? WHERE number = ?", (turns, now, number))
    title = first_title(db, number)
    db.execute(
        "UPDATE conversations SET title = ?, folded = ? WHERE number = ? AND NOT is_named",
        (title, fold(title), number),
    )


def first_title(db: sqlite3.Connection, number: int) -> str:
    """Return the first question of a conversation, cut short; empty before there is one."""
    row = db.execute("SELECT question FROM turns WHERE conversation = ? AND n = 1", (number,)).fetchone()
    question = " ".join(str(row[0]).split()) if row else ""
    return question if len(question) <= LONGEST_TITLE else f"{question[: LONGEST_TITLE - 1]}…"


def conversation_from(row: Sequence[Any]) -> Conversation:
    """Return the conversation of a row of ``CONVERSATION``."""
    identity, title, started, changed, turns = row
    return Conversation(id=identity, title=title, started=when(started), changed=when(changed), turns=turns)


def kept_from(row: Sequence[Any]) -> Kept:
    """Return the turn of a row of ``TURN``."""
    question, html, answer, card, kind, at, n = row
    return Kept(question=question, html=html, answer=answer, card_json=card, kind=kind, at=when(at), n=n)


def reported_from(db: sqlite3.Connection, row: Sequence[Any]) -> Reported:
    """Return the turn with its feedback of a row of number, id, opinion, note and ``TURN``."""
    number, identity, opinion, note, *turn = row
    kept = kept_from(turn)
    query = "SELECT question FROM turns WHERE conversation = ? AND n < ? AND kind = ? ORDER BY n"
    earlier = tuple(str(asked) for (asked,) in db.execute(query, (number, kept.n, "answer")))
    said = Feedback(opinion=Opinion(opinion), note=note)
    return Reported(conversation=identity, kept=kept, earlier=earlier, feedback=said)


def when(microseconds: int) -> datetime:
    """Return the time of so many microseconds since 1970, in UTC."""
    return EPOCH + timedelta(microseconds=microseconds)


def microseconds(time: datetime) -> int:
    """Return the microseconds since 1970 of a time."""
    return (time - EPOCH) // timedelta(microseconds=1)
