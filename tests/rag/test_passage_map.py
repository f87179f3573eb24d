"""The map of passages: what is on it, what is told twice, and which sample stands for a large index."""

from __future__ import annotations

import pytest

from corpus.article import Article
from index import Index
from rag import Youju
from rag.map_records import map_record
from rag.passage_map import PassageMap, Twice, map_of
from tests.index.fakes import HashingEncoder
from tests.index.stories import english_story, story
from tests.rag.conftest import make_article


def mapped(*articles: Article, most: int = 800) -> PassageMap:
    return map_of(Index.in_memory(articles, HashingEncoder()), most=most)


def stories(count: int) -> list[Article]:
    return [make_article(f"故事{n}", story(n, sentences=12)) for n in range(count)]


def test_every_passage_of_every_article_is_mapped() -> None:
    index = Index.in_memory(stories(3), HashingEncoder())
    made = map_of(index)
    there = {(made.articles[p.article].id, p.start, p.end) for p in made.passages}
    assert there == {(p.article_id, p.start, p.end) for p in index.passages(range(index.passage_count))}
    assert not made.is_sample


def test_beginning_stands_in_the_article() -> None:
    article = stories(1)[0]
    made = mapped(article)
    assert all(article.text[p.start : p.end].startswith(p.beginning) for p in made.passages)


def test_near_copies_are_paired() -> None:
    text = story(7, sentences=12)
    made = mapped(make_article("甲报", text), make_article("乙报转载", f"{text}本报转载。"), *stories(2))
    assert made.pairs
    for pair in made.pairs:
        assert pair.twice is Twice.COPY
        assert {made.passages[n].article for n in (pair.one, pair.other)} == {0, 1}
    assert made.articles[0].report == made.articles[1].report != made.articles[2].report


def test_passages_of_a_translation_are_paired_one_to_one(shipped_bot: Youju) -> None:
    made = shipped_bot.map()
    pairs = [p for p in made.pairs if p.twice is Twice.TRANSLATION]
    assert len(pairs) >= 10
    for pair in pairs:
        one, other = (made.articles[made.passages[n].article] for n in (pair.one, pair.other))
        assert one.report == other.report
        assert one.language != other.language
    ends = [n for p in pairs for n in (p.one, p.other)]
    assert len(ends) == len(set(ends))


def test_sample_of_a_large_index_is_spread_over_it() -> None:
    made = mapped(*stories(64), most=8)
    assert made.is_sample
    assert len(made.passages) == 8
    assert made.of_articles == 64
    numbers = sorted(int(a.title.removeprefix("故事")) for a in made.articles)
    assert numbers[0] < 16
    assert numbers[-1] >= 32


def test_sample_takes_all_versions_of_a_report() -> None:
    text = story(99, sentences=6)
    versions = [make_article("一", text), *stories(40), make_article("二", f"{text}编者按。")]
    made = mapped(*versions, most=10)
    assert {"一", "二"} <= {a.title for a in made.articles}


def test_map_of_nothing_is_empty() -> None:
    made = mapped()
    assert (made.passages, made.articles, made.pairs) == ((), (), ())


@pytest.mark.parametrize("text", ["一句话也成一图。", "One sentence makes a map."])
def test_one_passage_stands_in_the_middle(text: str) -> None:
    (only,) = mapped(make_article("一", text)).passages
    assert (only.x, only.y) == (0.5, 0.5)


def test_map_is_made_once_and_is_the_same_each_time(bot: Youju, articles: list[Article]) -> None:
    assert bot.map() is bot.map()
    again = Youju.over_articles(articles)
    assert again.map() == bot.map()


def test_record_holds_places_and_no_folders() -> None:
    record = map_record(mapped(make_article("Tale", english_story(1), language="en", path="a/b/tale.md")))
    assert record["passages"] == record["of_passages"] == len(record["points"])
    assert set(record["points"][0]) == {"article", "start", "end", "x", "y", "topic"}
    assert "tale.md" not in str(record)


def test_a_map_of_many_passages_has_topics() -> None:
    made = mapped(*stories(30))
    assert len({p.topic for p in made.passages}) == len(made.topics) > 1
    assert all(made.topics)
