"""What a number measures: time, money or a share; anything else is counted.

A question after the number of founders is not answered by twelve months, nor one after a price by a share.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Measure(StrEnum):
    """The kind of quantity."""

    SHARE = "share"
    TIME = "time"
    MONEY = "money"
    COUNT = "count"


_TIME = r"个?(?:月|小时|星期|礼拜|钟头)|[年天日周岁秒]|分钟"
_TIME_EN = r"(?:year|month|week|day|hour|minute|second)s?\b"
_MONEY = r"[美港日欧]?元|美金|英镑|块钱?"
_MONEY_EN = r"(?:dollar|euro|yuan|pound)s?\b"
_PART = "%|％|个?百分点"
_COUNTED = "个名位人家次种项篇款辆架艘所座条件只本张场部国支"
_ASKED = (
    (
        Measure.SHARE,
        rf"百分之几|几成|(?:多少|几)(?:{_PART})|比例|占比|[增涨跌降]幅|\b(?:percent|share|proportion)",
    ),
    (
        Measure.TIME,
        rf"多久|多长时间|(?:多少|几)(?:{_TIME})|\bhow (?:long|old)\b|\bhow many (?:\w+ )?{_TIME_EN}",
    ),
    (
        Measure.MONEY,
        rf"(?:多少|几)[万亿]?(?:{_MONEY}|钱)|\bhow much money\b|\bhow many (?:\w+ )?{_MONEY_EN}",
    ),
    (Measure.COUNT, rf"(?:多少|几)[{_COUNTED}]|\bhow many\b"),
)
# Each part is bounded: the time is linear in the length of the text, whatever it holds.
_FIGURE = r"(?:\d[\d,.]{0,30}|[零〇一二两三四五六七八九十百千半]{1,12})"
_NUMBER = rf"{_FIGURE}\s?[百千万亿]{{0,4}}[多余几]?\s?(?:million|billion|thousand)?\s?"
_SHOWN = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Measure.SHARE, rf"{_NUMBER}(?:{_PART}|成(?!员|立)|percent)|百分之"),
        (Measure.TIME, rf"{_NUMBER}(?:{_TIME}|{_TIME_EN})"),
        (Measure.MONEY, rf"{_NUMBER}(?:{_MONEY}|{_MONEY_EN})|[$€£¥]\s?{_NUMBER}"),
    )
)


def measure_asked(folded_question: str) -> Measure | None:
    """Return what the number asked for measures; None when the question tells no measure.

    >>> measure_asked("how many co-founders left?")
    <Measure.COUNT: 'count'>
    """
    return next((kind for kind, pattern in _ASKED if re.search(pattern, folded_question)), None)


def measures_shown(text: str) -> frozenset[Measure]:
    """Return what the numbers of a text measure; a number without a unit of these is a count.

    >>> measures_shown("未来12个月")
    frozenset({<Measure.TIME: 'time'>})
    """
    found = {kind for kind, pattern in _SHOWN if pattern.search(text)}
    rest = text
    for _, pattern in _SHOWN:
        rest = pattern.sub("", rest)
    return frozenset(found | {Measure.COUNT} if re.search(_FIGURE, rest) else found)


def measures_otherwise(folded_question: str, text: str) -> bool:
    """Tell whether a text's numbers all measure something else than the question asks for."""
    asked, shown = measure_asked(folded_question), measures_shown(text)
    return asked is not None and bool(shown) and asked not in shown
