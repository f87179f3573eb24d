"""Which parts of the passages are read closely."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.features import FloatArray, Window
from rag.span_input import tokens_of
from rag.stretches import MOST_STRETCHES, MOST_TOKENS, plan, stretch_of
from tests.rag.sentences import at, sentence

UNHURRIED = settings(deadline=None, max_examples=60)
LENGTHS = st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=9), min_size=1, max_size=6)


def window(texts: list[str], *, gap: int = 1, above: str = "", opening: str = "") -> Window:
    sentences, start = [], 100
    for n, text in enumerate(texts):
        sentences.append(at(sentence(text, start), position=float(n > 0)))
        start += len(text) + gap
    return Window(sentences=tuple(sentences), above=above, language="zh", opening=opening)


def scores(*values: float) -> FloatArray:
    return np.asarray(values, dtype=np.float32)


def read(windows: list[Window], found: FloatArray) -> list[range]:
    """Return the places of the sentences that are read, stretch by stretch."""
    return [range(p.first, p.first + len(p.stretch.sentences)) for p in plan(windows, found, {"zh"})]


@UNHURRIED
@given(LENGTHS, st.integers(0, 2**32 - 1))
def test_stretches_are_few_short_and_apart(lengths: list[list[int]], seed: int) -> None:
    windows = [window(["码头。" * n for n in some]) for some in lengths]
    total = sum(map(len, lengths))
    values = np.random.default_rng(seed).normal(size=total).astype(np.float32)
    found = plan(windows, values, {"zh"})
    places = [n for p in found for n in range(p.first, p.first + len(p.stretch.sentences))]
    assert len(found) <= MOST_STRETCHES
    assert len(places) == len(set(places))
    assert set(places) <= set(range(total))
    for part in found:
        tokens = sum(len(tokens_of(part.stretch.text[a:b]).numbers) for a, b in part.stretch.sentences)
        assert tokens <= MOST_TOKENS or len(part.stretch.sentences) == 1


def test_the_best_sentence_is_read_first_with_its_neighbours() -> None:
    windows = [window(["天气好。", "风大。"]), window(["码头在东边。", "市长关闭了码头。", "渔民走了。"])]
    assert read(windows, scores(0, 1, 0, 9, 0))[0] == range(2, 5)


def test_a_sentence_longer_than_a_stretch_is_read_alone() -> None:
    windows = [window(["码头。" * 99, "市长来了。"])]
    assert read(windows, scores(5, 1)) == [range(0, 1), range(1, 2)]


def test_what_stands_between_sentences_is_blank_and_offsets_hold() -> None:
    stretch = stretch_of(window(["码头关闭。", "市长来了。"], gap=7), 0, 1)
    assert stretch.text == "码头关闭。" + " " * 7 + "市长来了。"
    assert [stretch.text[a:b] for a, b in stretch.sentences] == ["码头关闭。", "市长来了。"]


def test_the_title_leads_or_else_the_articles_opening() -> None:
    texts = ["市长来了。", "码头关闭。"]
    assert stretch_of(window(texts, above="标题", opening="开头。"), 0, 1).lead == "标题"
    assert stretch_of(window(texts, opening="开头。"), 0, 1).lead == "开头。"


def test_the_opening_does_not_lead_itself() -> None:
    assert stretch_of(window(["开头。", "码头关闭。"], opening="开头。"), 0, 1).lead == ""


def test_nothing_found_is_nothing_read() -> None:
    assert plan([], scores(), {"zh"}) == []


def test_windows_in_a_language_that_is_not_read_are_left_out() -> None:
    assert plan([window(["码头关闭。"])], scores(1), {"en"}) == []
