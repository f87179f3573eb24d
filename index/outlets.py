"""The outlets of an index's articles, found by name.

A name finds the outlet that is called so; when none is, those whose names begin with it: BBC finds BBC
News, 新华 finds 新华社. Case, width, script and a leading "The" make no difference.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.errors import InputError
from corpus.outlets import outlets
from index.folding import fold
from index.listing import Listed

_MOST_NAMED = 5
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as most of its articles write it, with their ids."""

    name: str
    ids: frozenset[str]


class Outlets:
    """All outlets of some articles."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, Counter[str]] = defaultdict(Counter)
        named: dict[str, list[tuple[str, str]]] = {}
        for article in listed:
            if article.source not in named:
                named[article.source] = [(_key(name), name) for name in outlets(article.source)]
            for key, name in named[article.source]:
                self._ids[key].add(article.id)
                self._written[key][name] += 1

    @cached_property
    def all(self) -> tuple[Outlet, ...]:
        """Every outlet, those of most articles first, of as many by name."""
        found = map(self._outlet, self._ids)
        return tuple(sorted(found, key=lambda o: (-len(o.ids), o.name)))

    def named(self, names: Collection[str]) -> tuple[Outlet, ...]:
        """Return the outlets that are meant by any of the names.

        Raises:
            InputError: a name means none; the line says which are near, or which there are.
        """
        keys = dict.fromkeys(key for name in names for key in self._keys(name))
        return tuple(map(self._outlet, keys))

    def _keys(self, name: str) -> list[str]:
        wanted = _key(name)
        if wanted in self._ids:
            return [wanted]
        begun = [key for key in self._ids if wanted and _begins(key, wanted)]
        if not begun:
            raise InputError(self._unknown(name))
        return sorted(begun)

    def _unknown(self, name: str) -> str:
        if not self._ids:
            return f"No article of this index names its outlet, so none can be from {name!r}; leave it out."
        near = difflib.get_close_matches(_key(name)[:_LONGEST_NAME], self._ids, n=_MOST_NAMED, cutoff=0.5)
        known = [self._outlet(key).name for key in near] or [o.name for o in self.all[:_MOST_NAMED]]
        which = "nearest" if near else "there are"
        more = "" if near or len(self._ids) <= _MOST_NAMED else f" and {len(self._ids) - _MOST_NAMED} more"
        return f"No article is from the outlet {name[:_LONGEST_NAME]!r}; {which}: {', '.join(known)}{more}."

    def _outlet(self, key: str) -> Outlet:
        name = min(self._written[key].items(), key=lambda written: (-written[1], written[0]))[0]
        return Outlet(name, frozenset(self._ids[key]))


def _key(name: str) -> str:
    folded = " ".join(fold(name).split())
    return folded.removeprefix("the ") or folded


def _begins(key: str, wanted: str) -> bool:
    """Tell whether a name begins with what is wanted; a Latin word only with a whole one."""
    rest = key.removeprefix(wanted)
    cut = wanted[-1].isascii() and wanted[-1].isalnum() and rest[:1].isascii() and rest[:1].isalnum()
    return key.startswith(wanted) and not cut
