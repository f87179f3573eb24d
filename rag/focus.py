"""The span of a sentence that is the answer: a date, a number with its unit, a name, a quotation, a reason.

Found by patterns of the kind that the question expects, nearest to what the sentence shares with the
question. Where nothing of the kind stands there is no span. A reader that finds spans itself goes before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from corpus.language import HAN, detect_language
from index.folding import fold
from rag.authorship import BYLINES
from rag.expectation import Expectation, unit_asked
from rag.kinds import Kind
from rag.names import names
from rag.question import Question

Range = tuple[int, int]

_CLEARLY_NEARER = 3
"""Characters, summed over the shared words; by less than this no span is preferred to another."""

_FAR = 40
"""Characters; what stands farther from a shared word than this has nothing to do with it."""


def _one_of(*options: str) -> str:
    return f"(?:{'|'.join(options)})"


FIGURE = r"[0-9０-９]+(?:[.,][0-9]+)*"
_HAN_FIGURE = "[〇零一二两三四五六七八九十百千]+"
_COUNT = _one_of(FIGURE, _HAN_FIGURE)
_UNTIL = " ?(?:到|至|-|–|—|~|～|to) ?"

_PART_OF_MONTH = "(?:初|底|末|[上中下]旬)?"
_DAY = f"{_COUNT}(?:{_UNTIL}{_COUNT})? ?[日号]"
_MONTH = f"{_COUNT} ?月{_PART_OF_MONTH}(?: ?{_DAY})?"
_ENGLISH_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = _one_of(
    f"{_COUNT} ?年(?![前后内来间])[初底末中]?(?: ?{_MONTH})?",
    _MONTH,
    r"(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?",
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_ENGLISH_MONTH}\b(?: \d{{1,2}}\b)?(?:,? (?:19|20)\d\d)?",
    r"\b(?:19|20)\d\d\b(?! ?[万亿元美个人次])",
    "(?:周|星期|礼拜)[一二三四五六日天末]",
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    f"{_COUNT} ?世纪(?:{_COUNT} ?年代)?",
    f"{_COUNT} ?年代",
    f"(?:[今明去前]年|[上本]月)(?: ?{_MONTH}|{_DAY})?|[昨今明][天日晚]|[上本]周",
    r"\b(?:yesterday|today|last (?:week|month|year))\b",
)
_DATES = re.compile(f"{DATE}(?:{_UNTIL}{DATE})?(?:(?:凌晨|早上|上午|中午|下午|晚上|晚) ?{_COUNT} ?[点时])?")
_ASKS_WEEKDAY = re.compile(r"(?:星期|礼拜|周)几|(?:what|which) (?:day of the week|weekday)")
_WEEKDAY = re.compile("周|星期|礼拜|day$")
_ASKS_YEAR = re.compile(r"哪一?年|\b(?:what|which) year")
_YEAR = re.compile(r"年|\d{4}")

MAGNITUDE = r"(?:万亿|[百千]万|[万亿千百]|thousand\b|million\b|billion\b|trillion\b)"
_AMOUNT = _one_of(
    rf"{FIGURE}(?: ?{MAGNITUDE})*",
    f"{_HAN_FIGURE}[万亿]*",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b",
)
UNIT = _one_of(
    "[余多]?(?:个?(?:百分点|小时|钟头|月|星期|世纪)|分钟|秒|周?年|天|岁|倍|成|分之[一二三四五六七八九十百])",
    "[余多]?(?:美元|欧元|英镑|日元|港元|人民币|元|块钱?|公里|[千厘]?米|公?[吨斤顷]|千?克|亩|度)",
    "[余多]?[名位人个家条项次篇本部座辆架艘台枚件种层页字封起票届场所户款颗支]",
    " ?[%％‰]",
    r"[ -](?:per ?cent|[a-z]+s)\b",
)
_ABOUT = _one_of(
    "不到|不足|超过|逾|接近|将近|大约|约|近|至少|至多|最多|高达",
    r"\b(?:nearly|about|around|over|more than|less than|at least|up to|almost) ",
)
_NUMBERS = re.compile(f"{_ABOUT}?[$€£¥￥]?{_AMOUNT}(?:{UNIT})?(?:{_UNTIL}[$€£¥￥]?{_AMOUNT}(?:{UNIT})?)?")
_HARDLY_A_NUMBER = re.compile("[一十百千万][个种次些起家]?|[0-9][起]")  # 一直, 一种, 千万别, 一起, SE 3起售
_TELLING_DIGITS = 3
_PLAIN_UNITS = frozenset("人年月天日岁元次个名位条项家件种号层页章场辆艘架吨米倍")
_ASKS_FOR_ANOTHER = re.compile(r"哪(?!怕)|谁|\b(?:which|who)\b")
_MEASURES: Sequence[tuple[re.Pattern[str], re.Pattern[str]]] = (
    (
        re.compile(
            r"多少钱|金额|价格|票价|身价|造价|预算|how much (?:money|did .*\b(?:cost|pay|raise|spend))"
        ),
        re.compile("[$€£¥￥元块镑]|dollar|euro|pound|yuan"),
    ),
    (
        re.compile(r"多久|多长时间|\bhow long\b(?! is the (?:road|bridge|river|line))"),
        re.compile(r"年|月|天|日|周|时|分|秒|世纪|\b(?:year|month|week|day|hour|minute|second)s?\b"),
    ),
    (re.compile("公里|千米"), re.compile("公里|千米|km|kilomet")),
    (
        re.compile("百分之几|几成|比例|percentage|what share|proportion"),
        re.compile("[%％‰成]|分之|per ?cent"),
    ),
)

_QUOTED = re.compile('“([^“”]{2,})”|「([^「」]{2,})」|『([^『』]{2,})』|"([^"\n]{2,})"')
_REASONS = (
    re.compile(r"(?:因为|由于|源于|出于|为了|原因(?:就?是|在于))[，,:：]?([^，,。；;！!？?\n]{2,60})"),
    re.compile(r"以([^，,。；;]{2,24}?)为(?:由|理由)"),
    re.compile(r"\b(?:because(?: of)?|due to|owing to|in order to) ([^,.;!?\n]{2,90})"),
)
_PLACES = (
    re.compile(
        rf"(?:在|位于|来自|前往|抵达|赴|到) ?([{HAN}A-Za-z·]{{1,8}}?"
        "(?:大学|学院|社区|平台|网站|广场|公园|医院|机场|车站|码头|酒店|博物馆|[省市县区镇村岛州湾路街])"
        "(?: ?[A-Z][A-Za-z]*)?)"
    ),
    re.compile(r"\b(?:in|at|from|to|near) ((?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"),
)
_CALLED = re.compile(
    r"(?:叫做?|名为|名叫|称为|称作|取名|命名为|创建|推出|\b(?:called|named|dubbed)) ?"
    '(?:“([^“”]{2,40})”|「([^「」]{2,40})」|《([^《》]{2,40})》|"([^"\n]{2,40})")'
)
_ASKS_TERM = re.compile(r"叫(?:做|作)?(?:什么|啥)|名字|名称|称[作为]什么|\b(?:called|named|name of)\b")


def focus_in(text: str, question: Question) -> Range | None:
    """Return the range of a sentence that answers the question; None when nothing of the kind stands there.

    What the question itself says is no answer. Of several spans the one nearest to the words that the
    sentence shares with the question counts, if it is clearly nearer than the others.
    """
    find = _FINDERS.get(question.expectation)
    if find is None:
        return None
    folded, asked = fold(text), fold(question.asked)
    fitting = [s for s in find(text, asked) if folded[s[0] : s[1]].strip() not in asked]
    shared = _shared(folded, question)
    ordered = sorted((_distance(s, shared), s[1] - s[0], s) for s in fitting)
    if len(ordered) > 1 and ordered[1][0] - ordered[0][0] < _CLEARLY_NEARER:
        return None
    return ordered[0][2] if ordered else None


def _shared(folded: str, question: Question) -> list[list[int]]:
    """Return for each term of the question that stands in the sentence where it begins."""
    places = [
        [m.start() for a in term.alternatives for m in re.finditer(re.escape(a.token), folded)]
        for term in question.terms
    ]
    return [starts for starts in places if starts]


def _distance(span: Range, shared: Sequence[Sequence[int]]) -> int:
    return sum(min(_FAR, *(max(span[0] - p, p - span[1], 0) for p in starts)) for starts in shared)


def _dates(text: str, asked: str) -> list[Range]:
    found = [m.span() for m in _DATES.finditer(text)]
    for question, shown in ((_ASKS_WEEKDAY, _WEEKDAY), (_ASKS_YEAR, _YEAR)):
        if question.search(asked):
            return [(a, b) for a, b in found if shown.search(text[a:b])]
    return found


def _numbers(text: str, asked: str) -> list[Range]:
    if _ASKS_FOR_ANOTHER.search(asked):
        return []  # 哪个区的比例最高: a number would not say which
    found = [m.span() for m in _NUMBERS.finditer(text) if not _HARDLY_A_NUMBER.fullmatch(m.group())]
    for question, shown in _MEASURES:
        if question.search(asked):
            return [(a, b) for a, b in found if shown.search(text[a:b])]
    dates = [m.span() for m in _DATES.finditer(text)]
    unit = unit_asked(asked)
    if unit in _PLAIN_UNITS:
        return [(a, b) for a, b in found if unit in text[a : b + 1]]
    return [s for s in found if not any(a <= s[0] and s[1] <= b for a, b in dates) and _says_enough(text, s)]


def _says_enough(text: str, span: Range) -> bool:
    """Tell whether a number has a unit or several digits: a bare 3 may count anything."""
    shown = text[span[0] : span[1]]
    return len(shown) >= _TELLING_DIGITS or not (shown.isdigit() or len(shown) == 1)


def _people(text: str, asked: str) -> list[Range]:
    bodies_too = re.search("公司|机构|组织|大学|团队|company|organi[sz]ation", asked) is not None
    quoted = _groups((_QUOTED,), text)
    found = [n for n in names(text, detect_language(text)) if (n.start, n.end) not in quoted]
    kinds = (Kind.PERSON, Kind.BODY) if bodies_too else (Kind.PERSON,)
    told = [(n.start, n.end) for n in found if n.is_told and n.kind in kinds]
    return _groups(BYLINES, text) or told or [(n.start, n.end) for n in found if n.may_be_person]


def _terms(text: str, asked: str) -> list[Range]:
    """Return the quoted terms that the sentence calls names, when a name is asked for."""
    return _groups((_CALLED,), text) if _ASKS_TERM.search(asked) else []


def _groups(patterns: Sequence[re.Pattern[str]], text: str) -> list[Range]:
    return [m.span(m.lastindex or 0) for pattern in patterns for m in pattern.finditer(text)]


_FINDERS: Mapping[Expectation, Callable[[str, str], list[Range]]] = {
    Expectation.WHEN: _dates,
    Expectation.NUMBER: _numbers,
    Expectation.WHO: _people,
    Expectation.WHERE: lambda text, _: _groups(_PLACES, text),
    Expectation.WHY: lambda text, _: _groups(_REASONS, text),
    Expectation.QUOTE: lambda text, _: _groups((_QUOTED,), text),
    Expectation.WHAT: _terms,
}
