"""Only our own page changes things: another site, another port and another host do not."""

from __future__ import annotations

import pytest

from ui.same_origin import is_own


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-origin", "origin": "https://outer.example", "host": "inner"}, True),
        ({"origin": "http://a.example:1", "host": "a.example:1"}, True),
        ({"origin": "http://a.example:2", "host": "a.example:1"}, False),
        ({"origin": "null", "host": "a.example"}, False),
    ],
)
def test_only_a_page_of_this_server_is_our_own(headers: dict[str, str], own: bool) -> None:
    assert is_own(headers) is own
