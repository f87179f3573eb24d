"""The evidence card: an answer to keep and to pass on, with what it takes to check it again later.

A card holds what an answer said and cited, and of each cited article its length and the hash of its text.
It is written and read as JSON; what is read comes from others, so every field is checked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from corpus.article import Article
from corpus.errors import InputError
from rag.answer import Answer
from rag.checking import shape_problem
from rag.records import well_formed

FORMAT: Literal["youju-card/1"] = "youju-card/1"
LARGEST = 4_000_000
"""Characters of a card at most: a thousand times what an answer needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """An article as it was when it was cited.

    Attributes:
        sha256: of its text in UTF-8, in hexadecimal digits.
        characters: length of its text.
    """

    id: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An answer with the seals of the articles that it cites.

    Attributes:
        asked_on: the day of the answer.
        answer: without the passages that were only considered and without timings.
        articles: those that the answer cites, in order of first use.
    """

    asked_on: date
    answer: Answer
    articles: tuple[Sealed, ...]
    format: Literal["youju-card/1"] = FORMAT


def card_of(answer: Answer, article: Callable[[str], Article], *, asked_on: date) -> Card:
    """Return the card of an answer.

    Args:
        answer: to be kept.
        article: gives the article of an id.
        asked_on: the day on which it was given.
    """
    cited = dict.fromkeys(c.article_id for c in answer.quoted)
    kept = replace(answer, passages=(), timings={})
    return Card(asked_on=asked_on, answer=kept, articles=tuple(seal(article(i)) for i in cited))


def seal(article: Article) -> Sealed:
    """Return the seal of an article."""
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Sealed(id=article.id, sha256=digest, characters=len(article.text))


def card_json(card: Card) -> str:
    """Return a card as JSON; the same card gives the same characters."""
    plain = _cards().dump_python(card, mode="json")
    return well_formed(json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def read_card(text: str) -> Card:
    """Return the card that JSON holds.

    Raises:
        InputError: it holds none, or one that no answer of Youju's can have made; the message says why.
    """
    if len(text) > LARGEST:
        raise _no_card(f"it has more than {LARGEST:,} characters")
    try:
        card = _cards().validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise _no_card(f"{place}: {first['msg']}" if place else first["msg"]) from error
    problem = shape_problem(card.answer) or _unsealed(card)
    if problem:
        raise _no_card(problem)
    return card


def _unsealed(card: Card) -> str:
    cited = {c.article_id for c in card.answer.quoted}
    return "" if cited == {a.id for a in card.articles} else "its articles are not those that it cites"


def _no_card(why: str) -> InputError:
    return InputError(f"This is no evidence card ({why}). Give a .json file that youju ask --card wrote.")


@cache
def _cards() -> TypeAdapter[Card]:
    return TypeAdapter(Card)
