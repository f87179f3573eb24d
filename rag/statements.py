"""The sentences of a claim that claim something, as they are looked up.

Headings and questions claim nothing; that somebody, nobody in particular, reports a claim is no part of it; a
pronoun that opens a sentence means whom a sentence before it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.article import Article, Language
from corpus.headings import headings
from corpus.sentences import Span, sentences
from index.folding import encodable, simplify
from rag.claim_wording import words_beside
from rag.points import points
from rag.pronouns import antecedent, pronoun_at
from rag.question import is_readable

LONGEST_STATEMENT = 600
"""Characters of one sentence that are checked; what stands behind them is no sentence but a table."""

MOST_STATEMENTS = 60
"""Sentences of a claim that are checked; further ones are not, and the notice says so."""

_REPORTED = re.compile(
    "^(?:据(?:报道|悉|了解|介绍|称|说|媒体报道)|有?(?:报道|消息)[说称])[，,：:]?"
    r"|^(?:reportedly,? |it (?:was|is|has been) reported that |according to (?:media |news )?reports,? )",
    re.IGNORECASE,
)
"""What says that somebody, nobody in particular, reports the claim: no part of it."""

_WRAPPED = re.compile(r"(?<=[^\s。！？!?.…：:])\n(?=[^\s#>*\-\d])")
"""A line's end inside a sentence: text that was wrapped."""

_ASKS = re.compile(r"[?？][\"'”’」』）)]*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a claim, ``claim[start:end]``.

    Attributes:
        text: its characters.
        stated: as it is looked up: in Simplified characters, without "it is reported that", with whom it
            means for an opening pronoun. It ends as the text does.
        about: whom that pronoun means.
    """

    start: int
    end: int
    text: str
    stated: str
    about: str = ""


def statements_of(claim: str, language: Language, *, most: int = MOST_STATEMENTS) -> list[Statement]:
    """Return the first sentences of a claim that claim something; headings and questions do not."""
    plain = plainly(claim)
    article = Article(id="claim", title="", text=simplify(plain), language=language)
    return [_statement(claim, article, span) for span in islice(_claiming(plain, language), most)]


def count_statements(claim: str, language: Language) -> int:
    """Return how many sentences of a claim claim something."""
    return sum(1 for _ in _claiming(plainly(claim), language))


def plainly(claim: str) -> str:
    """Return a claim, its length kept, with spaces for control characters and breaks within sentences."""
    printable = "".join(c if c.isprintable() or c == "\n" else " " for c in encodable(claim))
    return _WRAPPED.sub(" ", printable)


def _claiming(plain: str, language: Language) -> Iterator[Span]:
    titles = [h.span for h in headings(plain)] if "\n" in plain else []
    for span in sentences(plain):
        text = plain[span.start : span.end]
        is_title = any(t.start <= span.start and span.end <= t.end for t in titles)
        if not is_title and not _ASKS.search(text) and _says_something(text[:LONGEST_STATEMENT], language):
            yield span


def _says_something(text: str, language: Language) -> bool:
    """Tell whether a sentence says something of what it names: a name or a figure alone claims nothing."""
    return is_readable(text) and any(len(w) > 1 for w in words_beside(text, points(text, language)))


def _statement(claim: str, article: Article, span: Span) -> Statement:
    start, end = span.start, min(span.end, span.start + LONGEST_STATEMENT)
    text = article.text[start:end]
    reported = _REPORTED.match(text)
    begin = start + (reported.end() if reported else 0)
    name = antecedent(article, begin)
    rest = article.text[begin + len(pronoun_at(article.text, begin)) if name else begin : end]
    at = article.text.rfind(name, 0, begin)
    return Statement(
        start=start,
        end=end,
        text=claim[start:end],
        stated=_named(name, rest, article.text[begin:]) if name else rest,
        about=claim[at : at + len(name)],
    )


def _named(name: str, rest: str, opening: str) -> str:
    """Return what follows a pronoun with the name before it."""
    return f"{name}'s{rest}" if opening.startswith(("His ", "Her ")) else name + rest


def without_reporting(statement: str) -> str:
    """Return a statement without "it is reported that" before it."""
    return _REPORTED.sub("", statement)
