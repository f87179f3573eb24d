"""Files on their way into the index: each in a private folder of its own until it is read.

Names come from a browser and are hostile: a file is stored under the last part of its name only, and
cannot leave its folder. Knows no formats.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from corpus.errors import InputError

MOST_FILES = 1000
MOST_BYTES = 300 * 1024 * 1024
MOST_BATCHES = 8
KEPT_SECONDS = 3600.0
LONGEST_NAME = 200
"""Bytes of a stored name: file systems allow 255."""

_SEPARATOR = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff\u202a-\u202e\u2066-\u2069]')
_ENDING = re.compile(r"\.\w{1,10}$", re.ASCII)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    r"""Return a bare file name that any system can hold, for a name that a browser gave.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\x\\报道.txt"), safe_name("..")
    ('passwd', '报道.txt', 'file')
    """
    last = _SEPARATOR.split(name)[-1]
    bare = _FORBIDDEN.sub("_", last).strip().lstrip(".").rstrip(". ")
    ending = _ENDING.search(bare)
    suffix = ending[0] if ending else ""
    room = LONGEST_NAME - len(suffix.encode())
    stem = bare.removesuffix(suffix).encode()[:room].decode("utf-8", "ignore") or "file"
    return f"_{stem}{suffix}" if _RESERVED.match(stem) else f"{stem}{suffix}"


@dataclass(slots=True)
class _Batch:
    folder: Path
    begun: float
    files: list[Path] = field(default_factory=list)
    size: int = 0


class Staging:
    """The batches of files that are on their way. Safe to use from several threads.

    Args:
        root: the folder that gets theirs; made when it is first needed.
        clock: seconds that only grow.
    """

    def __init__(self, root: Callable[[], Path], clock: Callable[[], float] = time.monotonic) -> None:
        self._root = root
        self._clock = clock
        self._batches: OrderedDict[str, _Batch] = OrderedDict()
        self._lock = Lock()

    def begin(self) -> str:
        """Begin a batch and return its key; the oldest is let go when there are too many."""
        root = self._root()
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = secrets.token_urlsafe(32)
        with self._lock:
            if not self._batches:
                _remove_leftovers(root)
            self._let_go()
            self._batches[key] = _Batch(Path(mkdtemp(prefix="batch-", dir=root)), self._clock())
        return key

    async def receive(self, key: str, name: str, chunks: AsyncIterator[bytes]) -> None:
        """Store a file under its bare name.

        Raises:
            InputError: the batch is unknown or full.
        """
        path = self._place(key, safe_name(name))
        try:
            with path.open("xb") as file:
                async for chunk in chunks:
                    self._count(key, len(chunk))
                    file.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        with self._lock:
            if key in self._batches:
                self._batches[key].files.append(path)

    def take(self, key: str) -> tuple[Path, ...]:
        """Return the files of a batch in the order of their names; it takes no more.

        Raises:
            InputError: the batch is unknown.
        """
        with self._lock:
            batch = self._known(key)
            batch.size = MOST_BYTES
            return tuple(sorted(batch.files, key=lambda path: (path.name, path)))

    def end(self, key: str) -> None:
        """Remove a batch with its files; an unknown one is none."""
        with self._lock:
            batch = self._batches.pop(key, None)
        if batch is not None:
            shutil.rmtree(batch.folder, ignore_errors=True)

    def _place(self, key: str, name: str) -> Path:
        with self._lock:
            batch = self._known(key)
            if len(list(batch.folder.iterdir())) >= MOST_FILES:
                raise InputError(f"more than {MOST_FILES} files at once: add the others afterwards")
            return Path(mkdtemp(dir=batch.folder)) / name

    def _count(self, key: str, size: int) -> None:
        with self._lock:
            batch = self._known(key)
            batch.size += size
            if batch.size > MOST_BYTES:
                most = MOST_BYTES // 1024 // 1024
                raise InputError(f"more than {most} MB at once: add the others afterwards")

    def _known(self, key: str) -> _Batch:
        if key not in self._batches:
            raise InputError("these files are no longer kept here: choose them again")
        return self._batches[key]

    def _let_go(self) -> None:
        """Remove the batches that were never finished, and the oldest when there are too many."""
        late = self._clock() - KEPT_SECONDS
        old = [key for key, batch in self._batches.items() if batch.begun < late]
        young = [key for key in self._batches if key not in old]
        old += young[: max(0, len(young) - MOST_BATCHES + 1)]
        for key in old:
            shutil.rmtree(self._batches.pop(key).folder, ignore_errors=True)


def _remove_leftovers(root: Path) -> None:
    """Remove what a server has left a day ago or longer: another may be running beside this one."""
    for folder in root.glob("batch-*"):
        with suppress(FileNotFoundError):  # the other removed it
            if time.time() - folder.stat().st_mtime > 24 * KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
