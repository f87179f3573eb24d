"""Reports that tell the same kind of thing of another time: last month's prices, the next edition of a fair.

Such a report contradicts nothing of this one. What makes two sentences such a pair: most of their words are
the same, rare ones among them, their figures all differ, and so do their dates or days of publication.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rag.points import PointKind, points
from rag.printed_dates import PrintedDate
from rag.quantity import Quantity
from training.encoder.data import rows
from training.reader.cloze import Statement, statements
from training.reader.items import is_kept_back

ALIKE, COPIED = 0.55, 0.95
"""Shares of the shorter sentence's words that both have: of one kind, and no copy."""

MOST_HOLDERS = 40
"""Sentences that a word is in which still tells what they are about."""

FEWEST_RARE = 2
"""Such words that both sentences have."""

DAYS_APART = 20
"""Between two publications that are of different times."""

LONGEST_TEXT = 2500


@dataclass(frozen=True, slots=True)
class Dated:
    """A text and when it was published, where that is known."""

    text: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A sentence, its article, and another article that tells the same kind of thing of another time."""

    sentence: str
    own: Dated
    other: Dated


def dated_news(data: Path) -> list[Dated]:
    """Return the news that the span reader never saw, with their dates."""
    found = (r for r in rows(data / "scale" / "crud_news.jsonl.gz") if r["text"])
    return [
        Dated(r["text"], date.fromisoformat(r["date"]) if r["date"] else None)
        for r in found
        if is_kept_back(r["text"]) and len(r["text"]) < LONGEST_TEXT
    ]


def siblings(texts: Sequence[Dated], dice: random.Random, most: int) -> Iterator[Sibling]:
    """Yield up to ``most`` sentences with a report of another time, in chance order, one of each article."""
    told = statements([t.text for t in texts])
    bags = [frozenset(w for w, kind in s.words if len(w) > 1 and kind not in ("x", "m", "t")) for s in told]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            holders[word].append(number)
    used: set[int] = set()
    for number in dice.sample(range(len(told)), len(told)):
        if len(used) >= 2 * most:
            return
        other = _sibling(number, told, bags, holders, texts)
        if other is not None and used.isdisjoint({told[number].article, other}):
            used |= {told[number].article, other}
            yield Sibling(told[number].text, texts[told[number].article], texts[other])


def _sibling(
    number: int,
    told: Sequence[Statement],
    bags: Sequence[frozenset[str]],
    holders: dict[str, list[int]],
    texts: Sequence[Dated],
) -> int | None:
    """Return the article that tells a sentence's kind of thing of another time; None without any."""
    own = told[number]
    if not any(p.kind is PointKind.FIGURE for p in points(own.text, "zh")):
        return None
    rare = Counter(n for w in bags[number] if len(holders[w]) <= MOST_HOLDERS for n in holders[w])
    for n, shared in rare.most_common(MOST_HOLDERS):
        if shared < FEWEST_RARE:
            return None
        smaller = min(len(bags[number]), len(bags[n]))
        share = len(bags[number] & bags[n]) / max(smaller, 1)
        if told[n].article == own.article or not ALIKE <= share < COPIED:
            continue
        if is_of_another_time(own.text, texts[own.article], told[n].text, texts[told[n].article]):
            return told[n].article
    return None


def is_of_another_time(sentence: str, own: Dated, rival: str, other: Dated) -> bool:
    """Tell whether no figure is the same in two sentences, and their dates or publications differ."""
    values = [p.value for p in points(sentence, "zh")]
    rivals = [p.value for p in points(rival, "zh")]
    figures = [(a, b) for a in values for b in rivals if isinstance(a, Quantity) and isinstance(b, Quantity)]
    if not any(a.measures_as(b) for a, b in figures) or any(a.agrees_with(b) for a, b in figures):
        return False
    dates = [
        (a, b) for a in values for b in rivals if isinstance(a, PrintedDate) and isinstance(b, PrintedDate)
    ]
    if any(a.agrees_with(b) for a, b in dates):
        return False
    is_apart = bool(own.published and other.published) and (
        abs((own.published - other.published).days) >= DAYS_APART  # type: ignore[operator]
    )
    return is_apart or any(a.differs_from(b) for a, b in dates)
