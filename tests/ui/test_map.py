"""The view of the map: each passage a link, groups told apart, and no words of others run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.ui.fake_bot import EVIL, HOSTILE, OTHER, PLAIN, make_article, mapped, near
from tests.ui.html_reading import Page
from ui.map.groups import MOST_GROUPS, choices, groups_of
from ui.map.html import Asked, map_html, map_list_html
from ui.map.plot import colour_of, shape_of
from ui.map.words import map_words
from ui.texts import UiLanguage

MADE = mapped(PLAIN, OTHER, EVIL)
ZH = map_words("zh")


def shown(asked: Asked | None = None, language: UiLanguage = "zh") -> Page:
    html = map_html(MADE, asked or Asked(), language)
    return Page(
        html.replace('autocomplete="off">', 'autocomplete="off"></input>')
        .replace('value="zh">', 'value="zh"></input>', 1)
        .replace('value="en">', 'value="en"></input>', 1)
    )


def test_each_passage_is_a_link_that_opens_it() -> None:
    assert [link.split("&")[0] for link in shown().links("yj-dot")] == [
        f"/articles/{a.id}?start=0" for a in (PLAIN, OTHER, EVIL)
    ]


def test_words_of_articles_and_questions_are_escaped() -> None:
    page = shown(Asked(about=HOSTILE, near=(near(EVIL, EVIL.text[:20]),)))
    assert page.names.isdisjoint({"script", "img", "iframe"})
    assert not {name for name in page.attributes if name == "style" or name.startswith("on")}


def test_passages_near_a_question_are_ringed_and_listed() -> None:
    asked = Asked(about="谁", near=(near(PLAIN, PLAIN.text[:5]), near(OTHER, "After.")))
    page = shown(asked)
    assert len(page.links("yj-found")) == 1
    assert ZH.found_outside.format(1) in page.by_class("yj-map-found")[0]


def test_what_is_told_twice_has_rings_and_a_line() -> None:
    page = shown()
    assert sum(a.get("class") == "yj-ring" for _, a in page.tags) == 2
    assert sum(a.get("class") == "yj-copy-line" and "x2" in a and a["x2"] != "29" for _, a in page.tags) == 1
    assert ZH.copies in page.by_class("yj-map-signs")[0]


def test_a_sample_says_how_much_of_what() -> None:
    assert "84,000" in map_html(mapped(PLAIN, OTHER, of_passages=84_000), Asked(), "en")


def test_an_empty_index_says_what_to_do() -> None:
    assert ZH.empty in map_html(mapped(), Asked(), "zh")


def test_list_names_every_passage_by_its_article() -> None:
    page = Page(map_list_html(MADE, "en"))
    assert len(page.links("yj-event")) == 3
    assert page.by_class("yj-told-twice") == [map_words("en").told_twice] * 2


@pytest.mark.parametrize("count", [1, MOST_GROUPS, MOST_GROUPS + 1, 30])
def test_no_two_groups_look_alike(count: int) -> None:
    made = mapped(*(make_article(f"题{n}", f"正文{n}。") for n in range(count)))
    groups = groups_of(made, "report", ZH, "zh")
    looks = [(colour_of(n, g), shape_of(n, g)) for n, g in enumerate(groups)]
    assert len(set(looks)) == len(looks) == min(count, MOST_GROUPS)
    assert sum(len(g.members) for g in groups) == count
    assert groups[-1].is_rest == (count > MOST_GROUPS)


def test_few_articles_are_coloured_each_else_few_reports_and_many_by_topic() -> None:
    articles = [make_article(f"题{n}", f"正文{n}。") for n in range(20)]
    topics = (("桥", "河"), ("雨",))
    many, few = mapped(*articles), mapped(*articles[:5])
    pairs = tuple(replace(a, report=f"r{n // 2}") for n, a in enumerate(many.articles))
    told_twice = replace(many, articles=pairs)
    assert choices(replace(many, topics=topics))[0] == "topic"
    assert choices(replace(told_twice, topics=topics))[0] == "report"
    assert choices(replace(few, topics=topics))[0] == "article"
    assert "topic" not in choices(mapped(*articles))


def test_a_topic_is_labelled_by_its_words() -> None:
    made = replace(MADE, topics=(("桥", "河"),))
    assert [g.label for g in groups_of(made, "topic", ZH, "zh")] == ["桥 · 河"]


def test_a_report_has_the_title_in_the_reader_s_language() -> None:
    made = mapped(PLAIN, OTHER)
    one = replace(made, articles=tuple(replace(a, report="r") for a in made.articles))
    assert [g.label for g in groups_of(one, "report", map_words("en"), "en")] == [OTHER.title]


@pytest.mark.parametrize("by", ["topic", "outlet", "month", "language"])
def test_other_groups_can_be_asked_for(client: TestClient, by: str) -> None:
    response = client.get("/views/map/part", params={"by": by, "lang": "en"})
    assert response.status_code == 200
    assert "yj-legend" in response.text


@pytest.mark.parametrize("path", ["/views/map", "/views/map/part", "/views/map/list"])
def test_view_and_parts_are_fragments(client: TestClient, path: str) -> None:
    response = client.get(path, params={"lang": "en", "about": "who?"})
    assert response.status_code == 200
    assert "<html" not in response.text


def test_api_returns_places(client: TestClient) -> None:
    record = client.get("/api/map").json()
    assert len(record["points"]) == record["passages"] == 3
    assert record["pairs"] == [{"one": 0, "other": 1, "twice": "copy"}]
