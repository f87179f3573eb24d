"""Whether a text is of a claim's year and edition."""

from __future__ import annotations

from datetime import date

import pytest

from rag.claim_times import same_times, years_of


@pytest.mark.parametrize(
    ("claim", "text", "year"),
    [
        ("2022年灯会在南港举行", "2021年灯会在北桥举行", -1),
        ("2022年灯会在南港举行", "2022年灯会在南港举行", 1),
        ("2022灯会赛季在南港举行", "灯会在南港举行", 0),
        ("灯会在南港举行", "2022年灯会在南港举行", 0),
        ("The 2022 fair was in Southport", "In 2021 the fair was in Northbridge", -1),
        ("LANTERN2022在南港举行", "「LANTERN 2018」在北桥举行", -1),
    ],
)
def test_the_years_of_both_are_compared(claim: str, text: str, year: float) -> None:
    assert same_times(claim, text)["year_here"] == year


@pytest.mark.parametrize(
    ("claim", "text", "edition"),
    [
        ("第七届灯会开幕", "第6届灯会开幕", -1),
        ("第七届灯会开幕", "第7届灯会开幕", 1),
        ("第七届灯会开幕", "第六次会议开幕", -1),
        ("The 7th fair opened", "The 6th fair opened", -1),
        ("灯会开幕", "第六届灯会开幕", 0),
    ],
)
def test_the_editions_of_both_are_compared(claim: str, text: str, edition: float) -> None:
    assert same_times(claim, text)["edition"] == edition


def test_where_the_sentence_names_no_year_what_stands_above_it_does() -> None:
    found = same_times("2022年灯会开幕", "灯会开幕", ("2021年灯会纪实",), date(2022, 5, 1))
    assert (found["year_here"], found["year_around"]) == (0, -1)


def test_where_nothing_names_a_year_the_publication_does() -> None:
    assert same_times("2022年灯会开幕", "灯会开幕", published=date(2021, 5, 1))["year_around"] == -1


@pytest.mark.parametrize("text", ["2000公里", "2000多人", "2022.5", "12022年前", "2000 people"])
def test_counts_are_no_years(text: str) -> None:
    assert years_of(text) == set()
