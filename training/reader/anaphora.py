"""Answers behind a pronoun: the subject of the answering sentence is named before it, not in it.

A reader that compares words takes the sentence which names the subject for the one that answers. Where the
sentence with the answer opens with a name of the question that the window or its lead has before,
the name is left out, as Chinese does, or a pronoun stands in its place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import rjieba

from corpus.sentences import sentences
from index.folding import fold

LEFT_OUT = 0.4
"""Share of the names that are left out; the others become pronouns."""

_PEOPLE = ("他", "他", "她", "其")
_THINGS = ("它", "该项目", "其", "这", "该机构", "当地")
_NAMING = ("n", "eng", "x", "m", "q")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text with a name replaced, and where in it the answer now stands."""

    text: str
    start: int
    end: int


def behind_pronoun(
    question: str, lead: str, text: str, start: int, end: int, dice: random.Random
) -> Rewritten | None:
    """Return the text with a pronoun for the subject of the answering sentence; None where none fits.

    Args:
        question: what is asked.
        lead: what stands above the text.
        text: of the window.
        start: where the answer begins.
        end: where it ends.
        dice: source of chance.
    """
    own = next((s for s in sentences(text) if s.start <= start < s.end), None)
    if own is None:
        return None
    folded = fold(text)
    named, kind = _subject(folded[own.start : start])
    before = fold(lead) + folded[: own.start]
    if len(named) < _SHORTEST or named not in fold(question) or named not in before:
        return None
    after = folded[own.start + len(named) : own.start + len(named) + 1]
    if after != "的" and dice.random() < LEFT_OUT:
        put = ""
    else:
        put = dice.choice(_PEOPLE if kind.startswith("nr") else _THINGS)
    shift = len(put) - len(named)
    made = text[: own.start] + put + text[own.start + len(named) :]
    return Rewritten(made, start + shift, end + shift)


def _subject(opening: str) -> tuple[str, str]:
    """Return the nouns that a sentence opens with and the kind of the first; empty without any."""
    named, first = "", ""
    for word, kind in rjieba.tag(opening):
        if not kind.startswith(_NAMING):
            break
        named, first = named + word, first or kind
    return named, first
