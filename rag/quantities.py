"""Quantities in Chinese and English text, brought to one scale, so that two wordings of one figure meet.

1,200, 3.2万, 一百二十, 七成, 300亿美元 and "$30 billion" are read; 2026年 and 9月19日 are dates and left to
``rag/printed_dates.py``. How exactly a figure is printed says how far another may be from it: 3.2万 agrees
with 32,145, and 32,000 people do not agree with 33,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.folding import fold
from rag.numerals import (
    BELOW,
    CHINESE,
    GROUPED,
    MIXED,
    PLAIN,
    SCALES,
    WORDED,
    arabic_value,
    chinese_bounds,
    last_scale,
    scale_of,
    worded_value,
)
from rag.printed_dates import printed_dates
from rag.quantity import ANY, Quantity

REMEMBERED = 4096
"""Texts whose quantities are kept: the same sentences are compared with each claim."""

ROUGHLY = 0.06
"""Share by which a figure may differ that is called approximate."""

ROUNDED = 0.03
"""Share of itself by which a rounded figure may be off: 3万 stands for 30,500, not for 34,000."""

NEAR = 0.1
"""Share by which a figure may be missed that is said to be nearly reached."""

BEYOND = 0.35
"""Share by which a figure may be passed that is said to be passed."""

_HAN = "[零〇一二两三四五六七八九十百千万亿]"
_LARGE = re.compile(r"[一二两三四五六七八九几数上].*[百千万亿]")  # 五百万 is a figure by itself; 千万 is not
_NAMED = re.compile(r"十字|零[件部售食点星]|十[分足](?!之)|八卦|五官")  # no numerals
_MODEL = re.compile(r"(?:19|20)\d\d")  # a model year: 2024款
_MONEY = {
    "USD": r"美元|美金|(?:us )?dollars?(?![a-z])|usd(?![a-z])",
    "EUR": r"欧元|euros?(?![a-z])",
    "JPY": r"日元|yen(?![a-z])",
    "GBP": r"英镑|pounds?(?![a-z])",
    "HKD": r"港元|港币",
    "KRW": r"韩元|won(?![a-z])",
    "TWD": r"新?台币",
    "AUD": r"澳元",
    "CAD": r"加元",
    "CNY": r"元(?!月|旦|素|宇|年|首|老)|块钱|人民币|yuan(?![a-z])|rmb(?![a-z])",
}
_SHARE = r"%|个?百分点|per\s?cent(?![a-z])|percentage points?"
_MEASURED = {
    "age": r"周?岁|years? old|-?years?-old",
    "year": r"年(?![代级])|周年|years?(?![a-z])",
    "month": r"个月|(?(inner)月)(?<=月)|months?(?![a-z])",
    "week": r"周(?![年岁一二三四五六日末])|个?星期(?![一二三四五六日])|weeks?(?![a-z])",
    "day": r"天|days?(?![a-z])",
    "hour": r"个?小时|个?钟头|hours?(?![a-z])",
    "minute": r"分钟|minutes?(?![a-z])",
    "second": r"秒|seconds?(?![a-z])",
    "visit": r"人次",
    "person": r"人(?!民|类|工|才|口|物|均)|名|位(?!于|置|列)"
    r"|(?:people|persons?|employees|staff|researchers?)(?![a-z])",
    "times": r"倍|(?:-?fold|times|x)(?![a-z0-9])",
    "tonne": r"吨|ton(?:ne)?s?(?![a-z])",
    "km2": r"平方公里",
    "m2": r"平方米|平米",
    "km": r"公里|千米|(?:kilomet(?:er|re)s?|km)(?![a-z0-9])",
    "mm": r"毫米|mm(?![a-z0-9])",
    "cm": r"厘米|cm(?![a-z0-9])",
    "mu": r"亩",
    "hectare": r"公顷|hectares?(?![a-z])",
    "m": r"米|(?:met(?:er|re)s?|m)(?![a-z0-9])",
    "kg": r"公斤|千克|(?:kilograms?|kg)(?![a-z0-9])",
    "degree": r"摄氏度|℃|°c",
    "point": r"分(?!钟|之|别|析|享|配|子|布|成|为|公|批|期|歧)|points?(?![a-z])",
}
# What any things are counted with: 12个 and 12家 may be the same twelve.
_COUNTED = "个家项种件次篇款辆架艘座条只本张场部支所头棵台枚套份起轮批页层字词届级艺"
_UNITS = {**_MONEY, **_MEASURED}
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
_UNIT += f"|(?P<share>{_SHARE})|(?P<counted>[{_COUNTED}])"
_SIGNS = {"$": "USD", "us$": "USD", "hk$": "HKD", "nt$": "TWD", "€": "EUR", "£": "GBP", "¥": "CNY"}
_SIGNS |= {"a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "r$": "BRL"}
_SHARES = {"百分之": 1.0, "千分之": 0.1, "万分之": 0.01}
_SIGN = r"(?<![a-z])(?:us|hk|nt|au|ca|a|c|s|r)?\$|[€£¥]"
_SCALE = (
    r"(?:万亿|[百千]?[万亿]|[十百千]|(?(sign)(?:bn|mn|tn|[bmkt])(?![a-z0-9]))(?<=[a-z])"
    r"|(?:bn|mn)(?![a-z0-9])|k(?=[\u4e00-\u9fff]|\s[a-z])"
    r"|(?:(?:hundred )?(?:thousand|million|billion|trillion)|hundred|dozen)(?![a-z]))"
)
_TO = r"(?:\s?[-–—~至到]\s?|\sto\s)"
# The first end of a range: 10 of 10-15人, 10万 of 10万至15万元.
_FIRST = (
    rf"(?:(?<![从由])(?<!from\s)(?P<first>{MIXED}|{GROUPED}|{PLAIN}|{CHINESE}|(?<![a-z]){WORDED})(?P<first_scale>\s?万亿|\s?[百千]?[万亿])?"
    rf"(?P<first_unit>%|℃|岁|天|个?月|年|元|美元|人|名|公里|米|倍)?{_TO}(?:{_SIGN})?)?"
)
_FIGURE = (
    rf"(?P<mixed>{MIXED})|(?P<arabic>{GROUPED}|{PLAIN})|(?P<chinese>{CHINESE})"
    rf"|(?<![a-z])(?P<word>{WORDED}|an?(?=\s(?:dozen|hundred|thousand|million|billion|trillion)(?![a-z])))"
    r"|(?<![a-z])(?P<plural>dozens|hundreds|thousands|millions|billions)(?![a-z])(?:\sof(?=\s(?:people|employees|researchers)))?"
)
_QUANTITY = re.compile(
    rf"(?P<minus>(?<![\d.a-z)%\]-])[-−–]|零下|负|(?<![a-z])minus\s)?(?P<ordinal>第)?"
    rf"(?:(?P<sign>{_SIGN})\s?|(?P<before>[百千万]分之))?(?<![\d.a-z_])(?<![a-z0-9]-){_FIRST}(?<![a-z_])(?:{_FIGURE})"
    rf"(?P<nth>(?:st|nd|rd|th)(?![a-z]))?(?P<some>[多余几])?[\s-]?(?P<scale>{_SCALE})?(?P<more>[多余])?"
    rf"(?P<inner>个[半多](?=[月小钟星]))?\s?-?"
    rf"(?:(?:{_UNIT})(?P<half>半(?![导决天]))?"
    r"|(?P<tenths>成(?!员(?!工)|[立功为长就熟果本绩都交分语份了]))(?P<tenth>[一二三四五六七八九半])?)?"
)
_PART = re.compile(rf"(?P<whole>{_HAN}{{1,3}}|\d{{1,3}})分之(?P<part>{_HAN}{{1,4}}|\d{{1,3}})")
_WORD_PART = re.compile(
    r"(?<![a-z])(?P<part>one|two|three|four)[- ](?P<whole>half|third|quarter|fifth|tenth)s?(?![a-z])"
)
_WHOLES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?:[:：]\d{2}(?!\d)|[时点](?![间代])(?:\d{1,2}分(?!钟)|半)?)")
_NOT_MEANT = re.compile(
    r"人工|人类|[号线]|年代|世纪|\s?比\s?\d|-\d|[.:/]\d|\.[a-z]|室|[国省县]道|高速|时(?!间)|[a-z]|后(?!来|续|的)"
)
_SCORE = re.compile(r"(?:\d\s?比\s?|\d[-–]|\d[.:/])$")
_APPROXIMATE = re.compile(
    r"(?:(?<![公条契节大制预纽特签])约|大约|大概|几乎|(?<![a-z])(?:about|around|roughly|almost|some|approximately))\s?$"
)
_NEARLY = re.compile(r"(?:(?<![最附远靠临新邻])近|将近|接近|(?<![a-z])nearly)\s?$")
_AT_MOST = re.compile(
    r"(?:不超过|不高于|不多于|不大于|至多|最多|(?<![a-z])(?:at most|no more than|not more than|up to))\s?$"
)
_LESS = re.compile(
    r"(?:不到|不足|不满|未满|少于|低于|小于|(?<![a-z])(?:less than|fewer than|under|below))\s?$"
)
_PASSED = re.compile(
    r"(?:超过|超|逾|高于|至少|不少于|不低于|突破"
    r"|(?<![a-z])(?:more than|over|at least|above|exceed(?:ed|ing|s)?))\s?$"
)
_AT_LEAST = re.compile(r"(?<![a-z])no(?:t)? (?:less|fewer) than\s?$|(?:不少于|不低于)\s?$")
_AFTER = re.compile(r"\s?(?:(?P<about>左右|上下(?![文班游级车]))|(?P<more>以上)|(?P<less>以下|以内|之内))")
_MARKS = ("-", "−", "–")
_ARTICLE = frozenset("一")
_BESIDE = 16  # characters before a figure in which a word may call it approximate


@lru_cache(REMEMBERED)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order, without overlaps.

    >>> [(q.low, q.unit) for q in quantities("七成员工，共1200人，估值$30 billion")][:2]
    [(70.0, '%'), (1200.0, 'person')]
    """
    plain = "".join("，" if c == "，" else f for c, f in zip(text, fold(text), strict=True))
    taken = sorted(
        [*((d.start, d.end) for d in printed_dates(text)), *(m.span() for m in _CLOCK.finditer(plain))]
    )
    kept: list[Quantity] = []
    at = 0
    for one in sorted([*_parts(plain), *_figures(plain)], key=lambda q: (q.start, -q.end)):
        while at < len(taken) and taken[at][1] <= one.start:
            at += 1
        is_date = at < len(taken) and taken[at][0] < one.end
        if not is_date and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return tuple(kept)


def _parts(plain: str) -> Iterator[Quantity]:
    """Yield 三分之二 and "two-thirds" as shares; 百分之七十 is a figure with its unit before it."""
    for match in _PART.finditer(plain):
        whole, part = _number(match["whole"]), _number(match["part"])
        if whole and match["whole"] not in ("百", "千", "万"):
            yield _share(match, part / whole)
    for match in _WORD_PART.finditer(plain):
        yield _share(match, worded_value(match["part"]) / _WHOLES[match["whole"]])


def _share(match: re.Match[str], part: float) -> Quantity:
    return Quantity(*match.span(), 100 * part - 0.5, 100 * part + 0.5, "%")


def _number(numeral: str) -> float:
    return arabic_value(numeral) if numeral.isdecimal() else chinese_bounds(numeral)[0]


def _figures(plain: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(plain):
        unit = _unit_of(match)
        if unit is None or _is_no_figure(plain, match, unit):
            continue
        low, high = _range(plain, match)
        if low <= high:
            ordinal = "#" if match["ordinal"] or match["nth"] else ""
            yield Quantity(*_trimmed(match), low, high, ordinal + unit)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    text = match.group()
    return match.start() + len(text) - len(text.lstrip()), match.end() - (len(text) - len(text.rstrip(" -")))


def _unit_of(match: re.Match[str]) -> str | None:
    """Return the unit; None for a Chinese numeral or a number in words that counts nothing."""
    if match["sign"]:
        return _SIGNS[match["sign"]]
    if match["before"] or match["tenths"] or match["share"]:
        return "%"
    named = next((name for name in _UNITS if match[name]), None)
    if named or match["counted"]:
        return named or ANY
    numeral = match["chinese"]
    is_figure = match["scale"] or match["ordinal"] or match["some"]
    return ANY if not numeral or is_figure or _LARGE.match(numeral) else None


def _is_no_figure(plain: str, match: re.Match[str], unit: str) -> bool:
    """Tell whether 一个 or "one" is only an article, or a numeral is a part of another word or a score."""
    chinese, digits = match["chinese"], match["arabic"] or ""
    if _NAMED.match(plain, match.start()) or (digits[:1] == "0" and digits[1:2].isdecimal()):
        return True
    is_bare = unit == ANY and not match["counted"]
    if is_bare and (_is_part_of_a_number(plain, match) or _NOT_MEANT.match(plain, _trimmed(match)[1])):
        return True
    if match["first"] and (match["minus"] or not _is_one_unit(match)):
        return True
    if plain.startswith("款", match.end() - 1) and _MODEL.fullmatch(digits):
        return True
    if chinese and unit in ("point", ANY) and chinese in ("十", "万", "亿", "千", "百", "千万", "百万"):
        return not match["before"] and not match["some"] and (unit == "point" or not match["counted"])
    is_one = chinese in _ARTICLE or match["word"] == "one"
    is_article = is_one and not (match["scale"] or match["ordinal"] or match["first"] or match["inner"])
    return is_article and not match["half"] and unit in (ANY, "person", "point", "day", "m")


def _is_part_of_a_number(plain: str, match: re.Match[str]) -> bool:
    """Tell whether a bare figure is one of a score, a telephone number or a version."""
    if match["first"]:
        return not match["scale"]
    return (match["minus"] or "") in _MARKS or bool(
        _SCORE.search(plain[max(0, match.start() - 4) : match.start()])
    )


def _is_one_unit(match: re.Match[str]) -> bool:
    """Tell whether both ends of a range have one unit: not so in 3天至5年."""
    first = match["first_unit"]
    return not first or match.group().rstrip(" -").endswith(first.lstrip("个"))


def _scaled(match: re.Match[str]) -> float:
    """Return what the printed numeral is multiplied by."""
    tenths = 10.0 if match["tenths"] else 1.0
    return tenths * scale_of(match["scale"]) * _SHARES.get(match["before"] or "", 1.0)


def _bounds(match: re.Match[str]) -> tuple[float, float, float]:
    """Return the least and greatest value, and what one more in the last digit is worth (0: exact)."""
    scale = _scaled(match)
    if match["plural"]:
        one = scale_of(match["plural"][:-1])
        return 2 * one, (100.0 if match["plural"] == "dozens" else 10 * one) * BELOW, 0.0
    if match["chinese"] or match["mixed"]:
        low, high = chinese_bounds(match["chinese"] or match["mixed"])
        return low * scale, high * scale, 0.0
    if match["word"]:
        value = scale * (1.0 if match["word"] in ("a", "an") else worded_value(match["word"]))
        return value, value, 0.0
    value = arabic_value(match["arabic"]) * scale
    decimals = len(match["arabic"].partition(".")[2])
    return value, value, scale * 10.0**-decimals if scale > 1 or decimals else 0.0


def _range(plain: str, match: re.Match[str]) -> tuple[float, float]:
    """Return what the figure and the words beside it allow."""
    low, high, step = _bounds(match)
    if match["first"]:
        return _first(match), high
    if match["half"] or (match["inner"] or "").endswith("半"):
        low, high = low + 0.5, high + 0.5
    if match["tenth"]:
        more = 5.0 if match["tenth"] == "半" else _number(match["tenth"])
        low, high = low + more, high + more
    if match["minus"]:
        return -high, -low
    if match["some"] or match["more"] or (match["inner"] or "").endswith("多"):
        return low, (low + max(_open(match), step)) * BELOW
    if low < high:
        return low, high
    return _called(plain, match, low, step)


def _first(match: re.Match[str]) -> float:
    """Return the first end of a range, in the scale of the second where it has none: 10 of 10-15万元."""
    numeral = match["first"]
    if numeral[0].isdecimal() and not any(c in SCALES for c in numeral):
        value = arabic_value(numeral)
    else:
        value = (
            worded_value(numeral)
            if numeral.isascii() and numeral[0].isalpha()
            else chinese_bounds(numeral)[0]
        )
    has_own = match["first_scale"] or any(c in SCALES for c in numeral)
    return value * (scale_of(match["first_scale"]) if has_own else _scaled(match))


def _open(match: re.Match[str]) -> float:
    """Return how much 多 may add: 30多 is less than 40, 300多 less than 400, 三万多 less than 40,000."""
    if match["inner"]:
        return 1.0
    if match["more"] and match["scale"]:
        return _scaled(match)
    return last_scale(match["mixed"] or match["arabic"] or match["chinese"] or "1") * _scaled(match)


def _called(plain: str, match: re.Match[str], value: float, step: float) -> tuple[float, float]:
    """Return what the words before and after an exact figure leave of it."""
    before, after = plain[max(0, match.start() - _BESIDE) : match.start()], _AFTER.match(plain, match.end())
    half = min(step / 2, ROUNDED * value)
    is_least = _AT_LEAST.search(before)
    if not is_least and _LESS.search(before):
        return 0.0, value * BELOW
    if _AT_MOST.search(before) or (after and after["less"]):
        return 0.0, value
    if is_least or _PASSED.search(before) or (after and after["more"]):
        return value, value * (1 + BEYOND)
    if _NEARLY.search(before):
        return value * (1 - NEAR), value
    if _APPROXIMATE.search(before) or (after and after["about"]):
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    # Just below the half: 3.2万 reaches to 32,500 and 3.3万 begins there, and the two are not the same.
    return (value - half, (value + half) * BELOW) if half else (value, value)
