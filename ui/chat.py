"""One question of a conversation: its stages, the growing answer, one line when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from corpus.errors import InputError, YoujuError
from rag.answer import Answer
from rag.card import card_json
from rag.check_records import check_record
from rag.follow_up import Turn as Earlier
from rag.records import json_line
from rag.stages import Stage
from rag.suggesting import as_turn
from rag.verdicts import Check
from rag.within import ANY_TIME, Within
from ui.api import checked_without_folders, without_folders
from ui.bot import Bot
from ui.bounds import bounds_of
from ui.card.today import card_of_today
from ui.chat_words import chat_words
from ui.check_view import check_html
from ui.history.values import Kept
from ui.render import answer_html, notice_html
from ui.texts import Words

log = logging.getLogger(__name__)


def answered(
    bot: Bot, question: str, history: Sequence[Earlier], *, words: Words, bounds: Within = ANY_TIME
) -> Iterator[Stage | Kept]:
    """Yield what is being done, then the turn as its answer grows; the last one is whole and has its card.

    An error of Youju's own becomes its one line; any other is logged, and the reader gets a line without
    its details.
    """
    try:
        whole: Answer | None = None
        for made in bot.steps(question, history=tuple(history), **bounds_of(bounds)):
            if isinstance(made, Stage):
                yield made
                continue
            yield Kept(question=question, html=answer_html(made))
            whole = made
        if whole is not None:
            yield _whole(bot, question, whole)
    except InputError as error:
        is_bound = bool(bounds.sources)  # by an address, or since before the last article was removed
        yield _told(question, chat_words(words.language).none_within if is_bound else error.message)
    except YoujuError as error:
        yield _told(question, error.message)
    except Exception:  # the outermost layer: no traceback may reach a reader
        log.exception("a question failed")
        yield _told(question, words.failed)


def checked(bot: Bot, text: str, *, words: Words) -> Kept:
    """Return the turn of a text that is checked against the articles; an error becomes one line."""
    try:
        check = checked_without_folders(bot.check(text))
        html = check_html(check, words.language)
        return Kept(question=text, html=html, card_json=_check_json(check), kind="check")
    except YoujuError as error:
        return _told(text, error.message)
    except Exception:  # the outermost layer: no traceback may reach a reader
        log.exception("a check failed")
        return _told(text, words.failed)


def earlier(turns: Sequence[Kept]) -> tuple[Earlier, ...]:
    """Return what was asked, answered or checked, to which a question may point back."""
    return tuple(Earlier(turn.question, turn.answer) for turn in turns if turn.kind != "notice")


def _whole(bot: Bot, question: str, whole: Answer) -> Kept:
    card = card_of_today(without_folders(whole), bot.article)
    html = answer_html(whole, is_whole=True)
    return Kept(question=question, html=html, answer=answered_text(whole), card_json=card_json(card))


def _check_json(check: Check) -> str:
    record = check_record(check, ms=0)
    return json_line({key: value for key, value in record.items() if key not in {"id", "ms"}})


def _told(question: str, line: str) -> Kept:
    return Kept(question=question, html=notice_html(line), kind="notice")


def answered_text(answer: Answer) -> str:
    """Return the beginning of an answer, to which a later question may point back; nothing of a refusal."""
    return as_turn(answer).answer
