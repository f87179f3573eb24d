"""Sentence borders with exact offsets, for Chinese and English.

A sentence ends after 。！？!?…… or a line break, or after an English full stop that is followed by
white space and does not close an abbreviation or an initial. Closing quotes and brackets stay with
the sentence that they close. Inside an open pair of quotation marks or brackets a border is kept only
when the quotation is long, so that short quotations are not torn apart. ； and ; end a sentence only
where it would otherwise be longer than 80 characters, or 240 of a sentence in Latin letters.

Knows nothing of what a sentence is good for: Markdown marks, list items and boilerplate lines are
sentences like all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.language import HAN
from corpus.pairs import Pairs, pairs
from corpus.stops import ends_sentence

_LONG, _LONG_IN_LETTERS = 80, 240  # characters; a longer sentence is cut at its semicolons
_OF_CHINESE = 4  # one character of so many is Chinese in a Chinese sentence; in others, a name may be
_HAN = re.compile(f"[{HAN}]")
_SPEAKER_WINDOW = 24  # characters after a quotation in which its speaker is looked for
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]")
_END_MARK = re.compile(r"[。！？!?｡．.…]+")
_SEMICOLON = re.compile(r"；|;(?=\s|[^\x00-\x7f])")
_CLOSER = frozenset("”’」』）)》〉】]］〕»")
# Footnote signs, symbols and emoji that follow an end mark at once belong to the sentence.
_TAIL = re.compile(r"[¹²³⁰-⁹①-⑳†‡\ufe0f\u200d\u2600-\u27bf\U0001f300-\U0001faff]")
# 他说。 after a closed quotation; 没人知道 is no speaker, so the verb must end its clause.
_SPEAKER = re.compile(
    rf"[ \t]*[{HAN}A-Za-z·. ]{{0,12}}?(?:说|(?<!知)道|表示|称|写|问|答|补充|指出|强调|介绍"
    r"|透露|坦言|解释|感叹|告诉记者|說|稱|寫|問|補充|強調|介紹)(?=[：:，,。；;]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters: ``text[start:end]``."""

    start: int
    end: int


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``, in order.

    Spans do not overlap, have no white space at either end and together cover each character
    that is not white space. Time is linear in the length of the text.

    ``"他走了。“为什么？”没人知道。"`` gives the three spans of 他走了。, “为什么？” and 没人知道。
    """
    return tuple(
        span
        for line in _LINE.finditer(text)
        for span in _cut(text, line.start(), line.end(), _borders(text, line.start(), line.end()))
    )


def _cut(text: str, start: int, end: int, borders: Iterator[int]) -> Iterator[Span]:
    for border in borders:
        yield from _trimmed(text, start, border)
        start = border
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(stripped))


def _borders(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the sentences of one line end, the last one excepted."""
    marks = pairs(text, start, end)
    last = start
    for border in _ends(text, start, end, marks):
        yield from _semicolons(text, last, border, marks)
        yield border
        last = border
    yield from _semicolons(text, last, end, marks)


def _ends(text: str, start: int, end: int, marks: Pairs) -> Iterator[int]:
    has_full_stop = text.find("。", start, end) >= 0
    last = start
    word = _WORD.search(text, last, end)
    for mark in _END_MARK.finditer(text, start, end):
        if word is None:
            return  # marks without a word are no sentence: they stay with the one before
        border = _after_closers(text, mark.end(), end, marks)
        if mark.start() < last or word.start() >= border or marks.protects(border):
            continue
        if not ends_sentence(text, last, mark.span(), border, end, dotted=not has_full_stop):
            continue
        if border > mark.end() and _SPEAKER.match(text, border, min(end, border + _SPEAKER_WINDOW)):
            continue
        last = border
        word = _WORD.search(text, last, end)
        if word is not None:
            yield border


def _after_closers(text: str, position: int, end: int, marks: Pairs) -> int:
    """Return the position after the closing marks, notes and short brackets that follow at once."""
    while position < end:
        if position in marks.closing:
            position = marks.closing[position]
        elif position in marks.brackets:
            position = marks.brackets[position]
        elif text[position] in _CLOSER or _TAIL.match(text, position) or _is_stray_quote(text, position, end):
            position += 1
        else:
            break
    return min(position, end)


def _is_stray_quote(text: str, position: int, end: int) -> bool:
    """Say whether a straight quote here can only close: nothing but a space or the end follows."""
    return text[position] in "\"'" and (position + 1 == end or text[position + 1].isspace())


def _semicolons(text: str, start: int, end: int, marks: Pairs) -> Iterator[int]:
    """Yield semicolon borders that keep the pieces of one long sentence under the limit if they can."""
    if end - start <= _LONG:
        return
    is_chinese = _OF_CHINESE * len(_HAN.findall(text, start, end)) > end - start
    limit = _LONG if is_chinese else _LONG_IN_LETTERS
    candidate = start
    for mark in _SEMICOLON.finditer(text, start, end):
        border = _after_closers(text, mark.end(), end, marks)
        if marks.protects(border):
            continue
        if candidate > start and border - start > limit:
            yield candidate
            start = candidate
        candidate = border
    if candidate > start and end - start > limit and text[candidate:end].strip():
        yield candidate
