"""Youju's own words about an answer, in Chinese and English. They claim nothing about the events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.article import Language
from rag.answer import Reason

_REFUSALS: dict[Language, dict[Reason, str]] = {
    "zh": {
        Reason.NO_EVIDENCE: "这些文章里没有找到能回答这个问题的依据。",
        Reason.FALSE_PREMISE: "文章的说法与这个问题所假定的不符。",
        Reason.OFF_TOPIC: "这个问题与这些文章的内容无关，无法据此回答。",
        Reason.EMPTY_QUESTION: "问题是空的，请输入一个问题。",
        Reason.UNREADABLE: "问题里没有可以查找的文字，请用中文或英文提问。",
        Reason.TOO_LONG: "问题太长（上限 {limit} 个字符），请缩短后再问。",
        Reason.EMPTY_INDEX: "没有可供查找的文字：索引或给出的段落是空的。用 youju index build 可读入文章。",
    },
    "en": {
        Reason.NO_EVIDENCE: "The articles hold nothing that answers this question.",
        Reason.FALSE_PREMISE: "The articles say otherwise than this question assumes.",
        Reason.OFF_TOPIC: "The question has nothing to do with these articles, so they cannot answer it.",
        Reason.EMPTY_QUESTION: "The question is empty; please type one.",
        Reason.UNREADABLE: "The question holds no words to look for; please ask in Chinese or English.",
        Reason.TOO_LONG: "The question is too long (at most {limit} characters); please shorten it.",
        Reason.EMPTY_INDEX: "There is no text to look in: the index or the given passages are empty."
        " Articles are read with youju index build.",
    },
}
_ABOUT_ARTICLES = frozenset({Reason.NO_EVIDENCE, Reason.OFF_TOPIC})


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an index holds: articles, how many of them dated, the first and last of those dates, reports.

    ``reports`` is the number of independent reports that the articles are; None leaves it unsaid.
    """

    articles: int
    dated: int
    first: date | None
    last: date | None
    reports: int | None = None


def describe(coverage: Coverage, language: Language) -> str:
    """Return the coverage in words, for example ``5 篇文章，2025-09-19 至 2026-02-12``."""
    zh = language == "zh"
    count = f"{coverage.articles} 篇文章" if zh else _plural(coverage.articles, "article")
    if coverage.reports is not None and coverage.reports < coverage.articles:
        independent = _plural(coverage.reports, "independent report")
        count += f"、{coverage.reports} 个独立报道" if zh else f", {independent}"
    dates = _dates(coverage, language)
    if not dates:
        return count
    if coverage.dated < coverage.articles:
        dated = (
            f"（其中 {coverage.dated} 篇有日期：{dates}）" if zh else f" ({coverage.dated} dated: {dates})"
        )
        return count + dated
    return f"{count}，{dates}" if zh else f"{count}, {dates}"


def _dates(coverage: Coverage, language: Language) -> str:
    if coverage.first is None or coverage.last is None:
        return ""
    if coverage.first == coverage.last:
        return str(coverage.first)
    return f"{coverage.first} {'至' if language == 'zh' else 'to'} {coverage.last}"


def refusal(
    reason: Reason,
    language: Language,
    *,
    coverage: Coverage,
    missing: Sequence[str] = (),
    nearest: Sequence[str] = (),
    limit: int = 0,
) -> str:
    """Return the words of a refusal.

    Args:
        reason: why the question is refused.
        language: of the words.
        coverage: what the index holds; named when the reason is about the articles.
        missing: words of the question that stand in no article.
        nearest: titles of the nearest articles.
        limit: greatest length of a question in characters.
    """
    words = _REFUSALS[language][reason].format(limit=limit)
    if reason not in _ABOUT_ARTICLES:
        return words
    return words + _evidence_looked_at(coverage, language, missing, nearest)


def _evidence_looked_at(
    coverage: Coverage, language: Language, missing: Sequence[str], nearest: Sequence[str]
) -> str:
    if language == "zh":
        none = f"；没有一篇提到{'、'.join(f'“{m}”' for m in missing)}" if missing else ""
        near = f"最接近的是：{'；'.join(f'《{t}》' for t in nearest)}。" if nearest else ""
        return f"（{describe(coverage, language)}{none}。）{near}"
    none = f"; none mentions {', '.join(f'“{m}”' for m in missing)}" if missing else ""
    near = f" Nearest: {'; '.join(nearest)}." if nearest else ""
    return f" ({describe(coverage, language)}{none}.){near}"


def frame(asked: Language, evidence: frozenset[Language]) -> str:
    """Return what introduces evidence in another language than the question's; empty when there is none."""
    if evidence - {asked} == frozenset():
        return ""
    return (
        "文章原文为英文，引用如下："
        if asked == "zh"
        else "The articles are in Chinese; they say, in their own words:"
    )


def further_items(count: int, title: str, language: Language) -> str:
    """Return what tells that a list goes on in its article."""
    if language == "zh":
        return f"这里没有列完，{f'《{title}》' if title else '原文'}里还有 {count} 项。"
    return f"Not all items are listed here: {count} more in {title or 'the article'}."


def more_events(count: int, language: Language) -> str:
    """Return what tells that more happened than an answer has room for."""
    if language == "zh":
        return f"还有 {count} 件，见时间线。"
    return f"There is more ({count}): see the timeline."


def no_events(language: Language) -> str:
    """Return what tells that a timeline is empty."""
    return "没有找到注明了时间的事。" if language == "zh" else "No dated events were found."


def newest_only(count: int, language: Language) -> str:
    """Return what tells that only the newest articles were looked through."""
    return (
        f"只看了最新的 {count} 篇文章。"
        if language == "zh"
        else f"Only the newest {count} articles were read."
    )


def outside(asked: str, told: tuple[str, str] | None, language: Language) -> str:
    """Return what tells that nothing is told of a time, and from when to when something is."""
    if language == "zh":
        span = f"文章讲到的事从{told[0]}到{told[1]}，" if told else "文章里"
        return f"{span}没有讲到{asked}的。"
    span = f"The articles tell of events from {told[0]} to {told[1]}, " if told else "The articles tell "
    return f"{span}none of {asked}." if told else f"{span}nothing of {asked}."


def unanswered_parts(open_parts: Sequence[str], language: Language) -> str:
    """Return what tells that parts of the question stay open."""
    if language == "zh":
        return f"以下部分没有找到依据：{'；'.join(open_parts)}"
    return f"Nothing was found for: {'; '.join(open_parts)}"


def _plural(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
