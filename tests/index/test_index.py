"""The façade: what a reader of an index sees."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from corpus.article import Article
from corpus.errors import InputError
from index import Coverage, Index, tokenize
from index.within import Within
from tests.index.fakes import HashingEncoder, article


@pytest.fixture(params=["memory", "folder"])
def index(
    request: pytest.FixtureRequest, articles: list[Article], folder: Path, encoder: HashingEncoder
) -> Index:
    return Index.in_memory(articles, encoder) if request.param == "memory" else Index.open(folder, encoder)


def test_articles_come_back_as_they_were_given(index: Index, articles: list[Article]) -> None:
    assert list(index.articles()) == articles
    assert [index.article(a.id) for a in articles] == articles


def test_coverage_counts_articles_passages_languages_and_dates(index: Index) -> None:
    assert index.coverage == Coverage(
        articles=3,
        passages=index.passage_count,
        languages=(("en", 1), ("zh", 2)),
        dated=2,
        earliest=date(2025, 9, 29),
        latest=date(2026, 2, 12),
    )


def test_all_arms_hold_the_same_passages(index: Index) -> None:
    assert index.passage_count == index.lexical.size == index.vectors.size > 3


def test_passages_of_an_article_have_neighbouring_ordinals(index: Index, articles: list[Article]) -> None:
    ordinals = [ordinal for a in articles for ordinal, _ in index.passages_of(a.id)]
    assert ordinals == list(range(index.passage_count))


def test_passages_come_in_the_order_asked_for(index: Index) -> None:
    assert index.passages([2, 0, 2]) == [index.passage_at(2), index.passage_at(0), index.passage_at(2)]


def test_the_text_of_a_passage_is_its_range_of_the_article(index: Index) -> None:
    passage = index.passage_at(1)
    assert index.text_of(passage) == index.article(passage.article_id).text[passage.start : passage.end]


def test_words_find_the_passage_that_holds_them(index: Index, articles: list[Article]) -> None:
    best = index.search_lexical(dict.fromkeys(tokenize("融资估值"), 1.0), 1)[0]
    assert index.passage_at(best.ordinal).article_id == articles[1].id


def test_words_of_the_title_find_every_passage_of_the_article(index: Index, articles: list[Article]) -> None:
    found = index.search_lexical(dict.fromkeys(tokenize("清华天才"), 1.0), 100)
    assert {hit.ordinal for hit in found} == {ordinal for ordinal, _ in index.passages_of(articles[0].id)}


def test_a_passage_is_nearest_to_its_own_words(index: Index) -> None:
    text = index.text_of(index.passage_at(0))
    best = index.search_dense(text, 1)[0]
    assert index.passage_at(best.ordinal).article_id == index.passage_at(0).article_id


def test_scores_of_given_passages_are_those_of_the_search(index: Index) -> None:
    found = index.search_dense("谁离职了？", 3)
    assert index.dense_scores("谁离职了？", [hit.ordinal for hit in found]) == pytest.approx(
        [hit.score for hit in found], abs=1e-6
    )


def test_a_question_is_encoded_once(
    index: Index, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.search_dense("谁离职了？", 3)
    monkeypatch.setattr(encoder, "encode_queries", None)
    assert index.dense_scores("谁离职了？", [0])


@pytest.mark.parametrize("ordinal", [-1, 10_000])
def test_a_passage_that_is_not_there_is_an_input_error(index: Index, ordinal: int) -> None:
    with pytest.raises(InputError, match=r"No passage .*0 to"):
        index.passage_at(ordinal)


def test_an_article_that_is_not_there_is_an_input_error(index: Index) -> None:
    with pytest.raises(InputError, match="No article 'nobody' in this index"):
        index.article("nobody")


def test_several_threads_may_ask_at_once(index: Index) -> None:
    seen: list[int] = []

    def ask() -> None:
        for n in range(30):
            seen.append(len(index.passages([hit.ordinal for hit in index.search_dense(f"问题{n}", 3)])))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [3] * 120


def test_nothing_is_encoded_before_the_dense_arm_is_asked(
    articles: list[Article], encoder: HashingEncoder
) -> None:
    index = Index.in_memory(articles, encoder)
    index.search_lexical({"融资": 1.0}, 3)
    assert encoder.encoded == []
    index.search_dense("融资", 3)
    assert len(encoder.encoded) == index.passage_count


def test_the_same_articles_in_memory_have_the_same_id(articles: list[Article]) -> None:
    assert Index.in_memory(articles).id == Index.in_memory(articles).id
    assert Index.in_memory(articles).id != Index.in_memory(articles[1:]).id


def test_given_texts_keep_their_ids_and_repeated_texts_stay_apart(encoder: HashingEncoder) -> None:
    given = [article("他走了。", id=f"passage-{n}") for n in range(3)]
    with Index.in_memory(given, encoder) as index:
        assert [p.article_id for p in index.passages([0, 1, 2])] == ["passage-0", "passage-1", "passage-2"]
        assert [hit.ordinal for hit in index.search_dense("他走了。", 2)] == [0, 1]


def test_a_text_with_a_lone_surrogate_comes_back_as_it_was(encoder: HashingEncoder) -> None:
    with Index.in_memory([article("姚顺宇\ud800走了", id="passage-0")], encoder) as index:
        assert index.article("passage-0").text == "姚顺宇\ud800走了"
        assert index.search_lexical({"顺宇": 1.0}, 1)


def test_an_index_of_nothing_finds_nothing(encoder: HashingEncoder) -> None:
    with Index.in_memory([article(" ")], encoder) as index:
        assert (index.passage_count, index.search_dense("谁", 3), index.search_lexical({"谁": 1.0}, 3)) == (
            0,
            [],
            [],
        )


def test_the_encoders_name_is_known_without_loading_one(encoder: HashingEncoder) -> None:
    assert Index.in_memory([]).encoder_name == "builtin"
    assert Index.in_memory([], encoder).encoder_name == "hashing"


def test_articles_are_bounded_by_their_days_and_come_newest_first(
    index: Index, articles: list[Article]
) -> None:
    dated = sorted((a for a in articles if a.published), key=lambda a: a.published, reverse=True)  # type: ignore[arg-type, return-value]
    undated = [a for a in articles if a.published is None]
    assert index.newest(9) == [*dated, *undated]
    assert index.newest(1) == dated[:1]
    of_2026 = index.admitted(Within(since=date(2026, 1, 1)))
    assert index.newest(9, of_2026) == dated[:1]
    assert index.newest(0, of_2026) == []
    assert index.admitted(Within(until=date(2025, 12, 31))).ids == {dated[1].id}
