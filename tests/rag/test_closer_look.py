"""What close reading adds to a sentence's figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from corpus.article import Language
from rag.closer_look import CLOSER, CloserLook, look_closer
from rag.features import FloatArray, Window
from rag.question import Question, take_apart
from rag.span_reader import UNREAD, Finding, Stretch
from rag.stretches import MOST_STRETCHES
from tests.rag.test_stretches import window


class Finds:
    """A reader that finds a word, and nothing in sentences without it."""

    languages: frozenset[Language] = frozenset({"zh"})
    doubting: frozenset[Language] = frozenset()
    sees_context = False

    def __init__(self, word: str) -> None:
        self.word = word
        self.read_so_far: list[Stretch] = []

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        del question
        self.read_so_far += stretches
        return [[self._of(s.text, *cut) for cut in s.sentences] for s in stretches]

    def _of(self, text: str, start: int, end: int) -> Finding:
        at = text.find(self.word, start, end)
        return Finding(-3.0, None) if at < 0 else Finding(4.0, (at, at + len(self.word)))


def look(windows: list[Window], *, word: str = "远帆", question: str = "由谁承建？") -> CloserLook:
    count = sum(len(w.sentences) for w in windows)
    scores = np.zeros(count, dtype=np.float32)
    return look_closer(take_apart(question), windows, scores, Finds(word), Finds.languages)


def column(found: CloserLook, name: str) -> list[float]:
    values: FloatArray = found.rows[:, CLOSER.index(name)]
    return [float(v) for v in values]


def test_the_answers_place_is_told_in_the_article() -> None:
    found = look([window(["市长来了。", "由远帆承建。"])])
    start = 100 + len("市长来了。") + 1 + 1  # the window begins at 100, and the sentences stand one apart
    assert found.focuses == (None, (start, start + 2))


def test_margins_are_compared_over_all_sentences() -> None:
    found = look([window(["市长来了。"]), window(["由远帆承建。"])])
    assert column(found, "margin") == [-3, 4]
    assert column(found, "margin_gap") == [-7, 0]
    assert column(found, "margin_best") == [4, 4]
    assert column(found, "margin_rank") == [0.5, 1]


def test_a_sentence_that_is_not_read_says_so() -> None:
    found = look([window(["码头。" * 99 + str(n)]) for n in range(9)], word="没有")
    assert sum(column(found, "is_read")) == MOST_STRETCHES
    assert column(found, "margin").count(UNREAD) == 9 - MOST_STRETCHES


class Denies(Finds):
    """A reader that is surer than sure that nothing answers."""

    def _of(self, text: str, start: int, end: int) -> Finding:
        del text, start, end
        return Finding(UNREAD - 3, None)


def test_a_sentence_that_surely_does_not_answer_was_read_all_the_same() -> None:
    windows = [window(["长桥由远帆集团承建。"])]
    found = look_closer(take_apart("谁？"), windows, np.zeros(1, np.float32), Denies(""), {"zh"}).rows[0]
    row = dict(zip(CLOSER, found.tolist(), strict=True))
    assert (row["is_read"], row["margin"]) == (1.0, UNREAD)


def test_the_focus_shows_whether_it_is_of_the_expected_kind() -> None:
    found = look([window(["耗资12亿元。", "由远帆承建。"])], word="12亿元", question="耗资多少钱？")
    assert column(found, "focus_shows_expected") == [1, 0]


@pytest.mark.parametrize("word", ["由远帆承建。", "市"])
def test_neither_a_whole_sentence_nor_an_unlikely_word_is_a_focus(word: str) -> None:
    assert look([window(["由远帆承建。"])], word=word).focuses == (None,)


def test_a_focus_has_no_white_space_around_it() -> None:
    found = look([window(["承建者是 远帆 集团公司。"])], word=" 远帆 ")
    assert found.focuses == ((105, 107),)


@pytest.mark.parametrize("windows", [[], [window([])]])
def test_nothing_to_look_at_has_no_rows(windows: list[Window]) -> None:
    assert look(windows).rows.shape == (0, len(CLOSER))
