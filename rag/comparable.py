"""Which figures, dates and names of a sentence can be laid against another's, and when two of them differ.

Left out: whoever speaks or reports, names in lists, credits and examples, numbers of items and
labels, the day of a report, ends of periods. Rounded figures, shorter and translated names, a person's other
title are no difference.
"""

from __future__ import annotations

import re
from datetime import timedelta

from rag.kinds import BODY_ENDING, Kind
from rag.names import Name
from rag.one_name import may_be_one
from rag.points import Point
from rag.printed_dates import PrintedDate
from rag.quantity import ANY, Quantity
from rag.same_event import Told

TRIFLING = 0.005
"""Share by which figures may differ that are told for one: 310余万 and 309余万 followers."""

_COMPARED = {Kind.PERSON, Kind.BODY, Kind.PLACE}
_BESIDE = 24
"""Characters beside a value in which the words are looked at that say what it is."""

_LISTED_AFTER = re.compile(r"[^，,。；;]{0,12}?(?:[、/和与及]|等(?!候|待|级|于|到)|,? (?:and|or) [A-Z])")
_LISTED_BEFORE = re.compile(r"(?:[、/和与及]|以及|\b(?:and|or)|, ) ?[^，,。；;、]{0,8}$")
_EXAMPLE = re.compile(r"(?:如|例如|比如|包括|其中|譬如|such as|including|like|e\.g\.)[^，。；;]{0,12}$")
_SAYS_AFTER = re.compile(
    r"[^，,。；;：:]{0,10}?(?:表示|说|称|认为|指出|透露|介绍|强调|告诉|坦言|写道|报道|消息|讯|获悉|分析|预测|发文|回应|建议"
    r"|提醒|：|:|\b(?:said|says|told|wrote|reported|reports|argued|added|according)\b)"
)
_SAYS_BEFORE = re.compile(
    r"(?:据|援引|引述|来自|记者|编辑|通讯员|文|图|责编|供稿|审核|审定|校对|摄影|作者|分析师"
    r"|\b(?:by|according to|told|via|from))"
    r"\s?[/:：]?[^，。；;]{0,8}$",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\s?(?:日|号)?(?:电|讯|消息|报道|获悉|\()|[^，。]{0,14}(?:消息|讯|电|获悉|从.{0,20}获悉|报道|公告|发布|公布)"
)
_PERIOD_AFTER = re.compile(r"\s?(?:[-–—~～至到]|to\b|through\b)")
_PERIOD_BEFORE = re.compile(r"(?:截[至止](?:本月|今年|当地时间)?|[-–—~～至到]|as of|to|through|until)\s?$")
_OPENING = re.compile(r"(?:^|[:：])[\s“\"]*$")
_ITEM = re.compile(r"\s*[、.．)）]")
_LABEL = re.compile(r"(?:[（(图表第#]|Figure|Table|No\.)\s?$")
_CREDITS = re.compile("[丨｜|]")
_PLACE = re.compile("[省市县区镇乡村州岛路街港桥站馆湖](?=[^省市县区镇乡村州岛路街港桥站馆湖]|$)")
_TITLE = re.compile(
    "[\u4e00-\u9fff]?[\u4e00-\u9fff]"
    "(?:人|者|员|家|长|官|师|总统|总理|主席|总裁|总监|经理|教授|导演|书记|主任|委员|代表|队员)$"
)


def is_comparable(point: Point, told: Told) -> bool:
    """Tell whether another text can have something else in a value's place."""
    before = told.text[max(0, point.start - _BESIDE) : point.start]
    after = told.text[point.end : point.end + _BESIDE]
    if isinstance(point.value, Name):
        return _is_told_apart(point, point.value, told.text) and not (
            _LISTED_AFTER.match(after)
            or _LISTED_BEFORE.search(before)
            or _EXAMPLE.search(before)
            or _SAYS_AFTER.match(after)
            or _SAYS_BEFORE.search(before)
            or _CREDITS.search(before + after)
        )
    if isinstance(point.value, PrintedDate):
        return not (_NEWS.match(after) or _PERIOD_AFTER.match(after) or _PERIOD_BEFORE.search(before))
    is_item = not before.strip() and _ITEM.match(after) is not None
    is_label = point.value.unit == ANY and _LABEL.search(before) is not None
    return not (is_item or is_label or point.value.unit.startswith("#"))


def _is_told_apart(point: Point, name: Name, text: str) -> bool:
    """Tell whether a name surely is a person's, a body's or a place's: many words look like names."""
    if len(name.text) < 2 or "某" in text[point.start : point.end + 2]:  # noqa: PLR2004 - 李 and 李某 name nobody
        return False
    if name.text[0].isascii():
        return name.kind in _COMPARED
    if name.kind is Kind.BODY:
        return name.is_told or BODY_ENDING.search(text, point.start, point.end) is not None
    return name.kind is Kind.PERSON or (name.kind is Kind.PLACE and bool(_sort_of_place(point, text)))


def _sort_of_place(point: Point, text: str) -> str:
    """Return what sort of place a Chinese name says it is; cities and their provinces are no rivals."""
    found = _PLACE.search(text, point.start, point.end + 1)
    return found.group() if found else ""


def differ(own: Point, one: Told, rival: Point, other: Told) -> bool:
    """Tell whether two values cannot both be so.

    Args:
        own: a value of the first sentence.
        one: the first sentence.
        rival: a value of the other one.
        other: the other sentence.
    """
    a, b = own.value, rival.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        beside = (t.text[p.end : p.end + 1] for p, t in ((own, one), (rival, other)))
        return _figures_differ(a, b) and (a.unit != ANY or len(set(beside)) == 1)
    if isinstance(a, PrintedDate) and isinstance(b, PrintedDate):
        if one.published != other.published and _opens(own, one.text) and _opens(rival, other.text):
            return False  # 17日夜间，…: each article tells of a day of its own
        return a.differs_from(b) and not (_is_day_of(a, one) and _is_day_of(b, other))
    if isinstance(a, Name) and isinstance(b, Name) and a.kind is b.kind:
        return not may_be_one(a.text, b.text) and _are_alike(own, one.text, rival, other.text)
    return False


def _opens(point: Point, text: str) -> bool:
    """Tell whether a sentence, or what follows a colon in it, opens with a value."""
    return _OPENING.search(text, 0, point.start) is not None


def _figures_differ(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit or one.agrees_with(other) or rounds_to(one, other):
        return False
    return abs(one.low - other.low) > TRIFLING * max(abs(one.low), abs(other.low))


def rounds_to(one: Quantity, other: Quantity) -> bool:
    """Tell whether one figure is the other rounded or cut off.

    >>> exact, rounded = Quantity(0, 1, 397.0, 397.0, "USD"), Quantity(0, 1, 400.0, 400.0, "USD")
    >>> rounds_to(exact, rounded)
    True
    """
    short, long = sorted(((q.low + q.high) / 2 for q in (one, other)), key=_digits)
    last = 10.0 ** (_magnitude(short) - _digits(short) + 1)
    return _digits(long) > _digits(short) and abs(short - long) < last


def _digits(value: float) -> int:
    return len(f"{abs(value):.6g}".replace(".", "").strip("0")) if value else 1


def _magnitude(value: float) -> int:
    return int(f"{abs(value):e}".partition("e")[2])


def _is_day_of(printed: PrintedDate, told: Told) -> bool:
    """Tell whether a date is the day of publication or the one before: each article tells of its own day."""
    if told.published is None or printed.day is None:
        return False
    days = (told.published, told.published - timedelta(days=1))
    return any(
        printed.day == d.day and printed.month in (None, d.month) and printed.year in (None, d.year)
        for d in days
    )


def _are_alike(own: Point, text: str, rival: Point, there: str) -> bool:
    """Tell whether two names are of one sort: places of one size, people of one title where both have any."""
    sides = ((own, text), (rival, there))
    if isinstance(own.value, Name) and own.value.kind is Kind.PLACE:
        return len({_sort_of_place(p, t) for p, t in sides}) == 1
    titles = {_title(p, t) for p, t in sides}
    return len(titles) == 1 or "" in titles


def _title(point: Point, text: str) -> str:
    """Return the title right before a person's name: a chairman and a manager are no rivals."""
    found = _TITLE.search(text[max(0, point.start - _BESIDE) : point.start])
    return found.group() if found else ""
