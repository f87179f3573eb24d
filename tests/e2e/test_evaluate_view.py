"""A reader has a file of questions evaluated on the page, and reads the report in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from rag import Youju
from tests.e2e.browsing import Reader
from tests.e2e.conftest import Visit
from ui.evaluation.example import example_questions
from ui.evaluation.view_words import evaluate_words

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "en-US"}


@pytest.fixture(scope="module")
def file(bot: Youju, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("questions") / "when.jsonl"
    path.write_text("".join(example_questions(bot, "zh").splitlines(keepends=True)[-3:]), encoding="utf-8")
    return path


def opened(visit: Visit, address: str, **options: object) -> Reader:
    reader = visit(address, **options)
    reader.page.locator(".yj-tab[href*='view=evaluate']").click()
    reader.page.locator(".yj-drop input:enabled").wait_for(state="attached")
    return reader


def test_report_opens_inside_the_page_and_the_next_is_compared(
    visit: Visit, address: str, file: Path
) -> None:
    reader = opened(visit, address)
    for _ in range(2):
        done = reader.page.locator(".yj-run-list li").count()
        reader.page.set_input_files(".yj-drop input", file)
        expect(reader.page.locator(".yj-run-list li")).to_have_count(done + 1, timeout=30_000)
    assert evaluate_words("zh").not_below in reader.page.locator(".yj-compared").inner_text()
    report = reader.page.frame_locator(".yj-report")
    report.locator("#questions tbody tr").first.wait_for()
    assert report.locator("#controls").is_visible()  # its script runs
    report.locator("#search").fill("海王星")
    expect(report.locator("#questions tbody tr:visible")).to_have_count(1)


def test_a_bad_file_is_said_in_place(visit: Visit, address: str, tmp_path: Path) -> None:
    reader = opened(visit, address)
    path = tmp_path / "bad.jsonl"
    path.write_text("no json at all\n", encoding="utf-8")
    reader.page.set_input_files(".yj-drop input", path)
    expect(reader.page.locator("#yj-now .yj-notice")).to_contain_text("line 1")
    reader.complaints.clear()  # the browser logs the status 400


def test_a_run_can_be_cancelled(visit: Visit, slow_address: str, tmp_path: Path) -> None:
    reader = opened(visit, slow_address)
    path = tmp_path / "long.jsonl"
    row = '{"id": "q%d", "question": "谁？", "answers": [["某"]]}\n'
    path.write_text("".join(row % n for n in range(200)), encoding="utf-8")
    reader.page.set_input_files(".yj-drop input", path)
    reader.page.locator(".yj-running button").click()
    expect(reader.page.locator("#yj-now .yj-notice")).to_contain_text("long.jsonl", timeout=15_000)
    expect(reader.page.locator(".yj-running")).to_have_count(0)


def test_view_fits_a_phone(visit: Visit, address: str, file: Path) -> None:
    reader = opened(visit, address, **PHONE)
    reader.page.set_input_files(".yj-drop input", file)
    reader.page.locator(".yj-report").wait_for(timeout=30_000)
    assert reader.page.evaluate("document.querySelector('#yj-view').scrollWidth") <= 390
