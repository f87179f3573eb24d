"""Word files: paragraphs and tables in the order of the document, by python-docx.

Its XML parser resolves no entities, so a file cannot read others or grow by expansion (asserted in the
tests). The date of the file's creation is not taken for the publication date.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.errors import ReadError
from corpus.readers.build import Stated, build_article
from corpus.readers.parsers import PARSER_ERRORS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

MOST_UNPACKED = 200 * 1024 * 1024
"""Most bytes that the parts of a Word file may have when unpacked."""

_MOST_PARTS = 10_000
_DEEPEST_TABLE = 5  # tables inside tables
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"  # a compound file: Word 97-2003, or an encrypted document
_DAMAGED = "the Word file is damaged; open it in a word processor and save it again as .docx"
_TEMPLATE_TITLES = frozenset({"Word Document", "python-docx"})


def read_docx(data: bytes, path: Path) -> Article:
    """Read a ``.docx`` file: its text, one line per paragraph and table row, title and author.

    Raises ReadError when the file is damaged, encrypted, of the old format, empty or too large unpacked.
    """
    if data.startswith(_OLD_FORMAT):
        raise ReadError(
            "the Word file is of the old .doc format or encrypted; save it as .docx without a password"
        )
    import docx  # noqa: PLC0415 - a quarter of a second, for Word files only
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        _refuse_bomb(data)
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document, 0)).strip("\n")
        stated = _stated(document)
    except (*PARSER_ERRORS, OpcError, LxmlError, zipfile.BadZipFile) as exc:
        raise ReadError(_DAMAGED) from exc
    return build_article(path, text, stated)


def _refuse_bomb(data: bytes) -> None:
    # zipfile stops at the size that the directory states, so the stated sizes are a bound.
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ReadError(
            f"the Word file unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB; remove its pictures"
        )


def _lines(parent: Document | _Cell, depth: int) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415

    for block in parent.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, depth)
        else:
            yield from filter(None, block.text.replace("\r", "\n").split("\n"))


def _rows(table: Table, depth: int) -> Iterator[str]:
    """Yield the rows, cells divided by `` | ``; a merged cell, which python-docx repeats, once."""
    if depth >= _DEEPEST_TABLE:
        return
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}.values()
        words = (" ".join(_lines(cell, depth + 1)).strip() for cell in cells)
        line = " | ".join(filter(None, words))
        if line:
            yield line


def _stated(document: Document) -> Stated:
    about = document.core_properties
    title = about.title or ""
    author = about.author or ""
    return Stated(
        title="" if title in _TEMPLATE_TITLES else title, author="" if author in _TEMPLATE_TITLES else author
    )
