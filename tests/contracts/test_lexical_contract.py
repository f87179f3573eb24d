"""The lexical arm against brute force: the same passages, and the same scores within a tolerance.

tantivy keeps a passage's length in one byte (40 and below exactly, longer ones rounded down to the
next of 256 values, at most 12.5 % apart), so scores of long passages may differ by up to 6 %.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.lexical import LexicalIndex
from index.scored import Scored
from index.tokens import tokenize

K1, B = 1.2, 0.75
EXACT, ROUNDED = 1e-5, 0.06
WORDS = [f"w{chr(97 + i)}{chr(97 + j)}" for i in range(8) for j in range(8)]


def brute_force(texts: list[str], terms: Mapping[str, float]) -> list[float]:
    """Return each text's weighted sum of BM25, with the terms' real counts and lengths."""
    counts = [Counter(tokenize(text)) for text in texts]
    mean = sum(sum(c.values()) for c in counts) / len(counts)
    return [sum(w * bm25(t, count, counts, mean) for t, w in terms.items()) for count in counts]


def bm25(term: str, count: Counter[str], counts: list[Counter[str]], mean: float) -> float:
    frequency = sum(term in c for c in counts)
    idf = math.log(1 + (len(counts) - frequency + 0.5) / (frequency + 0.5))
    norm = K1 * (1 - B + B * sum(count.values()) / mean)
    return idf * (1 + K1) * count[term] / (count[term] + norm) if count[term] else 0.0


def texts_of(longest: int, *, seed: int) -> list[str]:
    dice = random.Random(seed)
    return [" ".join(dice.choices(WORDS, k=dice.randint(1, longest))) for _ in range(120)]


TERMS = {"waa": 1.0, "wab": 0.25, "whh": 2.0, "wcd": 0.7, "absent": 3.0}


@pytest.mark.parametrize(("longest", "tolerance"), [(40, EXACT), (600, ROUNDED)])
def test_scores_are_those_of_brute_force(longest: int, tolerance: float) -> None:
    texts = texts_of(longest, seed=longest)
    expected = brute_force(texts, TERMS)
    found = dict(LexicalIndex.build(texts).search(TERMS, len(texts)))
    assert set(found) == {i for i, score in enumerate(expected) if score}
    assert [found[i] for i in found] == pytest.approx([expected[i] for i in found], rel=tolerance)


@pytest.mark.parametrize("k", [1, 5, 1000])
def test_passages_and_order_are_those_of_brute_force(k: int) -> None:
    texts = texts_of(40, seed=7)
    expected = brute_force(texts, TERMS)
    order = sorted((i for i, s in enumerate(expected) if s), key=lambda i: (-round(expected[i], 4), i))
    found = LexicalIndex.build(texts).search(TERMS, k)
    assert [hit.ordinal for hit in found] == order[:k]


def test_equal_scores_are_ordered_by_ordinal() -> None:
    found = LexicalIndex.build(["他走了。"] * 50).search({"走了": 1.0}, 7)
    assert [hit.ordinal for hit in found] == list(range(7))


def test_the_scores_of_given_passages_are_those_of_the_search() -> None:
    index = LexicalIndex.build(texts_of(40, seed=3))
    found = dict(index.search(TERMS, 120))
    ordinals = [119, 3, 50, 3, 0]
    assert index.scores(TERMS, ordinals) == [found.get(o, 0.0) for o in ordinals]


def test_a_chinese_name_is_found_without_the_dense_arm() -> None:
    index = LexicalIndex.build(["今天天气很好。", "物理学家姚顺宇上周换了东家。", "谷歌发布财报。"])
    terms = dict.fromkeys(tokenize("姚順宇是誰"), 1.0)
    assert index.search(terms, 1)[0].ordinal == 1


def test_alternatives_are_weighed_by_their_probability() -> None:
    index = LexicalIndex.build(["离职信", "融资额", "天气预报"])
    found = index.search({"离职": 0.6, "融资": 0.1}, 3)
    assert [hit.ordinal for hit in found] == [0, 1]


@pytest.mark.parametrize("terms", [{}, {"": 1.0}, {"a": 0.0}, {"a": -1.0}, {"absent": 1.0}])
def test_terms_that_say_nothing_find_nothing(terms: dict[str, float]) -> None:
    index = LexicalIndex.build(["a b c"])
    assert index.search(terms, 3) == []
    assert index.scores(terms, [0]) == [0.0]


def test_an_empty_index_finds_nothing() -> None:
    index = LexicalIndex.build([])
    assert (index.size, index.search({"a": 1.0}, 3), index.document_frequency("a")) == (0, [], 0)


def test_document_frequency_counts_passages_not_occurrences() -> None:
    assert LexicalIndex.build(["走了走了", "走了", "来"]).document_frequency("走了") == 2


def test_a_folder_gives_the_same_results_as_memory(tmp_path: Path) -> None:
    texts = texts_of(300, seed=5)
    built = LexicalIndex.build(texts, tmp_path)
    opened = LexicalIndex.open(tmp_path)
    in_memory: list[Scored] = LexicalIndex.build(texts).search(TERMS, 20)
    assert built.search(TERMS, 20) == in_memory == opened.search(TERMS, 20)


def test_passages_that_hold_all_terms_are_found() -> None:
    index = LexicalIndex.build(["码头 关闭", "码头 开放", "关闭 开放 码头"])
    assert index.holding(["码头", "关闭"]) == [0, 2]
    assert index.holding(["码头", "absent"]) == []
    assert index.holding([]) == []
