"""What of an index lies within bounds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Language
from corpus.errors import InputError
from index import Index
from index.within import Within
from tests.index.fakes import HashingEncoder, article

DAYS = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]
ARTICLES = [
    article(f"第{n}篇文章。" if n % 2 else f"This is article number {n}.", source=source, published=day)
    for n, (source, day) in enumerate(
        (source, day) for source in ("Tide News", "海港日报, Tide News", "") for day in (*DAYS, None)
    )
]
DAY = st.none() | st.sampled_from(DAYS)
SOURCES = st.sets(st.sampled_from(["Tide", "海港日报"])).map(tuple)
LANGUAGE: st.SearchStrategy[Language | None] = st.sampled_from([None, "zh", "en"])


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.in_memory(ARTICLES, HashingEncoder())


@given(DAY, DAY, SOURCES, LANGUAGE)
def test_articles_within_are_those_that_meet_every_bound(
    since: date | None, until: date | None, sources: tuple[str, ...], language: Language | None
) -> None:
    if since and until and since > until:
        return
    index = Index.in_memory(ARTICLES, HashingEncoder())
    admitted = index.admitted(Within(since, until, sources, language))
    wanted = {
        a.id
        for a in ARTICLES
        if language in (None, a.language)
        and (not sources or any(s in a.source for s in sources))
        and (a.published is not None or not (since or until))
        and (since or date.min) <= (a.published or date.min)
        and (a.published or date.max) <= (until or date.max if a.published else date.max)
    }
    assert admitted.ids == wanted
    assert {p.article_id for p in index.passages(admitted.ordinals.tolist())} == wanted


def test_what_only_lacks_a_date_is_counted(index: Index) -> None:
    assert index.admitted(Within(since=DAYS[0])).undated == 3
    assert index.admitted(Within(since=DAYS[0], sources=("海港",))).undated == 1
    assert index.admitted(Within(sources=("海港",))).undated == 0


def test_newest_come_first_and_those_without_a_date_last(index: Index) -> None:
    days = [a.published for a in index.admitted(Within(sources=("海港",))).articles]
    assert days == [*reversed(DAYS), None]


def test_bounds_are_drawn_once(index: Index) -> None:
    assert index.admitted(Within(written_in="en")) is index.admitted(Within(written_in="en"))


def test_unknown_outlet_is_told(index: Index) -> None:
    with pytest.raises(InputError, match="nearest: Tide News"):
        index.admitted(Within(sources=("Tide Nows",)))
