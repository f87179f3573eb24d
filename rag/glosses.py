"""English words for terms of Chinese quotes, so that someone who asked in English can follow them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from index.folding import fold
from index.glossary import glossary
from index.stemming import stem
from rag.answer import Gloss
from rag.question import Question
from rag.stop_words import STOP_WORDS

MOST = 5

REMEMBERED = 256
"""Quotes whose words are kept while one answer is made."""

LEAST = 0.7
"""Probability of a translation; below it a wrong sense is too likely."""

_CONTENT = ("n", "v", "a", "i", "l", "j")
_NAMES = ("nr", "nrt", "nrfg")


def glosses(quotes: Sequence[str], question: Question, frequency: Callable[[str], int]) -> tuple[Gloss, ...]:
    """Return terms of Chinese quotes with their English: those that the question names, then the rarest.

    Args:
        quotes: Chinese sentences as shown, the most important one first.
        question: an English question; a term that it names is glossed by its own word.
        frequency: in how many of the index's passages a token stands.
    """
    printed = {fold(word): word for quote in reversed(quotes) for word in _content_words(quote)}
    named = _named(question, printed)
    known = glossary()
    others = [w for w in printed if w not in named and known.get(w, ("", 0.0))[1] >= LEAST]
    others.sort(key=lambda w: (frequency(w), -known[w][1], w))
    english = {**named, **{w: known[w][0] for w in others}}
    places = {word for quote in quotes for word in _places(quote)}
    chosen: dict[str, str] = {}
    for word, meaning in english.items():
        if meaning not in chosen.values() and len(chosen) < MOST:
            chosen[word] = meaning
    return tuple(
        Gloss(term=printed[w], english=meaning.title() if w in places else meaning)
        for w, meaning in chosen.items()
    )


def _named(question: Question, printed: dict[str, str]) -> dict[str, str]:
    """Return the printed words that translate a word of the question, with that word."""
    known = glossary()
    found: dict[str, str] = {}
    for asked, _ in question.words:
        own = next((t for t in question.terms if _is_of(t.alternatives[0].token, asked)), None)
        for alternative in own.alternatives if own else ():
            agrees = stem(known.get(alternative.token, ("",))[0]) == stem(asked)
            if alternative.token in printed and (agrees or alternative.probability == 1):
                found.setdefault(alternative.token, asked)
    return found


def _is_of(token: str, asked: str) -> bool:
    """Tell whether a token is an English word's own stem: a beginning of it but for the last letter."""
    return len(token) > 1 and asked.startswith(token[:-1])


def _content_words(quote: str) -> list[str]:
    return [
        word
        for word, tag in _tagged(quote)
        if len(word) > 1 and tag.startswith(_CONTENT) and tag not in _NAMES and fold(word) not in STOP_WORDS
    ]


def _places(quote: str) -> list[str]:
    """Return names of places and institutions, folded: their English is capital."""
    return [fold(word) for word, tag in _tagged(quote) if tag in ("ns", "nt")]


@lru_cache(REMEMBERED)
def _tagged(quote: str) -> tuple[tuple[str, str], ...]:
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    return tuple(rjieba.tag(quote))
