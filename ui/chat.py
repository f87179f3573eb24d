"""One question of a conversation: the growing turns, and one clear line when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from corpus.errors import YoujuError
from rag.answer import Answer, Status
from rag.antecedents import ANSWER_READ
from rag.follow_up import Turn as Earlier
from ui.api import without_folders
from ui.bot import Bot
from ui.card.kept import KeptCards
from ui.card.today import card_of_today
from ui.check_view import check_html
from ui.conversation import Turn
from ui.render import answer_html, notice_html
from ui.texts import Words

log = logging.getLogger(__name__)


def answered(
    bot: Bot, question: str, turns: Sequence[Turn], *, words: Words, kept: KeptCards
) -> Iterator[Turn]:
    """Yield the new turn as its answer grows; the last value is the whole one with its card.

    Earlier questions go along as history, with what was answered. An error of Youju's own becomes its
    one line; any other is logged, and the reader gets a line without its details.
    """
    try:
        history = tuple(Earlier(turn.question, turn.answer) for turn in turns)
        whole: Answer | None = None
        for answer in bot.stream(question, history=history):
            yield _turn(question, answer)
            whole = answer
        if whole is not None:
            yield _turn(question, whole, card=kept.keep(card_of_today(without_folders(whole), bot.article)))
    except YoujuError as error:
        yield Turn(question, notice_html(error.message))
    except Exception:  # the outermost layer: no traceback may reach a reader
        log.exception("a question failed")
        yield Turn(question, notice_html(words.failed))


def checked(bot: Bot, text: str, *, words: Words) -> Turn:
    """Return the turn of a text that is checked against the articles; an error becomes one line."""
    try:
        return Turn(text, check_html(bot.check(text), words.language))
    except YoujuError as error:
        return Turn(text, notice_html(error.message))
    except Exception:  # the outermost layer: no traceback may reach a reader
        log.exception("a check failed")
        return Turn(text, notice_html(words.failed))


def _turn(question: str, answer: Answer, card: str = "") -> Turn:
    return Turn(question, answer_html(answer, card=card), answered_text(answer))


def answered_text(answer: Answer) -> str:
    """Return the beginning of an answer, to which a later question may point back; nothing of a refusal."""
    return "" if answer.status is Status.ABSTAINED else answer.text[:ANSWER_READ]
