"""One reader per file format, found by the file's suffix.

A reader takes the bytes of a file and its path and returns an `Article`, or raises `ReadError`. It
never opens the path: the path gives only its name. To read another format, give `READERS` a reader
for its suffix. Libraries for a format are imported when the first file of that format is read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.article import Article
from corpus.errors import ReadError
from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.pdf import read_pdf
from corpus.readers.text import read_text

Reader = Callable[[bytes, Path], Article]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
"""Readers by lower-case suffix with its dot."""


def reader_for(path: Path) -> Reader:
    """Return the reader for this file's suffix.

    Raises ReadError, which lists the supported suffixes, when there is none.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(
            f"files of type {path.suffix or 'without a suffix'!r} cannot be read;"
            f" convert it to one of {', '.join(sorted(READERS))}"
        )
    return reader
