"""Text of others stays text; only web addresses are linked."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.escaping import escape, web_address


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_shown_is_what_was_written(text: str) -> None:
    assert html.unescape(escape(text)) == text


@given(st.text())
def test_no_markup_and_no_line_end_survives(text: str) -> None:
    assert not set("<>\"'\n\r") & set(escape(text))


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\x0b"])
def test_what_html_cannot_hold_becomes_one_replacement_character(character: str) -> None:
    assert escape(f"a{character}b") == "a\ufffdb"
    escape(character).encode()


def test_line_ends_are_kept_apart() -> None:
    assert escape("a\r\nb\n\nc") == "a&#13;&#10;b&#10;&#10;c"


@pytest.mark.parametrize("url", ["https://news.example/a?b=1&c=2#d", "http://例子.中国/新闻"])
def test_plain_web_addresses_are_linked(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https:",
        "https://",
        "https:///path",
        'https://a.example/"onmouseover=alert(1)',
        "https://a.example/ b",
        "https://a.example\\@evil.example",
        "http://[::1",
    ],
)
def test_everything_else_is_not(url: str) -> None:
    assert web_address(url) == ""
