"""An article beside the others that a claim is checked against."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.claim_leads import AHEAD, FIGURES, leads
from rag.points import State

SAME, OTHER = State.SAME, State.OTHER


def values(share: float) -> dict[str, float]:
    return dict.fromkeys(AHEAD.values(), share)


def test_alone_an_article_leads_nobody() -> None:
    assert leads([values(0.7)], [[SAME]]) == [dict.fromkeys(FIGURES, 0.0)]


def test_what_the_nearer_article_tells_is_told_beside_the_other() -> None:
    own, rival = leads([values(0.75), values(0.5)], [[SAME, SAME], [SAME, OTHER]])
    assert (own["lead_words"], rival["lead_words"]) == (0.25, -0.25)
    assert (own["told_beside"], rival["told_beside"]) == (0.0, 0.5)
    assert (own["fully_told_beside"], rival["fully_told_beside"]) == (0.5, 1.0)


SHARES = st.floats(0, 1)
ARTICLES = st.integers(0, 3).flatmap(
    lambda n: st.lists(
        st.tuples(SHARES, st.lists(st.sampled_from(State), min_size=n, max_size=n)), max_size=5
    )
)


@given(ARTICLES)
def test_each_article_has_each_figure_within_bounds(articles: list[tuple[float, list[State]]]) -> None:
    found = leads([values(share) for share, _ in articles], [near for _, near in articles])
    assert len(found) == len(articles)
    for figures in found:
        assert set(figures) == set(FIGURES)
        assert all(-1 <= v <= 3 for v in figures.values())
