"""Each thing that a comparison names has its evidence among the first passages.

A、B 和 C 哪个最早？ is answered by three reports. The question as a whole finds some of them and hides the
others, so each thing is looked up by itself too, and what is best for it takes the place of what is
best for none. Word classes only; a question without such a form is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain

from rag.expectation import Expectation, expectation_of
from rag.retrieval import Retrieved

FIRST = 5
"""Passages among which each thing's best one is to be."""

SHORTEST = 3
"""Characters of a thing; what is shorter names no event."""

MOST = 4
"""Things of one question that are looked up."""

_OF_EACH = re.compile(
    "哪一?[个件位家]|是否|是不是|都|同一|最[早晚先多少高低大小]|更[早晚高低多少大小快慢好]|先后|分别|各自|相比"
)
_LISTED = re.compile(
    "^(?P<things>.+?)(?:[，,](?:这|以上|是否|是不是|哪|谁|都|分别|各).*|(?:是否|是不是|都是|哪一?[个件位家]|谁更?|有什么|有何"
    "|分别|各自|之间|相比|的(?:区别|不同|差异)).*)$"
)
_SEPARATOR = re.compile("、|[，,]?(?:以及|和|与|跟|及)")
_NUMBERED = re.compile(r"(?:^|[\s，,。：:?？])[1-9一二三四五][.、．)）]\s*([^，,。？?]{3,})")
_NO_NAME = r"\b(?!(?:Did|Do|Does|Is|Are|Was|Were|Has|Have|Had|Will|Can|Could|What|Which|Who|How|When)\b)"
_NAME_EN = _NO_NAME + r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*"
_BETWEEN_EN = re.compile(rf"({_NAME_EN}) (?:and|or|vs\.?|versus|from|with|than) ({_NAME_EN})")
_OF_EACH_EN = re.compile(r"\b(?:respectively|each|both|same|earlier|later|first|more|less|better)\b")


def things(question: str) -> tuple[str, ...]:
    """Return what a question in plain wording compares or asks of each; empty for any other question.

    >>> things("桥梁通车和码头关闭，哪个更早？")
    ('桥梁通车', '码头关闭')
    >>> things("Did Oslo and Bergen vote on the same day?")
    ('Oslo', 'Bergen')
    """
    compares = expectation_of(question.lower()) is Expectation.COMPARE
    found: Sequence[str] = ()
    if compares or _OF_EACH.search(question):
        found = _NUMBERED.findall(question)
        listed = _LISTED.match(question)
        if not found and listed:
            found = _SEPARATOR.split(listed["things"])
    between = _BETWEEN_EN.search(question) if compares or _OF_EACH_EN.search(question) else None
    if between:
        found = between.groups()
    is_list = len(found) > 1 and min(map(len, found)) >= SHORTEST
    return tuple(found[:MOST]) if is_list else ()


def with_each(
    question: str, found: Sequence[Retrieved], look_up: Callable[[str], Sequence[Retrieved]]
) -> list[Retrieved]:
    """Return as many passages, the best one of each thing among the first five.

    Args:
        question: in plain wording.
        found: for the question as a whole, best first.
        look_up: returns what is found for one thing, best first.
    """
    best = {r.ordinal: r for thing in things(question) for r in look_up(thing)[:1]}
    first = found[:FIRST]
    missing = [r for r in best.values() if r.ordinal not in {f.ordinal for f in first}]
    if not missing:
        return list(found)
    for_none = [r for r in first if r.ordinal not in best]
    leaving = {r.ordinal for r in for_none[max(len(for_none) - len(missing), 0) :]}
    kept = [r for r in first if r.ordinal not in leaving]
    ordered: dict[int, Retrieved] = {}
    for passage in chain(kept, missing, found):
        ordered.setdefault(passage.ordinal, passage)
    return list(ordered.values())[: len(found)]
