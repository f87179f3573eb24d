"""Chinese questions after the figure or the date of a statement: how many, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.periods import Period, periods
from rag.askable import Askable, Asks
from rag.asked_zh import ADVERB, DONE_TO, SAYS, STATES, asked
from rag.names import names
from rag.quantities import quantities
from rag.told_zh import Parted, Told, told

_DIGITS = re.compile(
    r"(?P<n>[\d.,]+|[一二两三四五六七八九十百千]+)\s?(?P<scale>[百千]?[万亿]{1,2}|[百千])?(?P<more>[多余])?"
)
_BEFORE_NUMBER = re.compile(
    "(?:大约|大概|约|近|将近|超过|超|逾|至少|最多|不到|仅仅?|短短|只有?|共|多达|总共|足足|整整|约为)$"
)
_AFTER_NUMBER = re.compile("左右|以上|上下|以内|以下")
_RANGE = re.compile(" ?(?:[到至~～—-]|之?[前后内]|处)")
_IS_DONE = re.compile(f"(?<![将会要能拟划])(?:{DONE_TO})$")
_NUMERAL = re.compile("[0-9几多十百千万亿到至~～—-]")
_NO_COUNT = re.compile("[已将也还的等会A-Za-z0-9]$|^$|、|(?:预计|最后|直至)$")
_SPAN = re.compile("(?:[年月天周岁]|小时|分钟)$")
_LONGEST_BEFORE = 18  # characters between a subject and its figure
_SMALL = re.compile("[1-9]|[一二两三四五六七八九]")
_COUNTS = re.compile(
    "(?:个|名|位|家|款|项|年(?!级)|天|次|篇|人|周|种|座|条|只|台|辆|件|倍|岁|所|支|场|公里|米|吨)"
)


def number(clause: Told) -> Iterator[Askable]:
    """Ask for the one figure of a clause."""
    found = [q for q in quantities(clause.said) if not q.unit.startswith("#")]
    if len(found) != 1 or SAYS.match(clause.said):
        return
    one = found[0]
    printed = clause.said[one.start : one.end]
    if printed == "四周" or any(n.start < one.end and one.start < n.end for n in names(clause.said, "zh")):
        return  # all around; 七台河
    before = ADVERB.sub("", clause.said[: one.start])
    put = _in_place(before.rstrip(), printed, clause.said[one.end :].lstrip())
    if put:
        yield asked(clause.subject, "", put, Asks.NUMBER, clause.name.text)


def _in_place(before: str, figure: str, after: str) -> str:
    """Return a statement with 多少 or 几 in a figure's place; empty when it counts nothing that is named."""
    before, after = _BEFORE_NUMBER.sub("", before).rstrip(), _AFTER_NUMBER.sub("", after, count=1)
    if figure.endswith(("%", "％")):
        return "" if after.startswith("的") else f"{before}百分之多少{after}"
    digits = _DIGITS.match(figure)
    if digits is None or len(before) > _LONGEST_BEFORE or _NO_COUNT.search(before) or _RANGE.match(after):
        return ""
    unit = figure[digits.end() :].strip()
    if _NUMERAL.search(unit) or not (unit or _COUNTS.match(after)) or _is_attribute(unit, after):
        return ""
    if _IS_DONE.search(before):
        before += "了"
    is_small = _SMALL.fullmatch(digits["n"]) and not digits["scale"] and not digits["more"]
    return f"{before}{'几' if is_small else '多少'}{unit}{after}"


def _is_attribute(unit: str, after: str) -> bool:
    """Tell whether a span of time or an age belongs to what follows it: 三年的经验, 2岁孩童."""
    return bool(_SPAN.search(unit)) and (after.startswith("的") or (unit.endswith("岁") and after != ""))


_MONTH, _YEAR = 31, 365
_SHORTEST = 2  # characters of a deed
_ANY_DAY = date(2000, 1, 1)  # of which day relative dates are counted does not matter for finding them
_ATTRIBUTE = re.compile(r"\w{1,5}的")  # 宣布的计划: what is dated is no deed
_VAGUE = ("今年", "今天", "今日", "本周", "本月")
_KEEPS_ON = re.compile(
    "^.{1,8}[后前]|超过|达到?|占|为|大约|上涨|增长|下降|同比|是|获悉|了解到|保持|属于|位于"
)
_BEFORE_DATE = re.compile("(?:早在|直到|就在|于|在|从|自)?")
_AFTER_DATE = re.compile(r" ?(?:[的之以前后起至到—~～-]|\d|左右|期间|[上下中]午|凌晨|晚|早)")
_LIES_AHEAD = re.compile("(?:也|还|又|都|就)*(?:将[于在]?|即将|拟[于在]?|会)")
_DONE = re.compile(r"(?<=\w)了(?=[\w《 ])|了$")


def times(parts: Parted, found: Sequence[Told], published: date | None) -> Iterator[Askable]:
    """Ask for the date that opens a sentence, or that stands between a subject and what it did."""
    for period in periods(parts.plain, published=published or _ANY_DAY):
        is_vague = _is_vague(period) or parts.plain[period.start : period.end] in _VAGUE
        if not is_vague and not _AFTER_DATE.match(parts.plain, period.end):
            yield from _time(parts, found, period)


def _is_vague(period: Period) -> bool:
    """Tell whether days are neither within one month nor a year."""
    days = (period.last - period.first).days + 1
    return not (days <= _MONTH or _YEAR <= days <= _YEAR + 1)


def _time(parts: Parted, found: Sequence[Told], period: Period) -> Iterator[Askable]:
    plain = parts.plain
    inside = next((c for c in found if c.at <= period.start < c.at + len(c.said)), None)
    if inside:
        before = plain[inside.at : period.start].strip()
        said = parts.text[period.end : inside.at + len(inside.said)].strip()
        if _BEFORE_DATE.fullmatch(before):
            yield from _when(inside, said)
        elif _LIES_AHEAD.fullmatch(before):
            yield from _when(inside, f"将{said}")
        return
    if not _BEFORE_DATE.fullmatch(plain[: period.start].strip()):
        return
    start = len(plain) - len(plain[period.end :].lstrip(" ，,"))
    own = next(((a, b) for a, b in parts.clauses if a <= start < b), None)
    dated = told(parts, start, own[1]) if own else None
    if dated:
        yield from _when(dated, dated.said)


def _when(clause: Told, said: str) -> Iterator[Askable]:
    is_deed = len(said) >= _SHORTEST and not _ATTRIBUTE.match(said) and not SAYS.match(said)
    if not is_deed or periods(said, published=_ANY_DAY):
        return
    ahead = _LIES_AHEAD.match(said)
    if ahead:
        yield asked(clause.subject, "什么时候", said[ahead.end() :], Asks.TIME, clause.name.text)
    elif not STATES.match(said) and not _KEEPS_ON.search(said):
        done = _DONE.sub("", ADVERB.sub("", said))
        yield asked(clause.subject, "是什么时候", f"{done}的", Asks.TIME, clause.name.text)
