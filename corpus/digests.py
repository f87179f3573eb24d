"""Whether an article only retells what others reported: it names several outlets as what it was made from.

Knows no other articles.
"""

from __future__ import annotations

import re

from corpus.language import HAN

FEWEST = 3
"""Sources that an article must name to be a digest: a report may well rest on two."""

_ENDS = 12  # lines at either end in which a line of sources may stand
_LONGEST_LINE = 500
_BETWEEN = re.compile(r"\s*[、，,;；/|]\s*|\s+(?:and|&)\s+|(?<=\w)[和及与與](?=\S)")
_LABEL = re.compile(
    r"\W*(?:(?:本文|文章|全文)?(?:信息|资料|資料|消息|内容|參考|参考|新闻)?(?:来源|來源|出处|出處)"
    r"|综合(?:自|编译自)?|綜合(?:自)?|编译自|編譯自|sources?|compiled from"
    r"|based on (?:reports?|reporting) (?:by|from))\W{0,6}[：:]\W*"
    r"|\W*(?:compiled from|based on (?:reports?|reporting) (?:by|from))\s+",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:信息|资料|資料|消息|内容|參考|参考)?(?:来源|來源|出处|出處|资料|資料|文献|文獻|链接|鏈接)\W*$"
    r"|\W*(?:sources?|references?|links|further reading)\W*$",
    re.IGNORECASE,
)
_HOST = re.compile(r"https?://(?:www\.)?([a-z0-9.-]{3,80})", re.IGNORECASE)
_ROUND_UP = re.compile(
    r"(?:^|(?<=[\s，。；;（(【】|]))(?:综合|綜合|据|據)([^，。！？!?：:；;（）]{2,80}?)"
    "(?:等(?:多家)?[^、，。等的]{0,6})?(?:报道|報道|報導)"
)
_BRACKETS = re.compile(r"[（(][^（）()]{0,200}[）)]")
_NO_NAME = re.compile("[的了在是将將被把为為]")
_WORDY = re.compile(f"[{HAN}]{{12}}|(?:\\w+\\s+){{8}}")


def retells(source: str, text: str) -> bool:
    """Tell whether an article is made from three or more named sources.

    Args:
        source: the outlets that its file states.
        text: the article.

    ``信息来源：甲报、乙台、丙网`` at either end, a list of links to three hosts under 来源 at the end, and
    综合甲报、乙台、丙网报道 in one of the first lines do; one report that is quoted, or two, do not.
    """
    return _count(source) >= FEWEST or _labelled(text) or _listed(text)


def _count(named: str) -> int:
    """Return how many outlets a list names; 0 when one of its parts is too long for a name."""
    bare = _BRACKETS.sub("", named[:_LONGEST_LINE])
    parts = {part.strip().casefold() for part in _BETWEEN.split(bare) if part.strip()}
    return 0 if any(_WORDY.search(part) for part in parts) else len(parts)


def _labelled(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    ends = [*lines[:_ENDS], *lines[-_ENDS:]]
    for line in ends:
        label = _LABEL.match(line) if len(line) <= _LONGEST_LINE else None
        if label is not None and _count(line[label.end() :].strip(" *_。.")) >= FEWEST:
            return True
    return any(_is_retold(line[:_LONGEST_LINE]) for line in lines[:_ENDS])


def _is_retold(line: str) -> bool:
    """Tell whether a line says 据甲报、乙台和丙网报道."""
    named = (match[1] for match in _ROUND_UP.finditer(line))
    return any(_count(names) >= FEWEST and not _NO_NAME.search(names) for names in named if "、" in names)


def _listed(text: str) -> bool:
    """Tell whether a list under a heading such as 来源 links to three hosts."""
    hosts: set[str] = set()
    inside = False
    for line in text.splitlines():
        if _HEADING.fullmatch(line[:60]) and line.strip():
            inside, hosts = True, set()
        elif inside and line.strip():
            found = _HOST.findall(line[:_LONGEST_LINE])
            inside = bool(found)
            hosts.update(host.lower() for host in found)
        if len(hosts) >= FEWEST:
            return True
    return False
