"""Who wrote an article: questions that ask so, and lines that tell.

A byline shares next to nothing with such a question, so that sentences which speak of writing outscore it.
"""

from __future__ import annotations

import re

_WRITING = "(?:文章?|[文帖]子|稿子?|[报報][道导導]|公[众眾][号號]|[专專][栏欄]|[评評社][论論]|博客)"
_ASKS = re.compile(
    rf"{_WRITING}[^，,。？?]{{0,12}}(?:[谁誰][写寫撰]|作者|出自[谁誰])|[谁誰][写寫撰][^，,。？?]{{0,20}}{_WRITING}"
    r"|\b(?:who wrote|who (?:is|was) the (?:author|writer) of|by whom)\b[^?]{0,60}"
    r"\b(?:article|piece|report|story|post|column|editorial)\b",
    re.IGNORECASE,
)
BYLINES = (
    re.compile(
        r"(?:作者|撰文|撰稿|记者|記者|文|\bby|\bauthor) ?[:：|｜/] ?([^\s,，。;；|｜/]{2,24})", re.IGNORECASE
    ),
    re.compile(r"^\W{0,6}[Bb]y ([A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3})"),
)
"""What tells who wrote an article, and whom."""


def asks_for_author(question: str) -> bool:
    """Tell whether a question is after who wrote an article.

    >>> asks_for_author("讲港口的那篇文章是谁写的"), asks_for_author("辞职信是谁写的")
    (True, False)
    """
    return _ASKS.search(question) is not None


def tells_author(text: str) -> bool:
    """Tell whether a sentence is a byline.

    >>> tells_author("本文来自《北岸周刊》，作者：林若溪"), tells_author("她是一位作者。")
    (True, False)
    """
    return any(byline.search(text) for byline in BYLINES)
