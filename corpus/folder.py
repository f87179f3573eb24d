"""Articles from files and folders: each file becomes an article, a duplicate or a failure with its reason.

Knows nothing of formats (`corpus.readers`) and draws no progress bar: it reports counts to a callback.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.errors import ReadError
from corpus.files import check_file, read_bytes
from corpus.readers import reader_for


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or folder that could not be read: its path and one line with reason and remedy."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose article was read before: its path and the path of the one that was kept."""

    path: str
    kept: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gave; each file that was found is in exactly one of the three.

    Attributes:
        articles: in the order of the paths given, files of a folder in the order of their names.
        failures: what could not be read.
        duplicates: files with the same title and text as an earlier one.

    """

    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


def read_paths(paths: Sequence[Path], *, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Read the articles in ``paths``, files or folders; folders with all that is below them.

    Inside a folder, hidden files and folders and files called ``README`` with any suffix are passed
    over; each other file that cannot be read is a failure. A path that is given twice is read once, and
    so is a folder that links lead to again; a link to a file is read like a copy of it. Nothing raises:
    what goes wrong with a file is in ``failures``.

    Args:
        paths: files and folders; one that does not exist is a failure.
        progress: called after each file with the number of files done and of all files.

    """
    found = list(_files(paths))
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    duplicates: list[Duplicate] = []
    for done, item in enumerate(found, 1):
        match _read(item):
            case Failure() as failure:
                failures.append(failure)
            case article if article.id in articles:
                duplicates.append(Duplicate(article.path, articles[article.id].path))
            case article:
                articles[article.id] = article
        if progress is not None:
            progress(done, len(found))
    return Reading(tuple(articles.values()), tuple(failures), tuple(duplicates))


def read_file(path: Path) -> Article:
    """Read one article file. Raises ReadError with the reason when it cannot be read."""
    check_file(path)
    return reader_for(path)(read_bytes(path), path)


def _read(item: Path | Failure) -> Article | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return read_file(item)
    except ReadError as error:
        return Failure(_shown(item), error.message)


def _files(paths: Sequence[Path]) -> Iterator[Path | Failure]:
    """Yield files in order, each once, and a failure for each folder that cannot be listed."""
    seen: set[str | tuple[int, int]] = set()
    waiting = [Path(path) for path in reversed(paths)]
    while waiting:
        path = waiting.pop()
        if not _is_new(path, seen):
            continue
        try:
            names = sorted(os.listdir(path), reverse=True) if os.path.isdir(path) else None
        except OSError as exc:
            yield Failure(
                _shown(path), f"the folder cannot be listed ({exc.strerror}); change its permissions"
            )
            continue
        if names is None:
            yield path
        else:
            waiting += [path / name for name in names if _is_for_us(name)]


def _is_new(path: Path, seen: set[str | tuple[int, int]]) -> bool:
    """Say whether this path, or the folder that it leads to, is met for the first time; remember it."""
    key: str | tuple[int, int] = os.path.abspath(path)
    if os.path.isdir(path):
        # Without this a link to a folder above would be followed for ever. Windows may give inode 0.
        status = path.stat()
        key = (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)
    if key in seen:
        return False
    seen.add(key)
    return True


def _is_for_us(name: str) -> bool:
    return not name.startswith(".") and Path(name).stem.upper() != "README"


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()
