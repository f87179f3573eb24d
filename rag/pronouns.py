"""Whom a sentence means that opens with a pronoun: the one person, or the one company, named last before it.

Only when there is no doubt: a single candidate in the nearest sentence that names any.
"""

from __future__ import annotations

import re

from corpus.article import Article
from corpus.sentences import sentences
from rag.kinds import Kind
from rag.names import Name, names

_LOOKED_BACK = 3000
"""Characters before the sentence in which titles tell who is a person."""

_SENTENCES = 6
"""Sentences before it in which the one meant must be named."""

_PERSON = re.compile(r"(?P<he>他(?!们|人)|[Hh]e\b|His\b)|(?P<she>她(?!们)|[Ss]he\b|Her\b)")
_BODY = re.compile(r"该(?:公司|集团|机构|校|院|行|企业|组织)|这家(?:公司|企业|机构)|The company\b")
_OTHER = {"he": re.compile(r"她|\b(?:[Ss]he|[Hh]er)\b"), "she": re.compile(r"他|\b(?:[Hh]e|[Hh]is|[Hh]im)\b")}


_FITTING = {
    "校": re.compile("大学|学校|中学|小学|学院|校$"),
    "行": re.compile("行$"),
    "院": re.compile("院$"),
}
"""What a body's name must hold for a word such as 该校 to mean it."""


def pronoun_at(text: str, start: int) -> str:
    """Return the pronoun, or the word for a body, that stands at a place; empty when none does."""
    found = _PERSON.match(text, start) or _BODY.match(text, start)
    return found.group() if found else ""


def antecedent(article: Article, start: int, *, read_to: int | None = None) -> str:
    """Return the name of whom the pronoun at ``article.text[start]`` means; empty when none or in doubt.

    Args:
        article: holds the pronoun.
        start: where the pronoun stands.
        read_to: where what may name the one meant ends; None for all before the pronoun.
    """
    text = article.text
    person, body = _PERSON.match(text, start), _BODY.match(text, start)
    if person is None and body is None:
        return ""
    start = start if read_to is None else read_to
    offset = max(0, start - _LOOKED_BACK)
    before = text[offset:start]
    known = names(before, article.language)
    for span in reversed(sentences(before)[-_SENTENCES:]):
        here = [n for n in known if span.start <= n.start < span.end]
        wanted = [n for n in here if n.is_told and n.kind is (Kind.PERSON if person else Kind.BODY)]
        if wanted:
            return _fitting(_only(wanted, known), body.group() if body else "")
        doubtful = any(n.may_be_person for n in here)
        if doubtful or (person and _OTHER[person.lastgroup or ""].search(before[span.start : span.end])):
            return ""
    return ""


def _fitting(name: str, body: str) -> str:
    """Return a body's name if the word for it (该校, 该行) can mean it, else nothing."""
    needed = _FITTING.get(body[-1:])
    return name if needed is None or needed.search(name) else ""


def _only(wanted: list[Name], known: tuple[Name, ...]) -> str:
    """Return the fullest form of the only one named; empty when several are."""
    longest = max((n.text for n in wanted), key=len)
    if any(n.text not in longest for n in wanted):
        return ""
    return max((n.text for n in known if longest in n.text.split(" ") or n.text == longest), key=len)
