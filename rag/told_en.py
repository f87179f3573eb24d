"""What the main clause of an English sentence says of the name that it opens with.

A date or a title may stand before the name, an apposition behind it; then follows a verb in the simple past.
Where a pronoun is left, or the clause is cut in the middle, it says nothing by itself and is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.translation import TranslationTable
from rag.kinds import Kind, is_titled
from rag.names import Name, names
from rag.verbs_en import base_form

_LONGEST = 14
"""Words of what a clause says."""

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = rf"(?:\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?)"
_DATE = (
    rf"(?:on (?:{_WEEKDAY}, )?{_DAY}|on {_WEEKDAY}(?!,)"
    rf"|in (?:(?:early |late |mid-)?(?:{_MONTH}(?: \d{{4}})?|(?:19|20)\d\d)))"
)
_OPENS = re.compile(rf"{_DATE},? ", re.IGNORECASE)
_CLOSES = re.compile(rf"(?:^|,? ){_DATE}(?=$|[.,;])")
_BEGUN = re.compile(rf"([a-z]+ed) {_DATE}\b")
_POINTS = re.compile(
    r"\b(?:he|she|it|they|him|them|we|us|our|I|my|you|your|this|these|those|that|which|who|whom|whose|here|there"
    r"|when|while|what|how|why|if|also|both|former|latter|such|others?|another|same|ones?|not|never|no|nothing"
    r"|today|yesterday|tomorrow|tonight|now|then|ago|earlier|later|back)\b|[“”\"()\[\]:;—–*|<>?!]|n't|\. "
)
_BECAUSE = re.compile(
    r"(?:^|,? )(?:because(?: of)?|due to|owing to|in order to|in protest (?:at|against)|over concerns) "
)
_JOINS = re.compile(
    r",(?!\d)|\b(?:and|but|or|after|before|since|until|as|because|so|than|though|although|where)\b"
)
_UNFINISHED = re.compile(
    r"\b(?:titled|called|named|saying|an?|the|first|months?|years?|weeks?|days?|hours?|minutes?)$"
)
_APPOSED = re.compile(r"(?: \([^()]{1,40}\))?(?:, [a-z][^,.;:]{2,60},)? ")
_TITLED = re.compile(r"(?:(?:The |A |An )?[A-Z][\w.&-]{0,30}(?:['’]s)? )?(?:[\w-]{1,30} ){1,4}")
_PLAIN_NAME = re.compile(r"[\w.&'’ -]{2,40}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause says.

    Attributes:
        name: of whom or what.
        verb: as told; ``was`` and ``were`` too.
        rest: what follows it, without date and reason.
        has_reason: whether a reason follows.
        is_dated: whether it is told when it was.
    """

    name: Name
    verb: str
    rest: str
    has_reason: bool = False
    is_dated: bool = False


def acting(text: str) -> tuple[Name, str, str] | None:
    """Return the name that opens the main clause, its verb, and the rest, whatever that is."""
    opened = _OPENS.match(text)
    start = opened.end() if opened else 0
    name = next((n for n in names(text, "en") if _is_subject(text, start, n)), None)
    if name is None or name.kind in (Kind.THING, Kind.PLACE) or not is_plain(name):
        return None
    behind = _APPOSED.match(text, name.end)
    if behind is None:
        return None
    verb, _, rest = text[behind.end() :].partition(" ")
    return (name, verb, rest.rstrip(". ")) if verb in ("was", "were") or base_form(verb) else None


def told(text: str) -> Told | None:
    """Return what the main clause says; None where that is not sure."""
    found = acting(text)
    if found is None:
        return None
    name, verb, rest = found
    begun = _BEGUN.match(rest) if verb in ("was", "were") else None
    if begun:  # "was founded in 2021 by people who ...": what follows may be anything
        return Told(name, verb, begun[1], is_dated=True)
    because, joint = _BECAUSE.search(rest), _JOINS.search(rest)
    end = min((m.start() for m in (because, joint) if m), default=len(rest))
    core = rest[:end].rstrip()
    if joint and joint.start() == end and _is_cut(core, joint[0], rest[joint.end() :]):
        return None
    closed = _CLOSES.search(core)
    if closed:
        core = core[: closed.start()] + core[closed.end() :]
    if _POINTS.search(core) or len(core.split()) > _LONGEST:
        return None
    has_reason = because is not None and because.start() == end
    return Told(name, verb, core.strip(), has_reason, bool(closed or _OPENS.match(text)))


def is_plain(name: Name) -> bool:
    """Tell whether a name is written with nothing but letters and what stands in names."""
    return _PLAIN_NAME.fullmatch(name.text) is not None


def is_only_a_word(name: str) -> bool:
    """Tell whether a name is one word of the dictionary: it may be capital because it opens the sentence."""
    return " " not in name and name.casefold() in TranslationTable.load()


def _is_subject(text: str, start: int, name: Name) -> bool:
    """Tell whether a name opens a clause, a title alone before it."""
    if name.start == start:
        return not is_only_a_word(name.text)
    is_behind_title = _TITLED.fullmatch(text, start, name.start) is not None
    return is_behind_title and is_titled(text, name.start, name.end)


def _is_cut(core: str, joint: str, behind: str) -> bool:
    """Tell whether a clause does not end at what joins the next one to it: "between China and Africa"."""
    following = next(iter(behind.split()), "")
    if joint == "as" or (joint in ("and", "or") and not base_form(following)):
        return True
    return _UNFINISHED.search(core) is not None
