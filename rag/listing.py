"""Whether enumerations of the articles are the answer as a whole, and how much of them there is room for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.sentences import Span, sentences
from index.encoders.words import word_vectors
from index.folding import fold
from rag.compared import Sides, sides_of
from rag.display import display_text
from rag.enumerations import Enumeration, counts, enumerations
from rag.expectation import Expectation, asks_for_several
from rag.features import Sentence
from rag.question import Question
from rag.soft_match import soft_matches

MOST_ITEMS = 10
MOST_CHARACTERS = 700
"""Of the items of a list and what leads in, together."""

_LONGEST_LEAD = 120
_NEAR = 3
"""Candidates, best first, whose articles may hold the enumeration asked for."""

_LEAST_COVERED = 0.5
"""Share of what the candidates name of the question that an enumeration's heading and lead must name."""

_LEAST_COVERED_OF_COUNTED = 0.35
"""The same for one that has as many items as are asked for."""

_AS_MUCH = 0.01
"""Shares of the question that differ by less are the same."""

_SINGLE_FACTS = frozenset(
    {Expectation.WHO, Expectation.WHEN, Expectation.WHERE, Expectation.NUMBER, Expectation.YES_NO}
)
_NUMBER_OPEN = re.compile("哪些|哪几")
_COUNTED_EN = re.compile(
    r"\b(?:what|which|list|name)"
    r"(?: (?:are|were|the|all|of|these|those|its|his|her|their|[\w.-]+['’]s?))* (?=\w)"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration as an answer: its parts in order, and how many items were left out for want of room."""

    article_id: str
    parts: tuple[Span, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Found:
    """An enumeration and the article that it stands in."""

    article: Article
    enumeration: Enumeration


def listings(
    question: Question, candidates: Sequence[Sentence], articles: Mapping[str, Article]
) -> tuple[Listing, ...]:
    """Return the enumerations that answer the question as a whole; none when sentences are the better answer.

    Two things compared are answered by two enumerations, each about one of them. For a question that asks for
    several things, an enumeration is the answer when its heading and lead name as much of the question, in
    meaning, as the best sentence does: else that sentence, perhaps one of the items, is what was asked for.
    As many items as the question counts need less. For any other question not after a single fact, the best
    sentence must itself lead in.

    Args:
        question: what is asked.
        candidates: sentences, best first.
        articles: by id, those of the candidates.
    """
    if not candidates or question.expectation in _SINGLE_FACTS:
        return ()
    several = asks_for_several(fold(question.asked))
    sides = sides_of(question) if several or question.expectation is Expectation.COMPARE else None
    both = _of_each(sides, question, candidates, articles) if sides else ()
    if both:
        return both
    best = candidates[0]
    article = articles[best.article_id]
    led = next((e for e in enumerations(article.text) if e.lead and e.lead.start == best.start), None)
    if led is not None:
        return (_with_room(_Found(article, led)),)
    asked_for = _asked_for(question, candidates, articles) if several else None
    return (asked_for,) if asked_for else ()


def _asked_for(
    question: Question, candidates: Sequence[Sentence], articles: Mapping[str, Article]
) -> Listing | None:
    count = _count_asked(question)
    near = _near(candidates[:_NEAR], articles)
    fitting = [f for f in near if count is None or len(f.enumeration.items) == count]
    if not fitting:
        return None
    best, *named = _named(question, [_about(candidates[0], articles), *map(_label, fitting)], candidates)
    share, found = max(zip(named, fitting, strict=True), key=lambda pair: pair[0])
    least = _LEAST_COVERED_OF_COUNTED if count else max(best - _AS_MUCH, _LEAST_COVERED)
    return _with_room(found) if share >= least else None


def _of_each(
    sides: Sides, question: Question, candidates: Sequence[Sentence], articles: Mapping[str, Article]
) -> tuple[Listing, ...]:
    """Return an enumeration about each of the two sides, in the question's order; nothing when one has none.

    Each must name as much of the question as the best sentence about the same side.
    """
    near = _near(candidates, articles)
    both: list[Listing] = []
    for side in (0, 1):
        fitting = [f for f in near if sides.of(_label(f)) == side]
        if not fitting:
            return ()
        told = (_about(c, articles) for c in candidates)
        best = next((text for text in told if sides.of(text) == side), "")
        least, *named = _named(question, [best, *map(_label, fitting)], candidates)
        share, found = max(zip(named, fitting, strict=True), key=lambda pair: pair[0])
        if share < least - _AS_MUCH:
            return ()
        both.append(_with_room(found))
    return tuple(both)


def _near(candidates: Sequence[Sentence], articles: Mapping[str, Article]) -> list[_Found]:
    """Return the enumerations in which, or close to which, one of the candidates stands."""
    return [
        _Found(articles[i], e)
        for i in dict.fromkeys(c.article_id for c in candidates)
        for e in enumerations(articles[i].text)
        if any(c.article_id == i and _is_close(c, e.span) for c in candidates)
    ]


def _is_close(sentence: Sentence, span: Span) -> bool:
    near = MOST_CHARACTERS
    return span.start - near <= sentence.start and sentence.end <= span.end + near


def _about(sentence: Sentence, articles: Mapping[str, Article]) -> str:
    return f"{articles[sentence.article_id].title}\n{sentence.text}"


def _label(found: _Found) -> str:
    return f"{found.article.title}\n{found.enumeration.label}"


def _named(question: Question, texts: Sequence[str], candidates: Sequence[Sentence]) -> list[float]:
    """Return the share of the question that each text names in meaning, of what any text at hand names.

    Words of another language never match fully, so what nothing names better is named well.
    """
    matches, weights = soft_matches(question, [*texts, *(c.text for c in candidates)], word_vectors())
    most = float(matches.max(axis=0, initial=0.0) @ weights)
    return [float(row @ weights) / max(most, 1e-9) for row in matches[: len(texts)]]


def _count_asked(question: Question) -> int | None:
    """Return how many things are asked for; None when the question leaves it open or counts something else.

    "What are the three steps" asks for three; "what steps did the two towns take" and 两个城市有哪些 leave it
    open.
    """
    folded = fold(question.asked)
    if _NUMBER_OPEN.search(folded):
        return None
    if question.language == "en":
        opening = _COUNTED_EN.search(folded)
        word = folded[opening.end() :].split(" ", 1)[0] if opening else ""
        return next(iter(counts(word)), None)
    return next(iter(counts(folded)), None)


def _with_room(found: _Found) -> Listing:
    """Return as many items as there is room for; all are cut to first sentences before any is left out."""
    article, lead, whole = found.article, found.enumeration.lead, found.enumeration.items
    shown = [lead] if lead and lead.end - lead.start <= _LONGEST_LEAD else []
    items = list(whole[:MOST_ITEMS])
    if _length(article, [*shown, *items]) > MOST_CHARACTERS:
        items = [_first_sentence(article, item) for item in items]
    while len(items) > 1 and _length(article, [*shown, *items]) > MOST_CHARACTERS:
        items.pop()
    return Listing(article.id, (*shown, *items), len(whole) - len(items))


def _length(article: Article, spans: Sequence[Span]) -> int:
    return sum(len(display_text(article.text[s.start : s.end])) for s in spans)


def _first_sentence(article: Article, item: Span) -> Span:
    first = sentences(article.text[item.start : item.end])[0]
    return Span(item.start + first.start, item.start + first.end)
