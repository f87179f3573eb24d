"""Files that survive a crash: each is on the disk before anything refers to it."""

from __future__ import annotations

import os
from pathlib import Path


def write_synced(path: Path, data: bytes | memoryview) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has a folder's list of names. Windows cannot and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Wait until the disk has every file and folder below ``folder``, and itself."""
    for parent, _, names in os.walk(folder):
        for name in names:
            with (Path(parent) / name).open("rb+") as file:
                os.fsync(file.fileno())
        sync_folder(Path(parent))


def replace_synced(path: Path, data: bytes) -> None:
    """Give ``path`` new content in one step: whoever reads it sees the old or the new, whole."""
    aside = path.with_name(f".{path.name}.new")
    write_synced(aside, data)
    os.replace(aside, path)
    sync_folder(path.parent)
