"""Changes of the articles that were made from the page, and how each is undone.

Knows no HTML and no routes.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from corpus.article import Article
from corpus.errors import InputError
from corpus.folder import Failure, read_paths
from index.encoding import Progress
from ui.bot import Bot

MOST_KEPT = 24
"""Changes that can be undone, of all readers together."""

MOST_AT_ONCE = 500
"""Articles that one request may remove: they are kept in memory for as long as it can be undone."""

MOST_CHARACTERS = 20_000_000
"""Of all articles that are kept so; the oldest changes are let go first, but never the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was done.

    Attributes:
        key: undoes it; empty when there is nothing to be undone.
        reader: whose it is.
        added: articles that were added.
        removed: articles that were removed.
        same: names of files whose article is here already, with the id of that one.
        failures: names of files that could not be read, with the reason.
    """

    key: str = ""
    reader: str = ""
    added: tuple[Article, ...] = ()
    removed: tuple[Article, ...] = ()
    same: tuple[tuple[str, Article], ...] = ()
    failures: tuple[Failure, ...] = ()


class Changes:
    """Changes the articles of a bot and keeps the last changes in memory. Safe for several threads."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._kept: OrderedDict[str, Change] = OrderedDict()
        self._lock = Lock()

    def add(self, files: Sequence[Path], *, reader: str, progress: Progress, read: Progress) -> Change:
        """Add what can be read in files, each in a folder of its own; its bare name becomes its path.

        Args:
            files: the files.
            reader: who adds them.
            progress: called with the number of passages encoded and of all.
            read: called with the number of files read and of all.

        Raises:
            YoujuError: the index cannot be changed.
        """
        found = read_paths(files, progress=read)
        named = [replace(a, path=Path(a.path).name) for a in found.articles]
        added = self._bot.add(named, beside=True, progress=progress).articles if named else ()
        ids = {a.id for a in added}
        same = [(a.path, a.id) for a in named if a.id not in ids]
        kept = {a.path: a.id for a in found.articles}
        same += [(Path(d.path).name, kept[d.kept]) for d in found.duplicates]
        return self._keep(
            Change(
                reader=reader,
                added=added,
                same=tuple((name, self._bot.article(identity)) for name, identity in same),
                failures=tuple(replace(f, path=Path(f.path).name) for f in found.failures),
            )
        )

    def remove(self, ids: Sequence[str], *, reader: str, progress: Progress) -> Change:
        """Remove articles by their ids; those that are gone already are passed over.

        Raises:
            InputError: there are more than may be removed at once.
            YoujuError: the index cannot be changed.
        """
        if len(ids) > MOST_AT_ONCE:
            raise InputError(f"{len(ids)} articles are too many to remove at once: at most {MOST_AT_ONCE}")
        held = self._held(ids)
        removed = self._bot.remove(held, progress=progress) if held else ()
        return self._keep(Change(reader=reader, removed=removed))

    def undo(self, key: str, *, progress: Progress) -> Change | None:
        """Undo a change and return it; None: it is not kept any more.

        Raises:
            YoujuError: the index cannot be changed; the change is kept.
        """
        with self._lock:
            change = self._kept.pop(key, None)
        if change is None:
            return None
        try:
            if added := self._held([a.id for a in change.added]):
                self._bot.remove(added, progress=progress)
            if change.removed:
                self._bot.add(change.removed, beside=True, progress=progress)
        except BaseException:
            with self._lock:
                self._kept[key] = change
            raise
        return change

    def of(self, reader: str) -> tuple[Change, ...]:
        """Return the changes that a reader can undo, the last one first."""
        with self._lock:
            return tuple(c for c in reversed(self._kept.values()) if reader and c.reader == reader)

    def _held(self, ids: Sequence[str]) -> list[str]:
        shelf = self._bot.shelf()
        return [identity for identity in dict.fromkeys(ids) if shelf.holds(identity)]

    def _keep(self, change: Change) -> Change:
        if not change.added and not change.removed:
            return change
        added = tuple(replace(a, text="") for a in change.added)  # to be removed again, an id is enough
        kept = replace(change, key=secrets.token_urlsafe(32), added=added, same=(), failures=())
        with self._lock:
            self._kept[kept.key] = kept
            while self._are_too_many():
                self._kept.popitem(last=False)
        return replace(change, key=kept.key)

    def _are_too_many(self) -> bool:
        characters = sum(len(a.text) for change in self._kept.values() for a in change.removed)
        return len(self._kept) > MOST_KEPT or (len(self._kept) > 1 and characters > MOST_CHARACTERS)
