"""Youju's own words on which articles alone were looked at."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.article import Language
from index.within import Admitted, Within
from rag.markers import without_markers

NAMED = 3
"""Outlets that are named; a name such as 新华 can mean many."""

_WRITTEN: dict[Language, dict[Language, str]] = {
    "zh": {"zh": "用中文写", "en": "用英文写"},
    "en": {"zh": "written in Chinese", "en": "written in English"},
}


def bounded(within: Within, admitted: Admitted, language: Language) -> str:
    """Return what tells the bounds, how many articles lie within, and how many had no date.

    Args:
        within: the bounds; not open.
        admitted: what of the index lies within.
        language: of the words.
    """
    count, undated = len(admitted.ids), admitted.undated
    if language == "zh":
        told = "、".join(_told_zh(within, admitted))
        left = f"，{undated} 篇没有日期的不在其中" if undated else ""
        return f"只看{' ' if within.bounds_days else ''}{told}的 {count} 篇文章{left}。"
    told = ", ".join(_told_en(within, admitted))
    left = f"; {_articles(undated)} without a date left out" if undated else ""
    return f"Only the {_articles(count)} {told}{left}."


def _told_zh(within: Within, admitted: Admitted) -> Iterator[str]:
    if within.bounds_days:
        since, until = (
            f" {within.since} 起" if within.since else "",
            f" {within.until} 止" if within.until else "",
        )
        yield f"{since}{until}发表".strip()
    if admitted.outlets:
        more = f"等 {len(admitted.outlets)} 家" if len(admitted.outlets) > NAMED else ""
        yield f"出自{'、'.join(f'“{name}”' for name in _named(admitted))}{more}"
    if within.written_in:
        yield _WRITTEN["zh"][within.written_in]


def _told_en(within: Within, admitted: Admitted) -> Iterator[str]:
    if within.bounds_days:
        since, until = (
            f" from {within.since}" if within.since else "",
            f" until {within.until}" if within.until else "",
        )
        yield f"published{since}{until}"
    if admitted.outlets:
        names, more = _named(admitted), len(admitted.outlets) - NAMED
        yield "from " + (f"{', '.join(names)} and {more} more outlets" if more > 0 else " or ".join(names))
    if within.written_in:
        yield _WRITTEN["en"][within.written_in]


def _named(admitted: Admitted) -> list[str]:
    return [without_markers(outlet.name) for outlet in admitted.outlets[:NAMED]]


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"
