"""Does time grow with the length, or with its square? A ratio, since machines differ."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def takes_linear_time(work: Callable[[str], object], unit: str, *, length: int = 20_000) -> bool:
    """Tell whether four times the text takes less than ten times as long: squared it were sixteen.

    Args:
        work: what is done with a text.
        unit: is repeated to make the text.
        length: characters of the shorter text.
    """

    def seconds(characters: int) -> float:
        hostile = (unit * characters)[:characters] + "z"
        gc.disable()  # a collection would look through all that the other tests keep alive
        begun = time.process_time()
        work(hostile)
        spent = time.process_time() - begun
        gc.enable()
        return spent

    work(unit)
    return seconds(4 * length) < 10 * seconds(length) + 0.3
