"""What an index holds, as far as a question's terms depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from corpus.article import Language
from index import Index


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds.

    Attributes:
        frequency: in how many passages a token of :func:`index.tokens.tokenize` stands.
        languages: in which there are articles that are not told in the asker's.
    """

    frequency: Callable[[str], int]
    languages: frozenset[Language]

    @classmethod
    def by(cls, index: Index) -> Self:
        """Return what this index holds.

        English counts beside Chinese only when an English article has no Chinese counterpart: else
        the counterpart is read, and a Chinese question needs no English words.
        """
        languages = {language for language in ("zh", "en") if language in dict(index.coverage.languages)}
        if len(languages) > 1 and not index.has_unpaired("en"):
            languages.discard("en")
        return cls(index.lexical.document_frequency, frozenset(languages))
