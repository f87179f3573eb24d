"""Can two names as printed be one bearer's: shorter forms, initials, other spellings, names by their sound.

Spelling alone decides, and doubt counts as yes: 北大 may be 北京大学, Musk may be 马斯克.
"""

from __future__ import annotations

import re

from corpus.language import HAN
from index.folding import fold, simplify
from index.pinyin import syllables_of

LONG = 4
"""Characters from which on two Chinese names that differ in one are spellings of one foreign name."""

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[^\W_]+")
_NOTHING = re.compile(rf"[^\w{HAN}]+|[·‧・]")
_SMALL = frozenset("of the and for de von van la".split())
_VEILED = re.compile("[某氏]")


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two printed names may be the same bearer's.

    >>> may_be_one("北京大学", "北大"), may_be_one("Federal Trade Commission", "FTC")
    (True, True)
    >>> may_be_one("李明", "王强"), may_be_one("Ada Holm", "Ben Carter")
    (False, False)
    """
    first, second = simplify(fold(one)), simplify(fold(other))
    if bool(_HAN.search(first)) != bool(_HAN.search(second)):
        return True
    return _chinese(first, second) if _HAN.search(first) else _latin(first, second)


def is_named_so(name: str, other: str) -> bool:
    """Tell whether one of two names surely is the other or a shorter form of it.

    >>> is_named_so("中国科学院", "中科院"), is_named_so("东港法院", "西港法院")
    (True, False)
    """
    short, long = sorted((simplify(fold(n)) for n in (name, other)), key=len)
    if short.isascii():
        return re.search(rf"(?<![a-z0-9]){re.escape(short)}(?![a-z0-9])", long) is not None
    return short in long or (short[:1] == long[:1] and _is_within(short, long))


def _chinese(one: str, other: str) -> bool:
    short, long = sorted((_NOTHING.sub("", n) for n in (one, other)), key=len)
    if not short or _is_within(short, long) or _VEILED.search(short + long):
        return short[:1] == long[:1] or _is_within(short, long)
    if _DOT.search(one) or _DOT.search(other):
        return any(_is_near(a, b) for a in _DOT.split(one) for b in _DOT.split(other) if a and b)
    return _is_near(short, long)


_DOT = re.compile("[·‧・]")


def _is_within(short: str, long: str) -> bool:
    """Tell whether the characters of one stand in the other in order: 中科院 in 中国科学院."""
    rest = iter(long)
    return all(c in rest for c in short)


def _is_near(one: str, other: str) -> bool:
    """Tell whether two names sound alike, or are a long name spelt in two ways."""
    if len(one) == len(other) and all(map(_sounds_as, one, other)):
        return True
    return min(len(one), len(other)) >= LONG and _but_for_one(one, other)


def _but_for_one(one: str, other: str) -> bool:
    """Tell whether two names are the same but for one character that is another or is missing."""
    head = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[head:], other[head:]
    return rest[1:] == others[1:] or rest == others[1:] or rest[1:] == others


def _sounds_as(one: str, other: str) -> bool:
    return one == other or not set(syllables_of(one)).isdisjoint(syllables_of(other))


def _latin(one: str, other: str) -> bool:
    words, others = ([w for w in _LATIN.findall(n) if w not in _SMALL] for n in (one, other))
    if (
        not words
        or not others
        or words[-1] == others[-1]
        or set(words) <= set(others)
        or set(others) <= set(words)
    ):
        return True
    joined = ("".join(words), "".join(others))
    if joined[0] in joined[1] or joined[1] in joined[0]:
        return True
    return any(_are_initials(a, b) for a, b in ((joined[0], others), (joined[1], words)))


def _are_initials(short: str, words: list[str]) -> bool:
    return len(words) > 1 and short == "".join(w[0] for w in words)
