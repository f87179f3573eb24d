"""What is known of an index's articles beside their text, in an SQLite file of the index.

Holds what each article tells by itself too, so that an addition need not read the others again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import astuple
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, Self

import numpy as np

from corpus.article import Article
from corpus.errors import IndexDamaged
from index.article_store import ArticleStore
from index.corrections import Correcting
from index.remedy import REBUILD
from index.reports import Judged, Marks, Overview, independent, judged, marks, told_by
from index.shingles import Sketch

_TABLES = """
CREATE TABLE IF NOT EXISTS marks (
    id TEXT PRIMARY KEY, shingles BLOB NOT NULL, figures BLOB NOT NULL,
    retells INTEGER NOT NULL, notices TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (
    id TEXT PRIMARY KEY, report TEXT NOT NULL, is_digest INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS corrections (
    id TEXT NOT NULL, place INTEGER NOT NULL,
    correcting TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (id, place)
) WITHOUT ROWID;
DELETE FROM reports;
DELETE FROM corrections;
"""
_HASH = np.dtype("<u4")
_FEW = 2000


def write_reports(path: Path, store: ArticleStore) -> int:
    """Write what the articles of ``store`` tell together; return the number of independent reports.

    Args:
        path: a new file, or a copy of the last generation's, to which articles were only added.
        store: all articles of the index.
    """
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        found = judged(store.articles(), store.article, lambda article: _marked(connection, article))
        _write(connection, found)
        connection.commit()
        return found.count
    finally:
        connection.close()


def _write(connection: sqlite3.Connection, found: Judged) -> None:
    connection.executemany(
        "INSERT INTO reports VALUES (?, ?, ?)",
        ((identity, report, identity in found.digests) for identity, report in found.reports.items()),
    )
    rows = ((i, place, *astuple(s)) for i, said in found.corrected.items() for place, s in enumerate(said))
    connection.executemany("INSERT INTO corrections VALUES (?, ?, ?, ?, ?)", rows)


def _marked(connection: sqlite3.Connection, article: Article) -> Marks:
    """Return what an article tells by itself, from the file if it is there, else into it."""
    from corpus.corrections import Notice  # noqa: PLC0415 - for writing only

    kept = connection.execute(
        "SELECT shingles, figures, retells, notices FROM marks WHERE id = ?", [article.id]
    )
    if row := kept.fetchone():
        told = (Notice(start, end, tuple(titles), own) for start, end, titles, own in json.loads(row[3]))
        hashes = Sketch(np.frombuffer(row[0], dtype=_HASH), np.frombuffer(row[1], dtype=_HASH))
        return Marks(hashes, bool(row[2]), tuple(told))
    found = marks(article)
    shingles, figures = (h.astype(_HASH).tobytes() for h in (found.sketch.shingles, found.sketch.figures))
    row = [article.id, shingles, figures, found.retells, json.dumps([astuple(n) for n in found.notices])]
    connection.execute("INSERT INTO marks VALUES (?, ?, ?, ?, ?)", row)
    return found


class StoredReports:
    """What was written by :func:`write_reports`; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file for reading; nobody changes it any more, and no lock is taken."""
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def report_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each article the id of its report."""
        if len(article_ids) > _FEW:  # one look at all is quicker than many at one: .1 s for 60,000
            known = dict(self._all("SELECT id, report FROM reports"))
            return {i: str(known.get(i, i)) for i in article_ids}
        return {i: str(self._row(i)[0]) for i in article_ids}

    def is_digest(self, article_id: str) -> bool:
        """Tell whether an article only retells what others reported."""
        return bool(self._row(article_id)[1])

    def corrected_by(self, article_id: str) -> tuple[Correcting, ...]:
        """Return what says that an article was wrong."""
        query = "SELECT correcting, start, end FROM corrections WHERE id = ? ORDER BY place"
        return tuple(Correcting(*row) for row in self._all(query, article_id))

    def overview(self) -> Overview:
        """Return what is known of all articles."""
        rows = self._all("SELECT id, report, is_digest FROM reports ORDER BY id")
        corrected = self._all("SELECT DISTINCT id FROM corrections")
        return Overview(
            told_by((row[0], row[1]) for row in rows),
            frozenset(row[0] for row in rows if row[2]),
            frozenset(row[0] for row in corrected),
        )

    @cached_property
    def count(self) -> int:
        """Number of independent reports."""
        return independent(
            (row[0], bool(row[1])) for row in self._all("SELECT report, is_digest FROM reports")
        )

    def ids(self) -> list[str]:
        """Return the ids of all articles of which something is known, in ascending order."""
        return [row[0] for row in self._all("SELECT id FROM reports ORDER BY id")]

    def close(self) -> None:
        """Close the file; afterwards nothing can be asked."""
        self._connection.close()

    def _row(self, article_id: str) -> tuple[Any, ...]:
        rows = self._all("SELECT report, is_digest FROM reports WHERE id = ?", article_id)
        return rows[0] if rows else (article_id, False)

    def _all(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as exc:
                raise IndexDamaged(f"The reports of the index cannot be read ({exc}). {REBUILD}") from exc
