"""Does a question name somebody or something of whose name the articles hold nothing?

Such a question can still be answered, by another name of the same, but its answer must be surer: what is told
of others matches the rest of its words.
"""

from __future__ import annotations

import re

from rag.absent import Frequency, is_held
from rag.kinds import Kind
from rag.names import Name, names
from rag.question import Question
from rag.words import is_common

_PARTS = re.compile(r"[\W_]+")
SHORTEST = 2
"""Characters of a part of a name."""


def names_a_stranger(question: Question, frequency: Frequency) -> bool:
    """Tell whether a question names one of whose name no passage holds a part.

    Places do not count: texts leave out where everybody knows that they are.

    Args:
        question: as it was heard, slips put right and names in the articles' letters.
        frequency: in how many passages a token stands.
    """
    found = (n for n in names(question.heard, question.language) if _is_sure(n))
    return any(_is_unheard_of(n, question, frequency) for n in found)


def _is_sure(name: Name) -> bool:
    return name.is_certain and name.kind is not Kind.PLACE and not is_common(name.text)


def _is_unheard_of(name: Name, question: Question, frequency: Frequency) -> bool:
    parts = [p for p in _PARTS.split(name.text.lower()) if len(p) >= SHORTEST]
    return bool(parts) and not any(is_held(p, question.language, frequency) for p in parts)
