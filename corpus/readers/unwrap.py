"""Paragraphs from the lines of printed pages: wrapped lines joined, running heads and page numbers dropped.

Knows nothing of PDF: it sees pages as text with one line per printed line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_FULL = 0.75  # of the page's width; a shorter line ends its paragraph
_REPEATED_PAGES = 3  # a first or last line on this many pages, and half of all, is a running head

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:第\s*)?\d{1,4}\s*页?(?:\s*[/共]\s*共?\s*\d{1,4}\s*页?)?|page\s\d{1,4}(?:\sof\s\d+)?)\W*", re.I
)
_SENTENCE_END = re.compile(r"[。！？!?.:：…][”’」』）)\"']*$")
_NEW_PARAGRAPH = re.compile(
    r"[-•·●■◆*#>]\s|[（(]?[一二三四五六七八九十\d]{1,3}[、）).．]|第.{1,3}[章节条部]|【|\u3000"
)
_LATIN = re.compile(r"[A-Za-z0-9,.;:!?%)\]'’”-]")
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ud800-\udfff]")


def unwrap(pages: Sequence[str]) -> str:
    r"""Return the text of ``pages`` with one paragraph per line.

    A line is joined to the next when it is nearly as wide as its page's widest ones and ends no sentence;
    between Latin letters a space is put, a hyphen that cut a word is removed. ``["我们在北\\n京。"]`` gives
    我们在北京。 Radicals that PDF fonts put for characters (⽂ for 文) are replaced by the characters.
    """
    running = _running_heads([_lines(page) for page in pages])
    paragraphs: list[str] = []
    open_line = False
    for page in pages:
        lines = [line for line in _lines(page) if line not in running]
        lines = _without_page_numbers(lines)
        width = _width(lines)
        for line in lines:
            if open_line and not _NEW_PARAGRAPH.match(line):
                paragraphs[-1] = _joined(paragraphs[-1], line.strip())
            else:
                paragraphs.append(line.strip())
            open_line = _cells(line) >= _FULL * width and not _SENTENCE_END.search(line)
    return "\n".join(paragraphs)


def _lines(page: str) -> list[str]:
    clean = _UNPRINTABLE.sub("", page.replace("\r\n", "\n").replace("\r", "\n"))
    clean = _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found.group()), clean)
    return [line.rstrip() for line in clean.split("\n") if line.strip()]


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    edges = Counter(edge for lines in pages for edge in {*lines[:1], *lines[-1:]})
    least = max(_REPEATED_PAGES, len(pages) / 2)
    return frozenset(line for line, count in edges.items() if count >= least)


def _without_page_numbers(lines: list[str]) -> list[str]:
    first = 1 if lines and _PAGE_NUMBER.fullmatch(lines[0]) else 0
    last = len(lines) - 1 if len(lines) > first and _PAGE_NUMBER.fullmatch(lines[-1]) else len(lines)
    return lines[first:last]


def _width(lines: Sequence[str]) -> float:
    """Return the width in cells of the wide lines: their ninth decile, against outliers."""
    widths = sorted(map(_cells, lines))
    return widths[min(len(widths) - 1, len(widths) * 9 // 10)] if widths else 0


def _cells(line: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in line)  # noqa: PLR2004 - where wide characters begin


def _joined(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    spaced = _LATIN.match(before[-1]) and _LATIN.match(after[:1])
    return before + (" " if spaced else "") + after
