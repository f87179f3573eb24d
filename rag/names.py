"""Names of people and organisations in a text: found by tags and capitals, told apart by what stands beside.

The tagger calls many plain nouns names. So a Chinese one counts only when it opens with a common surname
or is a transliteration, and some mention of it speaks, bears a title or acts. A Latin one is a person's when
a title or an act of speaking stands beside it, or when it is part of such a full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from corpus.language import HAN

REMEMBERED = 1024
"""Texts whose names are kept: an answer's sentences are looked at more than once."""

_LONGEST_ACRONYM = 4
"""Letters; AI, GPS and NASA are capital and no names of people."""

_BESIDE = 40
"""Characters beside a name in which a title or an act of speaking is looked for."""

_SHORT_NAME = 2
"""Characters; shorter transliterations are plain words, and a short name that acts may be a house (白宫)."""

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅"
    "钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易"
    "樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂丘齐"
)
_NOUN_ENDINGS = "性度力感化者人带型率权法"  # 鲁棒性, 安全带: the tagger takes them for names
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĐŁŃŌŘŚŠŞŪŹŻŽ"
_LATIN_WORD = rf"[{_CAPITAL}][A-Za-zÀ-ž0-9_'’-]*"
_LATIN = re.compile(rf"(?<![A-Za-z0-9]){_LATIN_WORD}(?: (?:(?:de|van|von|bin|al) )?{_LATIN_WORD})*")
_PLAIN_WORDS = frozenset(
    "A An The This That These Those He She It They We I You His Her Its Their Our My Who What When Where Why"
    " How In On At By For From With To Of And But Or If As Is Are Was Were Not No Yes Monday Tuesday"
    " Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December There Here After Before Then Now Some Many Most All One Two".split()
)
_HONORIFIC = "先生|女士|小姐|教授|博士|律师|医生|院士"
_TITLE = (
    f"{_HONORIFIC}|研究员|研究者|科学家|工程师|创始人|首席执行官|总裁|总经理|董事长|主席|主任|部长|市长|省长|总统|总理|代表"
    "|负责人|作者|记者|诗人|作家|导演|演员|创业者|校长|学者|发言人|分析师|CEO|CTO"
)
_SPEAKS = "说|说道|表示|认为|写道|写下|指出|称|警告|强调|坦言|透露|解释|补充|感叹|回应"
_TITLE_EN = (
    "researcher|scientist|professor|engineer|founder|president|chairman|chairwoman|director|minister|mayor"
    r"|author|poet|writer|journalist|analyst|spokesman|spokeswoman|spokesperson|captain|Dr\.|Mr\.|Mrs\.|Ms\."
)
_TITLE_BEFORE = re.compile(rf"(?:{_TITLE}|\b(?:{_TITLE_EN}))[,，:： ]{{0,2}}$", re.IGNORECASE)
_SPEAKS_AFTER = re.compile(rf" ?(?:{_SPEAKS})| (?:said|says|wrote|told|warned|argued|added|explained)\b")
_HONORIFIC_AFTER = re.compile(rf" ?(?:{_HONORIFIC})|, (?:an?|the) [\w -]{{0,30}}\b(?:{_TITLE_EN})\b")
_ENGLISH_TITLES = re.compile(rf"(?:(?:{_TITLE_EN}) )+", re.IGNORECASE)
_BODY = re.compile(
    r".*(?:公司|集团|大学|学院|银行|法院|协会|委员会|部|联合国|研究所|研究院|实验室|时报|日报)$"
)
_BODY_BEFORE = re.compile(r"(?:公司|集团|企业|机构|巨头) ?$")
_BODY_AFTER = re.compile(r" ?(?:公司|集团|大学|银行)|,? (?:Inc|Corp|Ltd|University|Group)\b")
_ACTS = frozenset({"v", "d", "p", "c", "vd"})


_NAMED_BY_TITLE = re.compile(
    rf"(?:{_TITLE})(?P<name>[{''.join(sorted(_SURNAMES))}][{HAN}]{{1,2}}?)(?=(?:{_SPEAKS})|[，,。、的在于是也都曾将已去来从与和])"
)
_IN_APPOSITION = re.compile(rf"[,，] ?[^,，。;；\n]{{0,16}}(?:{_TITLE})")


class Kind(StrEnum):
    """What bears a name; ``UNKNOWN`` for one about which the text says nothing."""

    PERSON = "person"
    BODY = "body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: ``text[start:end]``."""

    start: int
    end: int
    text: str
    kind: Kind


@lru_cache(REMEMBERED)
def names(text: str) -> tuple[Name, ...]:
    """Return the names in a text, in order, without overlaps.

    >>> [(n.text, n.kind.value) for n in names("诗人李明说，Ada Holm 已离开清华大学。")]
    [('李明', 'person'), ('Ada Holm', 'unknown'), ('清华大学', 'body')]
    """
    found = sorted((*_titled(text), *_chinese(text), *_latin(text)), key=lambda n: (n.start, -n.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    people = {part for n in kept if n.kind is Kind.PERSON for part in (n.text, *n.text.split(" "))}
    return tuple(replace(n, kind=Kind.PERSON) if n.text in people else n for n in kept)


Tagged = Sequence[tuple[str, str]]


def _titled(text: str) -> Iterator[Name]:
    """Yield names that the tagger tears apart, known by a title before: 渔民代表周海生说."""
    for match in _NAMED_BY_TITLE.finditer(text):
        yield Name(*match.span("name"), match["name"], Kind.PERSON)


def _chinese(text: str) -> Iterator[Name]:
    tagged = _tagged(text)
    position = 0
    for n, (word, tag) in enumerate(tagged):
        start, position = position, position + len(word)
        if _is_dot(tagged, n + 1) and tag[:1] != "x":
            end = _end_of_dotted(tagged, n, start)
            start += len(word) > 1 and word[0] in "和与及"
            yield Name(start, end, text[start:end], Kind.PERSON)
        elif _may_be_person(word, tag):
            acts = len(word) > _SHORT_NAME and _is_subject(tagged, n)
            person = acts or _is_said_to_be_person(text, start, position)
            yield Name(start, position, word, Kind.PERSON if person else Kind.UNKNOWN)
        elif tag == "nt" and _BODY.match(word):
            yield Name(start, position, word, Kind.BODY)


def _tagged(text: str) -> Tagged:
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    tagged: Tagged = rjieba.tag(text) if re.search(f"[{HAN}]", text) else []
    return tagged


def _may_be_person(word: str, tag: str) -> bool:
    if word[-1] in _NOUN_ENDINGS:
        return False
    if tag == "nrt":
        return len(word) > _SHORT_NAME
    return tag == "nr" and len(word) >= _SHORT_NAME and word[0] in _SURNAMES


def _is_subject(tagged: Tagged, n: int) -> bool:
    """Tell whether a word opens its clause and what it does follows."""
    opens = n == 0 or tagged[n - 1][1][:1] == "x"
    return opens and n + 1 < len(tagged) and tagged[n + 1][1] in _ACTS


def _is_dot(tagged: Tagged, n: int) -> bool:
    return n + 1 < len(tagged) and tagged[n][0] in ("·", "‧", "・") and tagged[n + 1][1][:1] != "x"


def _end_of_dotted(tagged: Tagged, n: int, start: int) -> int:
    """Return where a full name with middle dots ends: after the last dot's word and names right behind it."""
    end = start + len(tagged[n][0])
    while _is_dot(tagged, n + 1):
        end += len(tagged[n + 1][0]) + len(tagged[n + 2][0])
        n += 2
        while n + 1 < len(tagged) and tagged[n + 1][1] in ("nr", "nrt"):
            n += 1
            end += len(tagged[n][0])
    return end


def _latin(text: str) -> Iterator[Name]:
    for match in _LATIN.finditer(text):
        start, end = _trimmed(text, *match.span())
        word = text[start:end]
        if len(word) > 1 and not (word.isupper() and len(word) <= _LONGEST_ACRONYM):
            yield Name(start, end, word, _kind(text, start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out words that are capital only because they open a sentence, titles, and a closing 's."""
    words = text[start:end].split(" ")
    while words and words[0] in _PLAIN_WORDS:
        start += len(words.pop(0)) + 1
    bare = re.sub(r"(?:['’]s|[-'’])$", "", " ".join(words))
    title = _ENGLISH_TITLES.match(bare)
    return start + (title.end() if title else 0), start + len(bare)


def _kind(text: str, start: int, end: int) -> Kind:
    if _BODY_BEFORE.search(text[max(0, start - _BESIDE) : start]) or _BODY_AFTER.match(text, end):
        return Kind.BODY
    return Kind.PERSON if _is_said_to_be_person(text, start, end) else Kind.UNKNOWN


def _is_said_to_be_person(text: str, start: int, end: int) -> bool:
    """Tell by a title beside it; acts and appositions count, too, unless the name is one Latin word."""
    if _TITLE_BEFORE.search(text[max(0, start - _BESIDE) : start]) or _HONORIFIC_AFTER.match(text, end):
        return True
    if text[start].isascii() and " " not in text[start:end]:
        return False  # a company speaks, too
    return (_SPEAKS_AFTER.match(text, end) or _IN_APPOSITION.match(text, end)) is not None
