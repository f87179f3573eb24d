"""PDF files with text in them, by pypdf; a scan has none and is refused with the remedy.

The producer's creation date is not taken for the publication date: it is when the file was made.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.errors import ReadError
from corpus.readers.build import Stated, build_article
from corpus.readers.parsers import PARSER_ERRORS, silence
from corpus.readers.unwrap import unwrap

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 2000
MOST_CHARACTERS = 10_000_000

_DAMAGED = "the PDF is damaged; open it in a viewer and save or print it again as PDF"
_NO_TITLE = re.compile(
    r"(?:microsoft word|untitled|powerpoint|无标题|未命名|文档\d*$)|\.(?:docx?|indd|pdf|wps|tex)$", re.I
)


def read_pdf(data: bytes, path: Path) -> Article:
    """Read a ``.pdf`` file: the text of its pages with wrapped lines joined, title and author.

    Raises ReadError when the file is damaged, encrypted, holds no text, or is longer than 2,000 pages or
    10 million characters.
    """
    silence("pypdf")
    from pypdf import PdfReader  # noqa: PLC0415 - a fifth of a second, for PDF only
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    foreign: tuple[type[Exception], ...] = (*PARSER_ERRORS, PyPdfError)
    try:
        reader = PdfReader(io.BytesIO(data))
        _refuse_unreadable(reader)
        pages = _pages(reader)
        stated = _stated(reader)
    except foreign as exc:
        raise ReadError(_DAMAGED) from exc
    text = unwrap(pages)
    if not any(char.isalnum() for char in text):
        raise ReadError(
            "the PDF has no text, it is probably a scan; run OCR over it (ocrmypdf, for instance) first"
        )
    return build_article(path, text, stated)


def _refuse_unreadable(reader: PdfReader) -> None:
    # Many files are encrypted with an empty password: any viewer opens them.
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError("the PDF is encrypted with a password; save a copy without one")
    if len(reader.pages) > MOST_PAGES:
        raise ReadError(f"the PDF has more than {MOST_PAGES} pages, the bound for one article; split it")


def _pages(reader: PdfReader) -> list[str]:
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        total += len(pages[-1])
        if total > MOST_CHARACTERS:
            raise ReadError(f"the PDF holds more than {MOST_CHARACTERS:,} characters; split it")
    return pages


def _stated(reader: PdfReader) -> Stated:
    about = reader.metadata
    title = str(about.title or "") if about else ""
    author = str(about.author or "") if about else ""
    return Stated(title="" if _NO_TITLE.search(title) else title, author=author)
