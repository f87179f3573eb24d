"""Making a timeline: of an index, or of what a question asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.article import Article, Language
from index import Index
from index.within import Admitted
from rag.answer import Answer
from rag.asked_time import asked_time
from rag.bounded import bounded
from rag.events import Event
from rag.features import bag_of
from rag.held import Held
from rag.notices import newest_only, no_events
from rag.question import LONGEST_QUESTION, Question, take_apart
from rag.timeline import Timeline, entries_of, events_of, in_the_askers_language, shown_and_folded
from rag.within import Within

MOST_READ = 1000
"""Articles whose events are looked through: the newest ones."""

ABOUT = 0.5
"""Share of a question's weight that an event and its headline name when it belongs to the question."""


def of_index(index: Index, language: Language, within: Within) -> Timeline:
    """Return the timeline of the newest articles of an index.

    Args:
        index: where to look.
        language: of the asker; of an article told in both languages, this one's is read.
        within: which articles are looked at.
    """
    admitted = None if within.is_open else index.admitted(within)
    newest = index.newest(MOST_READ, admitted)
    articles = in_the_askers_language(index, newest, language, admitted)
    found = events_of(articles)
    remarks = [_bounds(index, within, language)]
    if (len(admitted.ids) if admitted else index.coverage.articles) > MOST_READ:
        remarks.append(newest_only(MOST_READ, language))
    return _made("", language, found, articles, remarks)


def of_question(index: Index, question: str, answer: Answer, language: Language, within: Within) -> Timeline:
    """Return the timeline of a question.

    Its events are those that name what is asked for, and those of the articles that its answer cites; where
    it names a time, only that one's.

    Args:
        index: where to look.
        question: cleaned.
        answer: what it got.
        language: of the asker.
        within: which articles are looked at.
    """
    asked = asked_time(question[:LONGEST_QUESTION], index.coverage.latest)
    words = asked.topic if asked.asks_what_happened else asked.searched
    topic = take_apart(words[:LONGEST_QUESTION], held=Held.by(index)) if words else None
    cited = {c.article_id for c in (*answer.citations, *answer.corrections)}
    ids = dict.fromkeys([*cited, *(p.article_id for p in answer.passages)])
    admitted = None if within.is_open else index.admitted(within)
    near = [article for i in ids for article in _versions(index, i, cited, admitted)]
    if asked.asks_what_happened:
        near = index.newest(MOST_READ, admitted)
    articles = in_the_askers_language(index, list({a.id: a for a in near}.values()), language, admitted)
    by_id = {a.id: a for a in articles}
    found = [
        e
        for e in events_of(articles)
        if asked.surely_holds(e.first, e.last)
        and (topic is None or _names(e, by_id[e.article_id], topic, is_cited=e.article_id in cited))
    ]
    return _made(question, language, found, articles, [_bounds(index, within, language)])


def _versions(index: Index, article_id: str, cited: set[str], within: Admitted | None) -> Iterator[Article]:
    """Yield an article and, within bounds, the same in the other language, which is then cited as well.

    What was read for an answer is in the question's language; the asker may read another.
    """
    article = index.article(article_id)
    yield article
    other = index.counterpart(article)
    if other is not None and (within is None or other.id in within.ids):
        yield other
        if article_id in cited:
            cited.add(other.id)


def _made(
    question: str, language: Language, found: list[Event], articles: Iterable[Article], remarks: list[str]
) -> Timeline:
    by_id = {a.id: a for a in articles}
    entries, folded = shown_and_folded(entries_of(found, by_id))
    if not entries:
        remarks = [*remarks, no_events(language)]
    return Timeline(
        question=question,
        language=language,
        entries=entries,
        folded=folded,
        articles=len(by_id),
        notice=" ".join(filter(None, remarks)),
    )


def _names(event: Event, article: Article, topic: Question, *, is_cited: bool) -> bool:
    """Tell whether an event names what is asked for: with its headline, or half of it where it is cited."""
    said = bag_of(event.text)
    if not is_cited:
        said |= bag_of(article.title)
    named = sum(t.weight for t in topic.terms if any(a.token in said for a in t.alternatives))
    return named >= (ABOUT / 2 if is_cited else ABOUT) * sum(t.weight for t in topic.terms)


def _bounds(index: Index, within: Within, language: Language) -> str:
    return "" if within.is_open else bounded(within, index.admitted(within), language)
