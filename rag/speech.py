"""Words that say who says something, what they attribute, and how both are handed on."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a text that attribute what stands beside them.

    Attributes:
        start: where they begin, the speaker's words included.
        end: where they end; what is said begins at ``end`` or ends at ``start``.
        speaker: the speaker's words; None when they name nobody (据报道, "reportedly").
        is_before: whether what is said stands before them.
        needs_quotation: whether they attribute only what is quoted right beside them.
        is_nested: whether they stand inside what another cue attributes, not beside it.
    """

    start: int
    end: int
    speaker: Range | None
    is_before: bool = False
    needs_quotation: bool = False
    is_nested: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of a text that the text says somebody says: ``text[start:end]``.

    Attributes:
        start: where the words attributed begin; quotation marks are left out.
        end: where they end.
        speaker: who says them, as printed or, for a pronoun, by name; empty when the text names nobody.
        speaker_start: where the speaker's words stand; None when they stand in another sentence or nowhere.
        speaker_end: where they end.
        is_quotation: whether the words are the speaker's own; else they are told.
    """

    start: int
    end: int
    speaker: str
    speaker_start: int | None
    speaker_end: int | None
    is_quotation: bool


def past(pattern: re.Pattern[str], text: str, start: int, end: int = sys.maxsize) -> int:
    """Return where a pattern's match ends that begins at a position; the position if none does."""
    found = pattern.match(text, start, end)
    return found.end() if found else start
