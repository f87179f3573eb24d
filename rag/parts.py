"""The questions that one text asks.

Divided where a question ends, and at a Chinese comma or an English "and" where both sides ask by a question
word of their own and are long enough to be questions. What asks the same of several things (A 和 B 分别…) is
a question for each of them.
"""

from __future__ import annotations

import re

from corpus.language import HAN
from rag.respective import respective
from rag.wording import is_politeness

SHORTEST_PART = 4
"""Letters, digits or ideographs; a shorter piece belongs to the question before it."""

SHORTEST_CLAUSE = 5
"""Ideographs, and Latin words as many as them, that a clause needs to be a question of its own."""

SHORTEST_ENGLISH_CLAUSE = 3
"""Words."""

_PIECE = re.compile(r"[^?？；;]+(?:[?？；;]|$)")
_ASKS = re.compile(
    "[谁誰]|什[么麼]|啥|[为為]何|怎[么麼样樣]|如何|哪(?!怕|来|來)|[几幾][个個点號号月天]|多[少久大长長]|何[时時处處]"
)
_SETS_THE_SCENE = re.compile(
    "^(?:在|当|當|如果|若|[对對]于|[关關]于|[对對]於|[关關]於)|(?:[时時前后後中里裡]|之外|以[来來]|情[况況]下)[，,]$"
)
_COMMA = re.compile(f"(?<=[{HAN}A-Za-z0-9 ])[，,](?=[{HAN}A-Za-z0-9 ])")
_ASKS_EN = r"(?:who|whom|whose|what|when|where|why|how|which)\b"
_OPENS_EN = re.compile(rf"\W*(?:(?:and|in|on|at|by|for|to|with) )?{_ASKS_EN}", re.IGNORECASE)
_AND = re.compile(rf",? +(?=and +{_ASKS_EN})", re.IGNORECASE)
_UNIT = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_WORD = re.compile(r"[^\W_]+")


def parts(question: str) -> list[str]:
    """Return the questions that a text asks one after another; the text itself when it asks one.

    >>> parts("谁辞职了？他去了哪里？")
    ['谁辞职了？', '他去了哪里？']
    >>> parts("Who built the wharf, and when did it open?")
    ['Who built the wharf,', 'and when did it open?']
    """
    found: list[str] = []
    for piece in _PIECE.findall(question):
        if found and (sum(map(str.isalnum, piece)) < SHORTEST_PART or is_politeness(piece)):
            found[-1] += piece
        else:
            found.append(piece)
    clauses = [clause for piece in found for clause in _clauses(piece)]
    divided = [each for clause in clauses for each in respective(clause) or [clause]]
    return divided if len(divided) > 1 else [question]


def _clauses(piece: str) -> list[str]:
    """Return the clauses of one question that are questions themselves."""
    for border in _COMMA.finditer(piece):
        left, right = piece[: border.end()], piece[border.end() :]
        if _is_chinese_question(left) and _is_chinese_question(right):
            return [left, *_clauses(right)]
    if not _OPENS_EN.match(piece):
        return [piece]
    for border in _AND.finditer(piece):
        left, right = piece[: border.end()].rstrip(), piece[border.end() :]
        if min(len(_WORD.findall(left)), len(_WORD.findall(right)) - 1) >= SHORTEST_ENGLISH_CLAUSE:
            return [left, *_clauses(right)]
    return [piece]


def _is_chinese_question(clause: str) -> bool:
    if _SETS_THE_SCENE.search(clause):
        return False
    return _ASKS.search(clause) is not None and len(_UNIT.findall(clause)) >= SHORTEST_CLAUSE
