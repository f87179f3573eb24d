"""A writer that dies at a chosen step; run in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path

import faiss  # noqa: F401 - loaded once for all the processes that are forked from this
import rjieba  # noqa: F401
import tantivy  # noqa: F401

import index.generation
import index.update
import index.writer
from index.vectors import FaissVectors
from tests.index.fakes import HashingEncoder, article

STATUS = 9
OWNERS = {
    "os": os,
    "Path": Path,
    "writer": index.writer,
    "generation": index.generation,
    "encoder": HashingEncoder,
    "vectors": FaissVectors,
}


def add_and_die(folder: Path, owner: str, name: str, before: int) -> None:
    """Add an article; end the process in place of the call of ``owner.name`` after ``before`` calls."""
    original = getattr(OWNERS[owner], name)
    calls = 0

    def dying(*args: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls > before:
            os._exit(STATUS)
        return original(*args, **options)

    setattr(OWNERS[owner], name, dying)
    index.update.add(folder, [article("谷歌发布了新的模型。", path="d.txt")], HashingEncoder())
