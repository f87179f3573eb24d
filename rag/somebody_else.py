"""Is a sentence about somebody else than the question names? It is no further sentence of an answer."""

from __future__ import annotations

import re

from corpus.article import Language
from index.folding import fold
from rag.expectation import Expectation
from rag.kinds import Kind
from rag.names import Name, names
from rag.question import Question

_OTHERS_ANSWER = frozenset({Expectation.WHO, Expectation.LIST, Expectation.COMPARE, Expectation.QUOTE})
"""What is answered by naming others."""

_POINTS_BACK = re.compile(
    r"[他她它](?!人)|其(?![他实中])|\b(?:he|she|they|his|her|their|him|them)\b", re.IGNORECASE
)


def is_about_somebody_else(text: str, language: Language, question: Question) -> bool:
    """Tell whether a sentence names people, but none of the names of the question, nor points back to one.

    Args:
        text: of the sentence.
        language: of the sentence.
        question: what is asked.
    """
    if question.expectation in _OTHERS_ANSWER or question.language != language:
        return False
    asked = {p for n in names(question.standalone, question.language) if _is_sure(n) for p in n.parts}
    if not asked or _POINTS_BACK.search(text):
        return False
    written = fold(text)
    return not any(p in written for p in asked) and any(n.kind is Kind.PERSON for n in names(text, language))


def _is_sure(name: Name) -> bool:
    return name.is_certain and name.kind not in (Kind.PLACE, Kind.THING)
