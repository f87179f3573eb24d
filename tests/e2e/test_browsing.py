"""What these tests say when there is no browser, and what they take for the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.browsing import NO_BROWSER, browser_program, is_inside


def test_a_missing_browser_is_told_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YOUJU_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser_program() is None
    assert "apt-get install chromium" in NO_BROWSER
    assert "\n" not in NO_BROWSER


def test_the_given_browser_is_taken_when_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chrome"
    monkeypatch.setenv("YOUJU_CHROMIUM", str(program))
    assert browser_program() is None
    program.touch()
    assert browser_program() == str(program)


@pytest.mark.parametrize(
    "url", ["https://fonts.googleapis.com/css2", "http://127.0.0.1.evil.example/", "ws://x/"]
)
def test_the_outside_is_recognised(url: str) -> None:
    assert not is_inside(url)
