"""What the time of a question changes about what was read: sentences of that time, or the newest, first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from corpus.article import Article
from corpus.periods import periods
from rag.asked_time import AskedTime
from rag.features import FloatArray, Sentence
from rag.reading import Reading
from rag.selecting import WORTH_ADDING

OF_ANOTHER_TIME = 1.0
"""What it takes from a sentence's score, a log-odds, that it tells only of other days than those asked for.

Nothing is added for the days asked for: the ranker sees a year that is named, and a lead of one sentence over
the rest would keep further ones out of the answer.
"""

FROM_ANOTHER_TIME = 0.25
"""The same for a sentence without any days, in an article that was published at another time."""

AMONG_THE_BEST = 0.2
"""Least share of the best sentence's odds with which others count as answers, too; the newest leads."""

_SLACK = timedelta(2)  # what happened on a day is told as of the next, or where it is another day
_WIDER, _DAYS_OF_MONTH = 2, 30  # how much wider than the time asked for a sentence's may be


def timely(reading: Reading, asked: AskedTime, articles: Mapping[str, Article]) -> Reading:
    """Return a reading with its sentences reordered for the time that is asked for.

    Args:
        reading: what was read.
        asked: the time.
        articles: by id, those of the sentences.
    """
    if not reading.sentences or not (asked.ranges or asked.is_newest):
        return reading
    less = [_less(s, asked, articles[s.article_id]) for s in reading.sentences]
    scores = reading.scores + np.asarray(less, dtype=np.float32)
    if asked.is_newest:
        scores = _newest_first(scores, reading.sentences, articles)
    order = sorted(range(len(scores)), key=lambda i: (-float(scores[i]), i))
    return Reading(
        tuple(reading.sentences[i] for i in order),
        scores[order],
        reading.rows[order],
        tuple(reading.focuses[i] for i in order),
        None if reading.doubted is None else reading.doubted[order],
    )


def tells_of(sentence: Sentence, asked: AskedTime, article: Article) -> bool | None:
    """Tell whether a sentence names days that are asked for, or only others.

    Returns:
        None when it names none, or only a time far longer than the one asked for.
    """
    found = [(p.first, p.last) for p in periods(sentence.text, published=article.published)]
    touching = [days for days in found if _touch(days, asked)]
    if any(_is_as_narrow(days, asked) for days in touching):
        return True
    return False if found and not touching else None


def _touch(days: tuple[date, date], asked: AskedTime) -> bool:
    """Tell whether days are among those asked for, or, both being single days, next to them."""
    slack = (
        _SLACK if days[1] - days[0] < _SLACK and all(b - a < _SLACK for a, b in asked.ranges) else timedelta()
    )
    return asked.holds(days[0] - slack, days[1] + slack)


def _is_as_narrow(days: tuple[date, date], asked: AskedTime) -> bool:
    longest = max((b - a).days for a, b in asked.ranges)
    return (days[1] - days[0]).days <= _WIDER * longest + _DAYS_OF_MONTH


def is_of_another_time(reading: Reading, asked: AskedTime, articles: Mapping[str, Article]) -> bool:
    """Tell whether the best sentence tells expressly of other days, and no good one of those asked for."""
    if not asked.ranges or not reading.sentences:
        return False
    odds = np.exp(reading.scores - reading.scores.max())
    able = [s for s, x in zip(reading.sentences, odds, strict=True) if x >= WORTH_ADDING]
    tells = [tells_of(s, asked, articles[s.article_id]) for s in able]
    return tells[0] is False and True not in tells


def _less(sentence: Sentence, asked: AskedTime, article: Article) -> float:
    if not asked.ranges:
        return 0.0
    tells = tells_of(sentence, asked, article)
    if tells is None:
        published = article.published
        return 0.0 if published is None or asked.holds(published, published) else -FROM_ANOTHER_TIME
    return 0.0 if tells else -OF_ANOTHER_TIME


def _newest_first(
    scores: FloatArray, sentences: Sequence[Sentence], articles: Mapping[str, Article]
) -> FloatArray:
    """Return scores under which of the best sentences the newest article's come first."""
    best = [i for i in range(len(scores)) if np.exp(scores[i] - scores.max()) >= AMONG_THE_BEST]
    ranked = sorted(best, key=lambda i: -float(scores[i]))
    newest = sorted(
        ranked, key=lambda i: articles[sentences[i].article_id].published or date.min, reverse=True
    )
    changed = scores.copy()
    changed[newest] = scores[ranked]
    return changed
