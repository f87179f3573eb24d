"""Files of lines that a command reads and writes; ``-`` is standard input or output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.errors import InputError
from rag.records import Record, json_line
from ui.commands.words import say


def write_record(record: Record, out: BinaryIO) -> None:
    """Write one record as a line at once, so that stopping midway loses nothing."""
    out.write(json_line(record).encode() + b"\n")
    out.flush()


def refuse_same_file(source: Path, target: Path) -> None:
    """Refuse to write over what is read.

    Raises:
        InputError: both are the same file.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError(
            say(
                zh=f"OUT 和 IN 是同一个文件（{source}），写入会毁掉原来的内容；请换一个输出文件名",
                en=f"OUT is the same file as IN ({source}) and would be overwritten; name another output",
            )
        )


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Open a file of lines, or standard input for ``-``.

    Raises:
        InputError: it cannot be read.
    """
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(
            f"cannot read {path}: {error.strerror}; check the name and the permissions"
        ) from error
    with stream:
        yield stream


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write lines to, or standard output for ``-``.

    Raises:
        InputError: it cannot be written.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        return
    try:
        stream = path.open("wb")
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror}; check the folder and the permissions"
        ) from error
    with stream:
        yield stream
