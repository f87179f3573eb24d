"""Where other articles tell otherwise what an answer quotes: both sides, each with its characters.

Each quoted sentence with a figure or date is taken for a claim and measured against the other articles that
were read for the answer (``rag/claim_figures.py``). Cheap overlap comes first, so that an answer without any
conflict hardly waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.language import detect_language
from index import Index
from rag.answer import Citation, Conflict, Side
from rag.claim_figures import Measured, measure_claim
from rag.claim_model import judged, thresholds
from rag.claim_wording import named_in, share_named, words_beside
from rag.composing import cite
from rag.features import Sentence, Window
from rag.held import Held
from rag.points import Point, PointKind, State, points, state_in
from rag.question import Question, clean, take_apart
from rag.span_reader import Reader

MOST_QUOTES = 2
"""Sentences of an answer that are compared."""

MOST_OTHERS = 2
"""Other articles that each of them is measured against."""

CLOSE = 0.55
"""Share of a quote's words that a sentence of another article must name to be about the same thing."""

VALUES = (PointKind.FIGURE, PointKind.DATE)


def conflicts(
    index: Index, quotes: Sequence[Citation], windows: Sequence[Window], reader: Reader
) -> tuple[Conflict, ...]:
    """Return where other articles tell a figure or date of the quotes otherwise.

    Args:
        index: what the windows come from.
        quotes: what the answer cites, in order.
        windows: passages that were read for it.
        reader: fills in what a text has in a point's place.
    """
    found: list[Conflict] = []
    for quote in quotes[:MOST_QUOTES]:
        claim = take_apart(clean(quote.quote), held=Held.by(index))
        others = [w for w in windows if not _is_told_by(index, quote.article_id, w.sentences[0].article_id)]
        for own in _close(claim, others):
            found += _of_article(index, quote, claim, own, reader)
    return numbered(found, quotes)


def numbered(found: Sequence[Conflict], quotes: Sequence[Citation]) -> tuple[Conflict, ...]:
    """Return each pair of values once, the later side first; sides that no quote has get the next numbers."""
    kept: list[Conflict] = []
    for conflict in found:
        if not any(_is_same(conflict, other) for other in kept):
            kept.append(replace(conflict, sides=tuple(sorted(conflict.sides, key=_latest_first))))
    numbers = {_place(q): q.n for q in reversed(quotes)}
    further = (_place(s.citation) for conflict in kept for s in conflict.sides)
    for place in dict.fromkeys(p for p in further if p not in numbers):
        numbers[place] = max(max(numbers.values(), default=0), len(quotes)) + 1
    return tuple(
        replace(c, sides=tuple(replace(s, citation=_with_number(s.citation, numbers)) for s in c.sides))
        for c in kept
    )


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.article_id, citation.start, citation.end


def _with_number(citation: Citation, numbers: Mapping[tuple[str, int, int], int]) -> Citation:
    return replace(citation, n=numbers[_place(citation)])


def _latest_first(side: Side) -> tuple[bool, int]:
    published = side.citation.published
    return published is None, -published.toordinal() if published else 0


def _is_same(one: Conflict, other: Conflict) -> bool:
    return {s.value for s in one.sides} == {s.value for s in other.sides}


def _is_told_by(index: Index, own: str, other: str) -> bool:
    """Tell whether two articles are one, or one the other's translation."""
    if own == other:
        return True
    counterpart = index.counterpart(index.article(own))
    return counterpart is not None and counterpart.id == other


def _close(claim: Question, windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Yield the windows of each article that is close to the claim and tells a value of it otherwise."""
    told = [p for p in points(claim.asked, claim.language) if p.kind in VALUES]
    if not told:
        return
    by_article: dict[str, list[Window]] = {}
    for window in windows:
        by_article.setdefault(window.sentences[0].article_id, []).append(window)
    words = words_beside(claim.asked, points(claim.asked, claim.language))
    near = (own for own in by_article.values() if _tells_otherwise(claim, told, words, own))
    yield from (own for _, own in zip(range(MOST_OTHERS), near, strict=False))


def _tells_otherwise(
    claim: Question, told: Sequence[Point], words: Sequence[str], windows: Sequence[Window]
) -> bool:
    sentences = [s.text for w in windows for s in w.sentences]
    rivals = [t for t in sentences if any(state_in(p, t, claim.terms) is State.OTHER for p in told)]
    return bool(rivals) and float(share_named(words, named_in(words, rivals)).max()) >= CLOSE


def _of_article(
    index: Index, quote: Citation, claim: Question, windows: Sequence[Window], reader: Reader
) -> Iterator[Conflict]:
    """Yield the values that one article surely tells otherwise."""
    measured = measure_claim(index, claim, windows, reader)
    (support,), (contradiction,) = judged([measured.row])
    if contradiction < max(thresholds().contradicted, support):
        return
    article = index.article(measured.nearest.article_id)
    for n, (start, end) in measured.otherwise.items():
        point, there = measured.points[n], _sentence_at(measured, start)
        if point.kind in VALUES and measured.near[n] is not State.SAME and there is not None:
            value = article.text[start:end].strip()
            told = [p for p in points(value, detect_language(value)) if p.kind is point.kind]
            if told:
                yield _conflict(point, quote, told[0], there, article)


def _sentence_at(measured: Measured, start: int) -> Sentence | None:
    return next((s for s in measured.around if s.start <= start < s.end), None)


def _conflict(point: Point, quote: Citation, told: Point, there: Sentence, article: Article) -> Conflict:
    other = Side(value=told.printed, citation=cite(0, there, article))
    return Conflict(kind=point.kind.value, sides=(Side(value=point.printed, citation=quote), other))
