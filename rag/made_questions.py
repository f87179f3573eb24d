"""Questions made from sentences of articles, with the place that each was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.article import Article, Language
from corpus.language import HAN, detect_language
from index.folding import fold
from rag.askable import Askable, Asks, of_people
from rag.display import display_text

SENTENCES = 60
"""Sentences that questions are made from."""

LONGEST_QUESTION = {"zh": 34, "en": 90}
"""Characters of a question that is still short to read."""

_CHINESE = re.compile(f"[{HAN}]")

Place = tuple[Article, int, int]
"""An article and the range of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question and the sentence that it was made from: a range of an article.

    Attributes:
        asks: what it asks for.
        about: a name that it is about.
    """

    question: str
    asks: Asks
    about: str
    article_id: str
    start: int
    end: int


def made_from(places: Iterable[Place], language: Language) -> list[Suggestion]:
    """Return the questions that sentences answer, each once, in the sentences' order.

    Args:
        places: articles with the range of a sentence, the nearest first; only the first ones are looked at.
        language: of the questions; of a sentence in another language only what Latin names tell is asked.
    """
    found: dict[str, Suggestion] = {}
    for article, start, end in islice(places, SENTENCES):
        for one in _askables(article, start, end, language):
            if len(one.question) <= LONGEST_QUESTION[language]:
                made = Suggestion(one.question, one.asks, one.about, article.id, start, end)
                found.setdefault(fold(one.question), made)
    return list(found.values())


def _askables(article: Article, start: int, end: int, language: Language) -> Iterator[Askable]:
    from rag import askable_en, askable_zh  # noqa: PLC0415 - their patterns, until somebody wants questions

    text = display_text(article.text[start:end])
    told_in = detect_language(text) if article.language == language else article.language
    if told_in != language:
        people = askable_zh.people(text) if told_in == "zh" else askable_en.people(text)
        yield from of_people((p for p in people if not _CHINESE.search(p[1])), language)
    elif language == "zh":
        yield from askable_zh.questions(text, article.published)
    else:
        yield from askable_en.questions(text)
