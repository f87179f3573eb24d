"""Which sentences of an article say that it, or another article, was wrong: 更正, 勘误, 撤稿, correction.

A sentence about what somebody else got wrong is none: it must speak of an article and of its fault.
Knows no other articles: which one is meant is found elsewhere, by the titles that the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.sentences import Span, sentences

LONGEST = 400
"""Characters of a sentence that is looked at; a longer one is no notice."""

MOST = 5
"""Notices of one article that are found: an article of notices alone is about none of them."""

_SHORTEST_TITLE = 6
_TITLE_ENDS = "》”」』"
_NEAR = 60  # characters between a title and what is said of it

_WORDS = (
    "更正 勘误 勘誤 订正 訂正 失实 失實 不实 不實 不准确 误 誤 致歉 道歉 撤 谣 謠 应为 應為"
    " orrect mended etract ithdr pologi larif isst isidentif arlier revious riginal rong rror"
).split()
_FAULT = re.compile(
    "有误|有誤|失实|失實|不实|不實|不准确|不準確|错误|錯誤|差错|差錯|更正|订正|訂正|致歉|道歉|撤回|撤稿|撤下"
    "|应为|應為|应是|應是|误[为写称作将把]|誤[為寫稱作將把]"
    "|系谣言|是谣言|為謠言"
    r"|\b(?:retract\w*|withdr[ae]w\w*|incorrect\w*|inaccura\w+|misstat\w+|erroneous\w*|in error|errors?"
    r"|mistak\w+|wrong\w*|apologi\w+|correct(?:s|ed|ion)?|misidentif\w+|untrue)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"《([^《》]{4,120})》|[“「『]([^“”「」『』]{6,200})[”」』]|\"([^\"]{6,200})\"")
_OUTLET = re.compile(
    "[本我](?:报|報|刊|网|網|社|台|臺|站|公众号|公眾號|平台)|编辑部|編輯部"
    r"|\b(?:we|our|this (?:newspaper|site|website|magazine|agency))\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    "刊发|刊發|刊登|刊载|刊載|登载|登載|发布|發布|发表|發表|报道|報道|報導|播出|推送|播发|播發"
    r"|\b(?:reported|published|wrote|article|story|report|column|posted)\b",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(
    r"\W{0,2}(?:一文|的?(?:报道|報道|報導|文章|稿件|新闻|新聞|内容|內容)|\s(?:article|story|report|column|post|piece)\b)",
    re.IGNORECASE,
)
_CALLED_BEFORE = re.compile(
    r"\b(?:article|story|report|column|post|piece)(?: (?:headlined|titled|entitled|called))?,?\s?$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    "(?:撤回|撤下|撤销|撤銷|收回|更正|订正|訂正|勘误|勘誤)"
    "(?:了|对|對|我们|我們|本报|本報|关于|關於|此前|刊发|刊發|发布|發布|的){0,4}$"
    r"|\b(?:retract(?:s|ed|ing|ion of)?|withdraw(?:s|n|ing)?|withdrew|corrections? (?:to|of))\b"
    r"[^.“”\"]{0,30}$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\W{0,3}(?:一文|文章|报道|報道)?中?(?:称|稱|说|說|指出|写道|寫道|表示|认为|認為|明确|规定|提出|提到|显示)"
)
_HEADLINE = re.compile(
    r"^\W*(?:更正|勘误|勘誤|致歉|道歉|撤稿|撤回|辟谣|闢謠)"
    r"|(?:更正|勘误|勘誤|致歉|道歉|撤稿|撤回|辟谣|闢謠)(?:信|声明|聲明|启事|啟事|说明|說明|公告)?\W*$"
    r"|^\W*(?:corrections?|retractions?|apology|clarification|editor['’]s note)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\W*(?:更正|勘误|勘誤|撤稿|辟谣|闢謠|corrections?|corrected|retract(?:ion|ed)|clarification)"
    r"(?: (?:to|of))?\s{0,2}[：:—–-]\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\W{0,4}(?:更正|勘误|勘誤|编者注|編者注|编者按|編者按|编辑注|更正启事|更新"
    r"|correction|corrected|clarification|editor['’]s note|update)\s{0,2}(?:[：:—–-]|\s\()",
    re.IGNORECASE,
)
_OWN_VERSION = re.compile(
    "(?:本文|本报道|本報道|本稿|本新闻|文章|报道|報道|稿件)的?"
    "(?:此前|早前|先前|较早|較早|之前|最初|上一|原先)(?:前)?的?版本"
    r"|\b(?:earlier|previous|original|prior|initial) versions? of (?:this|the|our)"
    r" (?:article|story|report|post|piece|headline)"
    r"|\bthis (?:article|story|report|post|piece) (?:originally|previously|initially|incorrectly|wrongly"
    r"|misstated|(?:has been|was|is) (?:since )?(?:corrected|amended|revised|updated to correct|retracted"
    r"|withdrawn))\b",
    re.IGNORECASE,
)
_OWN_IN_NOTE = re.compile(
    "(?:此前|早前|先前|较早|較早|之前|最初|上一|原先)(?:前)?的?版本|本文|文中|原文|上文|标题|標題"
)
_OWN_FAULT = re.compile(
    "有误|有誤|误[为写称作将把]|誤[為寫稱作將把]|错误|錯誤|不准确|不準確|失实|失實|不实|不實|更正|订正|訂正|应为|應為|应是|應是"
    r"|\b(?:incorrect\w*|misstat\w+|wrong\w*|errors?|misspel\w+|misidentif\w+|mistak\w+|inaccura\w+|erroneous\w*"
    r"|correct(?:s|ed|ion)?|amended|misattribut\w+|said|gave)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that says an article was wrong: ``text[start:end]``.

    Attributes:
        start: first character.
        end: one after the last.
        titles: what it may call that article, as printed; empty when it names none.
        is_own: whether it speaks of the very article that it stands in.
    """

    start: int
    end: int
    titles: tuple[str, ...] = ()
    is_own: bool = False


def notices(title: str, text: str) -> tuple[Notice, ...]:
    """Return what an article with this headline says about faults of articles, in order.

    ``"更正：本文此前版本误将三亿写成三十亿。"`` is one about the article itself,
    ``"本报昨日刊发的《旧码头关闭》一文有误。"`` one about the article of that title.
    Time is linear in the length of the text.
    """
    if not any(word in title or word in text for word in _WORDS):
        return ()
    blamed = tuple(_blamed(title, is_correction=False))
    is_correction = bool(blamed or _HEADLINE.search(title))
    spans = [s for s in _with_their_titles(text) if s.end - s.start <= LONGEST]
    noticed = (_notice(text, span, is_correction=is_correction) for span in spans)
    found = list(islice(filter(None, noticed), MOST))
    told = blamed or (tuple(_titles(title)) if is_correction else ())
    if told and spans and not any(notice.titles for notice in found):
        first = next((s for s in spans if _FAULT.search(text, s.start, s.end)), spans[0])
        return (*(n for n in found if n.is_own), Notice(first.start, first.end, told))
    return tuple(found)


def _with_their_titles(text: str) -> Iterator[Span]:
    """Yield the sentences; one that ends in a title such as 《谁来了？》 goes on in the next."""
    last: Span | None = None
    for span in sentences(text):
        if last and last.end == span.start and text[last.end - 1] in _TITLE_ENDS:
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _notice(text: str, span: Span, *, is_correction: bool) -> Notice | None:
    said = text[span.start : span.end]
    if not any(word in said for word in _WORDS) and not _FAULT.search(said):
        return None
    if _is_about_itself(said):
        return Notice(span.start, span.end, is_own=True)
    titles = tuple(_blamed(said, is_correction=is_correction))
    if titles or _is_about_own_outlet(said, is_correction=is_correction):
        return Notice(span.start, span.end, titles)
    return None


def _is_about_itself(said: str) -> bool:
    version = _OWN_VERSION.search(said)
    if version is None and _NOTE.match(said):
        version = _OWN_IN_NOTE.search(said)
    return version is not None and _OWN_FAULT.search(said, version.start()) is not None


def _blamed(said: str, *, is_correction: bool) -> Iterator[str]:
    """Yield the titles of articles that a sentence finds fault with."""
    by_outlet = is_correction or _OUTLET.search(said) is not None
    for match in _TITLE.finditer(said):
        title = next(filter(None, match.groups()))
        before = said[max(0, match.start() - _NEAR) : match.start()]
        called = _CALLED_AFTER.match(said, match.end()) or _CALLED_BEFORE.search(before)
        if len(title) < _SHORTEST_TITLE or not (called or (by_outlet and match[1])):
            continue
        after = said[match.end() : match.end() + _NEAR]
        if _TAKEN_BACK.search(before) or (_FAULT.search(after) and not _SAYS.match(after)):
            yield title


def _is_about_own_outlet(said: str, *, is_correction: bool) -> bool:
    """Tell whether the outlet finds fault with what it published; "we" and 编辑部 do so in notices only."""
    outlet = _OUTLET.search(said)
    if outlet is None or (outlet.group()[0] not in "本我" and not (is_correction or _NOTE.match(said))):
        return False
    published = _PUBLISHED.search(said, outlet.end())
    return published is not None and _FAULT.search(said, published.end()) is not None


def _titles(headline: str) -> Iterator[str]:
    """Yield what a headline may call the article that was wrong: a title in it, or all after its label."""
    label = _LABELLED.match(headline)
    quoted = [match[1] for match in _TITLE.finditer(headline) if match[1]]
    for title in quoted or ([headline[label.end() :]] if label else []):
        if len(title) >= _SHORTEST_TITLE:
            yield title
