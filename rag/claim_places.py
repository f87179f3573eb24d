"""Does a text tell a claim's figure, date or name of the same thing? By the words beside it in both.

"888 cases, of them 64 grave" has the 64 of "64 cases", in another place: the words beside the claim's figure
stand beside another one there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from corpus.language import detect_language
from rag.claim_wording import stems_of
from rag.claims import folded
from rag.names import Name
from rag.one_name import is_named_so
from rag.points import Point, is_rival, is_same, points

FIGURES = ("misplaced_value", "misplaced_name")
"""For values and names: how much nearer the claim's words stand to a rival than to the point, at most."""

IN_PLACE = -1.0
"""Of a point without any rival in the text."""

NEAR = 4
"""Characters at which a word counts half of one right beside the point."""

CLAUSE = 12
"""Characters that a comma or a stop counts as."""

_PAUSE = re.compile(r"[，,；;。：:！!？?](?!\d)")

Words = Sequence[tuple[str, int, int]]


def misplaced(claim: str, told: Sequence[Point], text: str) -> dict[str, float]:
    """Return by how much the points of a claim stand in others' places, −1 to 1, for values and for names.

    >>> claim, text = "确诊病例有64例", "累计确诊病例888例，其中重症64例"
    >>> misplaced(claim, points(claim, "zh"), text)["misplaced_value"] > 0
    True
    """
    there = points(text, detect_language(text))
    own, words = (_words(t) for t in (claim, text))
    worst = dict.fromkeys(FIGURES, IN_PLACE)
    for point in told:
        same = [p for p in there if _is_same(point, p)]
        rivals = [p for p in there if _is_rival(point, p) and not any(_is_same(o, p) for o in told)]
        if same and rivals:
            found = _lead(_nearness(claim, own, point), text, words, rivals, same)
            name = FIGURES[isinstance(point.value, Name)]
            worst[name] = max(worst[name], found)
    return worst


def _lead(
    near: dict[str, float], text: str, words: Words, rivals: Sequence[Point], same: Sequence[Point]
) -> float:
    """Return how much nearer to a rival than to the point itself a text has a claim's words."""

    def fits(point: Point) -> float:
        there = _nearness(text, words, point)
        return sum(weight * there.get(word, 0.0) for word, weight in near.items())

    total = sum(w * w for w in near.values())
    return float(np.clip((max(map(fits, rivals)) - max(map(fits, same))) / max(total, 1e-6), -1, 1))


def _nearness(text: str, words: Words, point: Point) -> dict[str, float]:
    """Return how near each word stands to a point, 0 to 1; of one said twice the nearer place."""
    found: dict[str, float] = {}
    for word, start, end in words:
        if start < point.end and point.start < end:
            continue
        a, b = (end, point.start) if end <= point.start else (point.end, start)
        apart = b - a + CLAUSE * len(_PAUSE.findall(text, a, b))
        found[word] = max(found.get(word, 0.0), NEAR / (NEAR + apart))
    return found


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the content words of a text, by their stems, with their places."""
    plain, found, at = folded(text), [], 0
    for word in stems_of(text):
        start = plain.find(word, at)
        if start >= 0 and len(word) > 1:
            at = start + len(word)
            found.append((word, start, at))
    return found


def _is_same(own: Point, other: Point) -> bool:
    if isinstance(own.value, Name) and isinstance(other.value, Name):
        return is_named_so(own.printed, other.printed)
    return is_same(own.value, other.value)


def _is_rival(own: Point, other: Point) -> bool:
    a, b = own.value, other.value
    if isinstance(a, Name) and isinstance(b, Name):
        return a.kind is b.kind and not _is_same(own, other)
    return is_rival(a, b)
