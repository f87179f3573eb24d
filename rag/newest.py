"""The generation of an index that answers now: another process may switch the folder to a newer one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from corpus.errors import InputError, StoreError
from index import Index
from index.generation import current_id


class Newest:
    """An open index that moves on with its folder; safe to use from several threads.

    Attributes:
        folder: where it lies; None: in memory, where it never changes.
    """

    def __init__(self, index: Index, folder: Path | None, on_switch: Callable[[], None]) -> None:
        """Hold an open index.

        Args:
            index: the generation that is open.
            folder: where it lies; None: in memory.
            on_switch: called when another generation has taken its place.
        """
        self.folder = folder
        self._index = index
        self._on_switch = on_switch
        self._lock = Lock()

    def index(self) -> Index:
        """Return the newest generation: one that was switched to meanwhile is opened here."""
        if self.folder is None:
            return self._index
        with self._lock:
            try:
                if current_id(self.folder) != self._index.id:
                    self._index = Index.open(self.folder, self._index.encoder)
                    self._on_switch()
            except StoreError:  # moved away or damaged since: what is open still answers
                pass
            return self._index

    def changeable(self) -> Path:
        """Return the folder, to be changed.

        Raises:
            InputError: there is none.
        """
        if self.folder is None:
            raise InputError(
                "These articles are kept in memory and cannot be changed; open an index folder instead."
            )
        return self.folder
