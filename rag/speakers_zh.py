"""The subject before a Chinese verb of saying: whose words they are, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.language import HAN
from rag.kinds import BODY_ENDING, PERSON_ENDING, SURNAMES, Kind
from rag.names import names
from rag.phrases_zh import DOCUMENT, phrase_words
from rag.speech import Range, past
from rag.words import chinese_words

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
_NUMBER = "\\d一二三四五六七八九十"
_WHEN = re.compile(
    f"(?:(?<![{_NUMBER}])[{_NUMBER}]{{1,4}} ?(?:年|月份?|日|号|点|时|分) ?"
    "|[上下]午|[早晚]间|凌晨|周[一二三四五六日天]){1,6}$"
)
_PRONOUN = re.compile("(?:他|她|它|我|你)们?(?:自己|本人)?$|(?:咱|大)[们家]$|对方$|后者$|前者$")
_NOBODY = re.compile(
    "(?:谁|什么|怎么|如何|这|那|这样|那样|这么|(?<!数)据|也就|就是|可以|应该|换句话|不用|一般来|总的来|简单来|总|虽然|假如|如果)$|^[\\d.%]+$"
)
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
    """Tell whether a phrase names what can say something: a person, a body, a document, or points at one."""
    phrase = plain[slice(*span)].strip()
    ends = (_PRONOUN, PERSON_ENDING, BODY_ENDING, DOCUMENT)
    if any(p.search(phrase) for p in ends):
        return True
    found = names(text[slice(*span)], "zh")
    return any(n.end >= len(phrase) - 1 for n in found)


def _in_clause(text: str, plain: str, start: int, end: int, *, is_own: bool) -> tuple[Range | None, bool]:
    """Return the subject of a clause, and whether it is all of the clause."""
    begin = _opening(plain, start, end)
    end = _without_date(plain, begin, end)
    if is_own and (titled := list(_TITLED.finditer(plain, begin, end))):
        return titled[-1].span("name"), True
    words = [w for w in chinese_words(plain[begin:end]) if w.text.strip("\x00\x01 \t*_")]
    phrase, is_all = phrase_words(words, may_be_all=is_own)
    if not phrase:
        return None, False
    span = _reduced(text, plain, (begin + phrase[0].start, begin + phrase[-1].end))
    return (span, is_all) if plain[slice(*span)].strip() else (None, False)


def _without_date(plain: str, start: int, end: int) -> int:
    when = _WHEN.search(plain, start, end)
    return when.start() if when else end


def _opening(plain: str, start: int, end: int) -> int:
    while True:
        begin = past(_LEAD, plain, start, end)
        phrase = _PHRASE.match(plain, begin, end)
        if phrase is None or plain.startswith("的", phrase.end()):
            return begin
        start = phrase.end()


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
        is_person = is_person and not DOCUMENT.search(name.text)
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
