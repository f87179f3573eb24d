"""The table of the articles and an article's page, as a reader sees them."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

from corpus.article import Article
from index import Index
from index.within import Within
from rag.shelf import Column, Shelf
from tests.index.stories import story
from tests.ui.fake_bot import EVIL, HOSTILE, OTHER, PLAIN, make_article
from tests.ui.html_reading import Page
from ui.library.article import article_page_html
from ui.library.bounds import bounds_address, bounds_html
from ui.library.html import Rights, view_html
from ui.library.query import Query
from ui.library.words import LibraryWords, library_words

ZH, EN = library_words("zh"), library_words("en")
COPY = story(2)
ANY = Query()
ARTICLES = [
    PLAIN,
    OTHER,
    EVIL,
    make_article(
        "渡轮停航了", COPY, published=date(2026, 1, 2), author="老周", path="/secret/folder/ferry.md"
    ),
    make_article("渡轮停航", f"{COPY}转自他处。", published=None),
    make_article("更正", "《渡轮停航了》一文有误，特此更正。", published=date(2026, 1, 5)),
]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(Index.in_memory(ARTICLES))


def view(shelf: Shelf, query: Query = ANY, rights: Rights = Rights.CHANGE, words: LibraryWords = ZH) -> Page:
    return Page(view_html(shelf, query, shelf.find(query.wanted()), words, rights))


def cells(page: Page, column: str) -> list[str]:
    return page.by_class(f"yj-col-{column}")[1:]


def test_row_tells_all_of_an_article(shelf: Shelf) -> None:
    page = view(shelf, Query(q="Anthropic"))
    assert cells(page, "title") == ["Funding <b>round</b> 详情"]
    assert cells(page, "outlet") == ["The Paper"]
    assert cells(page, "date") == ["2026-02-12 推断"]
    assert cells(page, "language") == ["英文"]
    assert cells(page, "passages") == ["1"]
    assert cells(page, "copies") == [""]


def test_copies_of_one_report_are_counted(shelf: Shelf) -> None:
    assert cells(view(shelf, Query(q="渡轮停航")), "copies") == ["", "×2", "×2"]


def test_sorted_column_is_told_to_screen_readers(shelf: Shelf) -> None:
    page = view(shelf, Query(sort=Column.TITLE, down=False))
    assert [a.get("aria-sort") for tag, a in page.tags if tag == "th" and a.get("scope") == "col"] == [
        *("ascending", None, None, None, None, None)
    ]
    assert "sort=title&lang=zh" in page.links("yj-go")[0]


def test_title_opens_the_article_and_details_its_page(shelf: Shelf) -> None:
    page = view(shelf, Query(q="Anthropic"))
    assert page.links("yj-open") == [f"/articles/{OTHER.id}?lang=zh"]
    assert page.links("yj-details") == [f"/views/articles/{OTHER.id}?q=Anthropic&lang=zh"]


def test_how_many_of_how_many(shelf: Shelf) -> None:
    assert view(shelf).by_class("yj-count") == ["共 6 篇"]
    assert view(shelf, Query(q="渡轮"), words=EN).by_class("yj-count") == ["3 of 6"]


def test_what_is_filtered_by_can_bound_the_chat(shelf: Shelf) -> None:
    page = view(shelf, Query(since="2026-02", outlet=("The Paper",), written_in="en"))
    assert page.links("yj-bounds") == ["/?since=2026-02-01&outlet=The+Paper&written_in=en"]
    assert view(shelf, Query(q="渡轮")).links("yj-bounds") == []


def test_filters_hold_what_was_chosen(shelf: Shelf) -> None:
    page = view(shelf, Query(q='"><b>', since="2026-01-01", outlet=("The Paper",), written_in="en"))
    values = {a.get("name"): a.get("value") for tag, a in page.tags if tag == "input"}
    assert (values["q"], values["since"]) == ('"><b>', "2026-01-01")
    assert [a["value"] for tag, a in page.tags if tag == "option" and "selected" in a] == ["The Paper", "en"]


def test_outlets_come_with_the_number_of_their_articles(shelf: Shelf) -> None:
    assert "某报 (4)" in view(shelf).by_class("yj-form")[0]


def test_other_words_than_are_held_find_nothing(shelf: Shelf) -> None:
    assert view(shelf, Query(q="天文台")).by_class("yj-none") == [ZH.none_found]


def test_no_articles_and_one_article_have_a_view() -> None:
    assert view(Shelf(Index.in_memory(list[Article]()))).by_class("yj-none") == [ZH.nothing_held]
    assert view(Shelf(Index.in_memory([PLAIN]))).by_class("yj-count") == ["共 1 篇"]


def test_pages_lead_to_the_next(shelf: Shelf) -> None:
    many = Shelf(Index.in_memory(make_article(f"第{n}篇", f"第{n}篇。") for n in range(120)))
    page = view(many, Query(page=2))
    assert page.by_class("yj-pages") == ["上一页第 2 页，共 3 页下一页"]
    assert page.by_class("yj-count") == ["共 120 篇第 51–100 篇"]
    assert page.links("yj-go")[-2:] == ["/views/articles?lang=zh", "/views/articles?page=3&lang=zh"]


def test_only_who_may_change_chooses_rows(shelf: Shelf) -> None:
    assert len(view(shelf).by_class("yj-confirm")) == 1
    for rights in (Rights.READ, Rights.SIGN_IN):
        assert "checkbox" not in {a.get("type") for _, a in view(shelf, rights=rights).tags}


def test_words_of_others_run_nowhere(shelf: Shelf) -> None:
    for words in (ZH, EN):
        page = view(shelf, words=words)
        assert not {"script", "img", "svg"} & page.names
        assert not {"onload", "onerror"} & page.attributes
        own = Page(article_page_html(shelf, EVIL, Query(q=HOSTILE), words))
        assert not {"script", "img", "svg", "q"} & own.names
        assert HOSTILE in own.by_class("yj-open")


def test_articles_page_tells_what_is_known_of_it(shelf: Shelf) -> None:
    article = ARTICLES[3]
    page = Page(article_page_html(shelf, article, Query(page=2), ZH))
    assert page.by_class("yj-facts") == [f"作者老周文件ferry.md长度{len(article.text):,} 个字符文章语言中文"]
    assert "渡轮停航" in page.by_class("yj-others")[-1]
    assert page.links("yj-go") == ["/views/articles?page=2&lang=zh"]


def test_passages_open_at_their_place(shelf: Shelf) -> None:
    page = Page(article_page_html(shelf, PLAIN, Query(), EN))
    starts = [link.split("start=")[1].split("&")[0] for link in page.links("yj-open")[1:]]
    assert starts == [str(p.start) for p in shelf.passages(PLAIN.id)]
    assert f"Passages ({len(starts)})" in page.by_class("yj-view")[0]


def test_active_bounds_are_chips_that_can_be_taken_off() -> None:
    bounds = Within(date(2026, 2, 1), None, ("The Paper", HOSTILE), "en")
    page = Page(bounds_html(bounds, ZH))
    assert page.links("yj-bounds") == [
        "/?outlet=The+Paper&outlet=%3Cscript%3Ealert%281%29%3C%2Fscript%3E&written_in=en",
        "/?since=2026-02-01&outlet=%3Cscript%3Ealert%281%29%3C%2Fscript%3E&written_in=en",
        "/?since=2026-02-01&outlet=The+Paper&written_in=en",
        "/?since=2026-02-01&outlet=The+Paper&outlet=%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
        "/?",
    ]
    assert "英文文章" in page.by_class("yj-bound")[0]
    assert bounds_html(Within(), ZH) == ""
    assert bounds_address(Within()) == "/?"


def test_column_is_sorted_the_other_way_by_a_second_click() -> None:
    by_title = Query(page=3).sorted_by(Column.TITLE)
    assert (by_title.sort, by_title.down, by_title.page) == (Column.TITLE, False, 1)
    assert by_title.sorted_by(Column.TITLE).down
    assert by_title.sorted_by(Column.PASSAGES).down


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=soon", "“soon”不是日期"),
        ("outlet=nobody", "No article is from the outlet &#x27;nobody&#x27;"),
        ("written_in=fr", "written_in must be zh or en"),
        ("since=2026-02&until=2025", "请对调"),
    ],
)
def test_filter_that_cannot_be_used_is_one_line(client: TestClient, query: str, said: str) -> None:
    for path in ("/views/articles", "/views/articles/list"):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert said in answer.text
        assert "yj-failed" in answer.text


def test_article_that_is_gone_is_told(client: TestClient) -> None:
    answer = client.get("/views/articles/nobody?lang=en")
    assert answer.status_code == 404
    assert EN.gone in answer.text


@pytest.mark.parametrize("query", ["sort=nothing", "page=0", "page=x", f"q={'x' * 300}", "lang=fr"])
def test_address_that_makes_no_sense_is_refused_in_one_line(client: TestClient, query: str) -> None:
    answer = client.get(f"/views/articles?{query}")
    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]
