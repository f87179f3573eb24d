"""Chinese keywords spelt out as the question that they stand for: 启用时间 asks 启用是什么时候.

The reader learned mostly from whole questions; given a noun where one is meant, it is less sure and takes the
sentence that has the noun for the one that answers.
"""

from __future__ import annotations

import re

from corpus.language import HAN
from index.folding import fold
from rag.expectation import Expectation, kind_named

_SPELT_OUT = {
    Expectation.WHEN: "是什么时候？",
    Expectation.WHERE: "是哪里？",
    Expectation.NUMBER: "是多少？",
    Expectation.WHO: "是谁？",
}
_UNNAMED = "是什么？"
_CHINESE = re.compile(f"[{HAN}]")
_ASKS = re.compile(
    "什么|甚么|啥|谁|哪|怎|咋|如何|为何|何[时处人以]|多少|几|吗|吧|是否|是不是|有没有|[能会可]不[能会可]"
    "|多[大高长久远重快宽深]|区别|不同|差异|差别"
)
_ENDS = "?？。!！. \t\n"
_LEFT_OPEN = re.compile("(?:是|为|叫|叫做|称为|名为)$")
_TIME = re.compile("的?(?:时间|日期|时刻)$")


def spelt_out(question: str) -> str:
    """Return the question with a question word, where it has none and its end tells what it asks for.

    >>> spelt_out("新码头启用时间"), spelt_out("新码头的承建方为？")
    ('新码头启用是什么时候？', '新码头的承建方是什么？')
    """
    folded = fold(question).rstrip(_ENDS).removesuffix("呢")
    if not _CHINESE.search(folded) or _ASKS.search(folded):
        return question
    stem = _LEFT_OPEN.sub("", folded)
    kind = kind_named(stem)
    if kind is None and stem == folded:
        return question
    if kind is Expectation.WHEN:
        stem = _TIME.sub("", stem)
    return question[: len(stem)] + _SPELT_OUT.get(kind or Expectation.WHAT, _UNNAMED)
