"""Progress bars on stderr, shown only to a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

Report = Callable[[int, int | None], None]
"""Is told how many are done, and of how many (None: nobody knows)."""


class _Bar(Protocol):
    """What is used of tqdm."""

    n: int
    total: int | None

    def update(self, n: int) -> object:
        """Count ``n`` more as done."""

    def close(self) -> None:
        """Remove the bar."""


@contextmanager
def progress(label: str) -> Iterator[Report]:
    """Give a function to report progress to; it draws a bar, or nothing when nobody watches."""
    if not sys.stderr.isatty():
        yield _ignore
        return
    from tqdm import tqdm  # noqa: PLC0415 - a script need not pay for it

    bar: _Bar = tqdm(desc=label, file=sys.stderr, leave=False, dynamic_ncols=True)
    try:
        yield lambda done, total: _move(bar, done, total)
    finally:
        bar.close()


def _move(bar: _Bar, done: int, total: int | None) -> None:
    bar.total = total
    bar.update(done - bar.n)


def _ignore(_done: int, _total: int | None) -> None:
    """Report to nobody."""
