"""A writer that dies at any step leaves the last good generation, and the next writer tidies up."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from corpus.article import Article
from index import Index, add, status, verify
from tests.index import dying_writer
from tests.index.fakes import HashingEncoder, article

# Forked from a process that has loaded the libraries once and runs no thread.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
PROCESSES = multiprocessing.get_context(METHOD)
PROCESSES.set_forkserver_preload(["tests.index.dying_writer"])

STEPS = [
    ("writer", "split", 0),
    ("encoder", "encode_passages", 0),
    ("vectors", "to_bytes", 0),
    ("writer", "seal", 3),
    ("os", "fsync", 0),
    ("os", "fsync", 4),
    ("Path", "rename", 0),
    ("generation", "replace_synced", 0),
    ("os", "replace", 0),
]


def die(folder: Path, owner: str, name: str, before: int) -> None:
    child = PROCESSES.Process(target=dying_writer.add_and_die, args=(folder, owner, name, before))
    child.start()
    child.join(60)
    assert child.exitcode == dying_writer.STATUS


@pytest.mark.parametrize(("owner", "name", "before"), STEPS)
def test_the_last_good_generation_stays(
    folder: Path, articles: list[Article], encoder: HashingEncoder, owner: str, name: str, before: int
) -> None:
    good = status(folder)
    die(folder, owner, name, before)
    assert status(folder) == good
    with Index.open(folder, encoder) as index:
        assert list(index.articles()) == articles
    add(folder, [article("谷歌发布了新的模型。", path="d.txt")], encoder)
    assert verify(folder) == []
    assert not list((folder / "generations").glob(".building-*"))


def test_a_crash_after_the_switch_leaves_the_new_generation(folder: Path) -> None:
    good = status(folder)
    die(folder, "generation", "_remove_all_but", 0)
    assert status(folder).coverage.articles == good.coverage.articles + 1
    assert verify(folder) == []
