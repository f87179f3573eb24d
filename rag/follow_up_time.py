"""A follow-up that only names another time: 那2024年呢？ after 2026年2月发生了什么？."""

from __future__ import annotations

import re
from datetime import date

from corpus.periods import Period, periods
from rag.rewriting import Understood

_SOME_DAY = date(2000, 6, 15)  # which days they are does not matter here, only where they are named
_NOTHING_ELSE = re.compile(
    r"(?:那么?|还有|和|以及|在|于|的|呢|又|如何|怎么样|情况|\b(?:and|what|how|about|in|on|of|for|then)\b|[\s，,、。？?！!.])*",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:in|on)\s$", re.IGNORECASE)
_NEEDS_NONE = re.compile(r"(?:last|this|next|yesterday|today|tomorrow)\b", re.IGNORECASE)


def other_time(question: str, last: str) -> Understood | None:
    """Return the last question with the time that this one names; None when it says anything else."""
    new, old = _only(question), _only(last)
    if new is None or old is None or not _NOTHING_ELSE.fullmatch(_without(question, new)):
        return None
    said = question[new.start : new.end]
    before = last[: old.start]
    if _NEEDS_NONE.match(said):
        before = _PREPOSITION.sub("", before)
    elif said[:1].isascii() and not _PREPOSITION.search(before) and _is_relative(last, old):
        before = f"{before}in "
    text = f"{before}{said}{last[old.end :]}"
    return Understood(text, text)


def _only(text: str) -> Period | None:
    found = periods(text, published=_SOME_DAY)
    return found[0] if len(found) == 1 else None


def _without(text: str, period: Period) -> str:
    return f"{text[: period.start]} {text[period.end :]}"


def _is_relative(text: str, period: Period) -> bool:
    return _NEEDS_NONE.match(text, period.start) is not None
