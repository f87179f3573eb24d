"""What the finders of both languages hand on: the words that say who says something, and on which side it is."""

from __future__ import annotations

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
