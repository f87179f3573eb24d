"""A timeline as HTML and over HTTP: each event a link to its characters, and no words of others run."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from rag.timeline import Entry, Timeline
from tests.ui.fake_bot import EVIL, HOSTILE, PLAIN, event, whole_answer
from tests.ui.html_reading import Page
from ui.days import days_in_short
from ui.frame import header_html
from ui.render import answer_html
from ui.texts import EN, ZH
from ui.timeline.html import timeline_html
from ui.timeline.plot import RIGHT, plot_svg
from ui.timeline.view_words import timeline_words

SENTENCE = "夏尔马在二月九日宣布离职。"


def shown(*entries: Entry, **others: object) -> Page:
    return Page(timeline_html(Timeline(question="", language="zh", entries=entries, **others), ZH))  # type: ignore[arg-type]


def links(page: Page) -> list[str]:
    return [a["href"] for tag, a in page.tags if tag == "a"]


def test_each_event_is_a_link_in_plot_and_list_and_a_chip() -> None:
    page = shown(event(1, PLAIN, SENTENCE, 9))
    start = PLAIN.text.index(SENTENCE)
    assert (
        links(page) == [f"/articles/{PLAIN.id}?start={start}&end={start + len(SENTENCE)}&lang=zh#cited"] * 3
    )


def test_event_in_the_plot_is_named_for_those_who_hear_it() -> None:
    page = shown(event(1, PLAIN, SENTENCE, 9))
    labels = [a["aria-label"] for tag, a in page.tags if tag == "a" and "aria-label" in a]
    assert labels == [f"2026-02-09  {SENTENCE}"]


def test_words_of_articles_and_questions_are_escaped() -> None:
    timeline = Timeline(
        question=HOSTILE, language="zh", entries=(event(1, EVIL, EVIL.text, 10),), notice=HOSTILE
    )
    page = Page(timeline_html(timeline, ZH))
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe"})
    assert all(link.startswith("/articles/") for link in links(page))


def test_folded_events_stand_behind_their_number() -> None:
    told = event(1, PLAIN, SENTENCE, 9)
    page = shown(told, folded=(told, told))
    assert "其余 2 件" in page.by_class("yj-nearest")[0]


def test_empty_timeline_shows_its_notice_and_no_plot() -> None:
    page = shown(notice="没有找到注明了时间的事。")
    assert "svg" not in {tag for tag, _ in page.tags}


@pytest.mark.parametrize("days", [1, 40, 400, 4000])
def test_marks_lie_within_the_plot_and_apart_from_each_other(days: int) -> None:
    told = event(1, PLAIN, SENTENCE, 1)
    spans = [(n * days // 20, (n % 3) * days // 30) for n in range(20)]
    entries = [
        Entry(first=day, last=day + timedelta(length), text=told.text, citations=told.citations, weight=1)
        for start, length in spans
        for day in [date(2012, 12, 31) + timedelta(start)]
    ]
    svg = plot_svg(entries, lambda _: "/", EN)
    found = re.findall(r'<rect class="yj-(?:day|month|year)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', svg)
    boxes = sorted((float(y), float(x), float(x) + float(width)) for x, y, width in found)
    assert len(boxes) == len(entries)
    assert all(end <= RIGHT + 0.2 for _, _, end in boxes)
    assert all(a[0] != b[0] or a[2] < b[1] for a, b in pairwise(boxes))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 2, 9), date(2026, 2, 9), "2026-02-09"),
        (date(2026, 2, 1), date(2026, 2, 28), "2026-02"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 – 1999"),
        (date(2026, 3, 30), date(2026, 3, 31), "2026-03-30 – 31"),
        (date(2026, 3, 30), date(2026, 4, 2), "2026-03-30 – 04-02"),
        (date(2025, 11, 1), date(2026, 3, 31), "2025-11-01 – 2026-03-31"),
    ],
)
def test_days_are_short(first: date, last: date, said: str) -> None:
    assert days_in_short(first, last) == said


def test_api_returns_events_with_their_characters_and_no_folders(client: TestClient) -> None:
    record = client.get("/api/timeline", params={"q": "谁离职了？"}).json()
    assert [e["first"] for e in record["events"]] == ["2026-02-09", "2026-02-10"]
    cited = record["events"][0]["citations"][0]
    assert PLAIN.text[cited["start"] : cited["end"]] == cited["quote"] == SENTENCE
    assert not any("/" in c["path"] for e in record["events"] for c in e["citations"])


@pytest.mark.parametrize("path", ["/timeline", "/timeline/fragment"])
def test_timeline_opens_as_a_page_and_as_a_fragment(client: TestClient, path: str) -> None:
    response = client.get(path, params={"q": "谁离职了？", "lang": "en"})
    assert response.status_code == 200
    assert 'class="yj-plot"' in response.text
    assert ("<!doctype html>" in response.text) == (path == "/timeline")
    assert "script-src 'self';" in response.headers["content-security-policy"]


def test_answer_links_to_its_timeline_and_the_head_line_to_that_of_all_articles() -> None:
    answer = Page(answer_html(whole_answer("谁离职了?")))
    assert answer.links("yj-timeline-open") == ["/timeline?q=%E8%B0%81%E7%A6%BB%E8%81%8C%E4%BA%86%3F&lang=zh"]
    assert "/?view=timeline&lang=en" in Page(header_html(EN)).links("yj-tab")


@pytest.mark.parametrize("path", ["/views/timeline", "/views/timeline/part"])
def test_view_takes_words_and_bounds(client: TestClient, path: str) -> None:
    asked = {"about": "谁离职了？", "since": "2026-02-01", "until": "2026-03", "lang": "en"}
    response = client.get(path, params=asked)
    assert response.status_code == 200
    assert 'class="yj-plot"' in response.text
    assert 'name="since" value="2026-02-01"' in response.text or path.endswith("/part")


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ({"since": HOSTILE}, "不是日期"),
        ({"until": "2026-13"}, "不是日期"),
        ({"since": "2026-03", "until": "2026-02"}, "请对调"),
    ],
)
def test_view_says_which_bound_cannot_be_used(client: TestClient, bounds: dict[str, str], said: str) -> None:
    response = client.get("/views/timeline/part", params=bounds)
    assert response.status_code == 200
    (line,) = Page(response.text).by_class("yj-notice")
    assert said in line
    assert "<script" not in response.text


def test_view_counts_events_and_the_articles_that_tell_them(client: TestClient) -> None:
    page = Page(client.get("/views/timeline/part").text)
    assert page.by_class("yj-count") == [timeline_words("zh").events.format(3, 2)]
