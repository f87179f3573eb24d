"""The values that leave the pipeline: citations, sentences, answers, and why an answer was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rag.speech import Attribution


class Status(StrEnum):
    """Whether the question was answered."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    ABSTAINED = "abstained"


class Reason(StrEnum):
    """Why an answer was refused or is only partial; ``NONE`` for a whole answer."""

    NONE = ""
    NO_EVIDENCE = "no_evidence"
    FALSE_PREMISE = "false_premise"
    OFF_TOPIC = "off_topic"
    EMPTY_QUESTION = "empty_question"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"
    EMPTY_INDEX = "empty_index"


class Support(StrEnum):
    """How firmly a sentence rests on what it cites."""

    VERBATIM = "verbatim"
    CONCLUDED = "concluded"  # follows from the days that it cites
    SUPPORTED = "supported"
    PARTIAL = "partial"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedBy:
    """A range of an article that says another one, or it itself, was wrong: ``text[start:end] == quote``."""

    article_id: str
    title: str
    published: date | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A range of an article that a sentence rests on: ``article.text[start:end] == quote``.

    Attributes:
        n: the number shown in the answer, from 1 in order of first use.
        published_is_inferred: whether the date was taken from the text.
        report: the same for articles that are one report told twice; empty when that is not known.
        is_digest: whether the article only retells what others reported.
        corrected_by: what says that the article was wrong.
    """

    n: int
    article_id: str
    title: str
    source: str
    published: date | None
    published_is_inferred: bool
    url: str
    path: str
    start: int
    end: int
    quote: str
    report: str = ""
    is_digest: bool = False
    corrected_by: tuple[CorrectedBy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSentence:
    """One sentence of an answer, without markers, and the numbers of the citations that it rests on.

    Attributes:
        focus: where in ``text`` the answer itself stands, for emphasis; None when that is not known.
        about: whom a pronoun at its beginning means, as named earlier in the article; empty when it has none
            or there is doubt. Youju's own word beside the sentence, not part of it and no claim.
        is_context: whether it is what the article says right before the sentence above it, whose pronoun it
            explains.
        said_by: whom the sentence, wholly or mostly, is attributed to where it does not show that itself: its
            quotation goes on from a sentence before, or a pronoun says it. Youju's own word, like ``about``.
        attributions: what the sentence attributes to whom, as offsets in ``text``.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    focus: tuple[int, int] | None = None
    about: str = ""
    is_context: bool = False
    said_by: str = ""
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A term of a quote as printed, and what it is called in the language of the question."""

    term: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the ways in which something is told: the value as printed, and the sentence that says so."""

    value: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A figure, date, name or reason that articles tell differently.

    Attributes:
        kind: ``figure``, ``date``, ``name`` or ``reason``.
        sides: at least two, of different articles, the one published last first.
    """

    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievedPassage:
    """A passage that was considered, and what each arm and the reader gave it.

    Attributes:
        score: of both arms together; 1 is the best possible.
        lexical_rank: from 1, among the passages that the lexical arm proposed; None: not one of them.
        dense_rank: the same in the dense arm.
        lexical_score: BM25; 0 without any word of the question.
        dense_score: cosine with the question; None: nothing was encoded, since few passages are read anyway.
        margin: of the passage's best sentence, the reader's log-odds that it answers against that nothing
            in its stretch does; None: none was read closely. Not calibrated.
    """

    passage_id: str
    article_id: str
    title: str
    path: str
    start: int
    end: int
    text: str
    score: float
    lexical_rank: int | None = None
    dense_rank: int | None = None
    lexical_score: float | None = None
    dense_score: float | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question got: cited sentences, or a refusal with its reason.

    Attributes:
        question: as asked.
        standalone_question: as answered: with what earlier questions supply, misspelt words as they were
            read, and behind a name that the articles write in other letters those letters.
        language: the language of the question, ``"zh"`` or ``"en"``.
        status: whether it was answered.
        reason: why not, or why only partly.
        notice: Youju's own words about the answer, in the user's language: the refusal
            with the corpus's coverage, or a frame around evidence in another language.
            Holds no claim about the events and no marker.
        sentences: the answer; empty when abstained.
        citations: exactly those that the sentences use, numbered 1..n in order of use.
        corrections: for a false premise, the exact ranges that say otherwise than the question
            assumes, numbered 1..n; empty for every other answer. No part of the answer's text.
        passages: what was retrieved, best first, whether used or not.
        independent_sources: number of independent reports that the answer rests on: near-copies and
            translations are one report, and a digest adds none to others.
        glosses: terms of Chinese quotes for someone who asked in English; Youju's own words, no claim.
        conflicts: where other articles tell otherwise what the answer quotes; a side is one of
            the citations, or has a number behind theirs; no part of the answer's text.
        timings: seconds per stage. Not part of an answer's identity.
        index_id: generation of the index that answered.
        confidence: the calibrated probability (0 to 1) that the passages answer the best answered part of
            the question; 0 for what is refused before anything is read.
    """

    question: str
    standalone_question: str
    language: str
    status: Status
    reason: Reason = Reason.NONE
    notice: str = ""
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    corrections: tuple[Citation, ...] = ()
    passages: tuple[RetrievedPassage, ...] = ()
    independent_sources: int = 0
    glosses: tuple[Gloss, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict, compare=False)
    index_id: str = ""
    confidence: float = 0.0

    @property
    def cited_articles(self) -> int:
        """Number of different articles that the answer cites."""
        return len({c.article_id for c in self.citations})

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """Every range that the answer shows, by number: citations or corrections, then sides of conflicts."""
        own = self.citations or self.corrections
        sides = (side.citation for conflict in self.conflicts for side in conflict.sides)
        return (*own, *dict.fromkeys(c for c in sides if c.n > len(own)))

    @property
    def text(self) -> str:
        """The answer as plain text with markers such as ``[1]``; for a refusal, its notice."""
        if self.status is Status.ABSTAINED:
            return self.notice
        return "\n".join(s.text + "".join(f"[{n}]" for n in s.citations) for s in self.sentences)
