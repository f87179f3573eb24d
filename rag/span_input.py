"""What the span reader is given: a question, a lead and a window of text as one row of token numbers.

``[CLS] question [SEP] lead [SEP] window [SEP]``. The lead, a title or the article's first sentence, says whom
the window is about; only the window is searched. Token types tell the parts apart and mark the window's
words that the question names, itself or by translation, so that the reader need not learn to compare
(the exact-match figure of Chen et al. 2017, "Reading Wikipedia to Answer Open-Domain Questions").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from index.encoders.builtin import MODEL, load_tokenizer
from index.folding import fold
from rag.known_years import without_known_years
from rag.named_shorter import named_as_in
from rag.question import Question

LONGEST_QUESTION = 40
LONGEST_LEAD = 24
LONGEST = 224
"""Tokens of the whole row; what goes beyond is not read."""

ASKED, READ, MATCHED = 0, 1, 2
"""Token types: the question, the text, and words of the text that the question names."""

LEAST_PROBABILITY = 0.3
"""Least probability of a translation for its occurrences to be marked as named."""

REMEMBERED = 20_000
"""Texts whose tokens are kept: the same passages are read for the next question."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Token numbers of a text and the characters of each, as offsets into the text."""

    numbers: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One input of the reader.

    Attributes:
        numbers: token numbers, shape (n,).
        types: ``ASKED``, ``READ`` or ``MATCHED`` for each.
        begin: position of the window's first token.
        places: for each token of the window its characters in the window's text.
    """

    numbers: tuple[int, ...]
    types: tuple[int, ...]
    begin: int
    places: tuple[tuple[int, int], ...]


@lru_cache(REMEMBERED)
def tokens_of(text: str) -> Tokens:
    """Return the tokens of a text, Traditional characters read as Simplified."""
    # Full width is folded too; folding keeps the length, so that places hold for the text as printed.
    encoding = _tokenizer().encode(fold(text), add_special_tokens=False)
    return Tokens(tuple(encoding.ids), tuple(_apart(encoding.offsets)))


def _apart(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places without overlap: a word's first token claims the character before it, space or not."""
    end = 0
    for start, stop in places:
        yield max(start, end), max(stop, end)
        end = max(stop, end)


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - imported when first used
    return load_tokenizer(MODEL)


@cache
def _marks() -> tuple[int, int]:
    return _tokenizer().token_to_id("[CLS]"), _tokenizer().token_to_id("[SEP]")


def named_places(question: Question, text: str) -> list[bool]:
    """Return for each character of a text whether a term of the question covers it."""
    folded = fold(text)
    covered = [False] * len(folded)
    for token in _tokens_named(question):
        start = folded.find(token)
        while start >= 0:
            covered[start : start + len(token)] = [True] * len(token)
            start = folded.find(token, start + 1)
    return covered


def _tokens_named(question: Question) -> Iterable[str]:
    return {
        a.token
        for term in question.terms
        for a in term.alternatives
        if a.probability >= LEAST_PROBABILITY and len(a.token) > 1
    }


def row_of(question: Question, lead: str, text: str, years: frozenset[str] = frozenset()) -> Row:
    """Return the reader's input for one window.

    Args:
        question: what is asked.
        lead: whom the window is about.
        text: of the window.
        years: that the window's article tells, of four digits each.
    """
    opening, border = _marks()
    window = f"{lead}\n{text}"
    heard = without_known_years(named_as_in(question.heard, window), window, years)
    asked = tokens_of(heard).numbers[:LONGEST_QUESTION]
    above = tokens_of(lead).numbers[:LONGEST_LEAD]
    head = (opening, *asked, border, *above, border)
    read = tokens_of(text)
    room = LONGEST - len(head) - 1
    numbers, places = read.numbers[:room], read.places[:room]
    types = _types(places, named_places(question, text))
    return Row(
        numbers=(*head, *numbers, border),
        types=(*[ASKED] * (len(asked) + 2), *[READ] * (len(above) + 1), *types, READ),
        begin=len(head),
        places=places,
    )


def _types(places: Sequence[tuple[int, int]], covered: Sequence[bool]) -> list[int]:
    return [MATCHED if any(covered[start:end]) else READ for start, end in places]
