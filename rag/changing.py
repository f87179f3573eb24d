"""What is to be added to an index: read where it is files, told apart from what the index holds."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from corpus.article import Article
from corpus.folder import Duplicate, Reading, read_paths
from index import Index


def read_given(given: Sequence[Article | Path | str]) -> Reading:
    """Return given articles and those read at given paths, each once; paths come after the articles."""
    articles = {each.id: each for each in given if isinstance(each, Article)}
    read = read_paths([Path(each) for each in given if not isinstance(each, Article)])
    again = [Duplicate(a.path, articles[a.id].path) for a in read.articles if a.id in articles]
    new = [a for a in read.articles if a.id not in articles]
    return Reading((*articles.values(), *new), read.failures, (*read.duplicates, *again))


def without_known(reading: Reading, index: Index) -> Reading:
    """Return what was read with the articles that the index holds already as duplicates."""
    held = {listed.id: listed.path for listed in index.listed}
    known = [Duplicate(a.path, held[a.id]) for a in reading.articles if a.id in held]
    new = tuple(a for a in reading.articles if a.id not in held)
    return Reading(new, reading.failures, (*reading.duplicates, *known))


def named(names: Collection[str], index: Index) -> tuple[str, ...]:
    """Return the ids of the articles that are named by id or path, in the order of the index."""
    wanted = {n for name in names for n in (name, os.path.abspath(name))}
    return tuple(a.id for a in index.listed if a.id in wanted or a.path in wanted)
