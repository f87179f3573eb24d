"""The articles and passages of one index, in SQLite: in a file that is only read, or in memory.

60,000 articles need not be loaded to answer one question. Knows nothing of searching.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from pathlib import Path
from threading import RLock
from typing import Any, Self

from corpus.article import Article, Language
from corpus.errors import IndexDamaged, InputError
from index.listing import Listed
from index.passage import Passage
from index.remedy import REBUILD

_TABLES = """
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title BLOB NOT NULL, text BLOB NOT NULL,
    language TEXT NOT NULL, source BLOB NOT NULL, url BLOB NOT NULL, author BLOB NOT NULL, published TEXT,
    published_is_inferred INTEGER NOT NULL, path BLOB NOT NULL, counterpart BLOB NOT NULL,
    first_ordinal INTEGER NOT NULL, passages INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS passages (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(number),
    start INTEGER NOT NULL, end INTEGER NOT NULL, headings TEXT NOT NULL, digest BLOB NOT NULL
);
"""
_ARTICLE = (
    "id, title, text, language, source, url, author, published, published_is_inferred, path, counterpart"
)
_LISTED = "id, title, language, source, published, published_is_inferred, path, first_ordinal, passages"
_PASSAGE = "passages.id, articles.id, start, end, headings"


class ArticleStore:
    """Articles by id, passages by ordinal. Safe to use from several threads.

    Ordinals count the passages of all articles, in the order in which these were added, from 0.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = RLock()

    @classmethod
    def create(cls, path: Path | None = None) -> Self:
        """Make a store in a new file, or go on with a copy of an older one; None keeps it in memory."""
        connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
        # The file is only used once it is whole and synced, so a journal would protect nothing.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file for reading; nobody changes it any more, and no lock is taken."""
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def add(self, article: Article, passages: Sequence[Passage], digests: Sequence[bytes] = ()) -> bool:
        """Add an article with its passages; return False, adding nothing, when its id is already there.

        Args:
            article: what to add.
            passages: its passages, in the order of the text.
            digests: for each passage, what tells the text that is encoded for it from all others.
        """
        with self._lock:
            first = self.passage_count
            values = [*_article_row(article), first, len(passages)]
            marks = ", ".join("?" * len(values))
            cursor = self._connection.execute(
                f"INSERT OR IGNORE INTO articles ({_ARTICLE}, first_ordinal, passages) VALUES ({marks})",  # noqa: S608
                values,
            )
            if not cursor.rowcount:
                return False
            self._connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (ordinal, p.id, cursor.lastrowid, p.start, p.end, json.dumps(p.headings), digest)
                    for ordinal, (p, digest) in enumerate(
                        zip(passages, digests or repeat(b""), strict=False), first
                    )
                ),
            )
        return True

    def commit(self) -> None:
        """Write what was added to the file."""
        self._connection.commit()

    @property
    def article_count(self) -> int:
        """Number of articles."""
        return int(self._one("SELECT count(*) FROM articles")[0])

    @property
    def passage_count(self) -> int:
        """Number of passages."""
        return int(self._one("SELECT coalesce(max(ordinal) + 1, 0) FROM passages")[0])

    @property
    def dated_count(self) -> int:
        """Number of articles with a publication date."""
        return int(self._one("SELECT count(published) FROM articles")[0])

    def languages(self) -> dict[str, int]:
        """Return the number of articles in each language."""
        return dict(self._all("SELECT language, count(*) FROM articles GROUP BY language ORDER BY language"))

    def listing(self) -> list[Listed]:
        """Return all articles without their texts, in the order of adding."""
        rows = self._all(f"SELECT {_LISTED} FROM articles ORDER BY number")  # noqa: S608
        return [_listed(row) for row in rows]

    def newest(self, most: int) -> list[Article]:
        """Return at most so many articles, newest first, those without a date last, of a day as indexed."""
        rows = self._all(
            f"SELECT {_ARTICLE} FROM articles ORDER BY published DESC NULLS LAST, number LIMIT ?",  # noqa: S608
            most,
        )
        return [_article(row) for row in rows]

    def dates(self) -> tuple[date | None, date | None]:
        """Return the first and the last publication date, None when no article has one."""
        earliest, latest = self._one("SELECT min(published), max(published) FROM articles")
        return _date(earliest), _date(latest)

    def article(self, article_id: str) -> Article:
        """Return the article with this id.

        Raises:
            InputError: there is none.
        """
        rows = self._all(f"SELECT {_ARTICLE} FROM articles WHERE id = ?", article_id)  # noqa: S608
        if not rows:
            raise InputError(
                f"No article {article_id!r} in this index; `youju index status` tells what it holds."
            )
        return _article(rows[0])

    def has_unpaired(self, language: Language) -> bool:
        """Tell whether an article in this language names no counterpart in the other."""
        rows = self._all(
            "SELECT 1 FROM articles WHERE language = ? AND counterpart = ? LIMIT 1", language, b""
        )
        return bool(rows)

    def counterpart(self, article: Article) -> Article | None:
        """Return the article that is told as this one's counterpart in the other language, if it is here."""
        if not article.counterpart:
            return None
        # The two name each other: whoever names this file, and has the name that this one gives.
        own_name = _bytes(Path(article.path).name)
        rows = self._all(f"SELECT {_ARTICLE} FROM articles WHERE counterpart = ?", own_name)  # noqa: S608
        named = [a for a in map(_article, rows) if Path(a.path).name == article.counterpart]
        beside = [a for a in named if Path(a.path).parent == Path(article.path).parent]
        return next(iter(beside or named), None)

    def names(self) -> list[tuple[str, str]]:
        """Return id and path of every article, in the order of adding."""
        return [
            (identity, _text(path))
            for identity, path in self._all("SELECT id, path FROM articles ORDER BY number")
        ]

    def articles(self, *, after: int = 0) -> Iterator[Article]:
        """Yield the articles in the order of adding, without the first ``after``, a few at a time."""
        number = after
        while rows := self._all(
            f"SELECT {_ARTICLE}, number FROM articles WHERE number > ? ORDER BY number LIMIT 256",  # noqa: S608
            number,
        ):
            number = rows[-1][-1]
            yield from map(_article, rows)

    def passages(self, ordinals: Sequence[int]) -> list[Passage]:
        """Return the passages with these ordinals, in the order asked for.

        Raises:
            InputError: an ordinal is not in the store.
        """
        with self._lock:
            return [self._passage(ordinal) for ordinal in ordinals]

    def passages_of(self, article_id: str) -> list[tuple[int, Passage]]:
        """Return the passages of an article with their ordinals, in the order of the text."""
        rows = self._all(
            f"SELECT ordinal, {_PASSAGE} FROM articles JOIN passages"  # noqa: S608
            " ON ordinal >= first_ordinal AND ordinal < first_ordinal + articles.passages"
            " WHERE articles.id = ? ORDER BY ordinal",
            article_id,
        )
        return [(row[0], _passage(row[1:])) for row in rows]

    def digests(self) -> dict[bytes, int]:
        """Return an ordinal for each digest that the passages were added with."""
        return dict(self._all("SELECT digest, ordinal FROM passages"))

    def close(self) -> None:
        """Close the file; afterwards nothing can be asked."""
        self._connection.close()

    def _passage(self, ordinal: int) -> Passage:
        rows = self._all(
            f"SELECT {_PASSAGE} FROM passages JOIN articles ON number = article WHERE ordinal = ?",  # noqa: S608
            ordinal,
        )
        if not rows:
            raise InputError(f"No passage {ordinal}: this index has passages 0 to {self.passage_count - 1}.")
        return _passage(rows[0])

    def _one(self, query: str) -> tuple[Any, ...]:
        return self._all(query)[0]

    def _all(self, query: str, *values: str | bytes | int) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as exc:
                raise IndexDamaged(f"The articles of the index cannot be read ({exc}). {REBUILD}") from exc


# Texts are kept as bytes: SQLite refuses lone surrogates, which JSON input and broken files can hold.
def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _article_row(article: Article) -> list[str | bytes | bool | None]:
    return [
        article.id,
        _bytes(article.title),
        _bytes(article.text),
        article.language,
        _bytes(article.source),
        _bytes(article.url),
        _bytes(article.author),
        article.published.isoformat() if article.published else None,
        article.published_is_inferred,
        _bytes(article.path),
        _bytes(article.counterpart),
    ]


def _article(row: Sequence[Any]) -> Article:
    return Article(
        id=row[0],
        title=_text(row[1]),
        text=_text(row[2]),
        language=row[3],
        source=_text(row[4]),
        url=_text(row[5]),
        author=_text(row[6]),
        published=_date(row[7]),
        published_is_inferred=bool(row[8]),
        path=_text(row[9]),
        counterpart=_text(row[10]),
    )


def _listed(row: Sequence[Any]) -> Listed:
    return Listed(
        id=row[0],
        title=_text(row[1]),
        language=row[2],
        source=_text(row[3]),
        published=_date(row[4]),
        published_is_inferred=bool(row[5]),
        path=_text(row[6]),
        first_ordinal=row[7],
        passages=row[8],
    )


def _passage(row: Sequence[Any]) -> Passage:
    return Passage(id=row[0], article_id=row[1], start=row[2], end=row[3], headings=tuple(json.loads(row[4])))
