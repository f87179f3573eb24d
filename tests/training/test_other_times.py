"""Pairs of reports that tell the same kind of thing of two times."""

from __future__ import annotations

from datetime import date

import pytest

from training.claims.other_times import Dated, is_of_another_time

MAY, JULY = Dated("", date(2024, 5, 2)), Dated("", date(2024, 7, 2))
UNDATED = Dated("", None)


@pytest.mark.parametrize(
    ("one", "first", "other", "second", "is_other"),
    [
        ("灯会卖出320张票", MAY, "灯会卖出510张票", JULY, True),
        ("灯会卖出320张票", MAY, "灯会卖出510张票", MAY, False),
        ("5月1日灯会卖出320张票", UNDATED, "7月1日灯会卖出510张票", UNDATED, True),
        ("5月1日灯会卖出320张票", UNDATED, "5月1日灯会卖出510张票", UNDATED, False),
        ("灯会卖出320张票", MAY, "灯会卖出320张票", JULY, False),
        ("灯会卖出320张票", MAY, "灯会结束了", JULY, False),
    ],
)
def test_figures_and_times_must_all_differ(
    one: str, first: Dated, other: str, second: Dated, is_other: bool
) -> None:
    assert is_of_another_time(one, first, other, second) is is_other
