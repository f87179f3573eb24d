"""What is measured of two values in each other's place: everything but the values."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Index
from rag.points import PointKind
from rag.rival_figures import FIGURES, measured
from rag.rival_model import conflict_chances
from rag.rivals import possible
from rag.same_event import Rarity, Told
from tests.rag.test_conflicts_of_names import article

OWN = "渔轮“海丰号”周一在南港外海沉没，造成{}人失踪。海事局派出三艘船搜救。"
OTHER = "渔轮“海丰号”在南港外海沉没的事故中，共有{}人失踪。搜救在周五结束。"
APART = "东湖市今年的粮食收成好于往年，共有{}人获奖。"


def row(text: str, other: str) -> np.ndarray:  # type: ignore[type-arg]
    """Return the row of the only pair of figures of two texts' first sentences."""
    articles = [article("", text, 5), article("", other, 5)]
    index = Index.in_memory(articles)
    sides = [
        Told(
            text=a.text.partition("。")[0] + "。",
            language="zh",
            around="",
            opening=a.text[:30],
            article=a.text,
            published=date(2026, 5, 5),
        )
        for a in articles
    ]
    rarity = Rarity(index.lexical.document_frequency, index.passage_count)
    (found,) = measured([r for r in possible(*sides, rarity) if r.own.point.kind is PointKind.FIGURE], rarity)
    return found


@given(st.integers(11, 19), st.integers(31, 39))
@settings(max_examples=20, deadline=None)
def test_the_values_are_not_measured(own: int, other: int) -> None:
    expected = row(OWN.format(12), OTHER.format(34))
    assert row(OWN.format(own), OTHER.format(other)).tolist() == expected.tolist()


def test_a_row_has_all_figures() -> None:
    assert row(OWN.format(12), OTHER.format(34)).shape == (len(FIGURES),)


def test_no_pairs_have_no_rows() -> None:
    assert measured([], Rarity(lambda _: 0, 1)).shape == (0, len(FIGURES))
    assert conflict_chances(measured([], Rarity(lambda _: 0, 1))).tolist() == []


def test_reports_of_one_event_conflict_more_surely_than_others() -> None:
    same, apart = row(OWN.format(12), OTHER.format(34)), row(OWN.format(12), APART.format(34))
    chances = conflict_chances(np.stack([same, apart]))
    assert chances[0] > 0.5 > chances[1]
