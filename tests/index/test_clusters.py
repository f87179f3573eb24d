"""Which articles are one report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clusters import Clusters, Told, clusters
from index.shingles import sketch
from tests.index.stories import english_story, story, without


def told(identity: str, text: str, **fields: str) -> Told:
    return Told(identity, sketch(text), **fields)


def test_a_repost_and_an_excerpt_are_the_report_that_they_copy() -> None:
    whole = story(1, sentences=60)
    found = clusters(
        [
            told("c", whole),
            told("b", without(whole, 0.2)),
            told("a", whole[: len(whole) // 5]),
            told("d", story(2)),
        ]
    )
    assert found == Clusters({"a": "a", "b": "a", "c": "a", "d": "d"}, frozenset())


def test_an_article_and_its_translation_are_one_report() -> None:
    pair = [
        told("a", story(1), path="/n/1.zh.md", counterpart="1.en.md"),
        told("b", english_story(1), path="/n/1.en.md", counterpart="1.zh.md"),
    ]
    assert set(clusters(pair).report.values()) == {"a"}


def test_many_folders_may_use_the_same_file_names() -> None:
    articles = [
        told(f"{n:05}{language}", "短讯", path=f"/n/{n}/index.{language}.md", counterpart=f"index.{other}.md")
        for n in range(20_000)
        for language, other in (("zh", "en"), ("en", "zh"))
    ]
    report = clusters(articles).report
    assert all(report[f"{n:05}zh"] == f"{n:05}en" for n in range(20_000))


@pytest.mark.parametrize("counterpart", ["", ".", "..", "/", "a/../b.md", "\x00"])
def test_a_counterpart_that_is_no_file_name_is_none(counterpart: str) -> None:
    pair = [told(i, "短讯", path=f"/n/{i}.md", counterpart=counterpart) for i in "ab"]
    pair.append(told("c", "短讯", counterpart=counterpart))
    assert len(set(clusters(pair).report.values())) == 3


def test_translations_in_two_folders_are_one_report_if_no_others_have_their_names() -> None:
    pair = [
        told("a", story(1), path="/zh/1.md", counterpart="1.en.md"),
        told("b", english_story(1), path="/en/1.en.md", counterpart="1.md"),
    ]
    assert set(clusters(pair).report.values()) == {"a"}
    third = told("c", story(2), path="/x/1.md", counterpart="1.en.md")
    assert len(set(clusters([*pair, third]).report.values())) == 3


def test_a_counterpart_that_names_another_file_is_none() -> None:
    pair = [
        told("a", story(1), path="/n/1.zh.md", counterpart="1.en.md"),
        told("b", english_story(1), path="/n/1.en.md", counterpart="2.zh.md"),
    ]
    assert set(clusters(pair).report.values()) == {"a", "b"}


def test_a_compilation_ties_no_reports_together() -> None:
    one, two, three = (story(seed, sentences=20) for seed in (1, 2, 3))
    found = clusters([told("a", one), told("b", two), told("c", three), told("z", one + two + three)])
    assert found == Clusters({i: i for i in "abcz"}, frozenset("z"))


def test_a_compilation_of_two_unequal_reports_is_one_too() -> None:
    one, two = story(1, sentences=60), story(2, sentences=20)
    found = clusters([told("a", one), told("b", two), told("z", one + two)])
    assert found == Clusters({i: i for i in "abz"}, frozenset("z"))


def test_an_excerpt_of_an_excerpt_makes_no_compilation() -> None:
    whole = story(1, sentences=60)
    found = clusters(
        [told("a", whole), told("b", whole[: len(whole) // 3]), told("c", whole[: len(whole) // 6])]
    )
    assert found == Clusters(dict.fromkeys("abc", "a"), frozenset())


@given(st.permutations(range(8)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    texts = [story(1), story(2), without(story(1), 0.3), story(3), story(1) + story(3)[:500]]
    texts += [story(2)[:400], story(4) + story(5), story(5)]
    articles = [told(str(i), text) for i, text in enumerate(texts)]
    assert clusters([articles[i] for i in order]) == clusters(articles)
