"""Sentences that are no answer, whatever they share with the question: an echo, a heading, keywords alone."""

from __future__ import annotations

import re
from itertools import islice

from corpus.article import Article
from corpus.boilerplate import is_boilerplate
from corpus.language import HAN
from rag.features import Sentence, bag_of
from rag.question import Question

_ECHO = 0.8
"""Share of a question's tokens, and of its own, that a sentence must share to be an echo."""

_LONGEST_TITLE = 40
_HEADED = 3  # lines behind a heading among which text is looked for: headings may follow each other
_IS_QUESTION = re.compile(r"[?？][”’」』\"']*$")
_ENDS = re.compile(r"[。！？!?…；;，,、.:：][”’」』\"')）】*_]*$")
_ITEM = re.compile(r"[-*+•·●▪◆■○–—→>①-⑳]|[（(]?[\d一二三四五六七八九十]{1,3}[.、)）．]")
_REFERENCE = re.compile(r"https?://[^\s，。]+[)）】\]>*_\s]*$")
_SOURCES = re.compile(
    r"\W*(?:本文|文章)?(?:信息|資訊|资料|資料|消息|数据|參考|参考)*(?:来源|來源|资料|資料|文献)\W{0,3}[:：]|\W*sources?\W{0,3}:",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[\s>*_“”\"]*(?:——|--|—)\s*[^。！？!?\n]{1,40}")
_DATED = re.compile(
    r"\W*(?:(?:发布|發布|发表|發表|刊登|更新|创建|原文|探索|写作|出版)?(?:日期|时间|時間)|date|published|updated)"
    r"\W{0,4}[:：][\W\d年月日]*",
    re.IGNORECASE,
)
_ASKS_FOR_SOURCES = re.compile(
    r"来源|來源|出处|链接|网址|网站|哪里看|参考|\b(?:sources?|links?|urls?|websites?|references?|where)\b"
)
_STATES = re.compile(r"[:：|｜＝=/]|——|\d")
_KEYWORDS = re.compile(
    rf"\W*(?:[{HAN}A-Za-z·]{{0,9}}[{HAN}][A-Za-z·]*[ \t\u3000]+){{3,}}[{HAN}A-Za-z·]{{1,10}}\W*"
)


def is_unfit(sentence: Sentence, article: Article, question: Question) -> bool:
    """Tell whether a sentence only repeats the question, or is a heading alone, the title or a reference.

    A line that credits a quotation (``—— so and so``), lists keywords or dates the article is none either;
    sources are for who asks for them.
    """
    return (
        _is_echo(sentence.text, question)
        or _is_heading(sentence, article)
        or any(p.fullmatch(sentence.text) for p in (_CREDIT, _KEYWORDS, _DATED))
        or (_refers(sentence.text) and not _ASKS_FOR_SOURCES.search(question.asked.lower()))
    )


def _refers(text: str) -> bool:
    return bool(_REFERENCE.search(text) or _SOURCES.match(text))


def _is_echo(text: str, question: Question) -> bool:
    asked, said = bag_of(question.asked), bag_of(text)
    shared = len(asked & said)
    if not shared:
        return False
    same = shared >= _ECHO * len(said) and shared >= _ECHO * len(asked)
    return same or (bool(_IS_QUESTION.search(text)) and shared >= _ECHO * len(said))


def _is_heading(sentence: Sentence, article: Article) -> bool:
    """Tell by form: a short line of its own, unmarked and open at its end, with other lines around it."""
    text = sentence.text.strip("*_# \t")
    if article.title and text == article.title.strip():
        return True
    if len(text) > _LONGEST_TITLE or _ENDS.search(text) or _ITEM.match(sentence.text) or _STATES.search(text):
        return False
    before = article.text[: sentence.start].rstrip(" \t\u3000")
    after = article.text[sentence.end :].lstrip(" \t\u3000*_")
    alone = (not before or before.endswith("\n")) and after.startswith("\n")
    return alone and _heads_text(article.text, sentence.end, sentence.text.strip())


def _heads_text(text: str, end: int, heading: str) -> bool:
    """Tell whether one of the next lines is a closed sentence or longer than a title: one to be headed.

    Neither the heading said again nor an advertisement counts as a line.
    """
    lines = (m.group().rstrip() for m in re.finditer(r"\S[^\n]*", text[end:].lstrip("*_")))
    others = (line for line in lines if line.strip("*_") != heading and not is_boilerplate(line))
    return any(len(line) > _LONGEST_TITLE or _ENDS.search(line) for line in islice(others, _HEADED))
