"""Finalists are looked at again: behind the sentence before them, and side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Language
from rag.question import Question, clean, take_apart
from rag.second_look import MOST, looked_at_again
from rag.span_reader import UNREAD, Finding, Stretch
from tests.rag.test_stretches import window

ASKED = take_apart(clean("由谁承建？"))


class Counts:
    """A reader that finds a sentence the surer, the more sentences stand in its stretch."""

    languages: frozenset[Language] = frozenset({"zh"})
    doubting: frozenset[Language] = frozenset()
    sees_context = True

    def __init__(self) -> None:
        self.looks: list[Stretch] = []

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        del question
        self.looks += stretches
        return [[Finding(float(len(s.sentences)), None)] * len(s.sentences) for s in stretches]


def test_the_mean_of_all_looks_counts() -> None:
    reader = Counts()
    windows = [window(["甲。", "乙。"]), window(["丙。"])]
    found = looked_at_again(ASKED, windows, [Finding(m, None) for m in (1.0, 5.0, 4.0)], reader)
    # alone or behind one other, then among three
    assert [f.margin for f in found] == pytest.approx([(1 + 1 + 3) / 3, (5 + 2 + 3) / 3, (4 + 1 + 3) / 3])


def test_finalists_stand_behind_their_neighbour_and_side_by_side() -> None:
    reader = Counts()
    windows = [window(["甲。", "乙。"]), window(["丙。"])]
    looked_at_again(ASKED, windows, [Finding(0.0, None)] * 3, reader)
    shown = [[s.text[a:b] for a, b in s.sentences] for s in reader.looks]
    assert shown == [["甲。"], ["甲。", "乙。"], ["丙。"], ["甲。", "乙。", "丙。"]]


@given(st.lists(st.one_of(st.just(UNREAD), st.floats(-19, 9)), min_size=1, max_size=12))
@settings(deadline=None)
def test_only_the_best_of_those_read_are_looked_at(margins: list[float]) -> None:
    reader = Counts()
    before = [Finding(m, (n, n + 1)) for n, m in enumerate(margins)]
    found = looked_at_again(ASKED, [window(["码头。"] * len(margins))], before, reader)
    changed = [n for n in range(len(margins)) if found[n] != before[n]]
    assert len(changed) <= MOST
    assert all(margins[n] != UNREAD for n in changed)
    assert [f.focus for f in found] == [f.focus for f in before]
    left = [m for n, m in enumerate(margins) if n not in changed and m != UNREAD]
    assert not changed or not left or max(left) <= max(margins[n] for n in changed)


def test_a_sentence_that_no_look_read_keeps_its_mark() -> None:
    unread = [Finding(UNREAD, None)]
    assert looked_at_again(ASKED, [window(["甲。"])], unread, Counts()) == unread
