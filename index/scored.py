"""The value that each arm's search produces."""

from __future__ import annotations

from typing import NamedTuple


class Scored(NamedTuple):
    """A passage, by its ordinal in the index, with an arm's score; scores of two arms do not compare.

    A named tuple, not a dataclass: a search makes hundreds of them.
    """

    ordinal: int
    score: float
