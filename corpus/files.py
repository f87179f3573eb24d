"""Reading the bytes of a regular file, without ever waiting and within a bound."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from corpus.errors import ReadError

LARGEST = 50 * 1024 * 1024
"""Most bytes that one article file may have."""

# A FIFO without a writer would block the open for ever; Windows has neither flag nor FIFO.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def check_file(path: Path) -> None:
    """Raise ReadError when there is no regular file of at most 50 MB at ``path``; opens nothing."""
    try:
        _refuse_unusual(path.stat())
    except (OSError, ValueError) as exc:
        raise ReadError(_why_not(exc)) from exc


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raises ReadError when the file is absent, no regular file, unreadable, empty or larger than 50 MB.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _refuse_unusual(os.fstat(descriptor))
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as exc:
        raise ReadError(_why_not(exc)) from exc
    if len(data) > LARGEST:
        raise ReadError(_TOO_LARGE)
    if not data:
        raise ReadError("the file is empty; give a file that holds an article")
    return data


_TOO_LARGE = f"the file is larger than {LARGEST // 1024 // 1024} MB, the bound for one article; split it"


def _refuse_unusual(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("this is no regular file (a pipe, device or socket); give an article file")
    if status.st_size > LARGEST:
        raise ReadError(_TOO_LARGE)


def _why_not(exc: OSError | ValueError) -> str:
    match exc:
        case FileNotFoundError():
            return "there is no such file or folder (or a link points nowhere); check the path"
        case PermissionError():
            return "reading is not permitted; change the file's permissions or run as its owner"
        case IsADirectoryError():
            return "this is a folder, not a file; give it to the folder reader"
        case OSError():
            reason = exc.strerror or type(exc).__name__
            return f"the system cannot read it ({reason}); check the path and the disk"
        case _:
            return "the path holds a character that no path may hold; check the path"
