"""Chinese time expressions, Simplified and Traditional, and the days that they name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match

from corpus.dates import number
from corpus.reckoning import (
    Days,
    Frame,
    Rule,
    ago,
    month,
    months,
    one,
    part_of_year,
    shifted,
    week,
    weekday,
    without_month,
    without_year,
    year,
)

_YEARS = {"今": 0, "去": -1, "昨": -1, "前": -2, "明": 1}
_FROM_BEFORE = {"同": 0, "次": 1, "翌": 1}  # years counted from what the sentence named before
_BY = {"上上": -2, "上": -1, "本": 0, "这": 0, "這": 0, "下": 1}
_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1}
_UNITS = {"天": "day", "周": "week", "週": "week", "星": "week", "礼": "week", "禮": "week", "月": "month"}
_PARTS = {"上": "early", "初": "early", "中": "mid", "下": "late", "底": "late", "末": "late", "终": "late"}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn"}
_WEEKDAYS = "一二三四五六日"
_LONGEST_AGO = 60  # "a hundred years ago" names no year

# The guards keep apart what only looks so: 如今|年轻, 此前|年薪, 证明|年份, 共同|年龄, 基本|月薪, 晚上|月亮.
_NUMERAL = "[一二三四五六七八九十]"
_TO = r"\s?[-–—~～至到]\s?"
_NUMBERED_YEAR = r"(?<![\d.])(?P<y>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年"
_NAMED_YEAR = (
    r"(?P<r>今|(?<![过過失])去|昨|(?<![此之以年月日天周期])前|(?<![证證说說表声聲])明|(?<![共相不])同"
    r"|(?<![\d一二三四五六七八九十首每多])次|翌)年(?![轻輕龄齡薪均产產营營化会會级級])"
)
_YEAR = rf"(?:{_NUMBERED_YEAR}|{_NAMED_YEAR})"
_FROM_MONTH = r"(?:(?P<f>\d{1,2})\s?月?\s?[-–—~～至到]\s?(?=\d{1,2}\s?月))?"
_MONTH = rf"(?P<m>\d{{1,2}}|{_NUMERAL}{{1,2}}|元)\s?月份?"
_DAY = rf"(?:\d{{1,2}}|{_NUMERAL}{{1,3}})"
_IN_MONTH = (
    rf"(?:\s?(?P<d>{_DAY})(?:\s?[日号號]?{_TO}(?P<l>{_DAY}))?\s?[日号號]"
    r"|(?P<p>[上中下]旬|初(?![级級中次])|[底末](?![特端])))?"
)
_IN_YEAR = (
    r"的?(?:(?P<h>[上下])半年|第?(?P<q>[一二三四1-4])季度?|(?P<s>[春夏秋])[天季]"
    r"|年?(?P<p>初(?![中次级級始恋戀])|底(?![特])|末(?![端])|终(?![于端])))"
)
_BESIDE = r"(?P<b>上上|[上本这這下])一?[个個]?"
_WEEK = r"(?:[周週]|星期|[礼禮]拜)"
_COUNT = r"(?<![\d.几幾数數多余餘近约約第个])(?P<n>\d{1,2}|[一二两兩三四五六七八九十]{1,3})"


def _year_of(match: Match[str], frame: Frame) -> int | None:
    if match["y"]:
        return number(match["y"])
    word = match["r"]
    if word in _FROM_BEFORE:
        return frame.before[0].year + _FROM_BEFORE[word] if frame.before else None
    return frame.published.year + _YEARS[word] if frame.published else None


def _within_month(match: Match[str], of: int, m: int) -> Days:
    """Return the days of a month, of a part of it, or from the month before the dash to this one."""
    if match.groupdict().get("f") and not match["d"]:
        return months(of, number(match["f"]), m)
    if not match["d"]:
        return month(of, m, _PARTS[match["p"][0]] if match["p"] else "")
    first = date(year(of)[0].year, m, number(match["d"]))
    return first, date(of, m, number(match["l"])) if match["l"] else first


def _month_number(match: Match[str]) -> int:
    return 1 if match["m"] == "元" else number(match["m"])


def _whole_year(match: Match[str], frame: Frame) -> Days | None:
    of = _year_of(match, frame)
    return None if of is None else year(of)


def _years(match: Match[str], _: Frame) -> Days:
    return year(int(match["y"]))[0], year(int(match["l"]))[1]


def _decade(match: Match[str], _: Frame) -> Days:
    first = int(match["y"]) if match["y"] else 1900 + number(match["t"])
    return year(first)[0], year(first + 9)[1]


def _month_of_year(match: Match[str], frame: Frame) -> Days | None:
    of = _year_of(match, frame)
    return None if of is None else _within_month(match, of, _month_number(match))


def _month_of_year_ago(match: Match[str], frame: Frame) -> Days | None:
    count = number(match["n"])
    if frame.published is None or count > _LONGEST_AGO:
        return None
    return _within_month(match, frame.published.year - count, _month_number(match))


def _part_of_year(match: Match[str], frame: Frame) -> Days | None:
    of = _year_of(match, frame)
    if of is None:
        return None
    if match["h"]:
        return part_of_year(of, "h1" if match["h"] == "上" else "h2")
    if match["q"]:
        return part_of_year(of, f"q{number(match['q'])}")
    return part_of_year(of, _SEASONS[match["s"]] if match["s"] else _PARTS[match["p"]])


def _month_alone(match: Match[str], frame: Frame) -> Days | None:
    return without_year(frame, lambda of: _within_month(match, of, _month_number(match)))


def _month_beside(match: Match[str], frame: Frame) -> Days | None:
    if frame.published is None:
        return None
    return _within_month(match, *shifted(frame.published, _BY[match["b"]]))


def _day_alone(match: Match[str], frame: Frame) -> Days | None:
    return without_month(frame, number(match["d"]))


def _day_beside(match: Match[str], frame: Frame) -> Days | None:
    return one(frame.published + timedelta(_DAYS[match["b"]])) if frame.published else None


def _day_after(_: Match[str], frame: Frame) -> Days | None:
    return (
        one(frame.before[1] + timedelta(1)) if frame.before and frame.before[0] == frame.before[1] else None
    )


def _week(match: Match[str], frame: Frame) -> Days | None:
    by, day = _BY[match["b"]], match["w"]
    if frame.published is None or not day:
        return week(frame.published, by) if frame.published else None
    if day == "末":
        saturday = week(frame.published, by)[1] - timedelta(1)
        return saturday, saturday + timedelta(1)
    return weekday(frame, _WEEKDAYS.index(day.replace("天", "日")), by)


def _weekday(match: Match[str], frame: Frame) -> Days | None:
    return weekday(frame, _WEEKDAYS.index(match["w"].replace("天", "日")))


def _ago(match: Match[str], frame: Frame) -> Days | None:
    count = number(match["n"])
    unit = _UNITS.get((match["u"] or match["U"])[0], "year")
    return ago(frame, count, unit) if count <= _LONGEST_AGO else None


RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (rf"{_YEAR}\s?的?{_FROM_MONTH}{_MONTH}{_IN_MONTH}", _month_of_year),
        (rf"{_YEAR}{_IN_YEAR}", _part_of_year),
        (rf"{_YEAR}度?(?!代(?![表理言替])|[级級])", _whole_year),
        (rf"(?<![\d.])(?P<y>(?:19|20)\d\d)年?{_TO}(?P<l>(?:19|20)\d\d)\s?年", _years),
        (
            r"(?<!\d)(?:(?P<y>(?:19|20)\d0)|20\s?世[纪紀]\s?(?P<t>[2-9]0|[二三四五六七八九]十))\s?年代(?![表理言替])",
            _decade,
        ),
        (rf"{_COUNT}年前的?{_MONTH}{_IN_MONTH}", _month_of_year_ago),
        (rf"(?<![\d.第前同每]){_FROM_MONTH}{_MONTH}(?![薪亮球饼餅嫂租]){_IN_MONTH}", _month_alone),
        (rf"(?<![以加晚早楼樓基日之]){_BESIDE}月份?(?![薪亮球饼餅光嫂租费費供票]){_IN_MONTH}", _month_beside),
        (
            r"(?<![\d.第月/近])(?P<d>\d{1,2})日(?![元本前后後内內间間游均程报報益夜子常期之以線线])",
            _day_alone,
        ),
        (
            r"(?P<b>大前|(?<![大之以此])前|[昨今明])(?:天(?![气氣])|[晚夜晨]|日(?![本元之头頭]))(?![候才])",
            _day_beside,
        ),
        (r"(?<![\d一二三四五六七八九十首每])[次翌]日(?![本元])", _day_after),
        (rf"(?<![以加晚早楼樓基之每]){_BESIDE}{_WEEK}(?P<w>[一二三四五六日天末])?(?![年岁歲刊])", _week),
        (
            rf"(?<![每一二两兩三四五六七八九十\d上本这這下个個（(]){_WEEK}(?P<w>[一二三四五六日天])(?![些般个個至到])",
            _weekday,
        ),
        (
            rf"{_COUNT}(?:(?P<u>天|[周週]|星期|年)|[个個](?P<U>月|星期|[礼禮]拜))(?:之|以)?前(?![三五十])",
            _ago,
        ),
    )
)
