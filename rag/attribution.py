"""Who says what a sentence says: "据BBC报道", "Ada Holm wrote", what stands in quotation marks.

The sentence's own words tell (verbs of saying, sources, quotation marks), never a list of people or outlets.
A quotation may have its speaker in a sentence beside it; what is only told has it in its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from corpus.article import Article, Language
from index.folding import simplify
from rag.clauses import blanked
from rag.pronouns import antecedent
from rag.quotations import quotations
from rag.said import said
from rag.speech import Attribution, Cue
from rag.surroundings import Surroundings

__all__ = ["POINTING", "Attribution", "attributed_in", "attributions"]

LONGEST = 2_000
"""Characters; a longer sentence is none, and nothing is attributed in it."""

REMEMBERED = 1024
"""Sentences whose attributions are kept."""


PRONOUN = re.compile("[他她](?:自己|本人)?|[Hh]e|[Ss]he")
"""A speaker who may be named elsewhere."""

POINTING = re.compile(
    f"(?:{PRONOUN.pattern}|[我它她他你]们?|[Tt]hey|[Ii]t|[Ww]e|I|[Yy]ou|[该本这那此].*|(?:[Tt]he|[Aa]n?) .*)"
)
"""A speaker who is not named but only pointed at."""

_WORD = re.compile(r"[^\W_]")


@lru_cache(REMEMBERED)
def attributions(text: str, language: Language) -> tuple[Attribution, ...]:
    """Return what one sentence attributes to whom, by where it begins; what holds another stands before it.

    Quotations do not overlap; told speech may hold a quotation, or speech that is told in it.

    >>> [(a.speaker, a.is_quotation) for a in attributions("据《北港报》报道，李明说：“桥下周通车。”", "zh")]
    [('《北港报》', False), ('李明', True)]
    """
    if len(text) > LONGEST:
        return ()
    quoted = quotations(text)
    plain = blanked(simplify(text) if language == "zh" else text, quoted)
    return said(text, plain, quoted, _cues(text, plain, language))


def _cues(text: str, plain: str, language: Language) -> Iterable[Cue]:
    """Return the cues of a sentence; a language's patterns, 10 ms to load, wait until needed."""
    if language == "zh":
        from rag import speech_zh  # noqa: PLC0415

        return speech_zh.cues(text, plain)
    from rag import speech_en  # noqa: PLC0415

    return speech_en.cues(text, plain)


def attributed_in(article: Article, start: int, end: int) -> tuple[Attribution, ...]:
    """Return what a sentence of an article attributes to whom, as offsets in the article.

    The speaker of a quotation that runs over sentences or stands after a colon is looked for beside it.

    Args:
        article: holds the sentence.
        start: where the sentence begins.
        end: where it ends.
    """
    around = Surroundings(article, start, end)
    found = _read(around)
    if not any(a.is_quotation for a in found) and (speaker := _spoke_on(around)):
        found = (*found, Attribution(*around.own_quotation(), speaker, None, None, True))
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


def _read(around: Surroundings) -> tuple[Attribution, ...]:
    """Return what the sentence attributes, read together with the sentences that its quotation runs over."""
    article, (start, end) = around.article, around.sentence
    begin, stop = around.region()
    found = attributions(article.text[begin:stop], article.language)
    moved = (_moved(a, begin) for a in found)
    return tuple(
        _clipped(_named(article, a, begin), start, end) for a in moved if a.start < end and a.end > start
    )


def _spoke_on(around: Surroundings) -> str:
    """Return who spoke right before the sentence, which goes on with a quotation; empty when nobody did."""
    before = around.before()
    if before is None or not around.is_quotation():
        return ""
    text = around.article.text
    before_it = [
        a
        for a in _read(Surroundings(around.article, *before))
        if a.is_quotation or not _WORD.search(text, a.end, before[1])
    ]
    speakers = {a.speaker for a in before_it}
    return before_it[0].speaker if len(speakers) == 1 else ""


def _moved(a: Attribution, by: int) -> Attribution:
    if a.speaker_start is None or a.speaker_end is None:
        return replace(a, start=a.start + by, end=a.end + by)
    speaker_start, speaker_end = a.speaker_start + by, a.speaker_end + by
    return replace(
        a, start=a.start + by, end=a.end + by, speaker_start=speaker_start, speaker_end=speaker_end
    )


def _clipped(a: Attribution, start: int, end: int) -> Attribution:
    """Return an attribution as one sentence shows it."""
    clipped = replace(a, start=max(a.start, start), end=min(a.end, end))
    is_here = a.speaker_start is not None and start <= a.speaker_start < end
    return clipped if is_here else replace(clipped, speaker_start=None, speaker_end=None)


def _named(article: Article, a: Attribution, begin: int) -> Attribution:
    """Return an attribution with the name that its speaker, a pronoun, stands for, where that is certain."""
    if a.speaker_start is None or not PRONOUN.fullmatch(a.speaker):
        return a
    has_quotation = bool(quotations(article.text[begin : a.speaker_start]))
    name = antecedent(article, a.speaker_start, read_to=begin if has_quotation else None)
    return replace(a, speaker=name or a.speaker)
