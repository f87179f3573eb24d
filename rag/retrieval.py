"""From a question to ranked passages: both arms, fused, each event told once and in the asker's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import numpy as np

from corpus.article import Article
from index import Index
from index.fusion import Fused, fuse, weights_of
from index.on_demand import PROPOSED
from index.passage import Passage
from index.scored import Scored
from index.within import Admitted
from rag.question import Question
from rag.within import ANY_TIME, Within

CANDIDATES = 50
"""Passages that each arm proposes."""

_WIDER = 8  # times as many passages are asked for when some of the first ones may lie outside the bounds

FEW = 6
"""Up to so many passages all are read anyway; the dense arm would encode them for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """A passage with its article, its fused score, and rank (from 1) and score in each arm.

    Attributes:
        lexical_rank: None: the lexical arm did not propose it.
        dense_rank: the same for the dense arm.
        lexical_score: BM25.
        dense_score: cosine; None: nothing was encoded.
    """

    ordinal: int
    passage: Passage
    article: Article
    score: float
    lexical_rank: int | None
    dense_rank: int | None
    lexical_score: float
    dense_score: float | None

    @property
    def text(self) -> str:
        """The passage's characters."""
        return self.article.text[self.passage.start : self.passage.end]


def lexical_terms(question: Question) -> dict[str, float]:
    """Return the weight of each token for the lexical arm; alternatives weigh their probability."""
    weights: dict[str, float] = {}
    for term in question.terms:
        for alternative in term.alternatives:
            weights[alternative.token] = max(
                weights.get(alternative.token, 0.0), term.weight * alternative.probability
            )
    return weights


def retrieve(index: Index, question: Question, *, k: int, within: Within = ANY_TIME) -> list[Retrieved]:
    """Return the ``k`` passages nearest to the question, best first; of equal ones the newer article's.

    Args:
        index: where to look.
        question: what is asked.
        k: how many.
        within: which articles are looked at.
    """
    admitted = None if within.is_open else index.admitted(within)
    terms = lexical_terms(question)
    few = _holds_few(index)
    most = PROPOSED if index.encodes_on_demand else CANDIDATES
    words = _Arm(partial(index.search_lexical, terms), partial(index.lexical.scores, terms))
    meaning = _Arm(
        partial(index.search_dense, question.searched), partial(index.dense_scores, question.searched)
    )
    lexical = _proposed(words, most, admitted)
    dense = [] if few else _proposed(meaning, most, admitted)
    proposed = list(range(index.passage_count)) if few else sorted({*lexical, *dense})
    passages = dict(zip(proposed, index.passages(proposed), strict=True))
    if admitted is not None:
        passages = {o: p for o, p in passages.items() if p.article_id in admitted.ids}
    passages = _in_the_askers_language(index, question, passages, admitted)
    scores = _scores(index, question, terms, list(passages))
    fused = _newer_first(index, passages, _fused(index, question, scores, passages))[:k]
    ranks = [{ordinal: n for n, ordinal in enumerate(arm, 1)} for arm in (lexical, dense)]
    return [
        Retrieved(
            ordinal=f.ordinal,
            passage=passages[f.ordinal],
            article=index.article(passages[f.ordinal].article_id),
            score=f.score,
            lexical_rank=ranks[0].get(f.ordinal),
            dense_rank=ranks[1].get(f.ordinal),
            lexical_score=scores[0][f.ordinal],
            dense_score=None if few else scores[1][f.ordinal],
        )
        for f in fused
    ]


@dataclass(frozen=True, slots=True)
class _Arm:
    """An arm of retrieval: its best passages of all, and its scores of given ones."""

    search: Callable[[int], Sequence[Scored]]
    scores: Callable[[Sequence[int]], Sequence[float]]


def _proposed(arm: _Arm, most: int, admitted: Admitted | None) -> list[int]:
    """Return the best passages of an arm whose articles are admitted.

    Few are admitted, or few of the best: all that are admitted are scored.
    """
    if admitted is None:
        return [s.ordinal for s in arm.search(most)]
    if len(admitted.ordinals) > most * _WIDER:
        found = [s.ordinal for s in arm.search(most * _WIDER)]
        kept = [o for o, is_in in zip(found, np.isin(found, admitted.ordinals), strict=True) if is_in]
        if len(kept) >= most:
            return kept[:most]
    ordinals = admitted.ordinals.tolist()
    scored = zip(arm.scores(ordinals), ordinals, strict=True)
    return [ordinal for _, ordinal in sorted((-score, o) for score, o in scored if score)[:most]]


def _newer_first(index: Index, passages: Mapping[int, Passage], fused: Sequence[Fused]) -> list[Fused]:
    """Return passages of equal scores by publication, newest first."""

    def age(found: Fused) -> int:
        published = index.article(passages[found.ordinal].article_id).published
        return -published.toordinal() if published else 0

    return [f for _, same in groupby(fused, key=lambda f: f.score) for f in sorted(same, key=age)]


def _holds_few(index: Index) -> bool:
    return index.passage_count <= FEW


def _scores(
    index: Index, question: Question, terms: Mapping[str, float], ordinals: Sequence[int]
) -> tuple[dict[int, float], dict[int, float]]:
    """Return BM25 and cosine of each passage; 0 for all cosines where nothing is encoded."""
    lexical = index.lexical.scores(terms, ordinals)
    cosines = [0.0] * len(ordinals) if _holds_few(index) else index.dense_scores(question.searched, ordinals)
    return dict(zip(ordinals, lexical, strict=True)), dict(zip(ordinals, cosines, strict=True))


def _fused(
    index: Index,
    question: Question,
    scores: tuple[Mapping[int, float], Mapping[int, float]],
    passages: Mapping[int, Passage],
) -> list[Fused]:
    same = _shares_language(index, question, passages.values())
    return fuse(*scores, weights_of(index.encoder_name, same_language=same))


def _in_the_askers_language(
    index: Index, question: Question, passages: Mapping[int, Passage], admitted: Admitted | None
) -> dict[int, Passage]:
    """Put an admitted counterpart's passages in the place of an article that is told in both languages."""
    kept: dict[int, Passage] = {}
    for article in map(index.article, dict.fromkeys(p.article_id for p in passages.values())):
        other = index.counterpart(article) if article.language != question.language else None
        is_in = other is not None and (admitted is None or other.id in admitted.ids)
        if other is not None and is_in and other.language == question.language:
            kept.update(index.passages_of(other.id))
        else:
            kept.update((o, p) for o, p in passages.items() if p.article_id == article.id)
    return dict(sorted(kept.items()))


def _shares_language(index: Index, question: Question, passages: Iterable[Passage]) -> bool:
    """Tell whether any of the passages is in the question's language."""
    ids = dict.fromkeys(p.article_id for p in passages)
    return any(index.article(i).language == question.language for i in ids)
