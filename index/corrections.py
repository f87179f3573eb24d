"""Which article a notice of correction is about: the one whose title it names, or the same outlet's own.

A wrong link is worse than none. A title must be the older one's, or most of it; without a title, notice
and article must share their outlet and rare words and figures that no other article of it has together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.article import Article
from index.folding import fold
from index.tokens import tokenize

if TYPE_CHECKING:
    from corpus.corrections import Notice

SHORTEST = 6
"""Letters and digits of a title that can be told from others."""

MOST_OF_IT = 0.6
"""Least share of the longer of two titles that the shorter makes up when it stands in it."""

ENOUGH = 6
"""Rare terms, a figure among them, that a notice without a title and its article must share at least."""

CANDIDATES = 500
"""Articles of one outlet, the newest, among which a notice without a title is looked for."""

MOST = 5
"""Corrections of one article that are kept, the last ones."""

_NO_LETTERS = re.compile(r"[\W_]+")
_FEW = 0.2  # of an outlet's articles hold a rare term


@dataclass(frozen=True, slots=True)
class Correcting:
    """A sentence of an article that says another one, or this one, was wrong: ``text[start:end]``."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """What links need of an article: its id, title, outlet and date, and its notices of correction."""

    id: str
    title: str
    source: str
    published: date | None
    notices: tuple[Notice, ...]


def links(
    articles: Sequence[Known], article: Callable[[str], Article]
) -> Mapping[str, tuple[Correcting, ...]]:
    """Return for each article that is corrected what says so, in order of the correcting articles' dates.

    Args:
        articles: all that there are.
        article: gives the article of an id.
    """
    titles = _by_title(articles) if any(a.notices for a in articles) else {}
    found: dict[str, dict[Correcting, date]] = {}
    for later in articles:
        for notice in later.notices:
            said = Correcting(later.id, notice.start, notice.end)
            for identity in _meant(later, notice, articles, titles, article):
                found.setdefault(identity, {})[said] = later.published or date.max
    return {
        identity: tuple(sorted(said, key=lambda s: (said[s], s.article_id, s.start))[-MOST:])
        for identity, said in found.items()
    }


def _meant(
    later: Known,
    notice: Notice,
    articles: Sequence[Known],
    titles: Mapping[str, Sequence[Known]],
    article: Callable[[str], Article],
) -> Iterable[str]:
    if notice.is_own:
        return [later.id]
    if notice.titles:
        named = (a for title in notice.titles for a in _titled(title, titles))
        return dict.fromkeys(a.id for a in named if _may_be_corrected(a, later))
    return _by_words(later, notice, articles, article)


def _may_be_corrected(older: Known, later: Known) -> bool:
    is_later = not (older.published and later.published) or older.published <= later.published
    return older.id != later.id and is_later


def _by_title(articles: Iterable[Known]) -> dict[str, list[Known]]:
    titles: dict[str, list[Known]] = {}
    for known in articles:
        titles.setdefault(_letters(known.title), []).append(known)
    return titles


def _titled(title: str, titles: Mapping[str, Sequence[Known]]) -> Iterator[Known]:
    """Yield the articles of this title; without one, those whose title is most of it, or the reverse."""
    wanted = _letters(title)
    if len(wanted) < SHORTEST:
        return
    if wanted in titles:
        yield from titles[wanted]
        return
    for letters, known in titles.items():
        shorter, longer = sorted((wanted, letters), key=len)
        if len(shorter) >= max(SHORTEST, MOST_OF_IT * len(longer)) and shorter in longer:
            yield from (k for k in known if not k.notices)


def _by_words(
    later: Known, notice: Notice, articles: Sequence[Known], article: Callable[[str], Article]
) -> list[str]:
    """Return the one article of the same outlet that shares enough rare terms with the notice, if any."""
    outlet = later.source and fold(later.source)
    older = [a for a in articles if outlet and fold(a.source) == outlet and _may_be_corrected(a, later)]
    older = sorted((a for a in older if not a.notices), key=lambda a: (a.published or date.min, a.id))
    text = article(later.id).text
    wanted = {t for t in tokenize(text[notice.start : notice.end]) if len(t) > 1}
    texts = ((a.id, fold(f"{a.title}\n{article(a.id).text}")) for a in older[-CANDIDATES:])
    held = {identity: {term for term in wanted if term in told} for identity, told in texts}
    most = max(1, _FEW * len(held))
    rare = {term for term in wanted if 0 < sum(term in terms for terms in held.values()) <= most}
    ranked = sorted(held, key=lambda i: (-len(held[i] & rare), i))
    if not ranked:
        return []
    best, second = held[ranked[0]] & rare, len(held[ranked[1]] & rare) if len(ranked) > 1 else 0
    has_figure = any(term[0].isdigit() for term in best)
    return ranked[:1] if len(best) >= ENOUGH and has_figure and len(best) >= 2 * second else []


def _letters(title: str) -> str:
    return _NO_LETTERS.sub("", fold(title))
