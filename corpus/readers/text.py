"""Plain text: the file's characters are the article's text."""

from __future__ import annotations

from pathlib import Path

from corpus.article import Article
from corpus.encodings import decode
from corpus.readers.build import build_article


def read_text(data: bytes, path: Path) -> Article:
    """Read a ``.txt`` file; title and date are inferred. Raises ReadError when it is no text."""
    return build_article(path, decode(data))
