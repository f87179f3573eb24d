"""What a number measures: time, money or a share; anything else is counted.

A question after the number of founders is not answered by twelve months, nor one after a price by a share.
"""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.language import HAN
from index.folding import fold


class Measure(StrEnum):
    """The kind of quantity."""

    SHARE = "share"
    TIME = "time"
    MONEY = "money"
    COUNT = "count"


_TIME = r"个?(?:月|小时|星期|礼拜|钟头)|[年天日周岁秒]|分钟"
_LASTING = r"个?(?:小时|星期|礼拜|钟头)|个月|[年天周岁秒](?!级)|分钟"
_TIME_EN = r"(?:decade|year|month|week|day|hour|minute|second)s?\b"
_MONEY = r"[美港日欧]?元|美金|英镑|块钱?"
_MONEY_EN = r"(?:dollar|euro|yuan|pound)s?\b"
_PART = "%|％|个?百分点"
_COUNTED = "个名位人家次种项篇款辆架艘所座条件只本张场部国支"
_PAID = (
    "薪[水资金酬]?|[年月日时]薪|工资|报酬|奖金|身价|[票股房售单油金物]价|价格|价钱|造价|成本|费用|估值|市值"
)
_HELPING = "did|does|do|is|are|was|were|has|have|will|would"
_PAID_EN = "salary|wages?|pay|price|cost|valuation|market (?:value|cap)|net worth|bonus"
_HOW_MANY = "(?<![第哪举列])(?:多少|几)"
_ASKED = (
    (
        Measure.SHARE,
        rf"百分之几|几成|{_HOW_MANY}(?:{_PART})|比例|占比|[增涨跌降]幅|\b(?:percent|proportion\b|share of\b)",
    ),
    (
        Measure.TIME,
        rf"多久(?![之以]?前)|多长时间|{_HOW_MANY}(?:{_LASTING})|\bhow many (?:\w+ )?{_TIME_EN}"
        r"|\bhow long (?:did|does|do|has|have|had|will|would|can|until|before|after)\b",
    ),
    (
        Measure.MONEY,
        rf"{_HOW_MANY}[万亿]?(?:{_MONEY}|钱)|(?:{_PAID})(?:一共|总共|大?约)?[是为有达值]?到?(?:多少|多高|几)|[挣赚]多少"
        rf"|\bhow much money\b|\bhow much (?:{_HELPING})\b.{{0,60}}\b(?:cost|pay|paid|earn|make|raise|spend)"
        rf"|\bhow many (?:\w+ )?{_MONEY_EN}|\bwhat(?:['’]s| is| was) (?:\S+ ){{1,3}}?(?:{_PAID_EN})\b",
    ),
    (
        Measure.COUNT,
        rf"{_HOW_MANY}[{_COUNTED}]|[有共]多少(?=[{HAN}]{{2}})|\bhow many\b"
        "|(?:[人次个件户]|员工|会员|用户)数量?[是为有达]?到?多少",
    ),
)
# Each part is bounded: the time is linear in the length of the text, whatever it holds.
_FIGURE_EN = (
    r"\b(?:one(?= (?!of\b)\w)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|hundred)\b"
)
_FIGURE = rf"(?:\d[\d,.]{{0,30}}|[零〇一二两三四五六七八九十百千半]{{1,12}}|{_FIGURE_EN})"
_NUMBER = rf"{_FIGURE}\s?[百千万亿]{{0,4}}[多余几]?\s?(?:million|billion|thousand)?\s?"
_DAY = re.compile(
    r"(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号]"
    r"|\b(?:19|20)\d{2}\b(?!\s?[百千万亿])"
)
_SUM = re.compile(r"\d|[百千万亿]|\b(?:hundred|thousand|million|billion)\b")
_ROUGH = re.compile(
    r"半|多数|大多|许多|不少|很少|少数|全部|所有|几乎|[数几][十百千万亿个名位人年天]|多年"
    r"|\b(?:half|most|several|few|all|both|none|twice|double|dozens?|hundreds|thousands|millions|billions)\b",
    re.IGNORECASE,
)
_SHOWN = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Measure.SHARE, rf"{_NUMBER}(?:{_PART}|成(?!员|立)|percent)|百分之"),
        (Measure.TIME, rf"{_NUMBER}(?:{_TIME}|{_TIME_EN})|\ban? {_TIME_EN}"),
        (Measure.MONEY, rf"{_NUMBER}(?:{_MONEY}|{_MONEY_EN})|[$€£¥]\s?{_NUMBER}"),
    )
)


_AS_WELL = {Measure.MONEY: {Measure.COUNT}, Measure.COUNT: {Measure.SHARE}}


def measure_asked(folded_question: str) -> Measure | None:
    """Return what the number asked for measures; None when the question tells no measure.

    >>> measure_asked("how many co-founders left?")
    <Measure.COUNT: 'count'>
    """
    return next((kind for kind, pattern in _ASKED if re.search(pattern, folded_question)), None)


def measures_shown(text: str) -> frozenset[Measure]:
    """Return what the numbers of a text measure; one without a unit of these is a count, a day is none.

    >>> measures_shown("未来12个月")
    frozenset({<Measure.TIME: 'time'>})
    """
    rest = text = _DAY.sub(" ", fold(text))
    found = {kind for kind, pattern in _SHOWN if pattern.search(text)}
    for _, pattern in _SHOWN:
        rest = pattern.sub("", rest)
    return frozenset(found | {Measure.COUNT} if re.search(_FIGURE, rest) else found)


def measures_otherwise(folded_question: str, text: str) -> bool:
    """Tell whether a text's numbers all measure something else than the question asks for."""
    asked, shown = measure_asked(folded_question), measures_shown(text)
    return asked is not None and bool(shown) and not _fits(asked, shown)


def lacks_amount(folded_question: str, text: str) -> bool:
    """Tell whether a question asks for an amount of some measure and a text tells none, not even roughly.

    >>> lacks_amount("他一年挣多少钱", "他于2023年进入公司，后来带领团队。")
    True
    """
    asked, folded = measure_asked(folded_question), fold(text)
    if asked is None or _ROUGH.search(folded):
        return False
    shown = measures_shown(text)
    if asked is Measure.MONEY and asked not in shown:  # a bare number is a sum, "a" or "one" is none
        return not _SUM.search(_DAY.sub(" ", folded))
    return not _fits(asked, shown)


def _fits(asked: Measure, shown: frozenset[Measure]) -> bool:
    """Tell whether something shown may be what is asked for.

    Money is often told without a currency, and how many as a share.
    """
    return asked in shown or not shown.isdisjoint(_AS_WELL.get(asked, ()))
