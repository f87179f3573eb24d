"""The subject before a Chinese verb of saying: whose words they are, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.language import HAN
from rag.kinds import BODY_ENDING, PERSON_ENDING, Kind
from rag.names import names
from rag.speech import Range
from rag.words import Word, chinese_words

LONGEST = 60
"""Characters before a verb in which its subject is looked for."""

_LEAD = re.compile(
    "(?:[\\s\x00\x01*_>#•·“”\"'）)\\-、]|但是?|不过|然而|可是|而且?|并且?|因此|所以|因为|由于|同时|此外|另外|随后|后来|其中|对此"
    "|日前|近日|当时|同日|当天|当日|此前|目前|今[天日]|昨[天日]|之后|最近|例如|比如|事实上|另据|有(?=[一匿不多媒网消知专业评外美英关相]))*"
)
_PHRASE = re.compile(
    "(?:在(?!野|座|场)|对于?|就|关于|面对|谈[到及]|谈起|针对|当|作为|面向|被问[到及])[^，,；;。：:]{1,30}?"
    "(?:[中里上时后前下]|期间|方面|之际|一事|问题)[\\s]*(?=[，,]|$|[他她我]|\\S)"
)
_SAYS_WHEN = re.compile("[ \\d一二三四五六七八九十]*(?:年|月|日|[上下]午|[早晚]间|凌晨|周[一二三四五六日天])[ \\d一二三四五六七八九十年月日时分]*$")
_PRONOUN = re.compile("(?:他|她|它|我|你)们?(?:自己|本人)?$|(?:咱|大)[们家]$|对方$|后者$|前者$")
_DOCUMENT = re.compile(
    "(?:文章?|全文|报道|报告|公告|声明|通告|通报|信件?|帖子?|转帖|博客|日记|研究|论文|推文|消息|数据|调查|评论|书|社论|公开信"
    "|媒|媒体|号|网|社|台|报|刊|方面?|官方|警方|上|业内|业界|外界|界|坊间|专家|网友|人士|部门|公司|当局|局|部|委|厅|院|校|村民|居民|市民|律师"
    "|代表|群众|家属|团体|党|会|队|员工|师傅|同学|学生|师|手|民|声音|观点|看法|意见|说法|传闻|传言|爆料|日志|纪要|财报|白皮书|论坛)$"
)
_NOBODY = re.compile("(?:谁|什么|怎么|如何|这|那|这样|那样|这么|据|也就|就是|可以|应该|换句话|不用|一般来|总的来|简单来|总|虽然|假如|如果)$|^[\\d.%]+$")
_NOMINAL = ("n", "eng", "title", "j", "l", "r", "vn", "i", "k", "b", "m", "q", "s", "a")
_BREAKS = ("p", "d", "v", "t", "f", "c", "z", "u")
_JOINED = re.compile("[和与及、]")
_HAS_HAN = re.compile(f"[{HAN}]")
_APPOSED = re.compile("(?:另?[一两三]|前|该|其)")


def subject(text: str, plain: str, spans: Sequence[Range]) -> Range | None:
    """Return where the subject of a verb stands that follows the last of ``spans``.

    Args:
        text: the sentence.
        plain: the same in Simplified characters, what is quoted or bracketed blanked.
        spans: the clauses up to the verb, the last ending where it begins; none of them is the verb's object.
    """
    for n, (start, end) in enumerate(reversed(spans)):
        found = _in_clause(text, plain, max(start, end - LONGEST), end, is_own=not n)
        if found is None:
            continue
        place = len(spans) - 1 - n
        before = spans[place - 1] if place else None
        if before and _APPOSED.match(plain, found[0]) and (name := _lone_name(text, plain, before)):
            return name
        return found
    return None


def is_speaker(text: str, plain: str, span: Range) -> bool:
    """Tell whether a phrase names what can say something: a person, a body, a document, or who is only pointed at."""
    phrase = plain[slice(*span)].strip()
    ends = (_PRONOUN, PERSON_ENDING, BODY_ENDING, _DOCUMENT)
    if any(p.search(phrase) for p in ends):
        return True
    found = names(text[slice(*span)], "zh")
    return any(n.kind is not Kind.PLACE and n.end >= len(phrase) - 1 for n in found)


def _in_clause(text: str, plain: str, start: int, end: int, *, is_own: bool) -> Range | None:
    """Return the subject of a clause: all of it when it is one noun phrase, else the noun phrase that it opens with."""
    begin = _opening(plain, start, end)
    words = [w for w in chinese_words(text[begin:end]) if w.text.strip("\x00\x01 \t*_")]
    words = _without_adverbs(words)
    if not words:
        return None
    whole = is_own and _is_phrase(words)
    count = len(words) if whole else _phrase_length(words)
    if not count:
        return None
    span = begin + words[0].start, begin + words[count - 1].end
    span = _reduced(text, plain, span)
    phrase = plain[slice(*span)]
    return None if _NOBODY.search(phrase) or not phrase.strip() else span


def _opening(plain: str, start: int, end: int) -> int:
    while True:
        begin = _LEAD.match(plain, start, end).end()  # type: ignore[union-attr] - it matches nothing, too
        phrase = _PHRASE.match(plain, begin, end)
        if phrase is None or plain.startswith("的", phrase.end()):
            return begin
        start = phrase.end()


def _without_adverbs(words: list[Word]) -> list[Word]:
    while words and (words[-1].tag[:1] in "dtzu" or words[-1].text in _TRAILING):
        words = words[:-1]
    return words


_TRAILING = frozenset("公开 再次 进一步 明确 首次 多次 反复 亲口 同时 又 还 也 都 则 就 曾 便 并 却 明确 直接 一致 后 时 中 会".split())


def _is_phrase(words: Sequence[Word]) -> bool:
    """Tell whether the words may be one noun phrase: what is done inside of it stands before a 的."""
    if words[-1].tag[:1] in ("v", "p", "f", "c") or words[0].tag[:1] == "p":
        return False
    last_of = max((n for n, w in enumerate(words) if w.tag == "uj"), default=-1)
    tail, head = words[last_of + 1 :], words[: last_of + 1]
    if any(w.tag[:1] in ("p", "d", "t") for w in words[1:]):
        return False
    if head and head[0].tag == "r" and head[0].text in "他她我" and any(w.tag == "v" for w in head):
        return False
    verbs = [n for n, w in enumerate(tail) if w.tag == "v"]
    return not verbs or (last_of < 0 and verbs == [0] and len(tail) > 1)


def _phrase_length(words: Sequence[Word]) -> int:
    """Return how many words the noun phrase has that a clause opens with."""
    last = n = 0
    while n < len(words):
        tag = words[n].tag
        if tag == "uj" or (tag[:1] == "c" and last) or words[n].text in "、·":
            n += 1
        elif tag.startswith(_NOMINAL) or (not n and tag[:1] == "d"):
            n += 1
            last = n
        else:
            of = next((k for k in range(n, min(n + 6, len(words) - 1)) if words[k].tag == "uj"), None)
            if of is None or tag[:1] not in ("v", "f") or (n and words[0].tag == "r" and words[0].text in "他她我"):
                break
            n = of + 1
    return last


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
