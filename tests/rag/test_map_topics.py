"""Regions of a map: cut alike each time, named by the words that tell them apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.map_topics import FEWEST_EACH, MOST_TOPICS, WORDS, named, regions

BRIDGE = "工程师在河上修建大桥，桥墩已经完工，司机下月通行。"
RAIN = "暴雨过后，村民转移到学校，医生看望老人，洪水漫过稻田。"
GARDEN = "Gardeners planted roses beside the orchard; visitors praised the roses."


def clouds(of: int, size: int) -> np.ndarray:
    chance = np.random.default_rng(1)
    middles = np.array([(n % 4, n // 4) for n in range(of)], dtype=np.float64)
    return np.repeat(middles, size, axis=0) / 4 + chance.normal(scale=0.01, size=(of * size, 2))


def test_what_lies_apart_is_cut_apart() -> None:
    own = regions(clouds(3, FEWEST_EACH))
    assert [len(set(own[n : n + FEWEST_EACH])) for n in range(0, len(own), FEWEST_EACH)] == [1, 1, 1]
    assert len(set(own)) == 3


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 400), st.integers(0, 5))
def test_every_place_has_a_region_and_the_same_each_time(count: int, seed: int) -> None:
    places = np.random.default_rng(seed).uniform(size=(count, 2))
    own = regions(places)
    assert own.shape == (count,)
    assert own.tobytes() == regions(places.copy()).tobytes()
    assert not count or 0 <= own.min() <= own.max() < MOST_TOPICS


def test_places_on_one_spot_are_cut_without_harm() -> None:
    assert set(regions(np.full((100, 2), 0.5))) == {0}


def test_few_passages_have_no_topics() -> None:
    own = regions(clouds(1, 2 * FEWEST_EACH - 1))
    assert named(own, [BRIDGE] * len(own)) == ()


def test_topics_are_named_by_words_of_their_own_alone() -> None:
    texts = [BRIDGE] * 5 + [RAIN] * 5 + [GARDEN] * 5
    bridge, rain, garden = named(np.repeat([0, 1, 2], 5), texts)
    assert all(word in BRIDGE and word not in RAIN for word in bridge)
    assert all(word in RAIN and word not in BRIDGE for word in rain)
    assert all(word in GARDEN for word in garden)
    assert all(0 < len(words) <= WORDS for words in (bridge, rain, garden))


def test_a_word_that_all_share_names_none() -> None:
    texts = [f"记者报道：{text}" for text in [BRIDGE] * 5 + [RAIN] * 5]
    assert not any("记者" in words for words in named(np.repeat([0, 1], 5), texts))


@pytest.mark.parametrize("text", ["橋樑工程師看望老人", "The Harbour Bridge opened"])
def test_words_stand_as_they_are_printed(text: str) -> None:
    for words in named(np.repeat([0, 1], 5), [text] * 5 + [RAIN.replace("老人", "")] * 5):
        assert all(word in text or word in RAIN for word in words)
