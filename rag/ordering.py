"""A question about the days of several things, answered: each looked up on its own, and what follows.

The one sentence of an answer that no article holds: it names the days of those that it cites, and which comes
first is arithmetic. A date of somebody whom a thing names is soon found, so what is read must tell of the
thing surely; else nothing is concluded: the others' days are quoted, and that one is left open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.article import Article, Language
from index import Index
from index.traditional import is_traditional
from rag.answer import AnswerSentence, Support
from rag.asked_order import asked_order
from rag.composing import Draft, quoted
from rag.features import bag_of
from rag.features import found as named_terms
from rag.held import Held
from rag.in_order import Conclusion, Dated, conclusion, dated
from rag.orders import AskedOrder
from rag.part import Part
from rag.question import Question, take_apart
from rag.reading import read
from rag.retrieval import retrieve
from rag.span_reader import Reader
from rag.within import Within

RETRIEVED = 10
"""Passages in which a thing is looked for."""

FITTING = 3
"""Passages nearest to what may be a thing that tell whether it is one."""

SURE = 0.8
"""Least probability that what was read tells when a thing was. Chosen on deeds made up for names
(``benchmarks/days.py``): a thing that is left open is better than the day of something else."""

_WHEN: dict[Language, str] = {"zh": "{}是什么时候？", "en": "When was {}?"}


@dataclass(frozen=True, slots=True)
class Ordered:
    """An answer that follows from days.

    Attributes:
        draft: the conclusion, unless things are left open, and what dates each other thing, by time.
        parts: what was read for each thing.
        articles: by id, those that the sentences come from.
        left_open: the things whose days are not told.
    """

    draft: Draft
    parts: tuple[Part, ...]
    articles: Mapping[str, Article]
    left_open: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """The least probability of the things whose days are told."""
        return min(p.confidence for p in self.parts if p.confidence >= SURE)


def ordered(index: Index, question: Question, within: Within, reader: Reader | None) -> Ordered | None:
    """Return what follows from the days of the things asked about; None when none of them is told.

    Args:
        index: where to look.
        question: the whole question; None comes back for one that asks nothing about days.
        within: which articles are looked at.
        reader: reads closely; None: the built-in one.
    """
    asked, language = asked_order(question.standalone), question.language
    if asked is None:
        return None
    held = Held.by(index)
    parts: list[Part] = []
    found: list[Dated] = []
    articles: dict[str, Article] = {}
    things = _parted(index, asked, held, within)
    for thing in things:
        when = take_apart(_WHEN[language].format(asked.searched(thing, language)), held=held)
        retrieved = retrieve(index, when, k=RETRIEVED, within=within)
        part = Part(when, tuple(retrieved), read(index, when, retrieved, reader))
        held_by = {r.article.id: r.article for r in retrieved}
        days = dated(thing, part.reading, held_by) if part.confidence >= SURE else None
        parts.append(part)
        articles |= held_by
        found += [days] if days else []
    found = _told_apart(found)
    if not found:
        return None
    left_open = tuple(t for t in things if t not in {d.thing for d in found})
    by_time = sorted(found, key=lambda d: (d.first, d.last))
    told = quoted(list(dict.fromkeys(s for d in by_time for s in d.sentences)), articles)
    if left_open:
        return Ordered(told, tuple(parts), articles, left_open)
    concluded = conclusion(asked, found, language)
    if language == "zh" and is_traditional(question.asked):
        concluded = concluded.in_traditional()
    return Ordered(_with(concluded, told), tuple(parts), articles, ())


def _told_apart(found: Sequence[Dated]) -> list[Dated]:
    """Return the things that no statement dates together with others: of which it tells is unsure."""
    statements = Counter(s.text for d in found for s in d.sentences[-1:])
    return [d for d in found if statements[d.sentences[-1].text] == 1]


def _with(concluded: Conclusion, told: Draft) -> Draft:
    follows = AnswerSentence(
        text=concluded.text,
        citations=tuple(c.n for c in told.citations),
        support=Support.CONCLUDED,
        focus=concluded.focus,
    )
    return Draft((follows, *told.sentences), told.citations)


def _parted(index: Index, asked: AskedOrder, held: Held, within: Within) -> Sequence[str]:
    """Return the way of parting a question whose things are told best, the least told of them counting."""
    if len(asked.ways) == 1:
        return asked.ways[0]
    told: dict[str, float] = {}
    for thing in dict.fromkeys(t for way in asked.ways for t in way):
        told[thing] = _share_told(index, thing, held, within)
    return max(asked.ways, key=lambda way: min(told[t] for t in way))


def _share_told(index: Index, thing: str, held: Held, within: Within) -> float:
    """Return the largest share (0 to 1) of a thing's terms that one passage names."""
    question = take_apart(thing, held=held)
    passages = retrieve(index, question, k=FITTING, within=within)
    weights = np.asarray([t.weight for t in question.terms], dtype=np.float32)
    if not passages or not weights.sum():
        return 0.0
    named = named_terms(question.terms, [bag_of(p.text) for p in passages])
    return float((named @ weights).max() / weights.sum())
