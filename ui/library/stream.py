"""Work whose progress is told while it goes on: lines of JSON, the last one with what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread

Tell = Callable[[int, int], None]
"""Is told how much is done, of how much."""


def told(work: Callable[[Tell], str]) -> Iterator[bytes]:
    """Do some work in a thread of its own and yield its progress, then what it returns.

    Where nobody listens any more the work goes on to its end: it changes an index.

    Args:
        work: is given what it tells its progress to; returns HTML and raises nothing.
    """
    queue: SimpleQueue[dict[str, object]] = SimpleQueue()

    def run() -> None:
        queue.put({"html": work(lambda done, of: queue.put({"done": done, "of": of}))})

    Thread(target=run, daemon=False, name="youju-library").start()
    while True:
        line = queue.get()
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        if "html" in line:
            return
