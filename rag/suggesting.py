"""Questions to go on with, each tried before it is offered: the articles answer it, from where it was made.

Made from sentences that an answer did not use, of the articles that it cites, then of the nearest passages;
after a refusal, of these alone. Nothing but the articles and the conversation decides which are tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from corpus.article import Article, Language
from index import Index
from index.folding import fold
from rag.answer import Answer, RetrievedPassage, Status
from rag.antecedents import ANSWER_READ
from rag.askable import Asks
from rag.follow_up import Earlier, Turn
from rag.made_questions import Place, Suggestion, made_from
from rag.reading import evidence

MOST_TRIED = 6
"""Questions that are tried after an answer: each takes the time of an answer."""

OPENERS_TRIED = 16
"""Questions that are tried for the beginning of a conversation."""

ROUNDS = 3
"""Questions of one article that are tried for that."""

NEWEST = 24
"""Articles that the first questions are about."""

OPENING = 12
"""Sentences of an article, from its beginning, that the first questions are made from."""

BEGINNING = 3_000
"""Characters of an article in which these are looked for."""

_MOST_OF = 0.5
"""Least share of a question that a shorter one is to be the same: Sharma 是谁, Mrinank Sharma 是谁."""

_ORDER = (Asks.WHY, Asks.WHAT, Asks.NUMBER, Asks.TIME, Asks.WHO, Asks.SAID, Asks.IS)

Ask = Callable[[str], Answer]


def suggested(
    index: Index, answer: Answer, ask: Ask, *, history: Sequence[Earlier] = (), most: int
) -> tuple[str, ...]:
    """Return questions to ask after an answer or instead of a refused question.

    Args:
        index: what was answered from.
        answer: the answer.
        ask: answers a question as the next one of the conversation.
        history: the questions before the one that was answered.
        most: how many at most.
    """
    if answer.index_id != index.id:
        return ()  # articles of an older generation may be gone
    language: Language = "en" if answer.language == "en" else "zh"
    asked = [e if isinstance(e, str) else e.question for e in history]
    asked += [answer.question, answer.standalone_question]
    made = made_from(_near(index, answer), language)
    fresh = [s for s in made if not any(_is_same(s.question, other) for other in asked)]
    return _tried(_in_turn(fresh, f"{answer.question} {answer.text}"), ask, most=most, at_most=MOST_TRIED)


def first_questions(index: Index, language: Language, ask: Ask, *, most: int) -> tuple[str, ...]:
    """Return questions that open a conversation, each about another article, the newest first."""
    articles = [a for a in index.newest(NEWEST) if not _is_told_otherwise(index, a, language)]
    articles.sort(key=lambda a: a.language != language)
    made = [made_from(_opening(article), language) for article in articles]
    used: Counter[Asks] = Counter()
    found: list[str] = []
    for turn in islice((own for _ in range(ROUNDS) for own in made if own), OPENERS_TRIED):
        if len(found) == most:
            break
        one = min(turn, key=lambda s: (used[s.asks], _ORDER.index(s.asks)))
        turn.remove(one)
        if not any(_is_same(one.question, other) for other in found) and _answers(one, ask(one.question)):
            found.append(one.question)
            used[one.asks] += 1
    return tuple(found)


def as_turn(answer: Answer) -> Turn:
    """Return an answered question as the next one's history has it; nothing of a refusal's text."""
    told = "" if answer.status is Status.ABSTAINED else answer.text[:ANSWER_READ]
    return Turn(answer.question, told)


def _is_told_otherwise(index: Index, article: Article, language: Language) -> bool:
    """Tell whether an article in another language is told in this one, too."""
    return article.language != language and index.counterpart(article) is not None


# ---- from where -------------------------------------------------------------------------------------


def _near(index: Index, answer: Answer) -> Iterator[Place]:
    """Yield the sentences that questions may be made from, the nearest to what was asked first."""
    used = {c.article_id for c in answer.quoted}
    taken = [(c.article_id, c.start, c.end) for c in answer.quoted]
    of_cited = [p for p in answer.passages if p.article_id in used]
    others = [p for p in answer.passages if p.article_id not in used]
    seen: set[tuple[str, int]] = set()
    for article, start, end in chain(
        _of_passages(index, of_cited), _of_articles(index, used), _of_passages(index, others)
    ):
        is_new = (article.id, start) not in seen
        seen.add((article.id, start))
        if is_new and not any(i == article.id and a < end and start < b for i, a, b in taken):
            yield article, start, end


def _of_passages(index: Index, passages: Iterable[RetrievedPassage]) -> Iterator[Place]:
    for passage in passages:
        article = index.article(passage.article_id)
        for span in evidence(passage.text):
            yield article, passage.start + span.start, passage.start + span.end


def _of_articles(index: Index, cited: Iterable[str]) -> Iterator[Place]:
    for article_id in sorted(cited):
        article = index.article(article_id)
        for _, passage in index.passages_of(article_id):
            for span in evidence(article.text[passage.start : passage.end]):
                yield article, passage.start + span.start, passage.start + span.end


def _opening(article: Article) -> Iterator[Place]:
    return ((article, s.start, s.end) for s in islice(evidence(article.text[:BEGINNING]), OPENING))


# ---- made, ordered, tried ---------------------------------------------------------------------------


def _in_turn(made: Sequence[Suggestion], talked_of: str) -> list[Suggestion]:
    """Return the best question of each kind first, then the second best; what was talked of is nearer."""

    def far(place: int) -> int:
        one = made[place]
        return place + 4 * _ORDER.index(one.asks) - 10 * (one.about in talked_of)

    ordered = [made[place] for place in sorted(range(len(made)), key=far)]
    count: Counter[Asks] = Counter()
    turns = []
    for one in ordered:
        turns.append(count[one.asks])
        count[one.asks] += 1
    return [ordered[n] for n in sorted(range(len(ordered)), key=turns.__getitem__)]


def _tried(ordered: Sequence[Suggestion], ask: Ask, *, most: int, at_most: int) -> tuple[str, ...]:
    """Return the first questions that are answered from where they were made, of each sentence one."""
    found: list[Suggestion] = []
    tries = 0
    for one in ordered:
        if len(found) == most or tries == at_most:
            break
        if any((one.article_id, one.start) == (o.article_id, o.start) for o in found):
            continue
        tries += 1
        if _answers(one, ask(one.question)):
            found.append(one)
    return tuple(one.question for one in found)


def _answers(one: Suggestion, answer: Answer) -> bool:
    """Tell whether a question is answered as it stands, wholly, from the sentence that it was made from."""
    is_whole = answer.status is Status.ANSWERED and answer.standalone_question == one.question
    return is_whole and any(
        c.article_id == one.article_id and c.start < one.end and one.start < c.end for c in answer.citations
    )


def _is_same(question: str, other: str) -> bool:
    """Tell whether two questions are the same but for marks, spaces and what one adds to the other."""
    letters = ("".join(c for c in fold(text) if c.isalnum()) for text in (question, other))
    short, long = sorted(letters, key=len)
    return short in long and len(short) >= _MOST_OF * len(long)
