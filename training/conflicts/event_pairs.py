"""Pairs of reports of one event from a pile of news: rare words shared, days near, and no copies.

Of the texts only their words, lengths and dates are looked at. Each text stands in one pair at most, so that
one can be altered without touching another pair.
"""

from __future__ import annotations

import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import rjieba

from corpus.article import Article, article_id

SEED = 23
RAREST, COMMONEST = 2, 40
"""Texts in which a word stands that is looked at."""

ALIKE = (0.3, 0.85)
"""Cosine of two texts' rare words: the same event, and no copy."""

MOST_COPIED = 0.5
"""Share of the shorter text's runs of eight characters that the other may have."""

MOST_APART = 5
"""Days between both."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one event."""

    first: Article
    second: Article


def event_pairs(path: Path, texts: slice) -> list[Pair]:
    """Return pairs of reports among some texts.

    Args:
        path: gzipped JSON Lines with ``text``, ``date`` and ``src``.
        texts: which of them, once they are shuffled.
    """
    articles = _sampled(path, texts)
    taken: set[int] = set()
    found: list[Pair] = []
    for a, b in alike(rare_words([a.text for a in articles])):
        one, other = articles[a], articles[b]
        if not taken & {a, b} and _are_near(one, other) and not _is_copy(one.text, other.text):
            taken |= {a, b}
            found.append(Pair(one, other))
    return found


def _sampled(path: Path, texts: slice) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [r for r in rows if r["date"] and 150 <= len(r["text"]) <= 2500]
    random.Random(SEED).shuffle(rows)
    return [_article(r["text"], r["date"], r["src"]) for r in rows[texts]]


def _article(text: str, day: str, source: str) -> Article:
    published = date.fromisoformat(day[:10])
    return Article(
        id=article_id("", text), title="", text=text, language="zh", source=source, published=published
    )


def rare_words(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return for each text its rare words, weighted by inverse document frequency to length 1."""
    bags = [{w for w in rjieba.cut(t[:800]) if len(w) > 1} for t in texts]
    seen = Counter(w for bag in bags for w in bag)
    rare = {w: math.log(len(bags) / n) for w, n in seen.items() if RAREST <= n <= COMMONEST}
    return [_weighted({w: rare[w] for w in bag if w in rare}) for bag in bags]


def _weighted(words: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(x * x for x in words.values())) or 1.0
    return {w: x / length for w, x in words.items()}


def alike(bags: Sequence[dict[str, float]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of texts whose rare words are alike, in order."""
    holding: dict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        cosines: Counter[int] = Counter()
        for word in sorted(bag):
            for m in holding[word]:
                cosines[m] += bag[word] * bags[m][word]  # type: ignore[assignment]
            holding[word].append(n)
        yield from ((m, n) for m, x in sorted(cosines.items()) if ALIKE[0] <= x <= ALIKE[1])


def _are_near(one: Article, other: Article) -> bool:
    return (
        abs((one.published - other.published).days) <= MOST_APART
        if one.published and other.published
        else False
    )


def _is_copy(one: str, other: str) -> bool:
    runs = [{t[n : n + 8] for n in range(len(t) - 7)} for t in (one, other)]
    return len(runs[0] & runs[1]) > MOST_COPIED * min(map(len, runs))
