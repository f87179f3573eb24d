"""The stages of an answer, told while it is made, and work that can be stopped between them.

What takes its time is a generator: it yields each stage as it begins and returns what it made. Closed before
its end, it begins no further stage.
"""

from __future__ import annotations

from collections.abc import Generator
from enum import StrEnum
from typing import TypeVar

Made = TypeVar("Made")


class Stage(StrEnum):
    """What is being done for a question; of several questions in one text each is searched and read for."""

    SEARCHING = "searching"
    READING = "reading"
    CHECKING = "checking"


def carried_out(steps: Generator[Stage, None, Made]) -> Made:
    """Go through all stages and return what comes of them.

    >>> def half(number: int) -> Generator[Stage, None, float]:
    ...     yield Stage.READING
    ...     return number / 2
    >>> carried_out(half(3))
    1.5
    """
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: Made = done.value
            return made
