"""What a text holds of the kind that a question asks for, and the question itself does not say.

Who supervised Lin? is not answered by a sentence that names Lin alone, nor a question after a day by the
year that it names. Each thing found is a range of the text; for kinds that no form tells (how, what), what
such an answer usually has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.language import detect_language
from index.folding import fold
from rag.expectation import Expectation, shown
from rag.kinds import Kind
from rag.measures import measures_otherwise
from rag.names import names
from rag.printed_dates import printed_dates
from rag.quantities import quantities
from rag.question import Question

Range = tuple[int, int]

_RELATIVE = re.compile(
    r"(?:周|星期|礼拜|週|禮拜)[一二三四五六日天末]|[昨今前明当當][天日晚年]|[上本这這]一?[个個]?[周週月]|去年"
    r"|世[纪紀]|凌晨|[上下]午|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|ago"
    r"|last (?:week|month|year))\b"
)
_ASKS_FOR_NAME = re.compile(
    r"[哪何]一?[家所个些支]?(?:公司|企业|机构|大学|学校|组织|团队|球队|媒体|品牌|平台|国家|人)"
    r"|叫(?:什么|啥)(?:名|$|[?？])"
    r"|\b(?:which|what) (?:company|firm|university|school|organi[sz]ation|team|outlet|newspaper|country)\b"
)
_ASKS_FOR_PERSON = re.compile(r"^(?!.*[冠亚季]军).*(?:谁是|是谁|\bwho(?:['’]s| is| was)\b)")
_OF_PERSON = frozenset({Kind.PERSON, Kind.NAME})
_OF_WHO = frozenset({Kind.PERSON, Kind.BODY, Kind.NAME, Kind.PLACE})
_OF_WHERE = frozenset({Kind.PLACE, Kind.BODY, Kind.NAME})
_WORD = re.compile(r"[^\W_]+")


def sought(text: str, question: Question) -> tuple[Range, ...]:
    """Return the ranges of a text that may be what a question asks for, without what the question says.

    Args:
        text: a sentence.
        question: its names, dates and numbers do not count.
    """
    return tuple(_found(text, question, fold(question.standalone)))


def _found(text: str, question: Question, asked: str) -> Iterator[Range]:
    match question.expectation:
        case Expectation.WHO:
            yield from _names(text, asked, _OF_PERSON if _ASKS_FOR_PERSON.search(asked) else _OF_WHO)
        case Expectation.WHERE:
            yield from _names(text, asked, _OF_WHERE)
        case Expectation.WHEN:
            yield from _times(text, asked)
        case Expectation.NUMBER:
            yield from _numbers(text, asked)
        case Expectation.WHAT if _ASKS_FOR_NAME.search(asked):
            yield from _names(text, asked, _OF_WHO)
        case kind:
            yield from shown(text, kind)


def _names(text: str, asked: str, kinds: frozenset[Kind]) -> Iterator[Range]:
    for name in names(text, detect_language(text)):
        is_said = any(word in asked for word in _WORD.findall(fold(name.text)))
        if name.kind in kinds and not is_said:
            yield name.start, name.end


def _times(text: str, asked: str) -> Iterator[Range]:
    said = {d.components for d in printed_dates(asked)}
    for date in printed_dates(text):
        if date.components not in said:
            yield date.start, date.end
    for match in _RELATIVE.finditer(text):
        if match.group() not in asked:
            yield match.span()


def _numbers(text: str, asked: str) -> Iterator[Range]:
    for quantity in quantities(text):
        printed = text[quantity.start : quantity.end]
        if fold(printed) not in asked and not measures_otherwise(asked, printed):
            yield quantity.start, quantity.end
