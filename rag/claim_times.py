"""Is a text about another year or edition than a claim? Last year's cup contradicts nothing of this one's.

What is printed in both decides: years, and editions (第七届, "the 7th"). Where the sentence names no year,
the title and opening above it do, and where they name none the year of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date

from index.folding import fold
from rag.numerals import CHINESE, chinese_bounds
from rag.printed_dates import printed_dates

FIGURES = ("year_here", "year_around", "edition")
"""Each 1 where the text is of the claim's, −1 where it is of another, 0 where one of them names none."""

_YEARS = re.compile(
    r"(?<![\d.,$€£¥])(?:19|20)\d\d(?=\s?[\u4e00-\u9fff“《])(?!\s?[万亿元个人名家多余次吨米秒天岁倍公小分美欧日英港位件])"
)
_AFTER_LETTERS = re.compile(r"(?<=[a-z])(?:19|20)\d\d(?!\d)")
_EDITION = re.compile(
    rf"第\s?(?P<n>\d{{1,3}}|{CHINESE})\s?(?P<of>[届次期季轮回集版])|(?<![\d.])(?P<th>\d{{1,3}})(?:st|nd|rd|th)\b"
)


def same_times(
    claim: str, here: str, around: Sequence[str] = (), published: date | None = None
) -> dict[str, float]:
    """Return whether a text is of a claim's year and edition.

    Args:
        claim: what is checked.
        here: the text nearest to it.
        around: what stands above that: title, headings, opening.
        published: when the article was.

    >>> same_times("第七届灯会在南港开幕", "2024年第六届灯会开幕")["edition"]
    -1.0
    """
    own = years_of(claim)
    there = years_of(here)
    beyond = years_of(" ".join(around)) or ({published.year} if published else set())
    return {
        "year_here": _compared(own, there),
        "year_around": _compared(own, there or beyond),
        "edition": _compared(_editions(claim), _editions(here) or _editions(" ".join(around))),
    }


def years_of(text: str) -> set[int]:
    """Return the years that a text prints, also in names: EMNLP2022, 2021赛季."""
    plain = fold(text)
    dated = {d.year for d in printed_dates(text) if d.year}
    return dated | {int(m.group()) for p in (_YEARS, _AFTER_LETTERS) for m in p.finditer(plain)}


def _editions(text: str) -> set[tuple[str, int]]:
    return {(m["of"] or "th", _number(m["n"] or m["th"])) for m in _EDITION.finditer(fold(text))}


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else int(chinese_bounds(numeral)[0])


def _compared(own: Set[object], there: Set[object]) -> float:
    if not own or not there:
        return 0.0
    return 1.0 if own & there else -1.0
