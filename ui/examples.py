"""Which example questions to offer: only such as the articles of the index answer."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.language import detect_language
from ui.bot import Bot
from ui.texts import EXAMPLES, UiLanguage

OFFERED = 3
"""Questions of each language offered in an empty conversation."""


def examples_for(bot: Bot) -> tuple[str, ...]:
    """Return questions that the index answers: those about shipped articles, or else about its own."""
    titles = {article.title for article in bot.articles()}
    shipped = tuple(question for question, title in EXAMPLES if title in titles)
    return shipped or (*bot.openers("zh", most=OFFERED), *bot.openers("en", most=OFFERED))


def in_order(questions: Sequence[str], language: UiLanguage) -> tuple[str, ...]:
    """Return questions with those of the reader's language first."""
    return tuple(sorted(questions, key=lambda question: detect_language(question) != language))
