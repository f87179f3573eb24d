"""The file of conversations: opened, made, and set aside when it is damaged. Knows no questions about it."""

from __future__ import annotations

import logging
import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from filelock import FileLock, Timeout

from corpus.errors import HistoryError

VERSION = 1
WAIT = 10.0
"""Seconds that one process waits for another's write."""

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BESIDE = ("", "-wal", "-shm")
_TABLES = f"""
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS conversations (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,
    title TEXT NOT NULL, is_named INTEGER NOT NULL DEFAULT 0, folded TEXT NOT NULL,
    started INTEGER NOT NULL, changed INTEGER NOT NULL, deleted INTEGER, turns INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS of_owner ON conversations (owner, changed);
CREATE TABLE IF NOT EXISTS turns (
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE, n INTEGER NOT NULL,
    at INTEGER NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
    html TEXT NOT NULL, card TEXT NOT NULL, PRIMARY KEY (conversation, n)
);
CREATE TABLE IF NOT EXISTS searched (
    conversation INTEGER NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (conversation, n),
    FOREIGN KEY (conversation, n) REFERENCES turns ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS feedback (
    conversation INTEGER NOT NULL, n INTEGER NOT NULL, opinion TEXT NOT NULL, note TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (conversation, n),
    FOREIGN KEY (conversation, n) REFERENCES turns ON DELETE CASCADE
);
PRAGMA user_version = {VERSION};
COMMIT;
"""

log = logging.getLogger(__name__)


class Database:
    """The open file, for one thread at a time.

    Attributes:
        path: the file.
        set_aside: where a damaged file went that was found; None when it was sound.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._lock = RLock()
        self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection.

        Raises:
            HistoryError: the file cannot be read. One that proves damaged is set aside; the next call works.
        """
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise self._failed(error) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for a change that is made as a whole or not at all."""
        with self.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        self._finalizer()

    def _open(self) -> None:
        self._connection, aside = _open_or_begin(self.path)
        self.set_aside = aside or self.set_aside
        self._finalizer = weakref.finalize(self, self._connection.close)

    def _failed(self, error: sqlite3.Error) -> HistoryError:
        if not _is_damage(error):
            return _unusable(self.path, error)
        self.close()
        self._open()
        return HistoryError(
            f"The history of conversations was damaged ({error}): it is kept as {self.set_aside}, and a new "
            "one was begun. Try again."
        )


def _open_or_begin(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """Return the connection, and where a damaged file was set aside; None when it was sound."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # One at a time: the second of two processes that find damage must not set the new file aside.
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=WAIT, mode=0o600):
            try:
                return _opened(path), None
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                aside = _set_aside(path, error)
                return _opened(path), aside
    except (OSError, Timeout, sqlite3.Error) as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: Exception) -> HistoryError:
    why = getattr(error, "strerror", None) or str(error)
    return HistoryError(
        f"The history of conversations cannot be used ({why}): check the permissions, the space and other "
        f"programs that use {path}, or name another data folder in YOUJU_HOME."
    )


def _opened(path: Path) -> sqlite3.Connection:
    _only_for_its_user(path)
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise HistoryError(
                f"The history of conversations was written by a newer version of Youju (format {version}, "
                f"this one reads {VERSION}): update Youju, or move {path} away."
            )
        if version < VERSION:
            connection.executescript(_TABLES)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what a reader deletes is overwritten
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Read the whole file once, .2 s for 600 MB, so that damage shows now and not at some later question."""
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _only_for_its_user(path: Path) -> None:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    with suppress(OSError):  # on somebody else's file, or where there are no modes
        path.chmod(0o600)


def _set_aside(path: Path, error: sqlite3.Error) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    log.warning("The history of conversations was damaged (%s): kept as %s, a new one begun.", error, aside)
    return aside


def _is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that the file itself is broken, not that it is locked or may not be read."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
