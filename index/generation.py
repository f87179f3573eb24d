"""The folder of generations: which one is current, and how a new one takes its place.

    INDEX/CURRENT                      the current generation's id, replaced in one step
    INDEX/generations/<id>/            manifest.json, articles.sqlite, vectors.faiss, lexical/
    INDEX/generations/.building-<id>/  one being written, or left over from a crash
    INDEX/.lock                        held by the one writer

A generation is never changed once it is there. A reader keeps the one it opened: its files stay until
the last reader has closed them, even when their names are gone (on Windows, removing them waits). The
generation before the current one keeps its names too, for a reader that has just read CURRENT.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import IndexBusy, IndexDamaged, IndexMissing, StoreError
from index.durable import replace_synced, sync_folder, sync_tree, write_synced
from index.manifest import NAME, Manifest
from index.remedy import REBUILD

CURRENT = "CURRENT"
GENERATIONS = "generations"
LOCK = ".lock"
LOCK_SECONDS = 10.0

_BUILDING = ".building-"
_ID = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")
_LONGEST_ID = 100


def new_generation_id() -> str:
    """Return an id that no other generation has: the time in UTC and eight random hexadecimal digits."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def current_id(folder: Path) -> str:
    """Return the id of the current generation.

    Raises:
        IndexMissing: there is no index in ``folder``.
        IndexDamaged: CURRENT does not hold an id.
    """
    try:
        with (folder / CURRENT).open("rb") as file:
            found = file.read(_LONGEST_ID).decode("utf-8", "replace").strip()
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise IndexMissing(
            f"There is no index in {folder}. Make one with: youju index build PATH... --index {folder}"
        ) from exc
    except OSError as exc:
        raise IndexDamaged(f"The index in {folder} cannot be read ({exc.strerror}).") from exc
    if not _ID.fullmatch(found):  # also keeps "../elsewhere" from being followed
        raise IndexDamaged(f"{folder / CURRENT} holds {found[:40]!r}, no generation's id. {REBUILD}")
    return found


def current_generation(folder: Path) -> tuple[Path, Manifest]:
    """Return the folder of the current generation and its manifest, whose own checksum is verified.

    Raises:
        IndexMissing: there is no index in ``folder``.
        IndexDamaged: CURRENT or the manifest is not what was written.
        IndexTooNew: a newer version of Youju wrote it.
    """
    identity = current_id(folder)
    path = folder / GENERATIONS / identity
    manifest = Manifest.read(path / NAME)
    if manifest.generation != identity:
        raise IndexDamaged(
            f"{path / NAME} belongs to the generation {manifest.generation}, not to this one. {REBUILD}"
        )
    return path, manifest


@contextmanager
def writing(folder: Path, *, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock of the one writer; the system releases it when its process ends, however it ends.

    Raises:
        IndexBusy: another process still holds it after ``seconds``.
        StoreError: the folder cannot be written to.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - readers do without it

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StoreError(
            f"No index can be written to {folder} ({exc.strerror})."
            " Choose another folder with --index or YOUJU_HOME."
        ) from exc
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as exc:
        raise IndexBusy(
            f"Another process is writing to the index in {folder}. Wait until it is done, then try again."
        ) from exc
    try:
        _remove_leftovers(folder)
        yield
    finally:
        lock.release()


def start_generation(folder: Path, identity: str) -> Path:
    """Return a new empty folder to write the generation into, aside from the finished ones."""
    building = folder / GENERATIONS / f"{_BUILDING}{identity}"
    building.mkdir(parents=True)
    return building


def publish(folder: Path, building: Path, manifest: Manifest) -> None:
    """Make a finished generation the current one; until the last step the former one stays it."""
    write_synced(building / NAME, manifest.to_json().encode())
    sync_tree(building)
    former = _known_id(folder)
    building.rename(folder / GENERATIONS / manifest.generation)
    sync_folder(folder / GENERATIONS)
    sync_folder(folder)
    replace_synced(folder / CURRENT, manifest.generation.encode() + b"\n")
    _remove_all_but(folder, {manifest.generation, former})


def _known_id(folder: Path) -> str:
    try:
        return current_id(folder)
    except StoreError:
        return ""


def _remove_all_but(folder: Path, kept: set[str]) -> None:
    for path in (folder / GENERATIONS).iterdir():
        if _ID.fullmatch(path.name) and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _remove_leftovers(folder: Path) -> None:
    for path in (folder / GENERATIONS).glob(f"{_BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)
