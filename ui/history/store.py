"""The store of conversations in one SQLite file, each with an owner who alone can find it.

Several threads and several server processes may use one file at a time. An owner is the value of a reader's
cookie, of which only the SHA-256 is kept; somebody else's conversation is answered exactly like one that
does not exist. What is deleted can be restored for a day, and is then overwritten.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.errors import InputError
from index.folding import fold
from rag.home import home
from rag.records import well_formed
from ui.history.database import Database
from ui.history.rows import (
    CONVERSATION,
    DROP_OLDEST,
    HOLDS,
    TURN,
    conversation_from,
    digest_of,
    first_title,
    kept_from,
    mark_changed,
    microseconds,
    not_found,
    number_of,
    reported_from,
    whose,
)
from ui.history.searched import searched_text
from ui.history.values import Conversation, Feedback, Kept, Opinion, Owner, Reported

MOST_TURNS = 5_000
MOST_CONVERSATIONS = 2_000
LONGEST_NAME = 100
LONGEST_NOTE = 500
LONGEST_SEARCH = 200
RESTORABLE = timedelta(days=1)

_DAY = RESTORABLE // timedelta(microseconds=1)


def history_path() -> Path:
    """Return the file of conversations in the data folder, whether it is there or not."""
    return home() / "history.sqlite"


class HistoryStore:
    """Conversations by id; safe to use from several threads.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Open the file, or make it.

        Args:
            path: the file.
            clock: tells the time, in UTC.

        Raises:
            HistoryError: it was written by a newer version, or cannot be read or written.
        """
        self.path = path
        self._clock = clock
        self._database = Database(path)
        self.purge()

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged file went that was found; None when it was sound."""
        return self._database.set_aside

    def close(self) -> None:
        """Close the file; afterwards nothing can be asked."""
        self._database.close()

    # ---- conversations

    def start(self, owner: str) -> str:
        """Begin a conversation and return its id; it is listed once it has a turn.

        An owner's conversations beyond ``MOST_CONVERSATIONS`` are deleted, oldest first, but none that was
        named or has feedback; like all deleted ones they can be restored for a day.
        """
        self.purge()
        identity, digest, now = secrets.token_urlsafe(16), digest_of(owner), self._now()
        with self._database.writing() as db:
            db.execute(
                "INSERT INTO conversations (id, owner, title, folded, started, changed)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (identity, digest, "", "", now, now),
            )
            db.execute(DROP_OLDEST, (now, digest, digest, MOST_CONVERSATIONS))
        return identity

    def get(self, owner: Owner, identity: str) -> Conversation:
        """Return a conversation.

        Raises:
            NotFound: there is none of this id, or it is somebody else's.
        """
        with self._database.reading() as db:
            number = number_of(db, owner, identity)
            query = f"SELECT {CONVERSATION} FROM conversations c WHERE number = ?"  # noqa: S608 - our own columns
            return conversation_from(db.execute(query, (number,)).fetchone())

    def find(
        self, owner: Owner, *, search: str = "", limit: int = 50, before: str = ""
    ) -> tuple[Conversation, ...]:
        """Return conversations, the last changed first.

        Args:
            owner: whose.
            search: in titles, questions and answers, Traditional or Simplified, any case, from one character
                on; each of several words must be there. Empty: all.
            limit: how many at most.
            before: id of the last one that was returned, to go on after it; empty: from the newest.
        """
        words = fold(well_formed(search[:LONGEST_SEARCH])).split()
        wheres, values = whose(owner)
        for word in words:
            wheres.append(HOLDS)
            values += [word, word]
        if before:
            own, whom = whose(owner)
            last = "".join(f" AND {where}" for where in own)
            place = f"SELECT c.changed, c.number FROM conversations c WHERE c.id = ?{last}"  # noqa: S608 - our own words
            wheres.append(f"(c.changed, c.number) < ({place})")
            values += [before, *whom]
        query = (
            f"SELECT {CONVERSATION} FROM conversations c WHERE c.deleted IS NULL AND c.turns > 0"  # noqa: S608 - our own words
            f"{''.join(f' AND {where}' for where in wheres)} ORDER BY c.changed DESC, c.number DESC LIMIT ?"
        )
        with self._database.reading() as db:
            return tuple(map(conversation_from, db.execute(query, (*values, limit))))

    def count(self, owner: Owner) -> int:
        """Return how many conversations there are, deleted ones left out."""
        wheres, values = whose(owner)
        query = (
            "SELECT count(*) FROM conversations c WHERE c.deleted IS NULL AND c.turns > 0"  # noqa: S608 - our own words
            f"{''.join(f' AND {where}' for where in wheres)}"
        )
        with self._database.reading() as db:
            return int(db.execute(query, values).fetchone()[0])

    def deleted(self, owner: Owner) -> tuple[Conversation, ...]:
        """Return what can still be restored, the last deleted first."""
        wheres, values = whose(owner)
        query = (
            f"SELECT {CONVERSATION} FROM conversations c WHERE c.deleted > ? AND c.turns > 0"  # noqa: S608 - our own words
            f"{''.join(f' AND {where}' for where in wheres)} ORDER BY c.deleted DESC, c.number DESC"
        )
        with self._database.reading() as db:
            return tuple(map(conversation_from, db.execute(query, (self._a_day_ago(), *values))))

    def rename(self, owner: Owner, identity: str, title: str) -> None:
        """Name a conversation; an empty name gives it back the beginning of its first question.

        Raises:
            InputError: the name is longer than ``LONGEST_NAME`` characters.
            NotFound: there is no such conversation of this owner.
        """
        named = " ".join(well_formed(title).split())
        if len(named) > LONGEST_NAME:
            raise InputError(f"The name has {len(named)} characters; give at most {LONGEST_NAME}.")
        with self._database.writing() as db:
            number = number_of(db, owner, identity)
            shown = named or first_title(db, number)
            db.execute(
                "UPDATE conversations SET title = ?, folded = ?, is_named = ? WHERE number = ?",
                (shown, fold(shown), bool(named), number),
            )

    def delete(self, owner: Owner, identity: str) -> None:
        """Delete a conversation; :meth:`restore` undoes it for a day."""
        with self._database.writing() as db:
            number = number_of(db, owner, identity)
            db.execute("UPDATE conversations SET deleted = ? WHERE number = ?", (self._now(), number))

    def restore(self, owner: Owner, identity: str) -> None:
        """Undo a deletion; nothing happens to what is not deleted.

        Raises:
            NotFound: there is no such conversation of this owner any more.
        """
        with self._database.writing() as db:
            number = number_of(db, owner, identity, deleted_since=self._a_day_ago())
            db.execute("UPDATE conversations SET deleted = NULL WHERE number = ?", (number,))

    def purge(self, *, at_once: bool = False) -> int:
        """Erase what was deleted a day ago and what never got a turn; return how many conversations it was.

        Args:
            at_once: whether to erase all that is deleted.
        """
        limit = self._now() + 1 if at_once else self._a_day_ago()
        with self._database.writing() as db:
            gone = db.execute(
                "DELETE FROM conversations WHERE deleted < ? OR turns = 0 AND started < ?",
                (limit, self._a_day_ago()),
            ).rowcount
        if gone:
            with self._database.reading() as db:  # what was erased is not to stay in the journal
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return gone

    # ---- turns

    def append(self, owner: str, identity: str, turn: Kept, *, at: int | None = None) -> int:
        """Add a turn and return its number, from 1.

        Args:
            owner: whose.
            identity: the conversation.
            turn: the turn.
            at: number of the turn that it takes the place of, with all after it, for a question that is
                asked anew; None: it comes last.

        Raises:
            InputError: the conversation has ``MOST_TURNS`` already.
            NotFound: there is no such conversation of this owner.
        """
        now = self._now()
        question, html, answer, card = map(
            well_formed, (turn.question, turn.html, turn.answer, turn.card_json)
        )
        text = searched_text(question, answer, card)
        with self._database.writing() as db:
            number = number_of(db, owner, identity)
            if at is not None:
                db.execute("DELETE FROM turns WHERE conversation = ? AND n >= ?", (number, at))
            count = "SELECT count(*) FROM turns WHERE conversation = ?"
            n = 1 + int(db.execute(count, (number,)).fetchone()[0])
            if n > MOST_TURNS:
                raise InputError(f"This conversation has {MOST_TURNS:,} turns, the most: begin a new one.")
            db.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, n, now, turn.kind, question, answer, html, card),
            )
            db.execute("INSERT INTO searched VALUES (?, ?, ?)", (number, n, text))
            mark_changed(db, number, turns=n, now=now)
        return n

    def turns(
        self, owner: Owner, identity: str, *, last: int = 30, before: int = MOST_TURNS + 1
    ) -> tuple[Kept, ...]:
        """Return the newest turns of a conversation, oldest first.

        Args:
            owner: whose.
            identity: the conversation.
            last: how many at most.
            before: number of the first turn that is left out, with all after it.

        Raises:
            NotFound: there is no such conversation of this owner.
        """
        query = f"SELECT {TURN} FROM turns t WHERE conversation = ? AND n < ? ORDER BY n DESC LIMIT ?"  # noqa: S608 - our own columns
        with self._database.reading() as db:
            rows = db.execute(query, (number_of(db, owner, identity), before, last)).fetchall()
        return tuple(map(kept_from, reversed(rows)))

    def turn(self, owner: Owner, identity: str, n: int) -> Kept:
        """Return one turn of a conversation by its number.

        Raises:
            NotFound: there is no such turn of this owner.
        """
        if n > MOST_TURNS:  # SQLite takes no integer of more than 64 bits
            raise not_found()
        query = f"SELECT {TURN} FROM turns t WHERE conversation = ? AND n = ?"  # noqa: S608 - our own columns
        with self._database.reading() as db:
            row = db.execute(query, (number_of(db, owner, identity), n)).fetchone()
        if row is None:
            raise not_found()
        return kept_from(row)

    # ---- feedback

    def give_feedback(self, owner: str, identity: str, n: int, opinion: Opinion, note: str = "") -> None:
        """Keep what a reader says of an answer, in place of what was said before.

        Raises:
            InputError: the note is longer than ``LONGEST_NOTE`` characters.
            NotFound: there is no such turn of this owner.
        """
        said = well_formed(note).strip()
        if len(said) > LONGEST_NOTE:
            raise InputError(f"The note has {len(said)} characters; give at most {LONGEST_NOTE}.")
        with self._database.writing() as db:
            number = number_of(db, owner, identity)
            if not db.execute("SELECT 1 FROM turns WHERE conversation = ? AND n = ?", (number, n)).fetchone():
                raise not_found()
            db.execute(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)",
                (number, n, opinion.value, said, self._now()),
            )

    def take_back(self, owner: str, identity: str, n: int) -> None:
        """Take back what was said of an answer; nothing happens when nothing was."""
        with self._database.writing() as db:
            db.execute(
                "DELETE FROM feedback WHERE conversation = ? AND n = ?", (number_of(db, owner, identity), n)
            )

    def feedback(self, owner: Owner, identity: str) -> Mapping[int, Feedback]:
        """Return what was said of the turns of a conversation, by their numbers."""
        query = "SELECT n, opinion, note FROM feedback WHERE conversation = ?"
        with self._database.reading() as db:
            rows = db.execute(query, (number_of(db, owner, identity),)).fetchall()
        return {n: Feedback(opinion=Opinion(opinion), note=note) for n, opinion, note in rows}

    def reported(self, owner: Owner, *, only: tuple[str, int] | None = None) -> tuple[Reported, ...]:
        """Return the turns of which something was said, in the order in which it was said.

        Args:
            owner: whose.
            only: id of a conversation and number of the one turn wanted; None: all.
        """
        wheres, values = whose(owner)
        if only is not None:
            wheres += ["c.id = ?", "f.n = ?"]
            values += only
        query = (
            f"SELECT c.number, c.id, f.opinion, f.note, {TURN} FROM feedback f"  # noqa: S608 - our own words
            " JOIN turns t ON t.conversation = f.conversation AND t.n = f.n"
            " JOIN conversations c ON c.number = f.conversation WHERE c.deleted IS NULL"
            f"{''.join(f' AND {where}' for where in wheres)} ORDER BY f.at, c.number, f.n"
        )
        with self._database.reading() as db:
            return tuple(reported_from(db, row) for row in db.execute(query, values).fetchall())

    # ---- the file

    def _now(self) -> int:
        return microseconds(self._clock())

    def _a_day_ago(self) -> int:
        return self._now() - _DAY
