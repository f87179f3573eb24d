"""The clause that a value stands in, and how well two such clauses say the same of their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corpus.language import detect_language
from rag.claim_wording import named_in, share_named
from rag.claims import folded
from rag.points import Point, points
from rag.terms import content_words

REMEMBERED = 4096
"""Clauses whose words are kept."""

FEWEST = 2
"""Content words of a clause; one with fewer is looked at with the clause before it."""

NAMED = 0.62
"""Nearness from which on a word counts as named: 接任 and 担任, not 上涨 and 下跌."""

FARTHER = 0.6
"""What a word counts that only another clause of the same sentence names."""

_LIGHT = frozenset(
    "造成 导致 共有 共 达 达到 约 大约 累计 总计 共计 已有 已 其中 至少 超过 发生 成为 进行"
    " 为 是 中 号 由 新 宣布 称 报道 介绍 表示 显示 数据 记者 获悉 消息 截至 目前"
    " leaving left total least were was been said announced new".split()
)
"""Words that say nothing of what a value measures."""

_CLAUSE = re.compile(r"(?:[^，,；;。：:！？!?\n（）()—]|(?<=\d)[,:](?=\d))+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """What a text says of one of its values: the words around it.

    Attributes:
        start: where the clause begins in its text, with the one before it where it says too little.
        end: where it ends.
        words: content words, folded, that are no part of its points.
        before: the last of them before the value; empty when there is none.
        after: the first of them after it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    after: str


@lru_cache(REMEMBERED)
def clause_of(text: str, start: int, end: int) -> Clause:
    """Return the clause around ``text[start:end]``, with the one before where it says too little.

    >>> clause_of("会后，李明接任总经理，任期三年", 3, 5).words
    ('接任', '总经理')
    """
    spans = [m.span() for m in _CLAUSE.finditer(text)]
    own = [n for n, (a, b) in enumerate(spans) if a < end and start < b] or [0]
    first, last = own[0], own[-1]
    told = points(text, detect_language(text))
    while first > 0 and len(_words(text, (spans[first][0], spans[last][1]), told)) < FEWEST:
        first -= 1
    a, b = (spans[first][0], spans[last][1]) if spans else (0, len(text))
    before, after = _words(text, (a, start), told), _words(text, (end, b), told)
    return Clause(a, b, (*before, *after), before[-1] if before else "", after[0] if after else "")


def _words(text: str, span: Range, told: Sequence[Point]) -> list[str]:
    start, end = span
    rest = text[start:end]
    for point in reversed(told):
        if start <= point.start and point.end <= end:
            rest = rest[: point.start - start] + " " * (point.end - point.start) + rest[point.end - start :]
    return [w for w in content_words(folded(rest)) if w not in _LIGHT]


def fit(clause: Clause, beside: str, whole: str) -> float:
    """Return how far another sentence says the same as a clause, 0 to 1; what is farther off counts less.

    A word right beside the value must be named: else they measure different things, such as growth and
    turnover.

    Args:
        clause: around a value.
        beside: the clause of the other sentence's value.
        whole: that sentence.
    """
    if not clause.words:
        return 0.0
    named = named_in(clause.words, [beside, whole])
    sure = np.where(named >= NAMED, named, 0.0).astype(np.float32)
    near = dict(zip(clause.words, sure[0].tolist(), strict=True))
    next_to = [near[w] for w in (clause.before, clause.after) if w]
    if next_to and not any(next_to):
        return 0.0
    return float(share_named(clause.words, np.maximum(sure[:1], FARTHER * sure[1:]))[0])


def measure_told(one: Clause, text: str, other: Clause, there: str) -> float:
    """Return the share of a clause's words that the other sentence names: of the one that is told better.

    Where both have a word of their own, 塑料行业 and 造纸行业, they tell of two things.

    Args:
        one: a clause.
        text: that it is of.
        other: a clause of another text.
        there: that other text.
    """
    pair = ((one, there), (other, text))
    return max(_names([w for w in c.words if len(w) > 1], rest) for c, rest in pair)


def are_whole(one: Clause, text: str, other: Clause, there: str) -> bool:
    """Tell whether both are single clauses, without the one before."""
    return all(_CLAUSE.fullmatch(own, c.start, c.end) for c, own in ((one, text), (other, there)))


def before_told(text: str, start: int, there: str) -> float:
    """Return the share of the words before a clause that another sentence names.

    同比增长 says nothing of what grew.

    Args:
        text: a sentence.
        start: where the clause begins in it.
        there: the other sentence.
    """
    return _names(_clause_before(text, start), there)


def _clause_before(text: str, start: int) -> list[str]:
    """Return the words of the clause before a place, with those before it where it says too little."""
    words: list[str] = []
    told = points(text, detect_language(text))
    for clause in reversed([m.span() for m in _CLAUSE.finditer(text, 0, start)]):
        words = _words(text, clause, told) + words
        if len(words) >= FEWEST:
            break
    return words


def _names(words: Sequence[str], text: str) -> float:
    named = named_in(words, [text])
    return float(share_named(words, (named >= NAMED).astype(np.float32))[0])
