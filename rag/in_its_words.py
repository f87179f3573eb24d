"""A claim in the words of a text: its figures and dates as printed there, and words of one meaning exchanged.

What is left of the difference between the two is what the claim says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.folding import fold
from rag.changes import LONGEST, changes
from rag.points import Point, State, has_word, printed_as
from rag.synonyms import SYNONYMS
from rag.synonyms_en import SYNONYMS as ENGLISH

MOST = 12
"""Words of a claim that are exchanged at most."""

_MEANT: Mapping[str, tuple[str, ...]] = {
    fold(word): tuple(map(fold, others)) for words in (SYNONYMS, ENGLISH) for word, others in words.items()
}


def in_its_words(claim: str, told: Sequence[Point], near: Sequence[State], text: str) -> str:
    """Return a claim as a text may say it; the claim itself where nothing is to be exchanged.

    Args:
        claim: its characters.
        told: its points.
        near: how the text tells each of them.
        text: whose words are taken.

    >>> in_its_words("公司撤走了研究员", (), (), "公司裁掉了研究人员")
    '公司撤走了研究人员'
    """
    for point, state in reversed(list(zip(told, near, strict=True))):
        printed = printed_as(point, text) if state is State.SAME else ""
        if printed:
            claim = claim[: point.start] + printed + claim[point.end :]
    return _exchanged(claim, fold(text)) if max(len(claim), len(text)) <= LONGEST else claim


def _exchanged(claim: str, text: str) -> str:
    """Return a claim with each word exchanged that makes it more like the text."""
    lacking = changes(claim, text).share
    for word, other in list(_pairs(fold(claim), text))[:MOST]:
        for at in reversed(list(_places(word, fold(claim)))):
            changed = claim[:at] + other + claim[at + len(word) :]
            share = changes(changed, text).share
            if share < lacking:
                claim, lacking = changed, share
    return claim


def _pairs(claim: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield words that the claim has more often than the text, with others of their meaning in the text."""
    held = [w for w in _MEANT if w in claim and claim.count(w) > text.count(w) and has_word(w, claim)]
    for word in sorted(held, key=lambda w: (-len(w), w)):
        for other in _MEANT[word]:
            if other in text and has_word(other, text):
                yield word, other


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
