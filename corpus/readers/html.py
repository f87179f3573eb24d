"""Web pages: main text and metadata, found by trafilatura; menus, comments and scripts are left out."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.encodings import decode
from corpus.errors import ReadError
from corpus.readers.build import Stated, build_article
from corpus.readers.parsers import PARSER_ERRORS, silence

if TYPE_CHECKING:
    from trafilatura.settings import Document

_HEAD = 4096  # bytes in which a page declares its encoding (HTML standard: 1024)
# Below this the extractor takes everything instead, menus included; its own bound, 250, is made for English.
_SHORTEST = 40  # characters
_LONGEST_HEAD = 100_000  # characters
_CHARSET = re.compile(rb"<meta\b[^>]{0,300}\bcharset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_AUTHOR = re.compile(r"<meta\s+name=[\"']?author[\"']?\s+content=[\"']([^\"'<>]{2,80})[\"']", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[。！？!?.]")
_NOT_INSTALLED = (
    "reading HTML needs trafilatura with all its parts; run: pip install trafilatura lxml_html_clean"
)
_NO_TEXT = (
    "the page has no main text (a menu, a list of links, or filled in by scripts); save the article as text"
)


def read_html(data: bytes, path: Path) -> Article:
    """Read a ``.html`` file: main text, title, date, author, site name and address.

    Raises ReadError when the page cannot be decoded or parsed, or has no main text.
    """
    declared = _CHARSET.search(data[:_HEAD])
    html = decode(data, hint=declared[1].decode("ascii") if declared else "")
    page = _extracted(html)
    text = (page.text or "").strip() if page else ""
    if page is None or (len(text) < _SHORTEST and not _SENTENCE_END.search(text)):
        raise ReadError(_NO_TEXT)
    return build_article(path, text, _stated(page, html))


def _extracted(html: str) -> Document | None:
    silence("trafilatura")
    silence("htmldate")
    try:
        import trafilatura  # noqa: PLC0415 - most of a second, for pages only
        from trafilatura.settings import use_config  # noqa: PLC0415
    except ImportError as exc:  # pip before 23.3 does not install lxml_html_clean with it
        raise ReadError(_NOT_INSTALLED) from exc
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    try:
        page = trafilatura.bare_extraction(
            html,
            config=config,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except PARSER_ERRORS as exc:
        raise ReadError(
            "the page is damaged HTML that no text can be found in; save the article as text"
        ) from exc
    return None if isinstance(page, dict) else page  # a dict only with an option that is not used


def _stated(page: Document, html: str) -> Stated:
    return Stated(
        title=page.title or "",
        source=page.sitename or page.hostname or "",
        url=page.url or "",
        author=page.author or _author(html),
        published=_day(page.date),
    )


def _author(html: str) -> str:
    """Return the author that the head names; trafilatura drops short Chinese names, such as 李明."""
    found = _AUTHOR.search(html[:_LONGEST_HEAD])
    return unescape(found[1]) if found else ""


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
