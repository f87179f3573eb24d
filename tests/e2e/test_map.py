"""A reader looks at the map, zooms, sees a report alone, and opens a passage."""

from __future__ import annotations

import re

import pytest

from rag import Youju
from tests.e2e.browsing import Reader
from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}
DOT = "#yj-view .yj-dot"


def mapped(visit: Visit, address: str, **options: object) -> Reader:
    reader = visit(address, **options)
    reader.page.locator(".yj-tab[href*='view=map']").click()
    reader.page.locator(f"{DOT}[tabindex='0']").wait_for()
    return reader


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_click_on_a_mark_opens_its_passage(visit: Visit, address: str, bot: Youju, locale: str) -> None:
    reader = mapped(visit, address, locale=locale)
    dots = reader.page.locator(DOT)
    made = bot.map()
    assert dots.count() == len(made.passages)
    dot = dots.nth(5)
    start, end = map(int, re.findall(r"(?:start|end)=(\d+)", dot.get_attribute("href") or ""))
    reader.click_mark(dot)
    passage = next(p for p in made.passages if (p.start, p.end) == (start, end))
    assert reader.cited().startswith(passage.beginning[:20])


def test_arrow_keys_go_from_mark_to_mark_and_enter_opens(visit: Visit, address: str) -> None:
    reader = mapped(visit, address)
    reader.page.locator(f"{DOT}[tabindex='0']").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        reader.page.keyboard.press(key)
    assert reader.page.locator(f"{DOT}[tabindex='0']").count() == 1
    assert reader.page.evaluate("document.activeElement.matches('.yj-dot')")
    said = reader.page.evaluate("document.activeElement.querySelector('title').textContent")
    assert reader.page.locator(".yj-map-caption").inner_text() == said.strip()
    reader.page.keyboard.press("Enter")
    reader.page.locator("#cited").wait_for()


def test_legend_shows_a_group_alone(visit: Visit, address: str) -> None:
    reader = mapped(visit, address)
    key = reader.page.locator(".yj-key").first
    key.click()
    groups = reader.page.locator(".yj-group").count()
    assert reader.page.locator(".yj-group.yj-off").count() == groups - 1
    key.click()
    assert reader.page.locator(".yj-group.yj-off").count() == 0


def test_zoom_moves_nearer_and_back(visit: Visit, address: str) -> None:
    reader = mapped(visit, address)
    plot = reader.page.locator(".yj-map-plot")
    whole = plot.get_attribute("viewBox")
    reader.page.locator(".yj-zoom button[value='in']").click()
    nearer = plot.get_attribute("viewBox") or ""
    assert float(nearer.split()[2]) < 600
    box = plot.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 60, y - 40, steps=4)
    reader.page.mouse.up()
    assert plot.get_attribute("viewBox") != nearer
    assert reader.page.locator("#cited").count() == 0
    reader.page.locator(".yj-zoom button[value='all']").click()
    assert plot.get_attribute("viewBox") == whole


def test_passages_near_a_question_are_ringed_while_it_is_typed(visit: Visit, address: str) -> None:
    reader = mapped(visit, address)
    box = reader.page.locator(".yj-map-form input[name='about']")
    box.fill("谁离职了")
    reader.page.locator(".yj-dot.yj-found").first.wait_for()
    assert reader.page.evaluate("document.activeElement.name") == "about"


def test_what_the_last_answer_cites_is_marked(visit: Visit, address: str) -> None:
    reader = visit(address)
    reader.ask("Sharma 哪天辞职的？")
    reader.page.locator(".yj-tab[href*='view=map']").click()
    reader.page.locator(".yj-dot.yj-answered").first.wait_for()
    assert reader.page.locator(".yj-answered-sign").is_visible()


def test_map_fits_a_phone_and_has_a_list(visit: Visit, address: str, bot: Youju) -> None:
    reader = mapped(visit, address, **PHONE)
    assert reader.page.evaluate("document.querySelector('#yj-view').scrollWidth") <= 390
    reader.page.locator(".yj-map-view .yj-go").tap()
    reader.page.locator(".yj-map-list details").first.wait_for()
    assert reader.page.locator(".yj-map-list li").count() == len(bot.map().passages)
