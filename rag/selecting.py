"""Which sentences make an answer, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.article import Article
from corpus.sentences import Span
from rag.authorship import asks_for_author, tells_author
from rag.compared import Sides, sides_of
from rag.display import display_text
from rag.expectation import Expectation
from rag.features import Sentence, bag_of
from rag.listing import listings
from rag.pronouns import antecedent
from rag.question import Question
from rag.somebody_else import is_about_somebody_else
from rag.unfit import is_unfit

MOST_SENTENCES = 3
MOST_CHARACTERS = 210
"""All sentences of an answer together, unless the best alone is longer; lists have room of their own."""

WORTH_ADDING = 0.02
"""A further sentence is added when its score is at least this share of the best one's."""

TELLS_ENOUGH = 0.05
"""Share of its score that makes a sentence which tells something go before a question of the article."""

WORTH_ADDING_TO_A_LIST = 0.005
"""The same for questions that ask for several things."""

ALIKE = 0.7
"""Sentences that share this share of their tokens say the same thing twice."""

ADJACENT = 2
"""Characters between two sentences that still follow each other: white space, one line break or two."""

_SEVERAL = frozenset({Expectation.LIST, Expectation.COMPARE, Expectation.DEFINITION})
_PROMISES_MORE = re.compile(r"[:：][\s*_]*$")
_ASKS = re.compile(r"[?？][”’」』\"')）*_]*$")
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
class LeftOut:
    """Items of a list that an answer had no room for, and the title of the article that has them."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The sentences of an answer in order, and what was left out of its lists."""

    sentences: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...]


def select(rankings: Sequence[Ranking], articles: Mapping[str, Article]) -> Selection:
    """Choose enumerations whole where they answer a part, else the best sentences of the part.

    Args:
        rankings: one for each part of the question.
        articles: by id, those that the candidates come from.
    """
    fit = [_fit(r, articles) for r in rankings]
    found = [listings(r.question, [c.sentence for c in r.candidates], articles) for r in fit]
    plain = _Choice(articles).of([r for r, made in zip(fit, found, strict=True) if not made])
    lists = [
        [_part(r, articles[one.article_id], span) for one in made for span in one.parts]
        for r, made in zip(fit, found, strict=True)
    ]
    first_plain = found.index(()) if () in found else 0
    in_order = [s for n, part in enumerate(lists) for s in (plain if n == first_plain and not part else part)]
    short = (m for made in found for m in made if m.left_out)
    left_out = tuple(LeftOut(articles[m.article_id].title, m.left_out) for m in short)
    return Selection(tuple(dict.fromkeys(in_order)), left_out)


def follows(sentence: Sentence, other: Sentence) -> bool:
    """Tell whether ``other`` comes right after ``sentence`` in the same article."""
    return sentence.article_id == other.article_id and 0 <= other.start - sentence.end <= ADJACENT


def _fit(ranking: Ranking, articles: Mapping[str, Article]) -> Ranking:
    """Leave out what is no statement, unless there is nothing else."""
    asked = ranking.question
    kept = [c for c in ranking.candidates if not is_unfit(c.sentence, articles[c.sentence.article_id], asked)]
    return replace(ranking, candidates=kept or ranking.candidates)


def _part(ranking: Ranking, article: Article, span: Span) -> Sentence:
    """Return a part of a list as a sentence; what the reader measured of it, if anything, stays with it."""
    best = ranking.candidates[0].sentence
    text = article.text[span.start : span.end]
    known = (c.sentence for c in ranking.candidates if c.sentence.article_id == article.id)
    same = next((s for s in known if (s.start, s.end) == (span.start, span.end)), None)
    return same or replace(best, article_id=article.id, start=span.start, end=span.end, text=text)


class _Choice:
    """Chooses sentences within the room that an answer has."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def of(self, rankings: Sequence[Ranking]) -> list[Sentence]:
        """Return the best sentence of each part, then whatever else is worth its room, in order of parts."""
        chosen: list[Sentence] = []
        for ranking in rankings[:MOST_SENTENCES]:
            chosen += _bests(ranking, chosen)
        for ranking in rankings:
            chosen = self._with_neighbours(chosen, ranking.candidates)
        for ranking in rankings:
            for sentence in _worthy(ranking):
                if _fits(sentence, chosen) and self._is_to_the_point(sentence, ranking.question):
                    chosen = self._with_neighbours(_placed(sentence, chosen), ranking.candidates)
        return _kept_promises(self._ordered(chosen, rankings))

    def _ordered(self, chosen: Sequence[Sentence], rankings: Sequence[Ranking]) -> list[Sentence]:
        """Return what is compared in the question's order, else each article's sentences together.

        Articles come in order of first use; for a question after several things by date, when all are known.
        """
        several = len(rankings) == 1 and rankings[0].question.expectation in _SEVERAL
        sides = sides_of(rankings[0].question) if len(rankings) == 1 else None
        if sides is not None:
            return _in_order_of(sides, chosen)
        used = list(dict.fromkeys(s.article_id for s in chosen))
        days = [self._articles[i].published for i in used]
        dated = [(day, i) for day, i in zip(days, used, strict=True) if day]
        order = (
            [i for _, i in sorted(dated, key=lambda d: d[0])] if several and len(dated) == len(used) else used
        )
        return sorted(chosen, key=lambda s: order.index(s.article_id))

    def _with_neighbours(self, chosen: Sequence[Sentence], ranked: Sequence[Scored]) -> list[Sentence]:
        """Add after a sentence that ends in a colon what it announces, then what its pronoun refers to.

        What stands before a sentence in the article comes after it in the answer: the answer is said first.
        """
        everything = [c.sentence for c in ranked]
        result = list(chosen)
        for sentence in chosen:
            last = sentence
            while _PROMISES_MORE.search(sentence.text):
                after = next((s for s in everything if follows(last, s)), None)
                if after is None or not _fits(after, result):
                    break
                result.insert(result.index(last) + 1, after)
                last = after
            before = next((s for s in everything if follows(s, sentence)), None)
            if before is not None and self._needs_context(sentence) and _fits(before, result):
                result.insert(result.index(last) + 1, before)
        return result

    def _is_to_the_point(self, sentence: Sentence, question: Question) -> bool:
        """Tell whether a further sentence neither asks nor tells of somebody else."""
        language = self._articles[sentence.article_id].language
        return not _ASKS.search(sentence.text) and not is_about_somebody_else(
            sentence.text, language, question
        )

    def _needs_context(self, sentence: Sentence) -> bool:
        """Tell whether the sentence opens with a pronoun and nobody can say in a word what it means."""
        opens = _OPENS_WITH_PRONOUN.match(sentence.text) is not None
        return opens and not antecedent(self._articles[sentence.article_id], sentence.start)


def _kept_promises(chosen: Sequence[Sentence]) -> list[Sentence]:
    """Drop what ends with a colon without what it announces, unless nothing else is there."""
    kept = [
        s
        for s, after in zip_longest(chosen, chosen[1:])
        if not _PROMISES_MORE.search(s.text) or (after is not None and follows(s, after))
    ]
    return kept or list(chosen)


def _bests(ranking: Ranking, chosen: Sequence[Sentence]) -> list[Sentence]:
    """Return the best sentence not said yet; of a comparison that it does not make, the best of each side."""
    candidates = [c for c in ranking.candidates if not _repeats(c.sentence, chosen)]
    if not candidates:
        return []
    best = _telling(candidates, ranking.question).sentence
    sides = sides_of(ranking.question) if ranking.question.expectation is Expectation.COMPARE else None
    side = sides.of(best.text) if sides else None
    if sides is None or side is None:
        return [best]
    others = (c.sentence for c in _above(candidates, WORTH_ADDING_TO_A_LIST))
    other = next((s for s in others if sides.of(s.text) == 1 - side), None)
    return [best, other] if other else [best]


def _telling(candidates: Sequence[Scored], question: Question) -> Scored:
    """Return the best candidate; the best one that is no question itself when one comes near enough.

    Who wrote an article is told by a byline, when there is one.
    """
    if asks_for_author(question.standalone):
        worthy = _above(candidates, WORTH_ADDING)
        byline = next((c for c in worthy if tells_author(c.sentence.text)), None)
        if byline:
            return byline
    near = _above(candidates, TELLS_ENOUGH)
    return next((c for c in near if not _ASKS.search(c.sentence.text)), candidates[0])


def _in_order_of(sides: Sides, chosen: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of the side named first, then the other's; as they are when one is undecided."""
    decided = [side for s in chosen if (side := sides.of(s.text)) is not None]
    if len(decided) < len(chosen):
        return list(chosen)
    return [s for _, s in sorted(zip(decided, chosen, strict=True), key=lambda pair: pair[0])]


def _worthy(ranking: Ranking) -> Iterable[Sentence]:
    share = WORTH_ADDING_TO_A_LIST if ranking.question.expectation in _SEVERAL else WORTH_ADDING
    return (c.sentence for c in _above(ranking.candidates, share))


def _above(candidates: Sequence[Scored], share: float) -> Iterable[Scored]:
    least = share * max((c.score for c in candidates), default=0.0)
    return (c for c in candidates if c.score >= least)


def _placed(sentence: Sentence, chosen: Sequence[Sentence]) -> list[Sentence]:
    """Add a sentence at the end; one that leads in before what it leads in."""
    leads_in = _PROMISES_MORE.search(sentence.text) is not None
    place = next((n for n, s in enumerate(chosen) if leads_in and follows(sentence, s)), len(chosen))
    return [*chosen[:place], sentence, *chosen[place:]]


def _fits(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    if len(chosen) >= MOST_SENTENCES or _repeats(sentence, chosen):
        return False
    return sum(len(display_text(s.text)) for s in (*chosen, sentence)) <= MOST_CHARACTERS


def _repeats(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    bag = bag_of(sentence.text)
    return any(
        len(bag & other) >= ALIKE * min(len(bag), len(other)) for other in (bag_of(c.text) for c in chosen)
    )
