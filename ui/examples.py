"""Which example questions to offer: only those that the index has the article for."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.language import detect_language
from ui.bot import Bot
from ui.texts import EXAMPLES, UiLanguage

OFFERED = 4
"""Questions offered in an empty conversation."""


def examples_for(bot: Bot) -> tuple[str, ...]:
    """Return the example questions whose article is in the index; for other articles, what these answer."""
    titles = {article.title for article in bot.articles()}
    known = tuple(question for question, title in EXAMPLES if title in titles)
    return known or (*bot.openers("zh", most=OFFERED), *bot.openers("en", most=OFFERED))[:OFFERED]


def in_order(questions: Sequence[str], language: UiLanguage) -> tuple[str, ...]:
    """Return questions with those of the reader's language first."""
    return tuple(sorted(questions, key=lambda question: detect_language(question) != language))
