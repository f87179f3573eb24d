"""A title for an article whose file states none: what a reader would like to see beside a citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from corpus.boilerplate import is_boilerplate
from corpus.language import HAN
from corpus.sentences import sentences

_LONGEST = 30  # characters of a title taken from the body
_SHORTEST_CLAUSE = 12  # a shorter first clause (近日，) says too little
_LONGEST_HEADLINE = 60  # display cells: a Chinese character takes two, as in a terminal
_TOP = 12  # lines looked at for a heading
_HEADING = re.compile(r"[ ]{0,3}#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*$")
_BYLINE = re.compile(
    r"\W*(?:本文(?:来自|来源|转自|作者)|(?:来源|來源|作者|文|编辑|編輯|记者|記者|日期|时间|發布|发布|责编|原标题|图片?)\s*[:：/|｜]"
    r"|(?:by|source|author|date|published|updated)\s*[: ])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[。；;，,：:、.…]\W*$|[。！？!?].*\w")
_CLAUSE_END = re.compile(r"[，,；;：:。！？!?—]|\s[-–]\s")
_READABLE = re.compile(f"[{HAN}]{{2}}|[a-zA-Z]{{3}}")
_WIDE = re.compile(r"[^\x00-\u024f]")
_HEX = re.compile(r"\d+|(?=[a-f]*\d)[0-9a-f]{6,}", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|^[>#\-\s]+")


def infer_title(text: str, stem: str) -> str:
    """Return a title for ``text``, which was read from a file called ``stem`` without its suffix.

    In this order: a Markdown heading near the top; a first line that looks like a headline; the
    stem when it is made of words; the first clauses of the first sentence, cut at 30 characters
    with …; the stem whatever it is. ``000_4335a330484ad10d`` is not made of words.
    """
    top = list(islice(_content_lines(text), _TOP))
    heading = next((found[1] for line in top if (found := _HEADING.match(line))), "")
    if heading:
        return _plain(heading)
    if len(top) > 1 and _is_headline(top[0]):
        return _plain(top[0])
    if _is_readable(stem):
        return stem
    body = next((line for line in top if not _BYLINE.match(line)), "")
    return _shortened(_plain(body)) or stem


def _content_lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if not is_boilerplate(line))


def _is_headline(line: str) -> bool:
    """Say whether a line is short, ends no sentence in a full stop or comma and holds one sentence only."""
    cells = len(line) + len(_WIDE.findall(line))
    return cells <= _LONGEST_HEADLINE and not _SENTENCE_END.search(line) and not _BYLINE.match(line)


def _is_readable(stem: str) -> bool:
    return any(_READABLE.search(part) and not _HEX.fullmatch(part) for part in re.split(r"[\W_]+", stem))


def _shortened(line: str) -> str:
    """Return the first sentence, cut after a clause within 30 characters, or at 30, with … when cut."""
    first = next((line[span.start : span.end] for span in sentences(line[:400])), "")
    first = first.rstrip("。.!！")
    if len(first) <= _LONGEST:
        return first
    ends = [mark.start() for mark in _CLAUSE_END.finditer(first, 0, _LONGEST)]
    cut = ends[-1] if ends and ends[-1] >= _SHORTEST_CLAUSE else _word_border(first)
    return first[:cut].rstrip() + "…"


def _word_border(line: str) -> int:
    """Return where to cut at 30 characters or a little before, not inside a Latin word."""
    if line[_LONGEST - 1 : _LONGEST + 1].isascii() and line[_LONGEST].isalnum():
        space = line.rfind(" ", _SHORTEST_CLAUSE, _LONGEST)
        return space if space > 0 else _LONGEST
    return _LONGEST


def _plain(line: str) -> str:
    """Return the line without Markdown's marks for emphasis, heading and quotation."""
    return _EMPHASIS.sub("", line).strip()
