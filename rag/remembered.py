"""Values kept by what they were made from, the ones asked for last; safe to use from several threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """What ``functools.lru_cache`` keeps, for values that are not made by one plain call.

    Args:
        most: values kept; of more, the one that was not asked for longest is let go.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """Return the value kept under a key; None: there is none."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, value: Value) -> None:
        """Keep a value."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def made(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value kept under a key; where there is none, make it and keep it."""
        value = self.get(key)
        if value is None:
            value = make()
            self.keep(key, value)
        return value

    def clear(self) -> None:
        """Let everything go."""
        with self._lock:
            self._kept.clear()
