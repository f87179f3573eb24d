"""Enumerations of an article: marked lines, numbered headings, ordinals in running text, with what leads in.

Items and lead are exact ranges. Knows nothing of questions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.boilerplate import is_boilerplate
from corpus.headings import Heading, headings
from corpus.sentences import Span, sentences

REMEMBERED = 256
"""Articles whose enumerations are kept."""

FEWEST_ITEMS = 2
MOST_BETWEEN = 20
"""Sentences after what one thing is in which the others are looked for."""

FARTHEST = 2500
"""Characters between two numbered items; what is farther apart belongs to another enumeration."""

_LONGEST_PLAIN_ITEM = 80
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HAN_NUMBERS = "一二三四五六七八九十"
_NUMBER = rf"(?P<number>[{_HAN_NUMBERS}]{{1,3}}|\d{{1,2}})"
_AHEAD = r"(?P<level>#{1,6} )?[>*_\s]{0,6}"
_BULLET = re.compile(r"(?:[-*+–—] |[•·●▪◆■○☑✅→] ?)\S")
_NUMBERED = tuple(
    re.compile(_AHEAD + pattern)
    for pattern in (
        rf"第{_NUMBER}\w{{0,2}}[，,、：:]",
        rf"{_NUMBER}[、．]",
        rf"{_NUMBER}[.)）] ?(?!\d)",
        rf"[（(]{_NUMBER}[)）]",
        r"(?P<number>[①-⑳])",
        rf"[^\W\d_]{{1,6}} ?{_NUMBER}[：:]",
    )
)
_IN_TEXT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[“\"]?第{_NUMBER}\w{{0,2}}[，,、：:]",
        rf"{_NUMBER}是",
        "(?P<number>首先|其次|再次|然后|最后)[，,]?",
        r"(?P<number>First|Second|Third|Fourth|Fifth|Finally)(?:ly)?,",
    )
)
_ONE = re.compile(r"[“\"]?一(?:个|种|类|层|方面|边)")
_OTHER = re.compile(r"[“\"]?(?:另外?一|还有一|再一)(?:个|种|类|层|方面|边)?")
_WORDS_IN_ORDER = {
    word: n
    for order in (("首先", "其次", "再次"), ("First", "Second", "Third", "Fourth", "Fifth"))
    for n, word in enumerate(order, 1)
}
_LAST_WORDS = frozenset({"最后", "然后", "Finally"})
_LEADS_IN = re.compile(r"[:：][\s*_]*$")
_COUNT = re.compile(
    "(?<!第)(?P<zh>[两二三四五六七八九十])[个项种条点类大层件步家位]|"
    r"\b(?P<en>two|three|four|five|six|seven|eight|nine|ten)\b"
)
_COUNTS = {
    **{word: n for n, word in enumerate("二三四五六七八九十", 2)},
    "两": 2,
    **{w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)},
}
_MARKDOWN_HEADING = re.compile(r"#{1,6} ")
_LEFT_OPEN = re.compile("[；;，,、]$")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items that belong together.

    Attributes:
        items: their ranges, in order, marks included.
        lead: the sentence right above them that ends with a colon or says how many they are; else None.
        label: the heading above and the sentence before them, as text: what the items are about.
    """

    items: tuple[Span, ...]
    lead: Span | None
    label: str

    @property
    def span(self) -> Span:
        """From the lead or first item to the end of the last."""
        return Span((self.lead or self.items[0]).start, self.items[-1].end)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str


def counts(text: str) -> list[int]:
    """Return how many things a text speaks of, each time that it says so in words.

    >>> counts("市里提出三条建议和两个办法。")
    [3, 2]
    """
    return [_COUNTS[match["zh"] or match["en"]] for match in _COUNT.finditer(text.lower())]


@lru_cache(REMEMBERED)
def enumerations(text: str) -> tuple[Enumeration, ...]:
    """Return the enumerations of an article in order of their first items."""
    lines = _lines(text)
    above = headings(text)
    runs = [
        *_bullets(lines),
        *_numbered(lines),
        *_plain(lines),
        *_in_running_text(lines),
        *_one_and_others(lines),
    ]
    found = (_enumeration(text, lines, above, run) for run in runs if _is_whole(text, run))
    return tuple(sorted(found, key=lambda e: e.items[0].start))


def _is_whole(text: str, run: Sequence[Span]) -> bool:
    """Tell whether a run is an enumeration of statements: two at least, and none of them a question."""
    return len(run) >= FEWEST_ITEMS and not any(text[s.start : s.end].endswith(("?", "？")) for s in run)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        line = raw.strip()
        start = match.start() + len(raw) - len(raw.lstrip())
        if not is_boilerplate(line):
            found.append(_Line(Span(start, start + len(line)), line))
    return found


def _bullets(lines: Sequence[_Line]) -> Iterator[list[Span]]:
    """Yield runs of lines that begin with a bullet."""
    run: list[Span] = []
    for line in lines:
        if _BULLET.match(line.text):
            run.append(line.span)
        elif run:
            yield run
            run = []
    yield run


def _numbered(lines: Sequence[_Line]) -> Iterator[list[Span]]:
    """Yield runs of lines numbered 1, 2, 3 in the same way; other text may stand between them."""
    for pattern in _NUMBERED:
        run: list[Span] = []
        level = 0
        for line in lines:
            match = pattern.match(line.text)
            deeper = _MARKDOWN_HEADING.match(line.text)
            if match is None:
                if run and deeper and deeper.end() < level:
                    yield run
                    run = []
                continue
            number = _value(match["number"])
            goes_on = bool(run) and number == len(run) + 1 and line.span.start - run[-1].end <= FARTHEST
            if not goes_on:
                yield run
                run = []
            if goes_on or number == 1:
                run.append(line.span)
                level = len(match.groupdict().get("level") or "") or 99
        yield run


def _plain(lines: Sequence[_Line]) -> Iterator[list[Span]]:
    """Yield unmarked lines after a colon that are items by their form: short, each but the last left open."""
    for n, line in enumerate(lines):
        if not _LEADS_IN.search(line.text):
            continue
        run: list[Span] = []
        for item in lines[n + 1 :]:
            if len(item.text) > _LONGEST_PLAIN_ITEM or _BULLET.match(item.text):
                break
            run.append(item.span)
            if not _LEFT_OPEN.search(item.text):
                break
        yield run


def _in_running_text(lines: Sequence[_Line]) -> Iterator[list[Span]]:
    """Yield sentences of one paragraph that open with ordinals in order."""
    for line in lines:
        for pattern in _IN_TEXT:
            if len(pattern.findall(line.text)) < FEWEST_ITEMS:
                continue
            run: list[Span] = []
            for span in sentences(line.text):
                match = pattern.match(line.text, span.start)
                if match and _is_next(match["number"], len(run)):
                    run.append(Span(line.span.start + span.start, line.span.start + span.end))
            yield run


def _one_and_others(lines: Sequence[_Line]) -> Iterator[list[Span]]:
    """Yield sentences that say what one and what the other is, right after one that counts them."""
    for line in lines:
        found = sentences(line.text)
        for n, span in enumerate(found[1:], 1):
            if not _ONE.match(line.text, span.start):
                continue
            told = counts(line.text[found[n - 1].start : found[n - 1].end])
            after = found[n + 1 : n + 1 + MOST_BETWEEN] if told else ()
            run = [span, *(other for other in after if _OTHER.match(line.text, other.start))]
            if len(run) in told:
                yield [Span(line.span.start + s.start, line.span.start + s.end) for s in run]


def _is_next(word: str, before: int) -> bool:
    return _value(word) == before + 1 or (before > 0 and word in _LAST_WORDS)


def _value(number: str) -> int:
    if number.isascii() and number.isdigit():
        return int(number)
    if number in _WORDS_IN_ORDER:
        return _WORDS_IN_ORDER[number]
    if len(number) == 1 and "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    tens, _, ones = number.rpartition("十")
    if "十" not in number:
        return _HAN_NUMBERS.find(number) + 1
    return 10 * (_HAN_NUMBERS.find(tens) + 1 if tens else 1) + (_HAN_NUMBERS.find(ones) + 1 if ones else 0)


def _enumeration(
    text: str, lines: Sequence[_Line], above: Sequence[Heading], items: Sequence[Span]
) -> Enumeration:
    before = _sentence_before(text, lines, items[0])
    lead = before if before and _announces(text[before.start : before.end], len(items)) else None
    passed = bisect_right(above, items[0].start, key=lambda heading: heading.span.end)
    label = [text[before.start : before.end]] if before else []
    return Enumeration(tuple(items), lead, "\n".join([*(h.title for h in above[:passed][-1:]), *label]))


def _announces(sentence: str, items: int) -> bool:
    return _LEADS_IN.search(sentence) is not None or items in counts(sentence)


def _sentence_before(text: str, lines: Sequence[_Line], item: Span) -> Span | None:
    """Return the last sentence before the first item, in its line or the one above."""
    holding = bisect_left(lines, item.end, key=lambda line: line.span.end)
    if holding == len(lines):
        return None
    line = lines[holding]
    if line.span.start == item.start:
        if holding == 0 or _MARKDOWN_HEADING.match(lines[holding - 1].text):
            return None
        line = lines[holding - 1]
    end = min(line.span.end, item.start)
    found = [s for s in sentences(text[line.span.start : end])]
    return Span(line.span.start + found[-1].start, line.span.start + found[-1].end) if found else None
