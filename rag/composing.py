"""The extractive composer: one to three sentences of the articles, each with its citation.

Nothing is written anew and no fragments are glued together: a sentence of the answer is a sentence
of an article, freed of list marks and emphasis marks, and its citation is the exact range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.article import Article
from rag.answer import AnswerSentence, Citation, Support
from rag.display import display_text, displayed
from rag.expectation import Expectation
from rag.features import Sentence, bag_of
from rag.focus import focus_in
from rag.question import Question
from rag.reading import Reading

MOST_SENTENCES = 3
MOST_CHARACTERS = 210
"""All sentences of an answer together, unless the best alone is longer."""

WORTH_ADDING = 0.2
"""A further sentence is added when its score is at least this share of the best one's."""

WORTH_ADDING_TO_A_LIST = 0.1
"""The same for questions that ask for several things."""

ALIKE = 0.7
"""Sentences that share this share of their tokens say the same thing twice."""

ADJACENT = 2
"""Characters between two sentences that still follow each other: white space, one line break or two."""

Range = tuple[int, int]

_SEVERAL = frozenset({Expectation.LIST, Expectation.COMPARE, Expectation.DEFINITION})
_PROMISES_MORE = re.compile(r"[:：][\s*_]*$")
_OPENS_WITH_PRONOUN = re.compile(
    r"^[\s\"“”'‘’*>-]*(他|她|它|这[^\d]|那[^\d]|其[^他实中]|该|He |She |It |They |This |That |These |Those )"
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate sentence and its score as an answer (probability-like, 0 to 1).

    Attributes:
        focus: the answer's own span as offsets in the article; None when the reader did not tell.
    """

    sentence: Sentence
    score: float
    focus: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """A part of a question and the candidates for its answer, best first."""

    question: Question
    candidates: Sequence[Scored]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the composer made: sentences and the citations that they use."""

    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


def compose(rankings: Sequence[Ranking], articles: Mapping[str, Article]) -> Draft:
    """Choose sentences and cite each of them.

    Args:
        rankings: one for each part of the question.
        articles: by id, those that the candidates come from.
    """
    chosen = _choose(rankings)
    focuses = _focuses(chosen, rankings)
    citations = tuple(_cite(n, s, articles[s.article_id]) for n, s in enumerate(chosen, 1))
    sentences = tuple(_shown(n, s, focuses.get(s)) for n, s in enumerate(chosen, 1))
    return Draft(sentences, citations)


def scored(reading: Reading) -> list[Scored]:
    """Return a reading's sentences with the odds of each against the best one (1 for the best itself)."""
    odds = np.exp(reading.scores - reading.scores.max(initial=-np.inf))
    return [Scored(s, float(x)) for s, x in zip(reading.sentences, odds, strict=True)]


def _shown(n: int, sentence: Sentence, focus: Range | None) -> AnswerSentence:
    shown = displayed(sentence.text)
    return AnswerSentence(
        text=shown.text,
        citations=(n,),
        support=Support.VERBATIM,
        focus=shown.range_of(focus[0] - sentence.start, focus[1] - sentence.start) if focus else None,
    )


def _focuses(chosen: Sequence[Sentence], rankings: Sequence[Ranking]) -> dict[Sentence, Range]:
    """Return the answer's span in each chosen sentence where it is known, as offsets in the article.

    The reader's spans count; without any for a part, the first chosen sentence that shows what it expects.
    """
    found: dict[Sentence, Range] = {}
    for ranking in rankings:
        read = {c.sentence: c.focus for c in ranking.candidates if c.focus and c.sentence in chosen}
        found = {**(read or _first_focus(chosen, ranking)), **found}
    return found


def _first_focus(chosen: Sequence[Sentence], ranking: Ranking) -> dict[Sentence, Range]:
    candidates = {c.sentence for c in ranking.candidates}
    for sentence in (s for s in chosen if s in candidates):
        span = focus_in(sentence.text, ranking.question)
        if span is not None:
            return {sentence: (sentence.start + span[0], sentence.start + span[1])}
    return {}


def _choose(rankings: Sequence[Ranking]) -> list[Sentence]:
    """Return the best sentence of each part, then whatever else is worth its room, in order of parts."""
    chosen: list[Sentence] = []
    for ranking in rankings[:MOST_SENTENCES]:
        first = next((c.sentence for c in ranking.candidates if not _repeats(c.sentence, chosen)), None)
        if first is not None:
            chosen.append(first)
    for ranking in rankings:
        chosen = _with_neighbours(chosen, ranking.candidates)
    for ranking in rankings:
        for sentence in _worthy(ranking):
            if _fits(sentence, chosen):
                chosen = _with_neighbours([*chosen, sentence], ranking.candidates)
    return chosen


def _worthy(ranking: Ranking) -> Iterable[Sentence]:
    share = WORTH_ADDING_TO_A_LIST if ranking.question.expectation in _SEVERAL else WORTH_ADDING
    least = share * max((c.score for c in ranking.candidates), default=0.0)
    return (c.sentence for c in ranking.candidates if c.score >= least)


def _fits(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    if len(chosen) >= MOST_SENTENCES or _repeats(sentence, chosen):
        return False
    return sum(len(display_text(s.text)) for s in (*chosen, sentence)) <= MOST_CHARACTERS


def _repeats(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    bag = bag_of(sentence.text)
    return any(
        len(bag & other) >= ALIKE * min(len(bag), len(other)) for other in (bag_of(c.text) for c in chosen)
    )


def _with_neighbours(chosen: Sequence[Sentence], ranked: Sequence[Scored]) -> list[Sentence]:
    """Add what comes before a sentence that opens with a pronoun, and after one that ends with a colon."""
    everything = [c.sentence for c in ranked]
    result = list(chosen)
    for sentence in chosen:
        if _OPENS_WITH_PRONOUN.match(sentence.text):
            before = next((s for s in everything if _follows(s, sentence)), None)
            if before is not None and _fits(before, result):
                result.insert(result.index(sentence), before)
        last = sentence
        while _PROMISES_MORE.search(sentence.text):
            after = next((s for s in everything if _follows(last, s)), None)
            if after is None or not _fits(after, result):
                break
            result.insert(result.index(last) + 1, after)
            last = after
    return result


def _follows(sentence: Sentence, other: Sentence) -> bool:
    """Tell whether ``other`` comes right after ``sentence`` in the same article."""
    return sentence.article_id == other.article_id and 0 <= other.start - sentence.end <= ADJACENT


def _cite(n: int, sentence: Sentence, article: Article) -> Citation:
    return Citation(
        n=n,
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        published_is_inferred=article.published_is_inferred,
        url=article.url,
        path=article.path,
        start=sentence.start,
        end=sentence.end,
        quote=article.text[sentence.start : sentence.end],
    )
