"""One question of a conversation: the growing turns, and one clear line when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from corpus.errors import YoujuError
from ui.bot import Bot
from ui.conversation import Turn
from ui.render import answer_html, notice_html
from ui.texts import Words

log = logging.getLogger(__name__)


def answered(bot: Bot, question: str, turns: Sequence[Turn], *, words: Words) -> Iterator[Turn]:
    """Yield the new turn as its answer grows; the last value is the whole one.

    Earlier questions go along as history. An error of Youju's own becomes its one line; any other is
    logged, and the reader gets a line without its details.
    """
    try:
        for answer in bot.stream(question, history=tuple(turn.question for turn in turns)):
            yield Turn(question, answer_html(answer))
    except YoujuError as error:
        yield Turn(question, notice_html(error.message))
    except Exception:  # the outermost layer: no traceback may reach a reader
        log.exception("a question failed")
        yield Turn(question, notice_html(words.failed))
