"""Whether an enumeration of an article is the answer as a whole, and how much of it there is room for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.sentences import Span, sentences
from rag.display import display_text
from rag.enumerations import Enumeration, enumerations
from rag.expectation import Expectation
from rag.features import Sentence, bag_of
from rag.question import Question, Term

MOST_ITEMS = 10
MOST_CHARACTERS = 700
"""Of the items of a list and what leads in, together."""

_LONGEST_LEAD = 120
_NEAR = 3
"""Candidates, best first, whose articles may hold the enumeration asked for."""

_LEAST_COVERED = 0.5
"""Share of the question that an enumeration's heading and lead must name."""

_SINGLE_FACTS = frozenset(
    {Expectation.WHO, Expectation.WHEN, Expectation.WHERE, Expectation.NUMBER, Expectation.YES_NO}
)
_COUNT_ASKED = re.compile(
    "(?<!第)(?P<zh>[两二三四五六七八九十])[个项种条点类大层件步家位]|"
    r"\b(?P<en>two|three|four|five|six|seven|eight|nine|ten)\b"
)
_COUNTS = {
    **{word: n for n, word in enumerate("二三四五六七八九十", 2)},
    "两": 2,
    **{w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)},
}


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration as an answer: its parts in order, and how many items were left out for want of room."""

    article_id: str
    parts: tuple[Span, ...]
    left_out: int


def listing(
    question: Question, candidates: Sequence[Sentence], articles: Mapping[str, Article]
) -> Listing | None:
    """Return the enumeration that answers the question as a whole; None when a sentence is the better answer.

    For a question that asks for several things, an enumeration is the answer when its heading and lead name
    as much of the question as the best sentence does: else that sentence, perhaps one of the items, is what
    was asked for. As many items as the question counts need less. For any other question not after a
    single fact, the best sentence must itself lead in.

    Args:
        question: what is asked.
        candidates: sentences, best first.
        articles: by id, those of the candidates.
    """
    if not candidates or question.expectation in _SINGLE_FACTS:
        return None
    best = candidates[0]
    own = enumerations(articles[best.article_id].text)
    led = next((e for e in own if e.lead and e.lead.start == best.start), None)
    if led is None and question.expectation is Expectation.LIST:
        return _asked_for(question, candidates, articles)
    return _with_room(led, articles[best.article_id]) if led else None


def _asked_for(
    question: Question, candidates: Sequence[Sentence], articles: Mapping[str, Article]
) -> Listing | None:
    weights = _weights(question.terms, [bag_of(c.text) for c in candidates])
    count = _count_asked(question)
    best_of_all: tuple[float, Listing] | None = None
    for article in {c.article_id: articles[c.article_id] for c in candidates[:_NEAR]}.values():
        for found in enumerations(article.text):
            if count is not None and len(found.items) != count:
                continue
            named = _named(question.terms, weights, f"{article.title}\n{found.label}")
            best = _named(question.terms, weights, f"{article.title}\n{candidates[0].text}")
            least = _LEAST_COVERED if count else max(best, _LEAST_COVERED)
            if named < least or not _is_near(found, article.id, candidates[:_NEAR]):
                continue
            if best_of_all is None or named > best_of_all[0]:
                best_of_all = named, _with_room(found, article)
    return best_of_all[1] if best_of_all else None


def _is_near(found: Enumeration, article_id: str, candidates: Sequence[Sentence]) -> bool:
    """Tell whether one of the best candidates stands in the enumeration or close to it."""
    span = found.span
    near = MOST_CHARACTERS
    return any(
        c.article_id == article_id and span.start - near <= c.start and c.end <= span.end + near
        for c in candidates
    )


def _weights(terms: Sequence[Term], bags: Sequence[frozenset[str]]) -> list[float]:
    """Return each term's weight: its own, less when many of the sentences at hand name it."""
    return [
        t.weight / (1 + math.log1p(sum(any(a.token in b for a in t.alternatives) for b in bags)))
        for t in terms
    ]


def _named(terms: Sequence[Term], weights: Sequence[float], text: str) -> float:
    bag = bag_of(text)
    found = sum(
        w * max((a.probability for a in t.alternatives if a.token in bag), default=0.0)
        for t, w in zip(terms, weights, strict=True)
    )
    return found / max(sum(weights), 1e-9)


def _count_asked(question: Question) -> int | None:
    found = _COUNT_ASKED.search(question.asked.lower())
    return _COUNTS[found["zh"] or found["en"]] if found else None


def _with_room(found: Enumeration, article: Article) -> Listing:
    """Return as many items as there is room for; all are cut to first sentences before any is left out."""
    shown = [s for s in (found.lead,) if s and s.end - s.start <= _LONGEST_LEAD]
    items = list(found.items[:MOST_ITEMS])
    if _length(article, [*shown, *items]) > MOST_CHARACTERS:
        items = [_first_sentence(article, item) for item in items]
    while len(items) > 1 and _length(article, [*shown, *items]) > MOST_CHARACTERS:
        items.pop()
    return Listing(article.id, (*shown, *items), len(found.items) - len(items))


def _length(article: Article, spans: Sequence[Span]) -> int:
    return sum(len(display_text(article.text[s.start : s.end])) for s in spans)


def _first_sentence(article: Article, item: Span) -> Span:
    first = sentences(article.text[item.start : item.end])[0]
    return Span(item.start + first.start, item.start + first.end)
