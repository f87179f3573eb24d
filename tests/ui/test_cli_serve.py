"""``youju serve``: what it hands to the server. The server itself: test_serving.py."""

from __future__ import annotations

import pytest

from tests.ui.cli_bot import OneArticleBot
from ui.cli import main
from ui.commands import serve


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return what the server was called with."""
    seen: dict[str, object] = {}
    monkeypatch.setattr(serve, "open_index", lambda *_: OneArticleBot())
    monkeypatch.setattr(serve, "serve", lambda _, **options: seen.update(options))
    return seen


def test_page_is_for_this_machine_only_unless_told_otherwise(served: dict[str, object]) -> None:
    assert main(["serve"]) == 0
    assert served == {
        "host": "127.0.0.1",
        "port": 7860,
        "open_browser": False,
        "language": None,
        "visitors": False,
    }


def test_options_are_passed_on(served: dict[str, object]) -> None:
    main(["serve", "--host", "::1", "--port", "0", "--open", "--lang", "zh", "--visitors"])
    assert served == {"host": "::1", "port": 0, "open_browser": True, "language": "zh", "visitors": True}


@pytest.mark.usefixtures("served")
def test_port_out_of_range_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "70000"]) == 2
    assert "70000" in capsys.readouterr().err


def test_public_address_without_a_password_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YOUJU_PASSWORD", raising=False)
    monkeypatch.setattr(serve, "open_index", lambda *_: OneArticleBot())
    assert main(["serve", "--host", "0.0.0.0", "--port", "0"]) == 1  # noqa: S104 - refused is the point
    assert "YOUJU_PASSWORD" in capsys.readouterr().err
