"""The dated events of an index, or of what a question asks for, each a cited sentence.

Events of the same days that say nearly the same are one entry, which keeps all its citations. When there
are many, the most telling come to the front: told by several articles, in a headline's words, dated to the
day, said early in the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.article import Article, Language
from corpus.periods import periods
from index import Index
from index.within import Admitted
from rag.answer import Citation
from rag.events import Event, events
from rag.features import bag_of

ALIKE = 0.55
"""Share of the shorter statement's tokens that two of the same days share when they tell one event."""

MOST_SHOWN = 40
"""Entries that a timeline shows at once; the rest is folded."""

_MONTH = 31
_LONGEST_COMPARED = 400  # characters of a statement
_MOST_COMPARED = 60  # events before it, in time, that one is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event.

    Attributes:
        first: its first day.
        last: its last day, included.
        text: the sentence that tells it best, as shown.
        citations: where it is told, that sentence first; numbered through the whole timeline.
        weight: how telling it is among the others; greater comes first when there are many.
    """

    first: date
    last: date
    text: str
    citations: tuple[Citation, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The events of an index or of a question.

    Attributes:
        question: what it is about; empty for the whole index.
        language: of the asker.
        entries: the most telling ones, by time.
        folded: the others, by time.
        articles: how many articles were read for it.
        notice: Youju's own words about it, such as that there is none; empty when nothing is to be said.
    """

    question: str
    language: Language
    entries: tuple[Entry, ...] = ()
    folded: tuple[Entry, ...] = ()
    articles: int = 0
    notice: str = ""


def in_the_askers_language(
    index: Index, articles: Sequence[Article], language: Language, within: Admitted | None = None
) -> list[Article]:
    """Return the articles without those that are told, within bounds, in the asker's language, too."""

    def is_told_again(article: Article) -> bool:
        other = index.counterpart(article) if article.language != language else None
        if other is None or (within is not None and other.id not in within.ids):
            return False
        return other.language == language

    return [a for a in articles if not is_told_again(a)]


def events_of(articles: Iterable[Article]) -> list[Event]:
    """Return the dated events of articles, by time."""
    found = [event for article in articles for event in events(article)]
    return sorted(found, key=lambda e: (e.first, e.last, e.article_id, e.start))


def entries_of(found: Sequence[Event], articles: Mapping[str, Article]) -> list[Entry]:
    """Return the entries of events, by time; their citations are not numbered yet.

    Args:
        found: events, by time.
        articles: by id, those that the events come from.
    """
    groups = _grouped(found, articles)
    made = [_entry(group, articles) for group in groups]
    made.sort(key=lambda e: (e.first, e.last, -e.weight, e.citations[0].article_id, e.citations[0].start))
    return made


def shown_and_folded(
    entries: Sequence[Entry], most: int = MOST_SHOWN
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the most telling entries, of equal ones the newer, and the others, both in the order given.

    Citations are numbered through both.
    """
    ranked = sorted(range(len(entries)), key=lambda i: (-entries[i].weight, -i))
    front = set(ranked[:most])
    shown = [e for i, e in enumerate(entries) if i in front]
    numbered = _numbered([*shown, *(e for i, e in enumerate(entries) if i not in front)])
    return tuple(numbered[: len(shown)]), tuple(numbered[len(shown) :])


def weight_of(event: Event, article: Article, told_by: int = 1) -> float:
    """Return how telling an event is: by its date's exactness, its place, the headline, and who tells it."""
    exact = 1.0 if event.days == 1 else 0.7 if event.days <= _MONTH else 0.3
    title = bag_of("" if _is_opening(article.title, event.text) else article.title)
    headline = len(title & bag_of(event.text)) / len(title) if title else 0.0
    return exact + 1.5 * headline + (0.5 if event.position == 0 else 0.0) + (told_by - 1)


def _is_opening(title: str, text: str) -> bool:
    """Tell whether a title is but the beginning of a sentence, cut off: so are those of files without any."""
    return text.startswith(title.rstrip("….").strip())


def _grouped(found: Sequence[Event], articles: Mapping[str, Article]) -> list[list[Event]]:
    groups: list[list[Event]] = []
    said: list[frozenset[str]] = []
    for event in found:
        statement = _statement(event, articles[event.article_id])
        near = range(max(len(groups) - _MOST_COMPARED, 0), len(groups))
        same = next((n for n in near if _tell_one(event, statement, groups[n][0], said[n])), None)
        if same is None:
            groups.append([event])
            said.append(statement)
        else:
            groups[same].append(event)
    return groups


def _tell_one(event: Event, statement: frozenset[str], other: Event, said: frozenset[str]) -> bool:
    """Tell whether two events, the other one not later, are one told twice."""
    if not _same_days(event, other):
        return False
    shared = len(statement & said)
    return shared > 0 and shared >= ALIKE * min(len(statement), len(said))


def _same_days(event: Event, other: Event) -> bool:
    """Tell whether both are the same days, or one a day within the other's month."""
    if (event.first, event.last) == (other.first, other.last):
        return True
    inside = other.first <= event.first and event.last <= other.last
    around = event.first <= other.first and other.last <= event.last
    return (inside or around) and max(event.days, other.days) <= _MONTH


def _statement(event: Event, article: Article) -> frozenset[str]:
    """Return the tokens of an event without those of its dates."""
    text = event.text[:_LONGEST_COMPARED]
    for period in reversed(periods(text, published=article.published)):
        text = f"{text[: period.start]} {text[period.end :]}"
    return bag_of(text)


def _entry(group: Sequence[Event], articles: Mapping[str, Article]) -> Entry:
    told_by = len({e.article_id for e in group})
    ranked = sorted(group, key=lambda e: (-weight_of(e, articles[e.article_id]), e.article_id, e.start))
    best = ranked[0]
    exact = min(group, key=lambda e: (e.days, e.first))
    return Entry(
        first=exact.first,
        last=exact.last,
        text=best.text,
        citations=tuple(_citation(e, articles[e.article_id]) for e in ranked),
        weight=weight_of(best, articles[best.article_id], told_by),
    )


def _citation(event: Event, article: Article) -> Citation:
    return Citation(
        n=0,
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        published_is_inferred=article.published_is_inferred,
        url=article.url,
        path=article.path,
        start=event.start,
        end=event.end,
        quote=article.text[event.start : event.end],
    )


def _numbered(entries: Sequence[Entry]) -> list[Entry]:
    numbered, n = [], 0
    for entry in entries:
        citations = tuple(replace(c, n=n + i) for i, c in enumerate(entry.citations, 1))
        n += len(citations)
        numbered.append(replace(entry, citations=citations))
    return numbered
