"""Quantities in Chinese and English text, brought to one scale, so that two wordings of one figure meet.

1,200, 3.2万, 一百二十, 七成, 300亿美元 and "$30 billion" are read; 2026年 and 9月19日 are dates and left to
``rag/printed_dates.py``. How exactly a figure is printed says how far another may be from it: 3.2万 agrees
with 32,145, and 32,000 people do not agree with 33,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.folding import fold
from rag.printed_dates import printed_dates

REMEMBERED = 4096
"""Texts whose quantities are kept: the same sentences are compared with each claim."""

ANY = ""
"""Unit of what is merely counted: a bare number, or one before a word that any things are counted with."""

ROUGHLY = 0.06
"""Share by which a figure may differ that is called approximate."""

ROUNDED = 0.03
"""Share of itself by which a rounded figure may be off: 3万 stands for 30,500, not for 34,000."""

BEYOND = 0.35
"""Share by which a figure may be passed that is said to be passed."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit: ``text[start:end]``.

    Attributes:
        low: least value that the text allows, in the unit.
        high: greatest value; equal to ``low`` for an exact figure.
        unit: ``USD``, ``%``, ``month``, ``person`` and so on, a word as printed for other things; ``ANY``.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str

    def measures_as(self, other: Quantity) -> bool:
        """Tell whether both can measure the same thing, so that they agree or differ at all."""
        return self.unit == other.unit or (
            ANY in (self.unit, other.unit) and _is_counted(self.unit) and _is_counted(other.unit)
        )

    def agrees_with(self, other: Quantity) -> bool:
        """Tell whether both can be the same figure.

        >>> a, b = quantities("3.2万人")[0], quantities("32,145 people")[0]
        >>> a.agrees_with(b)
        True
        """
        if not self.measures_as(other):
            return False
        if self.low == self.high and other.low == other.high:
            return self.low == other.low
        # Half open: 3.2万 reaches to 32,500 and 3.3万 begins there, and the two are not the same.
        return (
            max(self.low, other.low) < min(self.high, other.high)
            or (self.low == self.high and other.low <= self.low < other.high)
            or (other.low == other.high and self.low <= other.low < self.high)
        )


_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SCALES = {
    "十": 10.0,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "亿": 1e8,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "mn": 1e6,
    "k": 1e3,
    "m": 1e6,
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_WORDS = {word: float(n) for n, word in enumerate(_ONES)} | {
    word: 10.0 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}

_MONEY = {
    "USD": r"美元|美金|dollars?|usd",
    "EUR": r"欧元|euros?",
    "JPY": r"日元|yen",
    "GBP": r"英镑|pounds?",
    "HKD": r"港元|港币",
    "KRW": r"韩元|won",
    "CNY": r"元(?!月|旦|素|宇|年)|块钱|人民币|yuan|rmb",
}
_MEASURED = {
    "%": r"%|个?百分点|per\s?cent\b|percent\b|percentage points?",
    "year": r"年(?![代级])|周年|years?\b(?! old)",
    "age": r"岁|周岁|years? old|-year-old",
    "month": r"个月|months?\b",
    "week": r"周(?![年岁一二三四五六日末])|个?星期(?![一二三四五六日])|weeks?\b",
    "day": r"天|days?\b",
    "hour": r"个?小时|个?钟头|hours?\b",
    "minute": r"分钟|minutes?\b",
    "second": r"秒|seconds?\b",
    "person": r"人(?!民|类|工|才|口|物|均|次)|名|位(?!于|置|列)|people\b|persons?\b|employees\b"
    r"|staff\b|researchers?\b",
    "times": r"倍|-?fold\b|times\b",
    "tonne": r"吨|tonn?es?\b|tons?\b",
    "km": r"公里|千米|kilomet(?:er|re)s?\b|km\b",
    "m": r"米|met(?:er|re)s?\b",
    "kg": r"公斤|千克|kilograms?\b|kg\b",
    "km2": r"平方公里",
    "m2": r"平方米|平米",
    "degree": r"摄氏度|℃|°c",
    "point": r"分(?!钟|之|别|析|享|配|子|布|成|为|公|批|期|歧)|points?\b",
}
# What any things are counted with: 12个 and 12家 may be the same twelve.
_COUNTED = "个家项种件次篇款辆架艘座条只本张场部支所头棵台枚套份起轮批页层字词届级艺人次"
_UNITS = {**_MONEY, **_MEASURED}
_UNIT = "|".join(
    f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items() if name.isalpha() or name in ("km2", "m2")
)
_UNIT = _UNIT + f"|(?P<share>{_MEASURED['%']})" + f"|(?P<counted>[{''.join(dict.fromkeys(_COUNTED))}])"
_SCALE = r"(?:万亿|[十百千万亿]|\b(?:hundred|thousand|million|billion|trillion)\b|(?:bn|mn|k|m)\b)"
_WORD_NUMBER = "|".join(sorted(_WORDS, key=len, reverse=True))
_CHINESE = "[零〇一二两三四五六七八九十百千万亿]"
_FIGURE = (
    r"(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?)|(?P<plain>\d{1,15}(?:\.\d{1,6})?)"
    rf"|(?P<chinese>{_CHINESE}{{1,14}}(?:点{_CHINESE}{{1,4}})?)|\b(?P<word>(?:{_WORD_NUMBER})(?:-(?:{_WORD_NUMBER}))?)\b"
)
_QUANTITY = re.compile(
    r"(?P<ordinal>第)?(?P<before>[$€£¥]\s?|百分之)?"
    rf"(?<![\d.a-z_-])(?:{_FIGURE})(?P<some>[多余几])?\s?(?P<scale>{_SCALE})?(?P<more>[多余])?\s?-?(?:{_UNIT}|(?P<tenths>成(?![员立功为长就熟果本绩都交分语份了])))?"
)
_PART = re.compile(rf"(?P<whole>{_CHINESE}{{1,3}}|\d{{1,3}})分之(?P<part>{_CHINESE}{{1,4}}|\d{{1,3}})")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:：]\d{2}(?!\d)")
_APPROXIMATE = re.compile(
    r"(?:约|大约|大概|左右|上下|近|将近|接近|几乎|about|around|roughly|nearly|almost|some|approximately)\s?$"
)
_PASSED = re.compile(
    r"(?:超过|超|逾|高于|至少|不少于|突破|more than|over|at least|above|exceed(?:ed|ing)?)\s?\$?$"
)
_AFTER = re.compile(r"\s?(?:左右|上下|以上|多)")
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}
_ARTICLE = frozenset("一")
_BESIDE = 12  # characters before a figure in which a word may call it approximate


@lru_cache(REMEMBERED)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order, without overlaps.

    >>> [(q.low, q.unit) for q in quantities("七成员工，共1200人，估值$30 billion")]
    [(70.0, '%'), (1200.0, 'person'), (30000000000.0, 'USD')]
    """
    plain = fold(text)
    taken = [(d.start, d.end) for d in printed_dates(text)] + [m.span() for m in _CLOCK.finditer(plain)]
    found = [*_parts(plain), *_figures(plain)]
    found.sort(key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for one in found:
        is_date = any(a < one.end and one.start < b for a, b in taken)
        if not is_date and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return tuple(kept)


def _parts(plain: str) -> Iterator[Quantity]:
    """Yield 三分之二 as a share; 百分之七十 is a figure with its unit before it."""
    for match in _PART.finditer(plain):
        whole, part = _number(match["whole"]), _number(match["part"])
        if whole and match["whole"] not in ("百", "千", "万"):
            share = 100 * part / whole
            yield Quantity(*match.span(), share - 0.5, share + 0.5, "%")


def _figures(plain: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(plain):
        unit = _unit_of(match)
        if unit is None or _is_no_figure(match, unit):
            continue
        value, step = _value(match)
        low, high = _range(plain, match, value, step)
        ordinal = "#" if match["ordinal"] else ""
        yield Quantity(*_trimmed(match), low, high, ordinal + unit)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    text = match.group()
    return match.start() + len(text) - len(text.lstrip()), match.end() - (len(text) - len(text.rstrip(" -")))


def _unit_of(match: re.Match[str]) -> str | None:
    """Return the unit; None for a Chinese numeral or a number in words that counts nothing."""
    before = (match["before"] or "").strip()
    if before in _SYMBOLS:
        return _SYMBOLS[before]
    if before or match["tenths"] or match["share"]:
        return "%"
    named = next((name for name in _UNITS if name != "%" and match[name]), None)
    if named or match["counted"]:
        return named or ANY
    is_bare_numeral = match["chinese"] and not match["scale"] and not match["ordinal"]
    return None if is_bare_numeral else ANY


def _is_no_figure(match: re.Match[str], unit: str) -> bool:
    """Tell whether 一个 or "one" is only an article, or a numeral is a part of another word."""
    chinese = match["chinese"]
    if chinese in ("万", "亿", "千", "百", "千万", "百万") and not match["before"] and not match["some"]:
        return True
    is_one = chinese in _ARTICLE or match["word"] == "one"
    return (
        is_one
        and not match["scale"]
        and not match["ordinal"]
        and unit in (ANY, "person", "point", "day", "m")
    )


def _value(match: re.Match[str]) -> tuple[float, float]:
    """Return the value and what one more in its last printed digit is worth; 0 for an exact one."""
    scale = _scale_of(match["scale"])
    if match["tenths"]:
        scale *= 10
    if match["chinese"]:
        return _number(match["chinese"]) * scale, 0.0
    if match["word"]:
        return sum(_WORDS[word] for word in match["word"].split("-")) * scale, 0.0
    printed = (match["grouped"] or match["plain"]).replace(",", "")
    decimals = len(printed.partition(".")[2])
    step = scale * 10.0**-decimals if scale > 1 or decimals else 0.0
    return float(printed) * scale, step


def _scale_of(word: str | None) -> float:
    if not word:
        return 1.0
    return 1e12 if word == "万亿" else _SCALES[word]


def _range(plain: str, match: re.Match[str], value: float, step: float) -> tuple[float, float]:
    """Return what the figure and the words beside it allow."""
    before = plain[max(0, match.start() - _BESIDE) : match.start()]
    if match["some"] or match["more"]:
        return value, value + max(_last_place(match, value), step)
    if _PASSED.search(before) or (
        _AFTER.match(plain, match.end()) and "以上" in plain[match.end() : match.end() + 3]
    ):
        return value, value * (1 + BEYOND)
    if _APPROXIMATE.search(before) or _AFTER.match(plain, match.end()):
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY) + 1e-9
    half = min(step / 2, ROUNDED * value)
    return (value - half, value + half) if half else (value, value)


def _last_place(match: re.Match[str], value: float) -> float:
    """Return how much 多 may add: 30多 is less than 40, 300多 less than 400."""
    digits = (match["grouped"] or match["plain"] or "").replace(",", "")
    if match["more"] and match["scale"]:
        return _scale_of(match["scale"])
    zeros = len(digits) - len(digits.rstrip("0"))
    if digits:
        return float(10**zeros) * _scale_of(match["scale"])
    return value if value and value in (10, 100, 1000, 10000) else value * 0.5


def _number(numeral: str) -> float:
    """Return the value of a Chinese or Arabic numeral.

    >>> _number("一百二十"), _number("两万三千"), _number("二〇"), _number("一点五")
    (120.0, 23000.0, 20.0, 1.5)
    """
    if numeral[0].isdigit():
        return float(numeral)
    whole, _, decimals = numeral.partition("点")
    total = _whole(whole)
    return total + sum(_DIGITS.get(d, 0) * 10.0**-n for n, d in enumerate(decimals, 1))


def _whole(numeral: str) -> float:
    for scale in "亿万":
        if scale in numeral:
            high, _, low = numeral.rpartition(scale)
            return (_whole(high) if high else 1.0) * _SCALES[scale] + (_whole(low) if low else 0.0)
    if not any(c in _SCALES for c in numeral):
        return float("".join(str(_DIGITS[c]) for c in numeral) or 0)
    total, digit = 0.0, 0.0
    for char in numeral:
        if char in _SCALES:
            total += (digit or 1.0) * _SCALES[char]
            digit = 0.0
        else:
            digit = float(_DIGITS[char])
    return total + digit


def _is_counted(unit: str) -> bool:
    return unit in (ANY, "person") or (unit not in _UNITS and not unit.startswith("#"))
