"""Files on their way into the index: hostile names, bounds, and nothing left behind."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InputError
from ui.library import staging
from ui.library.staging import LONGEST_NAME, Staging, safe_name


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "incoming"


@pytest.fixture
def kept(root: Path, clock: Clock) -> Staging:
    return Staging(lambda: root, clock)


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def carried_out(work: Coroutine[Any, Any, None]) -> None:
    """Run in a thread of its own: the browser's tests keep an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def send(kept: Staging, key: str, name: str, *parts: bytes) -> None:
    carried_out(kept.receive(key, name, chunks(*(parts or (b"text",)))))


HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "..\\..\\windows\\win.ini",
    "C:\\x\\a.txt",
    "..",
    ".",
    "",
    "/",
    "a/../..",
    "a\0b.txt",
    ".bashrc",
    "con.txt",
    "NUL",
    "x" * 5000 + ".txt",
    "报" * 5000 + ".pdf",
    "a\u202etxt.exe",
    "\ud800.txt",
    "-rf.txt",
    "~",
    "a:b.txt",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_stays_in_its_folder(kept: Staging, root: Path, name: str) -> None:
    key = kept.begin()
    send(kept, key, name)
    (path,) = kept.take(key)
    assert path.resolve().is_relative_to(root.resolve())
    assert path.read_bytes() == b"text"
    assert len(path.relative_to(root).parts) == 3


@given(st.text())
def test_safe_name_is_one_part_of_a_path(name: str) -> None:
    safe = safe_name(name)
    assert safe == os.path.basename(safe) == safe_name(safe)
    assert safe not in {"", ".", ".."}
    assert not safe.startswith(".")
    assert len(safe.encode()) <= LONGEST_NAME + 1
    assert safe.isprintable() or not name.isprintable()


def test_ending_is_kept_of_a_long_name() -> None:
    assert safe_name("报道" * 200 + ".docx").endswith("报.docx")


def test_files_of_one_name_do_not_meet(kept: Staging) -> None:
    key = kept.begin()
    send(kept, key, "a.txt", b"one")
    send(kept, key, "a.txt", b"two")
    assert {path.read_bytes() for path in kept.take(key)} == {b"one", b"two"}


def test_folders_are_private(kept: Staging, root: Path) -> None:
    kept.begin()
    assert {path.stat().st_mode & 0o077 for path in (root, *root.iterdir())} == {0}


def test_unknown_batch_takes_nothing(kept: Staging) -> None:
    with pytest.raises(InputError, match="no longer kept here: choose them again"):
        send(kept, "guessed", "a.txt")
    with pytest.raises(InputError, match="no longer kept"):
        kept.take("guessed")


def test_end_removes_every_file(kept: Staging, root: Path) -> None:
    key = kept.begin()
    send(kept, key, "a.txt")
    kept.end(key)
    kept.end(key)
    assert list(root.iterdir()) == []


def test_file_that_breaks_off_is_not_kept(kept: Staging) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionError

    key = kept.begin()
    with pytest.raises(ConnectionError):
        carried_out(kept.receive(key, "a.txt", broken()))
    assert kept.take(key) == ()


def test_batch_has_a_size_and_a_number_of_files(kept: Staging, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MOST_BYTES", 10)
    monkeypatch.setattr(staging, "MOST_FILES", 2)
    key = kept.begin()
    send(kept, key, "a.txt", b"12345")
    with pytest.raises(InputError, match="MB at once: add the others afterwards"):
        send(kept, key, "b.txt", b"123", b"456")
    with pytest.raises(InputError, match="more than 2 files at once"):
        send(kept, key, "c.txt", b"1")
    assert [path.name for path in kept.take(key)] == ["a.txt"]


def test_oldest_batch_goes_when_there_are_too_many(kept: Staging, root: Path) -> None:
    keys = [kept.begin() for _ in range(staging.MOST_BATCHES + 1)]
    assert len(list(root.iterdir())) == staging.MOST_BATCHES
    with pytest.raises(InputError):
        kept.take(keys[0])


def test_batch_that_is_not_finished_goes_after_an_hour(kept: Staging, clock: Clock) -> None:
    key = kept.begin()
    clock.now += staging.KEPT_SECONDS + 1
    kept.begin()
    with pytest.raises(InputError):
        kept.take(key)


def test_leftovers_of_an_ended_server_are_removed(kept: Staging, root: Path) -> None:
    old, young = root / "batch-old", root / "batch-young"
    for folder in (old, young):
        folder.mkdir(parents=True)
    os.utime(old, (time.time() - 2 * 24 * 3600,) * 2)
    kept.begin()
    assert young.exists()
    assert not old.exists()
