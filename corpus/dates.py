"""Calendar dates in Chinese and English text, and the publication date that a text or file name shows.

Only whole dates that exist count: 2026年2月 and 2026-02-30 give none. No clock is read, so nothing is
resolved that is relative, such as 昨天 or a date without its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

FIRST_YEAR = 1900
LAST_YEAR = 2100

_TOP = 12  # lines in which a date line may stand
_END = 3  # lines at the end in which a labelled one may
_SHORT_LINE = 60  # characters of a line that states its date and little else

_CHINESE_DIGITS = dict(zip("〇○零一二三四五六七八九两兩", (0, 0, 0, *range(1, 10), 2, 2), strict=True))
MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})(?!\d)\s?[日号號]?",
        rf"(?<![\d./-]){_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d-]|[./]\d)",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s{_YEAR}(?!\d)",
        r"(?P<year>[一二][〇○零一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,2})月"
        r"(?P<day>[一二三四五六七八九十]{1,3})[日号號]",
    )
)
_FILE_NAME = re.compile(rf"(?<!\d){_YEAR}(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")
_PUBLISHED_LABEL = re.compile(
    r"\W*(?:(?:发布|發布|发表|發表|刊登|更新|创建|原文|探索|写作|出版)?(?:日期|时间|時間)|(?:发布|發布|发表|發表|刊登)(?:于|於)?"
    r"|date|published(?:\s(?:on|at))?|posted(?:\son)?|updated)\W{0,6}",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|来源|來源|作者|记者|記者|编辑|source|by)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text[start:end]`` names ``day``."""

    start: int
    end: int
    day: date


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the whole dates that ``text`` names, in order, without overlaps.

    Found are 2026年2月9日, 二〇二六年二月九日, 2026-02-09, 2026/2/9, 2026.2.9, ``Feb 9, 2026`` and
    ``9 February 2026``; orders that can be read in two ways (02/09/2026) are not.
    """
    found = [item for pattern in _PATTERNS for item in _matches(pattern, text)]
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[FoundDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def infer_published(text: str, path: Path | str = "") -> date | None:
    """Return the date on which the text seems to have been published; None when in doubt.

    In this order: a date in the file's name; a line near the top, or one of the last three, that is
    labelled (``日期：2026-02-12``, ``Published: ...``); a short line near the top that is a date, or a date
    with a time, source or author. A date in a sentence is when something happened: it does not count.
    """
    named = [found.day for found in _matches(_FILE_NAME, Path(path).stem)]
    if len(named) == 1:
        return named[0]
    top = list(islice(_lines(text), _TOP))
    bottom = [line.strip() for line in text[-1000:].splitlines() if line.strip()][-_END:]
    labelled = [day for line in (*top, *bottom) if (day := _labelled(line))]
    return next(iter(labelled), None) or next((day for line in top if (day := _alone(line))), None)


def _lines(text: str) -> Iterator[str]:
    return (line.group().strip() for line in re.finditer(r"\S[^\n]*", text))


def _labelled(line: str) -> date | None:
    label = _PUBLISHED_LABEL.match(line)
    if label is None or len(line) > _SHORT_LINE:
        return None
    found = find_dates(line)
    return found[0].day if len(found) == 1 and found[0].start <= label.end() else None


def _alone(line: str) -> date | None:
    """Return the date of a short line that holds a date and else only a time, source or byline."""
    found = find_dates(line) if len(line) <= _SHORT_LINE else ()
    if len(found) != 1:
        return None
    rest = line[: found[0].start] + line[found[0].end :]
    return found[0].day if not re.search(r"[^\W_]", rest) or _is_dateline(rest) else None


def _is_dateline(rest: str) -> bool:
    return _DATELINE.search(rest) is not None and not re.search(r"[，,。；;！!？?]", rest)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        day = _day(match["year"], match["month"], match["day"])
        if day is not None:
            yield FoundDate(match.start(), match.end(), day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(number(year), MONTHS.get(month[:3].lower()) or number(month), number(day))
    except ValueError:
        return None  # no such day in the calendar
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def number(digits: str) -> int:
    """Return the number of ``2026``, ``二〇二六``, ``二十一`` or ``两``.

    Raises:
        ValueError: it is none of these.
    """
    if "十" in digits:
        tens, ones = digits.split("十", 1)
        return 10 * number(tens or "一") + number(ones or "零")
    return int("".join(str(_CHINESE_DIGITS.get(char, char)) for char in digits))
