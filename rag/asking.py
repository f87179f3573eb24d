"""One question on its way to its answer: taken apart, retrieved, read, decided, composed, checked."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.article import Article, Language
from corpus.language import detect_language
from index import Index
from rag.answer import Answer, AnswerSentence, Citation, Gloss, Reason, RetrievedPassage, Status, Support
from rag.answerability import reason_for_refusal
from rag.asked_time import AskedTime, asked_time, with_meanings
from rag.bounded import bounded
from rag.checking import check
from rag.composing import Draft, Ranking, cite, compose, quoted, scored
from rag.conflicts import conflicts
from rag.considered import RETRIEVED, considered, shown
from rag.dated_reading import is_of_another_time, timely
from rag.facets import with_each
from rag.features import Window
from rag.follow_up import Earlier, Turn
from rag.glosses import glosses
from rag.held import Held
from rag.markers import without_markers
from rag.notices import Coverage, frame, further_items, more_events, refusal, unanswered_parts
from rag.ordering import ordered
from rag.part import Part
from rag.premises import contradiction
from rag.provenance import founded, independent_reports, with_provenance
from rag.question import (
    LONGEST_QUESTION,
    MOST_PARTS,
    Question,
    is_readable,
    missing_words,
    names_nothing_held,
    parts,
    take_apart,
)
from rag.ranking import calibration
from rag.reading import PASSAGES_READ, read, windows_of
from rag.retrieval import Retrieved, retrieve
from rag.span_reader import Reader
from rag.stages import Stage
from rag.strangers import names_strangers
from rag.supporting import support_of
from rag.what_happened import Told, is_named, untold, what_happened
from rag.within import ANY_TIME, Within
from rag.wording import plain

_DATED = 0.5  # least share of dated articles for relative words to be surely understood

NEAREST_NAMED = 2
"""Titles of nearest articles that a refusal names."""


class Asking:
    """Takes one cleaned question through the pipeline.

    Args:
        index: where to look.
        asked: the question, cleaned.
        history: the earlier questions or turns of the conversation, oldest first.
        language: of Youju's own words; None: the question's.
        reader: reads closely; None: the built-in one.
        within: which articles to look in.
    """

    def __init__(
        self,
        index: Index,
        asked: str,
        history: Sequence[Earlier],
        language: Language | None,
        reader: Reader | None = None,
        within: Within = ANY_TIME,
    ) -> None:
        self._reader = reader
        self._within = within
        self._today = index.coverage.latest
        self._index = index
        self._held = Held.by(index)
        self._asked = asked
        resolved = asked_time(asked[:LONGEST_QUESTION], self._today)
        self._searched, self._is_relative = resolved.searched, resolved.is_relative
        self._history = tuple(history)
        self._language: Language = language or detect_language(plain(asked))
        self._timings: dict[str, float] = {}
        self._since = time.perf_counter()

    def steps(self) -> Generator[Stage, None, Answer]:
        """Yield each stage as it begins; return the answer, or the refusal, checked for what it promises.

        Raises:
            AnswerInvariantBroken: it does not.
        """
        unusable = self._unusable()
        if unusable:
            beginning = take_apart(self._asked[:LONGEST_QUESTION])
            whole = replace(beginning, standalone=self._asked, read_as=self._asked)
            return self._checked(self._refuse(unusable, whole, (), 0.0))
        yield from self._begin(Stage.SEARCHING)
        whole = self._taken_apart()
        time_asked = asked_time(whole.standalone, self._today)
        told = self._told(whole, time_asked)
        if told is not None:
            return self._checked(told)
        compared = self._compared(whole)
        if compared is not None:
            return self._checked(compared)
        asked_for = yield from self._read_parts()
        yield from self._begin(Stage.CHECKING)
        passages = considered(asked_for)
        confidence = max((p.confidence for p in asked_for), default=0.0)
        if any(p.is_answered for p in asked_for):
            return self._checked(self._compose(whole, asked_for, passages, confidence))
        corrections = _corrections(asked_for)
        reason = (
            Reason.FALSE_PREMISE
            if corrections
            else reason_for_refusal(whole, self._index.lexical.document_frequency)
        )
        of_time = any(p.is_of_another_time for p in asked_for) and not corrections
        remark = untold(self._index, time_asked, self._language) if of_time else ""
        refused = self._refuse(reason, whole, passages, confidence, remark)
        return self._checked(replace(refused, corrections=with_provenance(corrections, self._index)))

    def _taken_apart(self) -> Question:
        """Return the whole question, its relative words of time resolved, and shown with what they mean."""
        whole = take_apart(self._searched, history=self._history, held=self._held)
        if self._searched == self._asked:
            return whole
        as_asked = take_apart(self._asked, history=self._history, held=self._held)
        return replace(whole, asked=self._asked, read_as=with_meanings(as_asked.read_as, self._today))

    def _told(self, whole: Question, time_asked: AskedTime) -> Answer | None:
        """Return what happened at the time asked for, or that nothing did; None: it must be read for."""
        if not time_asked.asks_what_happened or len(parts(self._searched)) > 1:
            return None
        topic = take_apart(time_asked.topic, held=self._held) if time_asked.topic else None
        told = what_happened(self._index, whole, topic, time_asked, self._within)
        retrieved = self._retrieve(whole)
        self._lap("retrieve")
        if told.sentences:
            return self._retold(whole, told, retrieved)
        if not time_asked.ranges or (topic and is_named(self._index, whole, time_asked, self._within)):
            return None
        remark = untold(self._index, time_asked, self._language)
        return self._refuse(Reason.NO_EVIDENCE, whole, tuple(map(shown, retrieved)), 0.0, remark)

    def _retold(self, whole: Question, told: Told, retrieved: Sequence[Retrieved]) -> Answer:
        """Return an answer of dated events; its confidence is the least of an answer, for dates decide."""
        draft = quoted(told.sentences, told.articles)
        more = [more_events(told.more, self._language)] if told.more else []
        windows = windows_of(retrieved)
        sure = calibration().threshold
        passages = tuple(map(shown, retrieved))
        return self._answered(whole, draft, told.articles, passages, sure, windows=windows, more=more)

    def _compared(self, whole: Question) -> Answer | None:
        """Return what follows from the days of the things asked about; None: it must be read for."""
        found = ordered(self._index, whole, self._within, self._reader)
        self._lap("read")
        if found is None:
            return None
        return self._answered(
            whole,
            found.draft,
            found.articles,
            considered(found.parts),
            found.confidence,
            windows=_windows(found.parts),
            open_parts=found.left_open,
        )

    def _unusable(self) -> Reason:
        """Return why the question cannot be looked up; ``NONE`` when it can."""
        if not self._asked:
            return Reason.EMPTY_QUESTION
        if len(self._asked) > LONGEST_QUESTION:
            return Reason.TOO_LONG
        if not is_readable(self._asked):
            return Reason.UNREADABLE
        return Reason.EMPTY_INDEX if self._index.passage_count == 0 else Reason.NONE

    def _names_nothing_held(self, question: Question) -> bool:
        """Tell whether none of a question's words, or nothing of its names, is held.

        Across languages tables miss too many to tell.
        """
        if not question.words or question.language not in dict(self._index.coverage.languages):
            return False
        frequency = self._index.lexical.document_frequency
        return names_nothing_held(question, frequency) or names_strangers(question, frequency)

    def _retrieve(self, question: Question) -> list[Retrieved]:
        return retrieve(self._index, question, k=RETRIEVED, within=self._within)

    def _look_up(self, thing: str) -> list[Retrieved]:
        return self._retrieve(take_apart(thing, held=self._held))

    def _begin(self, stage: Stage) -> Iterator[Stage]:
        """Tell what begins; the time that the caller then takes is not counted."""
        spent = time.perf_counter() - self._since
        yield stage
        self._since = time.perf_counter() - spent

    def _read_parts(self) -> Generator[Stage, None, list[Part]]:
        found: list[Part] = []
        history: tuple[Earlier, ...] = self._history
        searched = parts(self._searched)
        as_asked = parts(self._asked) if len(parts(self._asked)) == len(searched) else searched
        for n, part in enumerate(searched[:MOST_PARTS]):
            if n:
                yield from self._begin(Stage.SEARCHING)
            question = take_apart(part, history=history, held=self._held)
            self._lap("question")
            retrieved = tuple(with_each(question.searched, self._retrieve(question), self._look_up))
            self._lap("retrieve")
            yield from self._begin(Stage.READING)
            reading = read(self._index, question, retrieved, self._reader)
            # days that relative words only seem to mean are no premise of the asker's
            own = replace(question, standalone=as_asked[n]) if as_asked[n] != part else question
            against = contradiction(own, reading.sentences)
            nothing_held = self._names_nothing_held(question)
            part_read = Part(question, retrieved, reading, against, nothing_held)
            found.append(self._in_time(part_read))
            self._lap("read")
            history = (*history, Turn(part, _first_sentence(found[-1])))
        return found

    def _in_time(self, part: Part) -> Part:
        """Return a part with its sentences in the order that the time asked for gives them."""
        articles = {r.article.id: r.article for r in part.retrieved}
        time_asked = asked_time(part.question.standalone, self._today)
        reading = timely(part.reading, time_asked, articles)
        held = self._index.coverage
        sure = not self._is_relative or held.dated >= _DATED * held.articles
        other = sure and is_of_another_time(reading, time_asked, articles)
        before = None if reading is part.reading else part.reading
        return replace(part, reading=reading, before_time=before, is_of_another_time=other)

    def _compose(
        self,
        whole: Question,
        asked_for: Sequence[Part],
        passages: tuple[RetrievedPassage, ...],
        confidence: float,
    ) -> Answer:
        answered = [p for p in asked_for if p.is_answered]
        open_parts = [p.question.asked for p in asked_for if not p.is_answered]
        open_parts += parts(self._searched)[MOST_PARTS:]
        articles: dict[str, Article] = {r.article.id: r.article for p in asked_for for r in p.retrieved}
        draft = compose([Ranking(p.question, scored(p.reading)) for p in answered], articles)
        more = [further_items(o.count, without_markers(o.title), self._language) for o in draft.left_out]
        return self._answered(
            whole,
            draft,
            articles,
            passages,
            confidence,
            windows=_windows(answered),
            open_parts=open_parts,
            more=more,
        )

    def _answered(
        self,
        whole: Question,
        draft: Draft,
        articles: Mapping[str, Article],
        passages: tuple[RetrievedPassage, ...],
        confidence: float,
        *,
        windows: Sequence[Window],
        open_parts: Sequence[str] = (),
        more: Sequence[str] = (),
    ) -> Answer:
        """Return an answer of a draft with Youju's own words about it."""
        self._lap("compose")
        differing = conflicts(self._index, draft.citations, windows)
        citations, differing = founded(draft.citations, differing, self._index)
        self._lap("compare")
        cited = {c.article_id for c in draft.citations}
        framing = frame(self._language, frozenset(articles[i].language for i in cited))
        left_open = unanswered_parts([without_markers(p) for p in open_parts], self._language)
        opening = left_open if open_parts else framing
        return Answer(
            question=self._asked,
            standalone_question=whole.read_as,
            language=whole.language,
            status=Status.PARTIAL if open_parts else Status.ANSWERED,
            reason=Reason.NO_EVIDENCE if open_parts else Reason.NONE,
            notice=" ".join(filter(None, (self._bounds(), opening, *more))),
            sentences=tuple(_marked(s, draft.citations) for s in draft.sentences),
            citations=citations,
            passages=passages,
            independent_sources=independent_reports(citations),
            glosses=self._glosses(whole, draft, articles),
            conflicts=differing,
            timings=self._timings,
            index_id=self._index.id,
            confidence=confidence,
        )

    def _glosses(self, whole: Question, draft: Draft, articles: Mapping[str, Article]) -> tuple[Gloss, ...]:
        """Return English words for terms of Chinese quotes when the question is English."""
        if whole.language != "en":
            return ()
        cited = {c.n: articles[c.article_id].language for c in draft.citations}
        chinese = [s.text for s in draft.sentences if {cited[n] for n in s.citations} == {"zh"}]
        return glosses(chinese, whole, self._index.lexical.document_frequency)

    def _refuse(
        self,
        reason: Reason,
        whole: Question,
        passages: tuple[RetrievedPassage, ...],
        confidence: float,
        remark: str = "",
    ) -> Answer:
        titles = dict.fromkeys(p.title for p in passages if p.title)
        notice = refusal(
            reason,
            self._language,
            coverage=coverage_of(self._index),
            missing=() if remark else self._missing(whole),
            nearest=[without_markers(t) for t in titles][:NEAREST_NAMED],
            limit=LONGEST_QUESTION,
        )
        self._lap("refuse")
        return Answer(
            question=self._asked,
            standalone_question=whole.read_as,
            language=whole.language,
            status=Status.ABSTAINED,
            reason=reason,
            notice=" ".join(filter(None, (self._bounds(), notice, remark))),
            passages=passages,
            timings=self._timings,
            index_id=self._index.id,
            confidence=confidence,
        )

    def _bounds(self) -> str:
        """Return what tells which articles alone were looked at; empty when all were."""
        if self._within.is_open:
            return ""
        return bounded(self._within, self._index.admitted(self._within), self._language)

    def _missing(self, whole: Question) -> tuple[str, ...]:
        """Return words that no article holds; only of a language in which there are articles."""
        if whole.language not in dict(self._index.coverage.languages):
            return ()
        words = missing_words(whole, self._index.lexical.document_frequency)
        return tuple(map(without_markers, words))

    def _checked(self, answer: Answer) -> Answer:
        return check(answer, self._index.article)

    def _lap(self, stage: str) -> None:
        now = time.perf_counter()
        self._timings[stage] = self._timings.get(stage, 0.0) + now - self._since
        self._since = now


def _marked(sentence: AnswerSentence, citations: Sequence[Citation]) -> AnswerSentence:
    """Return a sentence with how firmly it rests on what it cites, whoever wrote it."""
    if sentence.support is Support.CONCLUDED:
        return sentence
    quotes = [c.quote for c in citations if c.n in sentence.citations]
    return replace(sentence, support=support_of(sentence.text, quotes))


def _windows(parts_: Sequence[Part]) -> list[Window]:
    """Return what was read for parts of a question, each passage once."""
    passages = {r.ordinal: r for p in parts_ for r in p.retrieved[:PASSAGES_READ]}
    return windows_of(list(passages.values()))


def _corrections(asked_for: Sequence[Part]) -> tuple[Citation, ...]:
    """Return the ranges that say otherwise than the parts of a question take for granted."""
    articles = {r.article.id: r.article for p in asked_for for r in p.retrieved}
    sentences = dict.fromkeys(s for p in asked_for if p.against for s in p.against.sentences)
    return tuple(cite(n, s, articles[s.article_id]) for n, s in enumerate(sentences, 1))


def _first_sentence(part: Part) -> str:
    """Return what answers a part best: the next part may point back to it."""
    return part.reading.sentences[0].text if part.is_answered and part.reading.sentences else ""


def coverage_of(index: Index) -> Coverage:
    """Return what an index holds."""
    held = index.coverage
    return Coverage(held.articles, held.dated, held.earliest, held.latest)
