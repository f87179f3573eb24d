"""The evaluation page in a real browser: it filters, sorts, opens, and runs nothing that others wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rag.evaluate import evaluate
from rag.evaluation_gate import baseline_of, compare
from tests.e2e.browsing import Reader, reader_of
from tests.rag.scripted import QUESTION, Scripted, answer
from ui.evaluation.page import page

pytestmark = pytest.mark.e2e

ATTACK = "</script><script>alert(1)</script><img src=https://evil.example/x.png onerror=alert(1)>"
SHOWN = "#questions tbody tr:visible"


def evaluation_page() -> str:
    """Return a page of six questions whose answers attack; the confidence falls, the second got worse."""
    questions = [replace(QUESTION, id=f"q{n}", type="when" if n % 2 else "who") for n in range(6)]
    found = evaluate(Scripted(answer(f"张三周一 {ATTACK}")), questions)
    grades = [replace(grade, confidence=0.9 - n / 10) for n, grade in enumerate(found.grades)]
    grades[1] = replace(grades[1], outcomes={**grades[1].outcomes, "all_facts": (0, 1)})
    now = replace(found, grades=tuple(grades))
    return page(now, compare(now, baseline_of(found)))


@pytest.fixture
def reader(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    file = tmp_path / "page.html"
    file.write_text(evaluation_page(), "utf-8")
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    visitor = reader_of(context, file.as_uri())
    visitor.page.goto(visitor.address)
    yield visitor
    context.close()


on_both = pytest.mark.parametrize("reader", [1280, 390], indirect=True, ids=["laptop", "phone"])
on_a_laptop = pytest.mark.parametrize("reader", [1280], indirect=True, ids=["laptop"])


@on_both
def test_filters_leave_what_was_asked_for(reader: Reader) -> None:
    shown = reader.page.locator(SHOWN)
    assert shown.count() == 6
    reader.page.select_option("#by-type", "when")
    assert shown.count() == 3
    reader.page.select_option("#by-outcome", "lost")
    assert shown.evaluate_all("rows => rows.map(row => row.id)") == ["q1"]
    assert "1 / 6" in reader.page.inner_text("#count")


@on_both
def test_rows_are_sorted_by_what_was_asked_for(reader: Reader) -> None:
    reader.page.select_option("#by-sort", "confidence")
    ids = "rows => rows.map(row => row.id)"
    assert reader.page.locator(SHOWN).evaluate_all(ids) == ["q5", "q4", "q3", "q2", "q1", "q0"]
    reader.page.click("#direction")
    assert reader.page.locator(SHOWN).evaluate_all(ids) == ["q0", "q1", "q2", "q3", "q4", "q5"]


@on_a_laptop
def test_a_heading_sorts_and_says_so(reader: Reader) -> None:
    heading = reader.page.locator("th[data-key=confidence]")
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"


@on_both
def test_nothing_of_others_runs_and_nothing_is_fetched(reader: Reader) -> None:
    reader.page.click("#unfold")
    assert reader.page.locator("#questions .answer").first.inner_text().endswith(f"{ATTACK}[1]")
    assert (reader.complaints, [u for u in reader.outside if not u.startswith("file:")]) == ([], [])


@on_both
def test_the_page_is_no_wider_than_the_screen(reader: Reader) -> None:
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
