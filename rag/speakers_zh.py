"""The subject before a Chinese verb of saying: whose words they are, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.language import HAN
from rag.kinds import BODY_ENDING, PERSON_ENDING, SURNAMES, Kind
from rag.names import names
from rag.speech import Range
from rag.words import Word, chinese_words

LONGEST = 60
"""Characters before a verb in which its subject is looked for."""

_LEAD = re.compile(
    "(?:[\\s\x00\x01*_>#•·“”\"'）)\\-、]|但是?|不过|然而|可是|而且?|并且?|因此|所以|因为|由于|同时|此外|另外|随后|后来|其中|对此"
    "|日前|近日|当时|同日|当天|当日|此前|目前|今[天日]|昨[天日]|之后|最近|例如|比如|事实上|另据|一方面|另一方面|[也还更]?有(?=[一匿不多媒网消知专业评外美英关相]))*"
)
_PHRASE = re.compile(
    "(?:在(?!野|座|场)|对于?|就|关于|面对|谈[到及]|谈起|针对|当|作为|面向|被问[到及])[^，,；;。：:]{1,30}?"
    "(?:[中里上时后前下]|期间|方面|之际|一事|问题)[\\s]*(?=[，,]|$|[他她我]|\\S)|[^，,；;。：:]{1,8}[中里](?=[他她我])"
)
_SAYS_WHEN = re.compile(
    "(?:[ \\d一二三四五六七八九十]+(?:年|月份?|日|号|点|时|分)|[上下]午|[早晚]间|凌晨|周[一二三四五六日天])*[\\s]*(?<![\\d一二三四五六七八九十])$"
    "|$"
)
_PRONOUN = re.compile("(?:他|她|它|我|你)们?(?:自己|本人)?$|(?:咱|大)[们家]$|对方$|后者$|前者$")
_DOCUMENT = re.compile(
    "(?:文章?|全文|报道|报告|公告|声明|通告|通报|信件?|帖子?|转帖|博客|日记|研究|论文|推文|消息|数据|调查|评论|书|社论|公开信"
    "|媒|媒体|号|网|社|台|报|刊|方面?|官方|警方|上|业内|业界|外界|界|坊间|专家|网友|人士|部门|公司|当局|局|部|委|厅|院|校|村民|居民|市民|律师"
    "|代表|群众|家属|团体|党|会|队|员工|师傅|同学|学生|师|手|民|声音|观点|看法|意见|说法|传闻|传言|爆料|会议|大会|例会|发布会|警|客服|商|CEO|CTO|CFO|COO|日志|纪要|财报|白皮书|论坛)$"
)
_NOBODY = re.compile(
    "(?:谁|什么|怎么|如何|这|那|这样|那样|这么|(?<!数)据|也就|就是|可以|应该|换句话|不用|一般来|总的来|简单来|总|虽然|假如|如果)$|^[\\d.%]+$"
)
_NOMINAL = ("n", "eng", "title", "j", "l", "r", "vn", "k", "m", "q", "s")
_JOINED = re.compile("[和与及、]")
_TITLED = re.compile(
    f"(?:[会局院馆队站厂村店社校镇县区乡科处所秘组班排连园董市省州]长|书记|经理|秘书长|委员|主管|专员|老板|店主|部长|司长|主任|发言人|负责人|教授|博士|医生|律师|记者|总裁|主席"
    f"|总监|教练|队员|分析师|研究员|工程师|院士|大使|参赞)(?P<name>[{''.join(sorted(SURNAMES))}][{HAN}]{{1,2}}?)"
    f"(?=在|对|向|就|于|也|则|还|曾|昨|今|周|近日|随后|接受|告诉|\\d|[\\s\x01]*$)"
)
_APPOSED = re.compile("(?:另?[一两三]|前|该|其)")


def subject(text: str, plain: str, spans: Sequence[Range]) -> Range | None:
    """Return where the subject of a verb stands that follows the last of ``spans``.

    Args:
        text: the sentence.
        plain: the same in Simplified characters, what is quoted or bracketed blanked.
        spans: the clauses up to the verb, the last ending where it begins; none of them is the verb's object.
    """
    own = None
    for n, (start, end) in enumerate(reversed(spans)):
        found, is_whole = _in_clause(text, plain, max(start, end - LONGEST), end, is_own=not n)
        if found is None:
            continue
        if not n:
            if _NOBODY.search(plain[slice(*found)]):
                return None
            own = found
        if not is_whole and not is_speaker(text, plain, found):
            continue
        place = len(spans) - 1 - n
        before = spans[place - 1] if place else None
        if before and _APPOSED.match(plain, found[0]) and (name := _lone_name(text, plain, before)):
            return name
        return found
    return own


def is_speaker(text: str, plain: str, span: Range) -> bool:
    """Tell whether a phrase names what can say something: a person, a body, a document, or who is only pointed at."""
    phrase = plain[slice(*span)].strip()
    ends = (_PRONOUN, PERSON_ENDING, BODY_ENDING, _DOCUMENT)
    if any(p.search(phrase) for p in ends):
        return True
    found = names(text[slice(*span)], "zh")
    return any(n.end >= len(phrase) - 1 for n in found)


def _in_clause(text: str, plain: str, start: int, end: int, *, is_own: bool) -> tuple[Range | None, bool]:
    """Return the subject of a clause, the noun phrase that it is or that it opens with, and whether it is all of it."""
    begin = _opening(plain, start, end)
    end = min(end, _SAYS_WHEN.search(plain, begin, end).start())  # type: ignore[union-attr] - it matches nothing, too
    if is_own and (titled := list(_TITLED.finditer(plain, begin, end))):
        return titled[-1].span("name"), True
    words = [w for w in chinese_words(plain[begin:end]) if w.text.strip("\x00\x01 \t*_")]
    words = _without_adverbs(_apart(words))
    while words and words[0].tag in ("t", "c", "x"):
        words = words[1:]
    if not words:
        return None, False
    whole = is_own and _is_phrase(words)
    count = len(words) if whole else (_titled_length(words) or _phrase_length(words))
    if not count:
        return None, False
    span = begin + words[0].start, begin + words[count - 1].end
    span = _reduced(text, plain, span)
    return (span, whole) if plain[slice(*span)].strip() else (None, False)


def _is_date(words: Sequence[Word]) -> bool:
    """Tell whether the last word belongs to a date: 13 日."""
    last = words[-1].text
    return len(words) > 1 and (last.isdigit() or (last in "年月日号时点分" and words[-2].text.isdigit()))


def _apart(words: list[Word]) -> list[Word]:
    """Part a pronoun from the verb that the segmenter glues to it, and call nouns what only can be one here."""
    if words and words[0].tag == "v" and words[0].text[0] in "他她" and len(words[0].text) > 1:
        first = words[0]
        words = [
            Word(first.text[0], "r", first.start),
            Word(first.text[1:], "v", first.start + 1),
            *words[1:],
        ]
    return [replace(w, tag="n") if w.tag == "v" and _DOCUMENT.search(w.text) else w for w in words]


def _opening(plain: str, start: int, end: int) -> int:
    while True:
        begin = _LEAD.match(plain, start, end).end()  # type: ignore[union-attr] - it matches nothing, too
        phrase = _PHRASE.match(plain, begin, end)
        if phrase is None or plain.startswith("的", phrase.end()):
            return begin
        start = phrase.end()


def _without_adverbs(words: list[Word]) -> list[Word]:
    while words and (
        words[-1].tag[:1] in "dzu" or words[-1].tag == "t" or words[-1].text in _TRAILING or _is_date(words)
    ):
        words = words[:-1]
    return words


_TRAILING = frozenset(
    "公开 再次 进一步 明确 首次 多次 反复 亲口 同时 又 还 也 都 则 就 曾 便 并 却 明确 直接 一致 后 时 中 会".split()
)


_ATTRIBUTES = frozenset("相关 有关 现任 时任 原 前 所谓".split())
_PERSONAL = frozenset("他 她 它 我 你 他们 她们 我们".split())
_CITES = frozenset("引述 援引 转述 引用".split())


def _is_phrase(words: Sequence[Word]) -> bool:
    """Tell whether the words may be one noun phrase: what is done inside of it stands before a 的."""
    if words[-1].tag[:1] in ("v", "p", "f", "c") or words[0].tag[:1] == "p":
        return False
    if any(w.text in _CITES for w in words):
        return False
    if words[0].tag in ("m", "r", "rz") and [n for n, w in enumerate(words) if w.tag == "v"] == [1] and len(words) > 2:
        return words[0].text not in _PERSONAL
    last_of = max((n for n, w in enumerate(words) if w.tag == "uj"), default=-1)
    tail, head = words[last_of + 1 :], words[: last_of + 1]
    if any(w.tag[:1] in ("p", "d", "t") for w in words[1:]):
        return False
    if head and head[0].tag == "r" and head[0].text in "他她我" and any(w.tag == "v" for w in head):
        return False
    if len(words[-1].text) == 1 and any(
        p.search(words[-1].text) for p in (PERSON_ENDING, BODY_ENDING, _DOCUMENT)
    ):
        tail = tail[:-2]
    verbs = [n for n, w in enumerate(tail) if w.tag == "v"]
    return not verbs or (last_of < 0 and verbs == [0] and len(tail) > 1)


def _titled_length(words: Sequence[Word]) -> int:
    """Return how many words stand before 在, 对 or an adverb if they end with a name or a title; 0 when they do not."""
    cut = next((n for n, w in enumerate(words) if n and w.tag in ("p", "d")), 0)
    last = words[cut - 1]
    if not cut and len(words) > 1 and PERSON_ENDING.search(words[-2].text) and not _DOCUMENT.search(last.text):
        cut = len(words)
    return (
        cut if cut and (last.tag[:2] == "nr" or last.tag == "eng" or PERSON_ENDING.search(last.text)) else 0
    )


def _phrase_length(words: Sequence[Word]) -> int:
    """Return how many words the noun phrase has that a clause opens with."""
    last = n = 0
    while n < len(words):
        tag = words[n].tag
        if words[n].text in _CITES:
            break
        if (
            tag == "uj"
            or tag in ("a", "b")
            or words[n].text in _ATTRIBUTES
            or (tag[:1] == "c" and last)
            or words[n].text in "、·"
            or (not n and tag[:1] == "d")
        ):
            n += 1
        elif tag.startswith(_NOMINAL) or words[n].text == "者":
            n += 1
            last = n
        elif tag == "v" and words[n + 1 : n + 2] and _is_attribute(words, n):
            n += 1
        else:
            of = next((k for k in range(n, min(n + 6, len(words) - 1)) if words[k].tag == "uj"), None)
            if (
                not n
                or of is None
                or tag[:1] not in ("v", "f")
                or (n and words[0].tag == "r" and words[0].text in "他她我")
            ):
                break
            n = of + 1
    return last


def _is_attribute(words: Sequence[Word], n: int) -> bool:
    """Tell whether a verb belongs to a noun: 离职者, 的联合创始人."""
    after = words[n + 1]
    return after.text == "者" or bool(n and words[n - 1].tag == "uj" and after.tag[:1] == "n")


def _reduced(text: str, plain: str, span: Range) -> Range:
    """Leave out what stands before a name that ends the phrase, unless several are joined."""
    phrase = text[slice(*span)]
    trimmed = len(phrase) - len(phrase.rstrip(" \x00\x01*_"))
    span = span[0], span[1] - trimmed
    phrase = text[slice(*span)]
    if _JOINED.search(plain[slice(*span)]):
        return span
    for name in names(phrase, "zh"):
        is_person = name.kind is Kind.PERSON or (name.text[0].isascii() and name.kind is not Kind.THING)
        is_person = is_person and not _DOCUMENT.search(name.text)
        if name.end == len(phrase) and name.start and is_person and name.text[:1] not in "“《「":
            return span[0] + name.start, span[1]
    return span


def _lone_name(text: str, plain: str, clause: Range) -> Range | None:
    """Return where the name stands that is all of a clause."""
    begin = _opening(plain, *clause)
    found = names(text[begin : clause[1]], "zh")
    whole = len(text[begin : clause[1]].rstrip())
    if len(found) == 1 and not found[0].start and found[0].end == whole:
        return begin, begin + whole
    return None
