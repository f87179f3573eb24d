"""What tells whether a name is a person's or a body's: titles, acts, endings, in both languages."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.language import HAN

LATIN = "A-Za-z0-9À-ɏ"
"""Letters and digits of Latin words, as part of a set of a pattern."""

CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĐŁŃŌŘŚŠŞŪŹŻŽ]"
"""A letter that opens a name."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅"
    "钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易"
    "樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂丘齐"
)
"""Characters that open most Chinese names."""

TRANSLITERATING = frozenset(
    "阿埃艾爱安昂奥巴班邦贝本比宾波伯博布查达戴丹当德邓迪蒂丁顿多厄恩尔法范菲费芬夫弗福盖甘冈戈格根贡古瓜哈海汉赫"
    "亨胡华怀霍基吉加贾简杰金津卡凯坎康考科克肯孔库夸拉莱赖兰朗劳勒雷里利丽莉林琳隆卢鲁路伦罗洛吕马玛迈麦曼芒梅"
    "门蒙米密明缪摩莫默姆穆纳娜奈南内尼涅宁纽农努诺欧帕派潘庞佩彭皮珀普奇齐恰乔切琴琼丘荣茹瑞撒萨塞赛桑瑟森沙"
    "珊尚绍舍申圣什史舒斯丝苏索塔泰坦唐陶特滕提廷图托瓦万旺威韦维魏温文沃乌武西希锡夏谢辛休雪逊雅亚延扬耶伊"
    "因英尤约扎詹珍兹祖佐"
)
"""Characters that write the syllables of foreign names."""

PERSON_NOUNS = (
    "researcher|scientist|founder|co-founder|author|writer|chief|head|leader|boss|director|president|minister|mayor"
    "|professor|engineer|executive|hacker|entrepreneur|man|woman|person|guy|official|employee|staffer"
    "|chairman|chairwoman|poet|journalist|analyst|spokesman|spokeswoman|spokesperson|captain|CEO|CTO"
)
BODY_NOUNS = (
    "company|firm|startup|start-up|team|group|lab|laboratory|organisation|organization|agency|nonprofit|university"
    "|institute|outlet|newspaper|bank|government|council"
)
BODY_ENDING = re.compile(
    "(?:公司|集团|企业|大学|学院|团队|小组|工作组|委员会|研究院|研究所|银行|组织|机构|实验室|社区|报社?|[时日]报|杂志"
    "|法院|政府|协会|联盟|平台|厂商|联合国|[部局署])$"
)
PERSON_ENDING = re.compile(
    "(?:人|者|员|(?<![国大])家|[市校部院局团队会所司处]长|董事长|官|总统|总理|主席|总裁|教授|导演|老师|先生|女士|高管)$"
)
BODY_LATIN = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|LLC|Labs?|AI|University|College|Institute|Bank|Group|Journal|Times|News|Community"
    r"|Company|Ministry|Council|Party|House|Agency|Foundation|Association|Union|Team|Post|Magazine)\.?$"
)
_MIXED_CASE = re.compile(r"[a-z][A-Z]|[A-Z]{3,}|\w\.\w|\d")

_BESIDE = 40
"""Characters beside a name in which a title or an act of speaking is looked for."""

_HONORIFIC = "先生|女士|小姐|教授|博士|律师|医生|院士"
_TITLE = (
    f"{_HONORIFIC}|研究员|研究者|科学家|工程师|创始人|首席执行官|总裁|总经理|董事长|主席|主任|部长|市长|省长|总统|总理|代表"
    "|负责人|作者|记者|诗人|作家|导演|演员|创业者|校长|学者|发言人|分析师|CEO|CTO"
)
_SPEAKS = "说|说道|表示|认为|写道|写下|指出|称|警告|强调|坦言|透露|解释|补充|感叹|回应"
_TITLE_EN = rf"(?:{PERSON_NOUNS}|Dr\.|Mr\.|Mrs\.|Ms\.)"
TITLES = re.compile(rf"(?:(?i:{_TITLE_EN}) )+(?={CAPITAL})")
"""English titles that open a run of capital words."""

AFTER_TITLE = re.compile(
    rf"(?:{_TITLE})(?P<name>[{''.join(sorted(SURNAMES))}][{HAN}]{{1,2}}?)"
    rf"(?=(?:{_SPEAKS})|[，,。、的在于是也都曾将已去来从与和])"
)
"""A Chinese name between a title and what cannot be part of it."""

_TITLE_BEFORE = re.compile(rf"(?:{_TITLE}|\b{_TITLE_EN})[,，:： ]{{0,2}}$", re.IGNORECASE)
_SPEAKS_AFTER = re.compile(rf" ?(?:{_SPEAKS})| (?:said|says|wrote|told|warned|argued|added|explained)\b")
_HONORIFIC_AFTER = re.compile(rf" ?(?:{_HONORIFIC})|, (?:an?|the) [\w -]{{0,30}}\b{_TITLE_EN}\b")
_IN_APPOSITION = re.compile(rf"[,，] ?[^,，。;；\n]{{0,16}}(?:{_TITLE})")
_BODY_BEFORE = re.compile(r"(?:公司|集团|企业|机构|巨头) ?$")
_BODY_AFTER = re.compile(r" ?(?:公司|集团|大学|银行)|,? (?:Inc|Corp|Ltd|University|Group)\b")


class Kind(StrEnum):
    """What bears a name; ``NAME`` when nothing tells."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    THING = "thing"
    NAME = "name"


def told_beside(text: str, start: int, end: int) -> Kind | None:
    """Return the kind of ``text[start:end]`` that a title, an act or a word for a body beside it tells.

    One Latin word is no person because it speaks or is explained: companies speak, too.
    """
    before = text[max(0, start - _BESIDE) : start]
    if _BODY_BEFORE.search(before) or _BODY_AFTER.match(text, end):
        return Kind.BODY
    if _TITLE_BEFORE.search(before) or _HONORIFIC_AFTER.match(text, end):
        return Kind.PERSON
    name = text[start:end]
    if name[0].isascii() and (" " not in name or BODY_LATIN.search(name)):
        return None
    acts = _SPEAKS_AFTER.match(text, end) or _IN_APPOSITION.match(text, end)
    return Kind.PERSON if acts else None


def is_titled(text: str, start: int, end: int) -> bool:
    """Tell whether a title right before ``text[start:end]``, or in apposition behind it, says who it is."""
    before = text[max(0, start - _BESIDE) : start]
    return bool(_TITLE_BEFORE.search(before) or _IN_APPOSITION.match(text, end))


def kind_of_latin(name: str) -> Kind:
    """Return what the spelling of a Latin name suggests."""
    words = name.split()
    if BODY_LATIN.search(name) or (len(words) == 1 and _MIXED_CASE.search(name)):
        return Kind.BODY
    if len(words) in (2, 3) and all(len(w) > 1 and w[:1].isupper() and w[1:].islower() for w in words):
        return Kind.PERSON
    return Kind.THING if len(words[-1]) == 1 else Kind.NAME
