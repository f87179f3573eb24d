"""The value that reading produces: one article, whose text all offsets refer to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as it was read.

    Attributes:
        id: hash of title and text, 16 hexadecimal digits (see :func:`article_id`).
        title: headline, or the file's stem when the article has none.
        text: the main text; every offset in the project counts its characters.
        language: ``"zh"`` or ``"en"``, the language of most of the text.
        source: the outlet or outlets that published or reported it; empty when unknown.
        url: address of the original; empty when unknown.
        author: byline; empty when unknown.
        published: publication date, or None when unknown.
        published_is_inferred: whether ``published`` was taken from the text
            instead of stated by the file's metadata.
        path: the file that it was read from; empty for texts given directly.
        counterpart: file name of the same article in the other language; empty when none.

    """

    id: str
    title: str
    text: str
    language: Language
    source: str = ""
    url: str = ""
    author: str = ""
    published: date | None = None
    published_is_inferred: bool = False
    path: str = ""
    counterpart: str = ""


def article_id(title: str, text: str) -> str:
    """Return the id of an article with this title and text: 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(f"{title}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
