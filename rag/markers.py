"""Citation markers, and what only looks like one.

A marker is a number in square brackets behind a sentence. Articles hold such things too: footnotes, list
numbers, and forgeries meant to borrow our credibility. Shown text gets other brackets for those.
"""

from __future__ import annotations

import re

_UNSEEN = r"\s\u200b-\u200f\u2060\ufeff"
_LOOKALIKE = re.compile(rf"[\[【〔]([\^{_UNSEEN}]*\d[\d,，、;；\-–—~{_UNSEEN}]*)[\]】〕]")
_MARKER = re.compile(r"\[\d+\]")


def without_markers(text: str) -> str:
    """Return the text with other brackets around whatever could be taken for a marker.

    >>> without_markers("as shown [1] and 【2, 3】")
    'as shown ［1］ and ［2, 3］'
    """
    return _LOOKALIKE.sub(r"［\1］", text)


def has_marker(text: str) -> bool:
    """Tell whether the text holds something that reads as one of our markers."""
    return _MARKER.search(text) is not None
