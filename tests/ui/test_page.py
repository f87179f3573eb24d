"""The page's configuration: nothing from outside, nothing to evaluate."""

from __future__ import annotations

import json

from starlette.testclient import TestClient

from tests.ui.fake_bot import FakeYouju
from ui.history.store import HistoryStore
from ui.layout import theme
from ui.page import build_page


def test_no_font_is_fetched() -> None:
    assert not theme()._stylesheets
    assert "url(" not in "".join(theme()._font_css)


def test_no_event_brings_code_that_must_be_evaluated(store: HistoryStore) -> None:
    config = build_page(FakeYouju(), store).get_config_file()
    assert not [d for d in config["dependencies"] if d.get("js")]
    assert "html" not in {component["type"] for component in config["components"]}


def test_the_language_can_be_given(store: HistoryStore) -> None:
    config = build_page(FakeYouju(), store, language="en").get_config_file()
    assert "Ask the news." in json.dumps(config, default=str)


def test_nothing_is_told_to_gradio(store: HistoryStore) -> None:
    assert build_page(FakeYouju(), store).get_config_file()["analytics_enabled"] is False


def test_the_page_and_its_own_files_are_served(client: TestClient) -> None:
    assert "window.gradio_config" in client.get("/").text
    assert client.get("/youju/page.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/youju/page.css").headers["content-type"].startswith("text/css")
    assert client.get("/youju/icon.svg").headers["content-type"] == "image/svg+xml"


def test_no_event_can_be_called_by_a_public_name(store: HistoryStore) -> None:
    dependencies = build_page(FakeYouju(), store).get_config_file()["dependencies"]
    assert {dependency["api_visibility"] for dependency in dependencies} == {"private"}
