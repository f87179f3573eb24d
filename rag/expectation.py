"""What kind of answer a question expects, and what such an answer looks like in a sentence.

Patterns are general: they name kinds of words (interrogatives, units, connectives), never a person,
a company or a question.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache


class Expectation(StrEnum):
    """The kind of answer that a question expects."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    NUMBER = "number"
    WHY = "why"
    HOW = "how"
    LIST = "list"
    DEFINITION = "definition"
    QUOTE = "quote"
    COMPARE = "compare"
    YES_NO = "yes_no"
    WHAT = "what"


# In order: the first kind with a pattern in the folded question decides.
_ASKED: dict[Expectation, tuple[str, ...]] = {
    Expectation.WHY: (
        "为什么|为何|为啥|为甚么|干嘛|缘何|何以|凭什么|什么(原因|理由)|拿什么当理由",
        "的?(原因|理由|缘由)(是|有|呢|$)",
        r"\bwhy\b|\bwhat (made|caused|led)\b|\breasons?\b|\bhow come\b",
    ),
    Expectation.COMPARE: (
        "区别|不同|不一样|差别|差异",
        "^(?!.*[跟和与同](?:什么|啥|谁|哪)).*(?:相比|对比|比较)",  # "compared with what?" asks for that
        r"\bdiffer|\bcompared?\b|\bversus\b|\bvs\b",
    ),
    Expectation.WHEN: (
        "什么时候|何时|啥时候|什么时间|什么日期|哪一?[年天月日]|哪个(月|年|日子|时候)|几[月号点]|(星期|礼拜|周)几",
        "(日期|时间)是|多久(之前|以前)|从.{0,6}到什么",
        r"\bwhen\b|\b(what|which) (year|date|day|month|time)\b|\bdates?\b",
    ),
    # before NUMBER, which would take the 几 of 举几个
    Expectation.LIST: (
        "举几|列举|列出|哪[几两二三四五六七八九十]|哪些(?!人)|有哪|都有什么|分别(是|有|叫)",
        r"\blist\b|\bname (the|all|some|two|three|four|five)\b|\bwhat are\b",
        r"\b(what|which) (the )?(two|three|four|five|six|seven|eight|nine|ten)\b",
        r"\bwhich (?!(is|was|has|does)\b)[a-z]+s\b",
        r"\bwhat [a-z]+s (are|were|do|did|has|have|had|will|would|should)\b",
    ),
    Expectation.NUMBER: (
        "多少|几成|百分之几|多[大高长久远重快宽深]|第几|[几幾]个?(?=[^乎何])",
        "(数量|金额|总额|人数|比例|数额|数字)是?",
        r"\bhow (many|much|long|old|far|large|big|tall|high|fast|often)\b",
        r"\bwhat (percentage|share|number|amount|price|proportion)\b",
    ),
    Expectation.WHO: (
        "谁|哪位|哪个人|什么人|何人|哪些人",
        r"\bwho(m|se)?\b|\bwhich (person|man|woman|people)\b",
    ),
    Expectation.WHERE: (
        "哪里|哪儿|何处|什么地方|在哪|到哪|去哪",
        "哪个(国家|地区|城市|省|州|县|平台|网站|社区|地方|学校|大学)",
        r"\bwhere\b|\b(what|which) (city|country|place|platform|state|province)\b",
    ),
    Expectation.QUOTE: (
        "怎么[说讲怼评写]|说了?(什么|啥)|原话|怎样评价|如何评价|如何形容|写道|表示了?什么|什么反应",
        r"\bwhat did .{1,60}\b(say|write|tell|call|warn)\b|\bin (his|her|their) words\b|\bquote",
    ),
    Expectation.DEFINITION: (
        "什么是|是什么意思|指的?是?什么|什么意思|含义|定义|何谓|两层意思",
        r"\bwhat (does|do) .{1,60} mean\b|\bdefin|\bmeaning of\b",
    ),
    Expectation.HOW: (r"怎么|如何|怎样|咋|\bhow\b",),
    Expectation.YES_NO: (
        r"吗[？?。!！\s]*$|是否|是不是|有没有|会不会|能不能",
        r"^(is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b",
    ),
}

# By the noun at its end, which people type into a search box without a question word.
_NAMED: dict[Expectation, tuple[str, ...]] = {
    Expectation.WHY: ("原因|理由|起因|缘由|动机|目的",),
    Expectation.WHEN: ("时间|日期|年份|时刻",),
    Expectation.WHERE: ("地点|地址|位置|[所出举产][在生办]?地|首都|省会|总部|起点|终点",),
    Expectation.NUMBER: (
        "[总数金余差]额|(?<![质力能])量|[总次人]数|(?<!效)率|[股售票房单油金物]价|价格|成本|费用|年薪|工资|薪酬|估值|市值",
        "票房|营收|收入|利润|产值|面积|高度|长度|深度|温度|速度|人口|震级|比分|排名|得分|席位|[增涨跌降]幅",
    ),
    Expectation.WHO: (
        "[冠亚季]军|得主|作者|导演|主演|编剧|主角|创始人|总统|总理|首相|主席|议长|行政长官|总裁|董事长",
        "[部市省州县局院校会]长|首席[\u4e00-\u9fff]{1,4}官|教练|队长|负责人|[发代]言人|继任者|接班人|嫌疑人|人选|发明[人者]",
    ),
    Expectation.HOW: ("方法|办法|步骤|做法",),
}

_CHINESE_NUMBER = "[零〇一二两三四五六七八九十百千万亿]"
_SHOWN: dict[Expectation, tuple[str, ...]] = {
    Expectation.WHO: (
        r"[A-Z][a-z]+|·|[\u4e00-\u9fff]{2,4}(?=先生|女士|教授|博士|表示|指出|认为|说|称|写道)",
        "作者|创始人|教授|记者|主席|总统|总裁|负责人|导演|团队",
    ),
    Expectation.WHEN: (
        "[0-9〇零一二三四五六七八九十]{1,4} ?(年|月|日|号|点|世纪|年代)|[0-9]{4}",
        "(周|星期)[一二三四五六日末天]|昨天|今天|去年|今年|前年|上周|本周|凌晨|上午|下午|晚上|世纪",
        r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b",
        r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    ),
    Expectation.WHERE: (
        "在.{1,12}(市|省|县|区|国|州|岛|路|镇|村|大学|平台|社区|网站|公司|上|里|内|中|举行|举办)",
        "位于|来自|前往|抵达",
        r"\b(in|at|on) [A-Z]",
    ),
    Expectation.NUMBER: (
        rf"[0-9０-９]|{_CHINESE_NUMBER}+(?=[个名位人年月日天次家件种条只篇层本岁倍成分元美欧小])|半",
        "%|％|百分之|percent",
        r"\b(one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion)\b",
    ),
    Expectation.WHY: (
        "因为?|由于|为了|原因|理由|因此|所以|导致|源于|出于|缘于|以便|归因|使得|从而",
        r"\b(because|since|due to|reason|in order to|so that|as a result|led to|over)\b",
    ),
    Expectation.HOW: (r"通过|利用|采用|方式|方法|以.{1,12}的|首先|步骤|借助|\b(by|through|using|via)\b",),
    Expectation.LIST: (
        "、.{1,40}(和|与|及|以及|、|等)|包括|分别|[;；].*[;；]",
        r"^\s*([-*•]|[0-9]+[.、)])|(, .+){2,}| and ",
    ),
    Expectation.DEFINITION: (
        "是|指|意思|即|称为|所谓|定义",
        r"\b(is an?|means|refers to|defined)\b",
    ),
    Expectation.QUOTE: (
        r"[“”\"「」『』‘’]|说|称|写道|表示|指出|认为|\b(said|says|wrote|told|called|according)\b",
    ),
    Expectation.COMPARE: (r"而|相比|不同|则|却|更|超过|比|高于|低于|\b(than|while|whereas|but|compared)\b",),
    Expectation.YES_NO: (r"是|不|没|未|可以|能|\b(is|are|was|not|no|yes)\b",),
    Expectation.WHAT: (r"是|叫|称|名为|[“”\"《》「」]|\b(is|are|was|called|named)\b",),
}

_UNIT = re.compile(r"(?:几|多少)(?:个|名|位)?(?![乎是的会能有])([\u4e00-\u9fff])")


@cache
def _asks(kind: Expectation) -> re.Pattern[str]:
    return re.compile("|".join(_ASKED[kind]))


@cache
def _names(kind: Expectation) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_NAMED[kind])})呢?[?？。!！\s]*$")


@cache
def _shows(kind: Expectation) -> re.Pattern[str]:
    return re.compile("|".join(_SHOWN[kind]))


def expectation_of(folded_question: str) -> Expectation:
    """Return the kind of answer that a question expects; the question must be folded.

    >>> expectation_of("谁离职了?")
    <Expectation.WHO: 'who'>
    """
    asked = next((kind for kind in _ASKED if _asks(kind).search(folded_question)), None)
    return asked or kind_named(folded_question) or Expectation.WHAT


def kind_named(folded_question: str) -> Expectation | None:
    """Return the kind of answer that the noun at a folded question's end names; None where it names none.

    >>> kind_named("新码头启用时间")
    <Expectation.WHEN: 'when'>
    """
    return next((kind for kind in _NAMED if _names(kind).search(folded_question)), None)


def asks_for_several(folded_question: str) -> bool:
    """Tell whether a folded question is after several things, be they reasons, names or steps.

    >>> asks_for_several("延误的原因有哪些")
    True
    """
    return _asks(Expectation.LIST).search(folded_question) is not None


def unit_asked(folded_question: str) -> str:
    """Return the character that follows 几 or 多少 (the unit asked for), or an empty string.

    >>> unit_asked("一共来了多少人")
    '人'
    """
    found = _UNIT.search(folded_question)
    return found.group(1) if found else ""


def shows(sentence: str, kind: Expectation) -> bool:
    """Tell whether a sentence holds what an answer of this kind usually has."""
    return _shows(kind).search(sentence) is not None
