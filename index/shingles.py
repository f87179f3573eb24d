"""What tells whether two texts are nearly the same: a sample of the hashes of their shingles.

A shingle is a run of 24 bytes of the folded text without marks and spaces: 8 Chinese characters, or 24
Latin letters. Kept is each hash whose lowest bits are zero, whichever text it comes from, so that two
samples compare like the whole sets, for resemblance and for containment: the "mod m" sketch of Broder,
"On the resemblance and containment of documents" (1997). Knows nothing of articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.boilerplate import is_boilerplate
from index.folding import fold

Hashes = NDArray[np.uint32]
"""Hashes, each once, in ascending order."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it with others.

    Attributes:
        shingles: a sample of the hashes of its shingles.
        figures: hashes of all its numbers in digits: texts of one form differ in them, copies do not.
    """

    shingles: Hashes
    figures: Hashes


SHINGLES_VERSION = 1
"""Raised whenever the same text would get another sketch; an index records it."""

WIDTH = 24
"""Bytes of a shingle."""

RATE = 8
"""One of so many hashes is kept; a power of two."""

_WORD = 8
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_NO_LETTERS = re.compile(r"[\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def sketch(text: str) -> Sketch:
    """Return the sketch of a text, boilerplate lines left out; empty for one without a shingle.

    Traditional and Simplified, full and half width, and other punctuation give the same sketch.
    """
    own = fold("\n".join(line for line in text.splitlines() if not is_boilerplate(line)))
    figures = {crc32(figure.encode()) for figure in _FIGURE.findall(own)}
    letters = _NO_LETTERS.sub("", own).encode("utf-8", "replace")
    return Sketch(_sampled(letters), np.array(sorted(figures), dtype=np.uint32))


def _sampled(letters: bytes) -> Hashes:
    if len(letters) < WIDTH:
        return np.empty(0, dtype=np.uint32)
    data = np.frombuffer(letters, dtype=np.uint8)
    words = np.lib.stride_tricks.sliding_window_view(data, _WORD).copy().view(np.uint64)[:, 0]
    count = len(data) - WIDTH + 1
    begins = (data[:count] & 0xC0) != 0x80  # noqa: PLR2004 - the bytes of UTF-8 that go on with a character
    hashes = sum(words[at * _WORD :][:count] * by for at, by in enumerate(_MULTIPLIERS))
    mixed = _mixed(hashes[begins])
    kept = mixed[(mixed & np.uint64(RATE - 1)) == 0]
    return np.unique((kept >> np.uint64(32)).astype(np.uint32))


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hashes with each bit depending on all (the finaliser of MurmurHash3)."""
    for by in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(by)
    return hashes ^ (hashes >> np.uint64(33))
