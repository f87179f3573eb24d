"""Chinese questions about the days of several things, by their shape: 哪个更早, 是在同一个月吗, 相隔几天."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.orders import SHORTEST, AskedOrder, Order, of_ways

_UNITS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "年": "year",
    "久": "",
    "长": "",
    "长时间": "",
}
_SAME = re.compile(
    r"(?:是否|是不是)?(?:都|均)?(?:是|为)?(?:都|均)?(?:发生)?(?:在|于)?同(?:一)?个?(?P<unit>天|日|周|星期|月|年)(?!轮|代)"
)
_ASKS_WHETHER = re.compile(r"(?:[吗嘛]|(?<!什)么)$|是否|是不是")
_WHICH = re.compile(r"[，,]?(?:哪|谁)(?:一|些)?(?:个|件|起|项|场|次|家|种|篇|会|者|人|部|款|座|条)?")
_EARLY = re.compile(r"(?:更|最|较|比较)早|(?:最|更)?先(?!生|后)|[在于]前$")
_LATE = re.compile(r"(?:更|最|较|比较)(?:晚|迟)|最后|[在于]后$|后发生")
_APART = re.compile(
    r"(?:之间)?(?:大概|大约|总共|一共)?(?:相隔|相差|间隔|隔)了?(?:几|多少?)个?(?P<unit>天|日|周|星期|月|年|久|长时间|长)"
)
_SORTED = re.compile(
    r"[，,]?(?:请|把|将)?(?:按|依)照?(?:时间|日期|发生)?的?(?:先后|早晚)?(?:的|时间)?(?:顺序|次序|先后)|(?:时间|发生)?的?先后(?:顺序|次序)?(?=是|如何|怎|$)"
    r"|[谁孰]先[谁孰]后"
)
_THAN = re.compile(
    r"^(?P<one>.+?)(?:是不是|是否)?(?:发生)?得?"
    r"(?:比(?P<other>.+?)(?:发生)?得?(?:更|要|还)?(?P<how>早|先|晚|迟)(?P<deed>[^上餐饭点会，]{0,12}?)|(?P<how_>早|晚)于(?P<other_>.+?))"
    r"(?:发生|一些|一点|得多)*[吗么嘛]?$"
)
_TOLD_OF = re.compile("^(?:发生)?的(?:事件|事|那个|一个|时间)?(?:又|分别)?是?$")
_LISTED_BEHIND = re.compile(
    r"^[^：:？?]*(?:哪|以下|下列)[^：:？?]*[：:？?]\s*(?:是(?=\d|[^否不]))?(?P<things>.+)$"
)
_NUMBERED = re.compile(r"(?:^|(?<=[，,；;。、\s])|(?<=[^\d]))[1-9](?:[.．、)）])\s*")
_SCOPE = re.compile(
    r"^(?:在|截至)?(?P<scope>\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)(?:发生的?)?[^，,：:、和与]{0,8}?[，,：:]"
)
_OPENING = re.compile(
    r"^(?:请问|相比于?|比较|对比|关于|那么?)*"
    r"(?:在?(?:以下|下列|下面|这些)[^，,：:、]{0,12}?(?:中|里)?[，,：:]|在?(?:以下|下列)事件中)?"
)
_FRAME = (
    "(?:事件|事情|事|政策|会议|赛事|比赛|活动|新闻|消息|文件|产品)?"
    "(?:的(?:发生)?(?:时间|日期))?(?:之|当)?[中里]?"
)
_CLOSING = re.compile(
    rf"(?:[，,；;、\s]*(?:(?:这|以上|上述|该)[两二三四五几些]?(?:个|件|起|项|场|次|大|份|款)?|[两二三四五几](?:个|件|起|项|场)){_FRAME}|[两二三]者"
    r"|(?:的?(?:事件|事情))?(?:之|当)?中|[，,。;；]|之间|的?(?:发生的?)?(?:时间|日期)|相比|分别|发生|是|都|均)+$"
)
_WITHIN = re.compile("(?:之|当)?[中里]$")
_EXCEPT = re.compile("^除.*(?:之外|以外|外)[，,]")
_AMONG = re.compile(r"^在(.+?)(?:之|当)?[中里]$")
_NO_DEED = re.compile(
    "^(?:份|内|里|当天)|(?:发生|进行|出现|举行|的(?:事件|事情|事|时间|日期)|事件|时间|日期)|(?:的|吗|么|嘛|呢|了|是|在|于|得)+$"
    "|^(?:的|是|在|于|得)+"
)
_LIST = re.compile(r"[、；;]|(?<=[^\d里中期后前])[，,](?=[^\d])")
_AND = re.compile(r"以及|还是|或者|[和与跟及或]")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|（[^（）]*）|\([^()]*\)")


def asked_order_in_chinese(plain: str) -> AskedOrder | None:
    """Return what a question in Simplified Chinese, without its end mark, asks about days; None for none."""
    apart = _APART.search(plain)
    if apart:
        return _parted(Order.APART, _UNITS[apart["unit"]], plain[: apart.start()], "")
    same = _SAME.search(plain)
    if same and _ASKS_WHETHER.search(plain):
        return _parted(Order.SAME, _UNITS[same["unit"]], plain[: same.start()], plain[same.end() :])
    ordered = _SORTED.search(plain)
    if ordered:
        return _parted(Order.SORTED, "", plain[: ordered.start()], "")
    than = _THAN.match(plain)
    if than and _ASKS_WHETHER.search(plain):
        is_before = (than["how"] or than["how_"]) in "早先"
        order = Order.BEFORE if is_before else Order.AFTER
        return of_ways(order, "", [(than["one"], than["other"] or than["other_"])], deed=than["deed"] or "")
    return _which(plain)


def _which(plain: str) -> AskedOrder | None:
    """Return the question as one after the first or the last of several things."""
    listed = _LISTED_BEHIND.match(plain)
    head = plain[: listed.start("things")] if listed else plain
    early, late, which = _EARLY.search(head), _LATE.search(head), _WHICH.search(plain)
    told = early or late
    if told is None or which is None:
        return None
    is_behind = told.start() >= which.end()
    if not is_behind and not _TOLD_OF.match(plain[told.end() : which.start()]) and not listed:
        return None  # A 和 B 最后哪个赢了
    order, behind = (Order.FIRST if early else Order.LAST), head[told.end() :] if is_behind else ""
    if listed:
        return _parted(order, "", listed["things"], behind)
    if plain[: which.start()].strip():
        things = plain[: min(which.start(), told.start())]
        return _parted(order, "", things if is_behind else _WITHIN.sub("", things), behind)
    deed, _, things = behind.partition("，")
    return _parted(order, "", things, deed)


def _parted(order: Order, unit: str, text: str, behind: str) -> AskedOrder | None:
    scoped = _SCOPE.match(text)
    ways = _ways(text[scoped.end() :] if scoped else text)
    deed = _NO_DEED.sub("", behind).strip(" ：:，,")
    return of_ways(order, unit, ways, scoped["scope"] if scoped else "", deed)


def _ways(text: str) -> Iterator[Sequence[str]]:
    """Yield the ways in which a text may be several things."""
    if _EXCEPT.match(text):
        return
    numbered = [p for p in _NUMBERED.split(text) if len(p.strip("，,；;。 ")) >= SHORTEST]
    if len(numbered) > 1 and len(_NUMBERED.findall(text)) >= len(numbered):
        yield numbered
        return
    text = _AMONG.sub(r"\1", _CLOSING.sub("", _OPENING.sub("", text, count=1)))
    hidden = _QUOTED.sub(lambda m: "\0" * len(m.group()), text)
    listed = _cut(text, [(m.start(), m.end()) for m in _LIST.finditer(hidden)])
    if len(listed) > 1:
        *before, last = listed
        yield from ([*before, *two] for two in _halves(last))
        yield listed
        return
    yield from _halves(text)


def _halves(text: str) -> list[list[str]]:
    """Return the ways of parting a text at a word for "and" or "or", the most even one first."""
    hidden = _QUOTED.sub(lambda m: "\0" * len(m.group()), text)
    ways = [[text[: m.start()], text[m.end() :]] for m in _AND.finditer(hidden)]
    return sorted(ways, key=lambda w: abs(len(w[0]) - len(w[1])))


def _cut(text: str, borders: list[tuple[int, int]]) -> list[str]:
    starts = [0, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), len(text)]
    return [p for p in (text[a:b].strip() for a, b in zip(starts, ends, strict=True)) if p]
