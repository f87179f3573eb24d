"""The check of linear time can fail."""

from __future__ import annotations

import re

from tests.linear import takes_linear_time


def test_a_square_is_told_from_a_line() -> None:
    assert not takes_linear_time(lambda text: re.search("a+b", text), "a")
    assert takes_linear_time(lambda text: re.search("ab", text), "a")
