"""Encoding on demand: few of many passages, with the same vectors as if all were encoded."""

from __future__ import annotations

from index import Index
from index.encoding import encode_all
from index.on_demand import MANY, PROPOSED, OnDemandVectors
from index.vectors import FaissVectors
from tests.index.fakes import HashingEncoder, article

PLAIN = [f"第{n}个村子今年修了{n}里路，又种了{n}棵树。" for n in range(3 * MANY)]
WANTED = "渔民代表老周反对关闭旧码头。"


def test_scores_are_those_of_the_whole_store() -> None:
    encoder = HashingEncoder()
    query = encoder.encode_queries(["谁修了路？"])[0]
    whole = FaissVectors.build(encode_all(encoder, PLAIN), dimensions=encoder.dimensions)
    assert OnDemandVectors(encoder, PLAIN).scores(query, [5, 1, 5]) == whole.scores(query, [5, 1, 5])


def test_no_passage_is_encoded_twice() -> None:
    encoder = HashingEncoder()
    vectors = OnDemandVectors(encoder, PLAIN)
    query = encoder.encode_queries(["谁修了路？"])[0]
    vectors.scores(query, [1, 2, 2])
    vectors.scores(query, [2, 3])
    assert encoder.encoded == PLAIN[1:4]


def test_what_is_near_to_the_question_is_proposed() -> None:
    texts = [*PLAIN, WANTED]
    assert OnDemandVectors(HashingEncoder(), texts).propose("谁反对关闭码头？", 50)[0] == texts.index(WANTED)


def test_of_a_long_text_few_passages_are_encoded() -> None:
    encoder = HashingEncoder()
    text = "\n\n".join(line * 12 for line in PLAIN)
    with Index.in_memory([article(text)], encoder, on_demand=True) as index:
        assert index.passage_count > 2 * PROPOSED
        found = index.search_dense("谁修了路？", 50)
    assert len(found) == PROPOSED
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert len(encoder.encoded) == PROPOSED


def test_up_to_many_passages_all_are_encoded_as_ever() -> None:
    given = [article(line) for line in PLAIN[:MANY]]
    with (
        Index.in_memory(given, HashingEncoder(), on_demand=True) as index,
        Index.in_memory(given, HashingEncoder()) as other,
    ):
        assert not index.encodes_on_demand
        assert index.search_dense("谁修了路？", 50) == other.search_dense("谁修了路？", 50)
