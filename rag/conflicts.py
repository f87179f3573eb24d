"""Where other articles tell otherwise what an answer quotes: both sides, each with its characters.

Each quoted sentence is laid beside those of other articles that were read for the answer and share words with
it: figures, dates and names (``rag/rivals.py``), then reasons (``rag/other_reasons.py``). Cheap overlap comes
first, so that an answer without any conflict hardly waits. Articles in one language are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.article import Article
from index import Index
from rag.answer import Citation, Conflict, Side
from rag.composing import cite
from rag.features import Sentence, Window, bag_of
from rag.other_reasons import other_reasons
from rag.rivals import rivals
from rag.same_event import Rarity, Told

MOST_QUOTES = 2
"""Sentences of an answer that are compared."""

MOST_NEAR = 6
"""Sentences of other articles that each of them is laid beside, the nearest ones."""

NEAR = 0.25
"""Share of the tokens of the shorter one of two sentences that both must have to be laid side by side."""

LONGEST = 300
"""Characters of a sentence; what is longer is a table."""

OPENING = 80
"""Characters of an article without a title that say what it is about."""


def conflicts(index: Index, quotes: Sequence[Citation], windows: Sequence[Window]) -> tuple[Conflict, ...]:
    """Return where other articles tell a figure, date, name or reason of the quotes otherwise.

    Args:
        index: what the windows come from.
        quotes: what the answer cites, in order.
        windows: passages that were read for it.
    """
    rarity = Rarity(index.lexical.document_frequency, index.passage_count)
    found = [
        conflict
        for quote in quotes[:MOST_QUOTES]
        for own, other, there in laid_beside(index, quote, windows)
        for conflict in _between(quote, own, other, cite(0, there, index.article(there.article_id)), rarity)
    ]
    return numbered(found, quotes)


def laid_beside(
    index: Index, quote: Citation, windows: Sequence[Window]
) -> Iterator[tuple[Told, Told, Sentence]]:
    """Yield a quote with each sentence of other articles in its language that shares most with it."""
    if len(quote.quote) > LONGEST:
        return
    article = index.article(quote.article_id)
    others = [w for w in windows if not _is_told_by(index, article.id, w.sentences[0].article_id)]
    for there, around in _near(quote.quote, others):
        other = index.article(there.article_id)
        if other.language == article.language:
            own = _told(article, quote.quote, _beside(quote, windows))
            yield own, _told(other, other.text[there.start : there.end], around), there


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


def _near(quote: str, windows: Sequence[Window]) -> list[tuple[Sentence, str]]:
    """Return the sentences of the windows that share most with a quote, each with those beside it."""
    bag, found = bag_of(quote), []
    for window in windows:
        for n, sentence in enumerate(window.sentences):
            own = bag_of(sentence.text)
            share = len(bag & own) / max(min(len(bag), len(own)), 1)
            if share >= NEAR and len(sentence.text) <= LONGEST:
                found.append((-share, sentence, _around(window.sentences, n)))
    found.sort(key=lambda f: f[0])
    return [(sentence, around) for _, sentence, around in found[:MOST_NEAR]]


def _around(sentences: Sequence[Sentence], n: int) -> str:
    return " ".join(s.text for s in (*sentences[max(0, n - 1) : n], *sentences[n + 1 : n + 2]))


def _beside(quote: Citation, windows: Sequence[Window]) -> str:
    """Return the sentences beside a quote, where its passage was read."""
    places = ((w, n) for w in windows for n, s in enumerate(w.sentences) if _is_at(s, quote))
    return next((_around(w.sentences, n) for w, n in places), "")


def _is_at(sentence: Sentence, quote: Citation) -> bool:
    return sentence.article_id == quote.article_id and sentence.start == quote.start


def _told(article: Article, text: str, around: str) -> Told:
    opening = article.title or article.text[:OPENING]
    return Told(
        text=text,
        language=article.language,
        around=f"{opening} {around}",
        opening=opening,
        article=article.text,
        published=article.published,
    )


def _between(
    quote: Citation, own: Told, other: Told, citation: Citation, rarity: Rarity
) -> Iterator[Conflict]:
    """Yield what a quote and a sentence of another article tell otherwise."""
    values = [(str(r.own.point.kind), *r.values) for r in rivals(own, other, rarity)]
    values += [
        ("reason", own.text[slice(*a)], other.text[slice(*b)]) for a, b in other_reasons(own, other, rarity)
    ]
    for kind, mine, its in values:
        sides = (Side(value=mine, citation=quote), Side(value=its, citation=citation))
        yield Conflict(kind=kind, sides=sides)
