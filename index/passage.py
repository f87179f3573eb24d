"""The value that splitting produces: a passage is a range of an article's text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A range of one article: ``article.text[start:end]`` is the passage, character for character.

    Attributes:
        id: hash of article id and range, 16 hexadecimal digits.
        article_id: id of the article.
        start: offset of the first character.
        end: offset behind the last character.
        headings: headings above the passage, outermost first; empty when the article has none.
    """

    id: str
    article_id: str
    start: int
    end: int
    headings: tuple[str, ...] = ()


def passage_id(article_id: str, start: int, end: int) -> str:
    """Return the id of the passage ``start:end`` of an article: 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(f"{article_id}:{start}:{end}".encode()).hexdigest()[:16]
