"""Values of numerals as printed: 1,200, 3万8千, 一百二, 两三, 几十, 百万, "twenty-five", "dozens".

A numeral that leaves its value open has a least and a greatest one: 两三 is 2 to 3, 几十 is 20 to 100.
"""

from __future__ import annotations

import re
from math import prod

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
"""Chinese digits."""

SCALES = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
"""Chinese scales."""

BELOW = 1 - 1e-9
"""Factor that leads from a value to just below it."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
WORDS = {word: float(n) for n, word in enumerate(_ONES)} | {
    word: 10.0 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
"""English numerals below a hundred."""

_DIGIT, _SCALE = "[零〇一二两三四五六七八九]", "[十百千万亿]"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,6})?"
PLAIN = r"\d{1,15}(?:\.\d{1,6})?"
# 1亿2000万, 3万8千, 1万2000: what follows a scale is of a smaller one.
MIXED = (
    rf"\d{{1,8}}(?:\.\d{{1,6}})?{_SCALE}{{1,2}}(?:(?:\d{{1,4}}|{_DIGIT}){_SCALE}{{1,2}}){{1,3}}"
    rf"|\d{{1,8}}[万亿]\d{{3,4}}(?![\d.年月日,])"
)
CHINESE = (
    rf"(?:(?:(?<![参人总指分岁次倍系函字多少页层])数|几|(?<![以网路早晚身街线马千])上)(?={_SCALE}))?"
    rf"(?:{_DIGIT}|{_SCALE}){{1,14}}(?:(?<=[十百千])几)?(?:点{_DIGIT}{{1,4}})?"
)
WORDED = rf"(?:{_WORD})(?:-(?:{_WORD}))?(?![a-z])"
_BETWEEN = [*([n, n + 1] for n in range(1, 9)), [3, 5]]  # 两三, 三五
_TOKEN = re.compile(rf"\d+(?:\.\d+)?|(?:{_DIGIT}|[几数])+|{_SCALE}")

_WORD_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_WORD_SCALES |= {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}

Bounds = tuple[float, float]
"""Least and greatest value."""


def arabic_value(numeral: str) -> float:
    """Return the value of plain or grouped Arabic digits."""
    return float(numeral.replace(",", ""))


def worded_value(numeral: str) -> float:
    """Return the value of an English numeral: "twenty-five" is 25."""
    return sum(WORDS[word] for word in numeral.split("-"))


def chinese_bounds(numeral: str) -> Bounds:
    """Return the values that a Chinese or mixed numeral allows.

    >>> chinese_bounds("一百二十"), chinese_bounds("3万8千"), chinese_bounds("三千五"), chinese_bounds("两三")
    ((120.0, 120.0), (38000.0, 38000.0), (3500.0, 3500.0), (2.0, 3.0))
    """
    whole, _, decimals = numeral.partition("点")
    if whole.startswith("上"):
        least = chinese_bounds(whole[1:])[0]
        return least, 5 * least
    low, high = _whole(_TOKEN.findall(whole))
    below_one = sum(DIGITS[d] * 10.0**-n for n, d in enumerate(decimals, 1))
    return low + below_one, high + below_one


def _whole(tokens: list[str]) -> Bounds:
    """Add up sections that 万 and 亿 close."""
    total, section, digit = (0.0, 0.0), (0.0, 0.0), None
    closed = 0.0
    for piece in _expanded(tokens):
        scale = SCALES.get(piece)
        if scale is None:
            digit = (1.0, 10 * BELOW) if piece == "几" and section[1] else _digits(piece)
        elif scale <= SCALES["千"]:
            section, digit = _plus(section, _times(digit or (1.0, 1.0), scale)), None
        else:
            amount = _plus(section, digit or (0.0, 0.0))
            if scale > closed:
                amount = _plus(total, amount)
                total = _times(amount if amount[1] else (1.0, 1.0), scale)
            else:
                total = _plus(total, _times(amount if amount[1] else (1.0, 1.0), scale))
            section, digit, closed = (0.0, 0.0), None, scale
    return _plus(_plus(total, section), digit or (0.0, 0.0))


def _expanded(tokens: list[str]) -> list[str]:
    """Return the tokens with the scale that the last digit leaves unsaid: 一百二 is 一百二十."""
    if len(tokens) > 1 and tokens[-2] in "百千万亿" and tokens[-1] in "一二两三四五六七八九":
        unsaid = {"百": ["十"], "千": ["百"], "万": ["千"], "亿": ["千", "万"]}
        return [*tokens, *unsaid[tokens[-2]]]
    return tokens


def _digits(token: str) -> Bounds:
    """Return the value of adjacent digits: 二〇 is 20, 三四 is 3 to 4, 几 is 2 to less than 10."""
    if token[0].isdecimal():
        return float(token), float(token)
    if "几" in token or "数" in token:
        return 2.0, 10 * BELOW
    values = [DIGITS[d] for d in token]
    if values in _BETWEEN:
        return float(values[0]), float(values[1])
    number = float("".join(map(str, values)))
    return number, number


def _plus(one: Bounds, other: Bounds) -> Bounds:
    return one[0] + other[0], one[1] + other[1]


def _times(one: Bounds, scale: float) -> Bounds:
    return one[0] * scale, one[1] * scale


def last_scale(numeral: str) -> float:
    """Return what one more in the last printed place adds: 十 of 五十, 百 of 三百, ten of 30."""
    scales = [SCALES[c] for c in numeral if c in SCALES]
    if scales:
        return scales[-1] if numeral[-1] in SCALES else 1.0
    digits = numeral.replace(",", "")
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if "." not in digits else 1.0


def scale_of(printed: str | None) -> float:
    """Return what a scale multiplies by: 万亿, "hundred thousand", the bn of £2bn; 1 for none.

    >>> scale_of("百万"), scale_of(" billion"), scale_of(None)
    (1000000.0, 1000000000.0, 1.0)
    """
    scale = (printed or "").strip()
    if not scale:
        return 1.0
    return prod(_WORD_SCALES[w] for w in scale.split()) if scale.isascii() else chinese_bounds(scale)[0]
