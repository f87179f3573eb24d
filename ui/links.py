"""Addresses of an article inside Youju: a plain link that works without scripts, after a reload, in any tab.

A citation mark carries its article and its ranges in its own address, so that no state outside the
message is needed to open it: the mark of an old turn cannot show the article of a new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from ui.texts import UiLanguage

Span = tuple[int, int]
CITED = "cited"


def article_address(article_id: str, focus: Span, *, also: Iterable[Span] = (), language: UiLanguage) -> str:
    """Return the address of an article with one range in focus and others marked lightly.

    >>> article_address("ab12", (3, 9), also=[(20, 30)], language="zh")
    '/articles/ab12?start=3&end=9&also=20-30&lang=zh#cited'
    """
    others = [("also", f"{start}-{end}") for start, end in also]
    query = urlencode([("start", focus[0]), ("end", focus[1]), *others, ("lang", language)])
    return f"/articles/{quote(article_id, safe='')}?{query}#{CITED}"


def timeline_address(question: str = "", *, language: UiLanguage) -> str:
    """Return the address of a timeline: of a question, or of all articles.

    >>> timeline_address("谁?", language="zh")
    '/timeline?q=%E8%B0%81%3F&lang=zh'
    """
    asked = [("q", question)] if question else []
    return f"/timeline?{urlencode([*asked, ('lang', language)])}"
