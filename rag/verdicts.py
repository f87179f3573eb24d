"""The values that leave the checking of a claim: verdicts, why, and the ranges that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.article import Language
from rag.answer import Citation


class Verdict(StrEnum):
    """What the articles say of a claim."""

    SUPPORTED = "supported"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"


class Because(StrEnum):
    """Why a claim is not (wholly) supported; ``NONE`` when it is."""

    NONE = ""
    OTHER_FIGURE = "other_figure"
    OTHER_DATE = "other_date"
    OTHER_NAME = "other_name"
    DENIED = "denied"
    TOLD_OTHERWISE = "told_otherwise"
    NOT_SO_CERTAIN = "not_so_certain"
    NOT_ALL_TOLD = "not_all_told"
    NO_EVIDENCE = "no_evidence"
    NOTHING_CLAIMED = "nothing_claimed"
    EMPTY_CLAIM = "empty_claim"
    TOO_LONG = "too_long"
    EMPTY_INDEX = "empty_index"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPoint:
    """A figure, date or name of a statement, and how the evidence tells it.

    Attributes:
        start, end: its characters in the claim.
        text: these characters.
        kind: ``figure``, ``date`` or ``name``.
        state: ``same``, ``other`` or ``absent``.
        told: what the evidence has in its place, as printed; empty when that is not known.
    """

    start: int
    end: int
    text: str
    kind: str
    state: str
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStatement:
    """One sentence of a claim.

    Attributes:
        start, end: its characters in the claim.
        text: these characters.
        about: whom a pronoun at its beginning was taken to mean; empty when it has none.
        verdict: what the articles say of it.
        because: why it is not wholly supported.
        support: the probability (0 to 1) that the best evidence supports it.
        contradiction: the probability (0 to 1) that the evidence contradicts it.
        citations: numbers of the ranges that the verdict rests on.
        against: numbers of ranges that say otherwise while others support it.
        points: what could be checked one by one.
    """

    start: int
    end: int
    text: str
    about: str = ""
    verdict: Verdict
    because: Because = Because.NONE
    support: float = 0.0
    contradiction: float = 0.0
    citations: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    points: tuple[CheckedPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the articles say of a claim.

    Attributes:
        claim: as it was given, cleaned.
        language: of the claim.
        verdict: of the whole: contradicted when a statement is, supported when all are, not found when none
            is.
        because: of the statement that decides.
        notice: Youju's own words about it.
        statements: its sentences, in order.
        citations: all ranges that the statements name, numbered 1..n in order of use.
        independent_sources: number of independent reports that support all of it or part of it.
        timings: seconds per stage. Not part of a check's identity.
        index_id: generation of the index that was asked.
    """

    claim: str
    language: Language
    verdict: Verdict
    because: Because = Because.NONE
    notice: str = ""
    statements: tuple[CheckedStatement, ...] = ()
    citations: tuple[Citation, ...] = ()
    independent_sources: int = 0
    timings: Mapping[str, float] = field(default_factory=dict, compare=False)
    index_id: str = ""
