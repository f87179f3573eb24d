"""Files of lines that a command reads and writes; ``-`` is standard input or output."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from corpus.errors import InputError
from rag.records import Record, json_line
from ui.commands.progress import progress
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


def run_lines(
    source: Path,
    target: Path,
    records: Callable[[Iterable[bytes]], Iterator[Record]],
    *,
    key: str,
    names: Mapping[str, str],
    doing: str,
) -> int:
    """Write what becomes of each line as it is made, then one line of counts; return 1 when one was an error.

    Args:
        source: the file of lines.
        target: gets a record for each of them.
        records: makes the records of lines.
        key: what of a record is counted.
        names: what its values are called; ``error`` among them.
        doing: what the progress bar says.

    Raises:
        InputError: a file cannot be read or written, or both are the same.
    """
    refuse_same_file(source, target)
    begin = time.perf_counter()
    counts: Counter[str] = Counter()
    with reading(source) as lines, writing(target) as out, progress(doing) as report:
        for record in records(lines):
            write_record(record, out)
            counts[str(record[key])] += 1
            report(counts.total(), None)
    click.echo(_summary(counts, names, time.perf_counter() - begin, target), err=True)
    return 1 if counts["error"] else 0


def _summary(counts: Counter[str], names: Mapping[str, str], seconds: float, target: Path) -> str:
    parts = ", ".join(f"{name} {counts[value]}" for value, name in names.items() if counts[value])
    total = say(zh=f"{counts.total()} 行", en=f"{counts.total()} lines")
    where = "stdout" if str(target) == "-" else str(target)
    return f"{total} ({parts or '-'}), {seconds:.1f} s -> {where}"
