"""Outlets of an index, found by name."""

from __future__ import annotations

import pytest

from corpus.errors import InputError
from index import Index
from index.outlets import Outlets
from tests.index.fakes import article

SOURCES = ["Tide News, 海港日报", "Tide News", "海港日报社", "The Quay", "Tidewater Times", ""]


def of(sources: list[str]) -> Outlets:
    with Index.in_memory([article(f"第{n}篇。", source=s) for n, s in enumerate(sources)]) as index:
        return index.outlets


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return of(SOURCES)


def named(outlets: Outlets, *names: str) -> list[str]:
    return [outlet.name for outlet in outlets.named(names)]


def test_outlets_of_most_articles_come_first(outlets: Outlets) -> None:
    assert [(o.name, len(o.ids)) for o in outlets.all] == [
        ("Tide News", 2),
        ("The Quay", 1),
        ("Tidewater Times", 1),
        ("海港日报", 1),
        ("海港日报社", 1),
    ]


def test_outlet_of_just_this_name_is_the_only_one_meant(outlets: Outlets) -> None:
    assert named(outlets, "海港日报") == ["海港日报"]


def test_beginning_of_a_name_finds_all_that_begin_so(outlets: Outlets) -> None:
    assert named(outlets, "海港") == ["海港日报", "海港日报社"]


def test_latin_name_is_found_by_whole_words_only(outlets: Outlets) -> None:
    assert named(outlets, "Tide") == ["Tide News"]


@pytest.mark.parametrize("name", ["quay", "THE QUAY", "Ｑｕａｙ", " quay "])
def test_case_width_and_article_make_no_difference(outlets: Outlets, name: str) -> None:
    assert named(outlets, name) == ["The Quay"]


def test_traditional_name_finds_the_simplified_one(outlets: Outlets) -> None:
    assert named(outlets, "海港日報") == ["海港日报"]


def test_outlet_is_written_as_most_of_its_articles_do() -> None:
    assert [o.name for o in of(["TIDE", "Tide", "Tide"]).all] == ["Tide"]


def test_unknown_outlet_is_told_with_what_is_near(outlets: Outlets) -> None:
    with pytest.raises(InputError, match="No article is from the outlet 'Tied News'; nearest: Tide News"):
        outlets.named(["Tied News"])


def test_outlet_that_is_near_to_none_is_told_with_what_there_is(outlets: Outlets) -> None:
    with pytest.raises(InputError, match="'zzz'; there are: Tide News, The Quay"):
        outlets.named(["Tide News", "zzz"])


def test_name_without_letters_is_unknown(outlets: Outlets) -> None:
    with pytest.raises(InputError, match="No article is from the outlet '…'"):
        outlets.named(["…"])


def test_articles_that_name_no_outlet_are_told() -> None:
    with pytest.raises(InputError, match="No article of this index names its outlet"):
        of([""]).named(["Tide"])
