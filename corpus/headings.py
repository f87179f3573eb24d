"""Headings of an article, so that a passage can say under which ones it stands.

Markdown headings, and short lines of their own that are numbered the Chinese way: 第一章, 一、, （一）,
1. and 第一层：. Lines of a numbered list are no headings. Knows nothing of passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sentences import Span

_LONGEST = 40  # characters of a numbered heading; Markdown's may be longer
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_MARKDOWN = re.compile(r"\s{0,3}(?P<marks>#{1,6})[ \t]+(?P<title>\S.*)")
_DIGITS = "[一二三四五六七八九十百\\d]{1,3}"
_SIGN = "[^\\w\\s#>*(（-]{0,3}\\s?"  # an emoji before the number
_NUMBERED = (
    (1, re.compile(rf"\s*{_SIGN}第{_DIGITS}(?:章|部分|篇)(?:[：:、\s].*)?")),
    (2, re.compile(rf"\s*{_SIGN}[一二三四五六七八九十]{{1,3}}[、.．]\s?\S.*")),
    (3, re.compile(rf"\s*{_SIGN}[（(][一二三四五六七八九十]{{1,3}}[）)]\s?\S.*")),
    (3, re.compile(rf"\s*{_SIGN}第{_DIGITS}(?:层|层次|步|点|节|条|類|类|层面|阶段)(?:[：:、\s].*)?")),
    (4, re.compile(rf"\s*{_SIGN}\d{{1,2}}(?:[.．]\s|[、．])\s?\S.*")),
)
_CLOSED = re.compile(r"[。；;，,：:.]\W*$")
_INNER_END = re.compile("[。；;].*\\w")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where its line stands, its level (1 is the highest) and its words without marks.

    ``span`` covers the line without white space at its ends, marks and number included.
    """

    span: Span
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    level: int  # of the numbering, 0 when there is none


def headings(text: str) -> tuple[Heading, ...]:
    r"""Return the headings of ``text``, in order.

    ``"## 背景\n正文。"`` gives one of level 2, titled 背景. A heading is followed by other text before the
    next heading of its own numbered kind; ``1.`` ``2.`` line after line is a list.
    """
    lines = list(_lines(text))
    return tuple(
        heading
        for line, previous, following in zip(lines, [None, *lines], [*lines[1:], None], strict=False)
        if (heading := _markdown(line) or _numbered(line, previous, following))
    )


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that are not blank and stand outside fenced code."""
    fenced = False
    for match in _LINE.finditer(text):
        raw = match.group()
        if _FENCE.match(raw):
            fenced = not fenced
        elif not fenced:
            line = raw.strip()
            start = match.start() + len(raw) - len(raw.lstrip())
            yield _Line(Span(start, start + len(line)), line, _numbering(line))


def _numbering(line: str) -> int:
    if len(line) > _LONGEST:
        return 0
    return next((level for level, pattern in _NUMBERED if pattern.fullmatch(line)), 0)


def _markdown(line: _Line) -> Heading | None:
    match = _MARKDOWN.fullmatch(line.text)
    if match is None:
        return None
    return Heading(line.span, len(match["marks"]), match["title"].strip("# \t*"))


def _numbered(line: _Line, previous: _Line | None, following: _Line | None) -> Heading | None:
    if not line.level or following is None or _in_list(line, previous) or _in_list(line, following):
        return None
    if _INNER_END.search(line.text) or (_CLOSED.search(line.text) and not line.text.startswith("第")):
        return None
    return Heading(line.span, line.level, line.text)


def _in_list(line: _Line, neighbour: _Line | None) -> bool:
    return neighbour is not None and neighbour.level == line.level
