"""A question taken apart: its language, what it expects, and the terms to look for.

A term is a group of alternatives, of which one is enough: the word itself, and for an English
question its Chinese translations with their probabilities, so that coverage means the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.article import Language
from corpus.language import detect_language
from index.folding import encodable, fold
from index.tokens import tokenize
from rag.absent import absent_words, is_held
from rag.expectation import Expectation, expectation_of, unit_asked
from rag.follow_up import Earlier, understand
from rag.held import Held
from rag.parts import parts
from rag.sounds import in_held_letters, with_names_heard
from rag.spelling import PROBABLY_MEANT, respelt
from rag.spelt_out import spelt_out
from rag.terms import Alternative, Term, content_words, terms_of, weight_of
from rag.wording import is_typed_apart, plain

__all__ = [
    "Alternative",
    "Question",
    "Term",
    "clean",
    "content_words",
    "is_readable",
    "missing_words",
    "names_nothing_held",
    "parts",
    "take_apart",
]

LONGEST_QUESTION = 2000
"""Characters; a longer text is not a question, and the answer says so."""

HISTORY_WEIGHT = 0.5
"""What a term weighs that the last question lends to a follow-up beside what is written out."""

MOST_PARTS = 3
"""Questions of one text that are looked up; further ones are named as open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question taken apart.

    Attributes:
        asked: as the user wrote it.
        standalone: with what the earlier questions supply.
        read_as: the same as it is shown: with words replaced that are probably misspelt, and what a name was
            read as behind it.
        heard: the same as the reader sees it: without slips, with what names were read as in their places,
            keywords spelt out as a question.
        searched: the same as search sees it: worded plainly, with words replaced that are probably misspelt.
        language: of the question.
        expectation: the kind of answer that it expects.
        unit: the unit that a number is asked in; empty when none.
        content: its content words in order, folded, for overlap of longer strings.
        words: its content words, folded, with their weights; borrowed ones weigh less.
        terms: what to look for.
    """

    asked: str
    standalone: str
    read_as: str
    heard: str
    searched: str
    language: Language
    expectation: Expectation
    unit: str
    content: str
    words: tuple[tuple[str, float], ...]
    terms: tuple[Term, ...]


def clean(question: str) -> str:
    """Return the question without lone surrogates, control characters and surplus white space."""
    valid = encodable(question)
    printable = "".join(c if c.isprintable() else " " for c in valid)
    # In "W h o   l e f t" only the wider gaps tell where a word ends.
    return (
        re.sub(r"\s{2,}", "  ", printable).strip()
        if is_typed_apart(printable)
        else " ".join(printable.split())
    )


def is_readable(question: str) -> bool:
    """Tell whether the question holds at least one letter, digit or ideograph."""
    return any(character.isalnum() for character in question)


def take_apart(question: str, *, history: Sequence[Earlier] = (), held: Held | None = None) -> Question:
    """Analyse a cleaned question.

    Args:
        question: as it was asked.
        history: the earlier questions or turns, oldest first.
        held: what the index holds; without it no word is read as another one.
    """
    understood = understand(question, history)
    wording = _worded(understood.own, held)
    before = _worded(understood.context, held)
    folded = fold(wording)
    language = detect_language(wording)
    own = terms_of(folded, language, held)
    if wording != plain(understood.own):
        own = _less_sure(own, set(tokenize(plain(understood.own))))
    borrowed = terms_of(fold(before), detect_language(before), held) if before else ()
    words = content_words(fold(in_held_letters(wording, held) if held else wording))
    borrowed_words = content_words(fold(before))
    read = _read(understood.text, held)
    known = {term.alternatives[0].token for term in own}
    return Question(
        asked=question,
        standalone=understood.text,
        read_as=with_names_heard(read, held) if held else read,
        heard=spelt_out(in_held_letters(read, held) if held else read),
        searched=wording if understood.text == understood.own else f"{before} {wording}",
        language=language,
        expectation=expectation_of(folded),
        unit=unit_asked(folded),
        content="".join(content_words(folded)),
        words=tuple((w, weight_of(w)) for w in words)
        + tuple((w, HISTORY_WEIGHT * weight_of(w)) for w in borrowed_words if w not in words),
        terms=own + tuple(_lighter(t) for t in borrowed if t.alternatives[0].token not in known),
    )


def _read(question: str, held: Held | None) -> str:
    """Return a question without slips; as it was asked when nothing in it was read otherwise."""
    if held is None:
        return question
    worded = _worded(question, held)
    if worded == plain(question):
        return question
    respelled = respelt(question, held)  # letters that were typed apart are read only when they are joined
    return worded if respelled == question else respelled


def _worded(question: str, held: Held | None) -> str:
    """Return the question as search sees it: plainly, and without slips where it is known what is held."""
    return respelt(plain(question), held) if held else plain(question)


def _less_sure(terms: Sequence[Term], typed: set[str]) -> tuple[Term, ...]:
    """Return the terms, those less probable that were not typed so."""
    return tuple(
        t
        if t.alternatives[0].token in typed
        else Term(
            tuple(Alternative(a.token, PROBABLY_MEANT * a.probability) for a in t.alternatives), t.weight
        )
        for t in terms
    )


def _lighter(term: Term) -> Term:
    return Term(term.alternatives, HISTORY_WEIGHT * term.weight)


def missing_words(question: Question, frequency: Callable[[str], int], *, most: int = 3) -> tuple[str, ...]:
    """Return words of the question that stand in no passage, whole, longest first, at most ``most``."""
    return tuple(absent_words(plain(question.standalone), question.language, frequency)[:most])


def names_nothing_held(question: Question, frequency: Callable[[str], int]) -> bool:
    """Tell whether no content word of the question, nor a translation of one, stands in any passage."""
    words = {w for w in content_words(fold(plain(question.standalone))) if len(w) > 1}
    return not any(is_held(w, question.language, frequency) for w in words)
