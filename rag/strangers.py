"""Does a question name only such as the articles hold nothing of?

Such a question can still be answered, by another name of the same, but its answer must be surer: what is told
of others matches the rest of its words.
"""

from __future__ import annotations

from rag.absent import Frequency, is_held
from rag.kinds import Kind
from rag.names import Name, names
from rag.question import Question
from rag.words import is_common


def names_strangers(question: Question, frequency: Frequency) -> bool:
    """Tell whether a question names somebody or something, and no passage holds a part of any of the names.

    Where one of several is held, another may be one that the articles spell otherwise (奥特曼, Altman).
    Places do not count: texts leave out where everybody knows that they are.

    Args:
        question: as it was heard, slips put right and names in the articles' letters.
        frequency: in how many passages a token stands.
    """
    named = [n.parts for n in names(question.heard, question.language) if _is_sure(n) and n.parts]
    return bool(named) and not any(is_held(p, question.language, frequency) for parts in named for p in parts)


def _is_sure(name: Name) -> bool:
    return name.is_certain and name.kind is not Kind.PLACE and not is_common(name.text)
