"""Fusing the two arms: what holds for any scores."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fusion import CROSS_LANGUAGE, SAME_LANGUAGE, FusionWeights, fuse, weights_of

ENOUGH = settings(deadline=None, max_examples=50)
Arms = dict[int, tuple[float, float]]

# Binary fractions, so that sums are exact and ties are ties.
BM25 = st.integers(0, 64).map(lambda n: n / 4)
COSINES = st.integers(-64, 64).map(lambda n: n / 64)
ARMS = st.dictionaries(st.integers(0, 999), st.tuples(BM25, COSINES), max_size=7)
SOME = ARMS.filter(bool)
WEIGHTS = st.sampled_from([SAME_LANGUAGE, CROSS_LANGUAGE, FusionWeights(dense=1.0)])


def order(lexical: dict[int, float], dense: dict[int, float], weights: FusionWeights) -> list[int]:
    return [f.ordinal for f in fuse(lexical, dense, weights)]


def lexical_of(arms: Arms) -> dict[int, float]:
    return {ordinal: lexical for ordinal, (lexical, _) in arms.items()}


def dense_of(arms: Arms) -> dict[int, float]:
    return {ordinal: dense for ordinal, (_, dense) in arms.items()}


def best_first(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda ordinal: (-scores[ordinal], ordinal))


def test_no_passages_fuse_to_none() -> None:
    assert fuse({}, {}, SAME_LANGUAGE) == []


@ENOUGH
@given(ARMS, WEIGHTS)
def test_every_passage_comes_back_once_best_first(arms: Arms, weights: FusionWeights) -> None:
    fused = fuse(lexical_of(arms), dense_of(arms), weights)
    assert sorted(f.ordinal for f in fused) == sorted(arms)
    assert fused == sorted(fused, key=lambda f: (-f.score, f.ordinal))


@ENOUGH
@given(SOME, WEIGHTS)
def test_the_favourite_of_both_arms_comes_first_with_the_best_score(
    arms: Arms, weights: FusionWeights
) -> None:
    best = fuse(lexical_of(arms) | {1000: 17.0}, dense_of(arms) | {1000: 2.0}, weights)[0]
    assert (best.ordinal, best.score) == (1000, 1.0)


@ENOUGH
@given(ARMS, WEIGHTS)
def test_no_score_is_better_than_one(arms: Arms, weights: FusionWeights) -> None:
    assert all(f.score <= 1 for f in fuse(lexical_of(arms), dense_of(arms), weights))


@ENOUGH
@given(st.sets(st.integers(0, 999)), BM25, COSINES, WEIGHTS)
def test_equal_scores_come_by_ordinal(
    ordinals: set[int], bm25: float, cosine: float, weights: FusionWeights
) -> None:
    assert order(dict.fromkeys(ordinals, bm25), dict.fromkeys(ordinals, cosine), weights) == sorted(ordinals)


@ENOUGH
@given(ARMS, COSINES, WEIGHTS)
def test_a_dense_arm_that_tells_nothing_apart_changes_no_order(
    arms: Arms, cosine: float, weights: FusionWeights
) -> None:
    lexical = lexical_of(arms)
    assert order(lexical, dict.fromkeys(arms, cosine), weights) == best_first(lexical)


@ENOUGH
@given(ARMS, BM25, WEIGHTS)
def test_a_lexical_arm_that_tells_nothing_apart_changes_no_order(
    arms: Arms, bm25: float, weights: FusionWeights
) -> None:
    dense = dense_of(arms)
    assert order(dict.fromkeys(arms, bm25), dense, weights) == best_first(dense)


@ENOUGH
@given(ARMS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_in_which_passages_are_given_does_not_matter(
    arms: Arms, weights: FusionWeights, random: Random
) -> None:
    shuffled = list(arms.items())
    random.shuffle(shuffled)
    again = fuse(lexical_of(dict(shuffled)), dense_of(dict(reversed(shuffled))), weights)
    assert again == fuse(lexical_of(arms), dense_of(arms), weights)


@ENOUGH
@given(SOME, WEIGHTS)
def test_the_scale_of_bm25_does_not_matter(arms: Arms, weights: FusionWeights) -> None:
    scaled = {ordinal: 8 * score for ordinal, score in lexical_of(arms).items()}
    assert fuse(scaled, dense_of(arms), weights) == fuse(lexical_of(arms), dense_of(arms), weights)


@ENOUGH
@given(ARMS, WEIGHTS, st.data())
def test_a_passage_better_in_both_arms_comes_before(
    arms: Arms, weights: FusionWeights, data: st.DataObject
) -> None:
    bm25, cosine = data.draw(BM25), data.draw(COSINES)
    lexical = lexical_of(arms) | {1000: bm25 + 1, 1001: bm25}
    fused = order(lexical, dense_of(arms) | {1000: cosine + 0.25, 1001: cosine}, weights)
    assert fused.index(1000) < fused.index(1001)


@pytest.mark.parametrize(("weights", "first"), [(SAME_LANGUAGE, 1), (CROSS_LANGUAGE, 2)])
def test_across_languages_meaning_has_more_say_than_words(weights: FusionWeights, first: int) -> None:
    assert order({1: 4.0, 2: 2.0}, {1: 0.3, 2: 0.5}, weights)[0] == first


@pytest.mark.parametrize("name", ["builtin-fast", "builtin-64"])
def test_a_weaker_encoder_has_less_say_than_the_transformer_within_a_language(name: str) -> None:
    assert weights_of(name, same_language=True).dense < SAME_LANGUAGE.dense
    assert weights_of(name, same_language=False) == CROSS_LANGUAGE


@pytest.mark.parametrize("name", ["builtin", "builtin-128", "someone/model"])
def test_any_other_encoder_has_the_transformers_weights(name: str) -> None:
    assert weights_of(name, same_language=True) == SAME_LANGUAGE
    assert weights_of(name, same_language=False) == CROSS_LANGUAGE
