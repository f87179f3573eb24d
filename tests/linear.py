"""Does time grow with the length, or with its square? A ratio, since machines differ."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 3
"""Measurements of each text: whatever else the machine does only adds to one, so the least counts."""


def takes_linear_time(work: Callable[[str], object], unit: str, *, length: int = 20_000) -> bool:
    """Tell whether four times the text takes less than eight times as long: squared it were sixteen.

    Args:
        work: what is done with a text, in this thread.
        unit: is repeated to make the text.
        length: characters of the shorter text.
    """

    def seconds(characters: int) -> float:
        hostile = (unit * characters)[:characters] + "z"
        gc.disable()  # a collection would look through all that the other tests keep alive
        begun = time.thread_time()  # other threads of the tests work on meanwhile
        work(hostile)
        spent = time.thread_time() - begun
        gc.enable()
        return spent

    work(unit)
    bound = 8 * min(seconds(length) for _ in range(TRIES)) + 0.05
    return any(seconds(4 * length) < bound for _ in range(TRIES))
