"""From what a reader found to an `Article`: the steps that all formats share."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.article import Article, Language, article_id
from corpus.dates import infer_published
from corpus.errors import ReadError
from corpus.language import detect_language
from corpus.titles import infer_title

_LONGEST_LINE = 300  # characters of a title or a byline
_SPACE = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file states about its article, each field empty or None when it states nothing.

    The fields are those of :class:`corpus.article.Article`.
    """

    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    published: date | None = None
    language: Language | None = None
    counterpart: str = ""


def build_article(path: Path, text: str, stated: Stated = Stated()) -> Article:
    """Return the article of ``text``; what the file does not state is inferred from the text.

    Raises ReadError when the text holds no word.
    """
    if not any(char.isalnum() for char in text):
        raise ReadError("the file holds no text; give a file with the words of an article")
    title = one_line(stated.title) or one_line(infer_title(text, path.stem))
    inferred = None if stated.published else infer_published(text, path)
    return Article(
        id=article_id(title, text),
        title=title,
        text=text,
        language=stated.language or detect_language(text),
        source=one_line(stated.source),
        url=one_line(stated.url),
        author=one_line(stated.author),
        published=stated.published or inferred,
        published_is_inferred=inferred is not None,
        path=_printable(os.path.abspath(path)),
        counterpart=one_line(stated.counterpart),
    )


def one_line(text: str) -> str:
    """Return ``text`` on one line of at most 300 characters, without what no screen shows.

    Control characters and marks of direction in a title could command a terminal or hide a word.
    """
    shown = "".join(c for c in _printable(_SPACE.sub(" ", text)) if c.isprintable())
    return shown.strip()[:_LONGEST_LINE]


def _printable(text: str) -> str:
    # A file name that is not valid in the system's encoding comes with lone surrogates (PEP 383).
    return _SURROGATE.sub("\ufffd", text)
