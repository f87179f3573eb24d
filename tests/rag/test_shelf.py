"""The articles of an index as a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import InputError
from index import Index
from rag.shelf import PAGE, Column, Shelf, Wanted
from rag.within import Within
from tests.index.stories import story
from tests.rag.conftest import make_article

TITLE = "海港城旧码头将关闭"
SAME = story(1)
ARTICLES = [
    make_article(TITLE, SAME, source="海港日报", published=date(2026, 2, 1)),
    make_article(
        "舊碼頭關了", f"{SAME}转载。", source="晨报、海港日报", published=date(2026, 2, 3), path="a/b.txt"
    ),
    make_article("Orchard opens", "Apples were sold. " * 200, language="en", source="Tide News"),
    make_article("综述", "据甲报、乙台、丙网报道，潮水来了。", published=date(2026, 1, 1)),
    make_article(
        "更正", "《海港城旧码头将关闭》一文有误，特此更正。", source="海港日报", published=date(2026, 2, 4)
    ),
]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(Index.in_memory(ARTICLES))


def titles(shelf: Shelf, **wanted: object) -> list[str]:
    return [row.listed.title for row in shelf.find(Wanted(**wanted)).rows]  # type: ignore[arg-type]


def test_newest_come_first_and_those_without_a_date_last(shelf: Shelf) -> None:
    assert titles(shelf) == ["更正", "舊碼頭關了", TITLE, "综述", "Orchard opens"]


def test_rows_tell_copies_digests_and_corrections(shelf: Shelf) -> None:
    rows = {row.listed.title: row for row in shelf.find(Wanted()).rows}
    assert (rows[TITLE].copies, rows["舊碼頭關了"].copies, rows["综述"].copies) == (2, 2, 1)
    assert [t for t, row in rows.items() if row.is_digest] == ["综述"]
    assert [t for t, row in rows.items() if row.is_corrected] == [TITLE]


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        (Column.TITLE, "更正", "综述"),  # geng, hai, jiu, orchard, zong
        (Column.DATE, "Orchard opens", "更正"),
        (Column.OUTLET, "综述", "Orchard opens"),
        (Column.LANGUAGE, "Orchard opens", "综述"),
        (Column.COPIES, "更正", TITLE),
    ],
)
def test_table_is_sorted_by_a_column(shelf: Shelf, column: Column, first: str, last: str) -> None:
    ascending = titles(shelf, column=column, is_descending=False)
    assert (ascending[0], ascending[-1]) == (first, last)


def test_most_passages_come_first(shelf: Shelf) -> None:
    assert titles(shelf, column=Column.PASSAGES)[0] == "Orchard opens"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("碼頭", {TITLE, "舊碼頭關了", "更正"}),
        ("orch", {"Orchard opens"}),
        ("apple", {"Orchard opens"}),
        ("tide news", {"Orchard opens"}),
        ("晨报", {"舊碼頭關了"}),
        ("潮水 丙网", {"综述"}),
        ("潮水 苹果", set()),
        ("  ", {a.title for a in ARTICLES}),
    ],
)
def test_words_are_looked_for_in_titles_outlets_and_texts(shelf: Shelf, text: str, found: set[str]) -> None:
    assert set(titles(shelf, text=text)) == found


def test_bounds_and_words_hold_together(shelf: Shelf) -> None:
    within = Within(since=date(2026, 2, 2), sources=("海港日报",))
    assert titles(shelf, within=within) == ["更正", "舊碼頭關了"]
    assert titles(shelf, within=within, text="更正") == ["更正"]


def test_unknown_outlet_is_told(shelf: Shelf) -> None:
    with pytest.raises(InputError, match="No article is from the outlet"):
        shelf.find(Wanted(within=Within(sources=("nobody",))))


def test_others_of_a_report_and_corrections_are_found(shelf: Shelf) -> None:
    assert [a.title for a in shelf.others(ARTICLES[0].id)] == ["舊碼頭關了"]
    assert shelf.others(ARTICLES[2].id) == ()
    assert [c.title for c in shelf.corrections(ARTICLES[0].id)] == ["更正"]


def test_passages_are_those_of_the_article(shelf: Shelf) -> None:
    passages = shelf.passages(ARTICLES[2].id)
    assert len(passages) == shelf.row(ARTICLES[2].id).listed.passages > 1
    assert passages[0].start == 0


def test_outlets_and_languages_are_counted(shelf: Shelf) -> None:
    assert [(o.name, len(o.ids)) for o in shelf.outlets] == [("海港日报", 3), ("Tide News", 1), ("晨报", 1)]
    assert shelf.languages == {"en": 1, "zh": 4}


def many(count: int) -> Shelf:
    day = date(2026, 1, 1)
    return Shelf(
        Index.in_memory(
            make_article(f"第{n}篇", f"第{n}篇。", published=day + timedelta(n)) for n in range(count)
        )
    )


@settings(max_examples=20)
@given(st.integers(0, 130), st.integers(-5, 9))
def test_pages_hold_every_article_once(count: int, beyond: int) -> None:
    shelf = many(count)
    first = shelf.find(Wanted())
    seen = [r.listed.id for n in range(first.pages) for r in shelf.find(Wanted(page=n + 1)).rows]
    assert first.count == count == len(set(seen)) == len(seen)
    assert 1 <= shelf.find(Wanted(page=beyond)).page <= first.pages
    assert first.pages == max(1, -(-count // PAGE))


def test_empty_index_has_an_empty_page() -> None:
    found = Shelf(Index.in_memory(list[Article]())).find(Wanted(text="码头", column=Column.TITLE))
    assert (found.rows, found.page, found.pages, found.count) == ((), 1, 1, 0)
