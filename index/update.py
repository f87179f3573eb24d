"""Writes generations: builds an index, adds articles to it, removes articles from it.

Each of the three writes a whole new generation, but encodes only passages that the last one does not
have. What is removed is in no arm of the new generation, since every arm is written from what is kept;
from the disk it is gone with the second generation after that, for readers who still use the last one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from corpus.article import Article
from corpus.errors import IndexMissing, InputError, StoreError
from index.encoders import Encoder
from index.encoding import Progress
from index.former import Former, held_articles, open_former
from index.generation import current_generation, current_id, writing
from index.manifest import Manifest
from index.writer import write_generation


def build(
    folder: Path | str,
    articles: Iterable[Article],
    encoder: Encoder,
    *,
    unless_there: bool = False,
    progress: Progress | None = None,
) -> Manifest:
    """Make an index of exactly these articles; an index that is there serves as a store of vectors at most.

    Args:
        folder: where the index is to be; made when it is not there.
        articles: of several with one id, the first is kept.
        encoder: makes the vectors of passages that the last generation does not have.
        unless_there: leave an index that another process has made meanwhile as it is.
        progress: called with the number of passages done and of all.

    Returns:
        The manifest of the generation that is current now.

    Raises:
        StoreError: another process is writing to this index.
        EncoderError: the encoder failed.
    """
    folder = Path(folder)
    with writing(folder):
        if unless_there and _is_there(folder):
            return current_generation(folder)[1]
        with _former_for_building(folder, encoder) as former:
            return write_generation(folder, articles, former, progress=progress)


def add(
    folder: Path | str,
    articles: Iterable[Article],
    encoder: Encoder | None = None,
    *,
    beside: bool = False,
    progress: Progress | None = None,
) -> Manifest:
    """Add articles; one whose path or id is there already takes the place of the one that is there.

    Args:
        folder: an index.
        articles: what to add.
        encoder: the one that the index was made with; None loads it.
        beside: nothing is replaced: an article whose id is there is left out, and one whose path is taken
            gets a free one.
        progress: called with the number of passages done and of all.

    Raises:
        IndexMissing: there is no index in ``folder``.
        StoreError: the index cannot be read, or another process is writing to it.
        EncoderError: the encoder cannot be loaded, or failed.
    """
    folder, articles = Path(folder), list(articles)
    current_id(folder)  # says that there is no index before a lock is made in its place
    with writing(folder), open_former(folder, encoder) as former:
        if beside:
            articles = list(_beside(articles, former.names()))
        paths = {article.path for article in articles if article.path}
        ids = {article.id for article in articles}
        if not any(identity in ids or path in paths for identity, path in former.names()):
            return write_generation(folder, articles, former, keep_all=True, progress=progress)
        kept = (a for a in former.articles() if a.path not in paths and a.id not in ids)
        return write_generation(folder, chain(kept, articles), former, progress=progress)


def remove(
    folder: Path | str,
    names: Collection[str],
    encoder: Encoder | None = None,
    *,
    progress: Progress | None = None,
) -> Manifest:
    """Remove articles, each named by its id or its path.

    Args:
        folder: an index.
        names: ids and paths.
        encoder: the one that the index was made with; None loads it.
        progress: called with the number of passages done and of all.

    Raises:
        InputError: a name is neither the id nor the path of an article; nothing is removed then.
        IndexMissing: there is no index in ``folder``.
        StoreError: the index cannot be read, or another process is writing to it.
    """
    folder, wanted = Path(folder), {n for name in names for n in (name, os.path.abspath(name))}
    current_id(folder)
    with writing(folder), open_former(folder, encoder) as former:
        known = {name for names in former.names() for name in names}
        if unknown := [name for name in names if not known & {name, os.path.abspath(name)}]:
            raise InputError(
                f"No article {unknown[0]!r} in the index in {folder}. Name each by its id or its path."
            )
        kept = (a for a in former.articles() if a.id not in wanted and a.path not in wanted)
        return write_generation(folder, kept, former, progress=progress)


def reencode(folder: Path | str, encoder: Encoder, *, progress: Progress | None = None) -> Manifest:
    """Make the index of the articles that it holds anew, with this encoder; their files are not needed.

    Args:
        folder: an index, whichever encoder made it.
        encoder: makes all vectors.
        progress: called with the number of passages done and of all.

    Raises:
        IndexMissing: there is no index in ``folder``.
        StoreError: the index cannot be read, or another process is writing to it.
    """
    folder = Path(folder)
    current_id(folder)
    with writing(folder), held_articles(folder) as articles:
        return write_generation(folder, articles, Former(encoder), progress=progress)


def _beside(articles: Iterable[Article], names: Iterable[tuple[str, str]]) -> Iterator[Article]:
    """Yield the articles whose ids are new, each with a path of its own."""
    known = list(names)
    ids, paths = {identity for identity, _ in known}, {path for _, path in known}
    for article in articles:
        if article.id not in ids:
            path = _free_path(article.path, paths)
            ids.add(article.id)
            paths.add(path)
            yield replace(article, path=path)


def _free_path(path: str, taken: Collection[str]) -> str:
    """Return a path, or its like that is not taken yet.

    >>> _free_path("notes/a.txt", {"notes/a.txt", "notes/a (2).txt"})
    'notes/a (3).txt'
    """
    if path not in taken or not path:
        return path
    stem, ending = os.path.splitext(path)
    return next(free for n in count(2) if (free := f"{stem} ({n}){ending}") not in taken)


def _is_there(folder: Path) -> bool:
    try:
        current_id(folder)
    except IndexMissing:
        return False
    return True


@contextmanager
def _former_for_building(folder: Path, encoder: Encoder) -> Iterator[Former]:
    """Open the last generation if its vectors can be used again; a damaged one is passed over."""
    with ExitStack() as stack:
        try:
            former = stack.enter_context(open_former(folder, encoder))
        except StoreError:
            former = Former(encoder)
        yield former
