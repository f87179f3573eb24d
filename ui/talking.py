"""A reader's conversation, as the page drives it: each turn is kept in the history once it is whole."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.errors import InputError, NotFound, YoujuError
from rag.answer import Status
from rag.stages import Stage
from rag.verifying import LONGEST_CLAIM
from rag.within import ANY_TIME, Within
from ui.bot import Bot
from ui.bounds import bounds_of
from ui.chat import answered, checked, earlier
from ui.chat_words import chat_words
from ui.conversation import SHOWN, Shown, suggested_html
from ui.history.store import HistoryStore
from ui.history.values import Kept, Opinion
from ui.history.words import history_words
from ui.render import notice_html
from ui.texts import UiLanguage, Words

log = logging.getLogger(__name__)

REMEMBERED = 12
"""Earlier turns to which a question may point back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Which conversation of which reader, and how much of it is shown.

    Attributes:
        owner: the reader.
        identity: the conversation; empty: none yet.
        words: the language of the page.
        last: newest turns to show.
        bounds: the articles that questions are bound to.
    """

    owner: str
    identity: str
    words: Words
    last: int = SHOWN
    bounds: Within = ANY_TIME


class Talking:
    """Answers in conversations that a store keeps."""

    def __init__(self, bot: Bot, store: HistoryStore) -> None:
        self.bot = bot
        self.store = store

    def shown(self, talk: Talk, *, before: int | None = None) -> Shown:
        """Return a conversation as it stands; an empty one for an id that is not this reader's.

        Args:
            talk: the conversation.
            before: number of a turn that is left out, with all after it.
        """
        if not talk.identity:
            return Shown()
        try:
            count = self.store.get(talk.owner, talk.identity).turns
            end = count + 1 if before is None else before
            turns = self.store.turns(talk.owner, talk.identity, last=talk.last, before=end)
            feedback = self.store.feedback(talk.owner, talk.identity)
        except YoujuError:
            return Shown()
        first = turns[0].n if turns else 1
        return Shown(identity=talk.identity, turns=turns, earlier=first - 1, feedback=feedback)

    def ask(self, talk: Talk, question: str, *, instead_of: int | None = None) -> Iterator[Shown]:
        """Yield the conversation while a question is answered.

        Args:
            talk: the conversation.
            question: what is asked.
            instead_of: number of the turn that it takes the place of, with all after it.
        """
        question = question[: LONGEST_CLAIM + 1]  # our box sends none that is longer
        before = self.shown(talk, before=instead_of)
        yield replace(before, pending=question, stage=Stage.SEARCHING)
        turn = Kept(question=question, html="")
        history = earlier(before.turns[-REMEMBERED:])
        for made in answered(self.bot, question, history, words=talk.words, bounds=talk.bounds):
            if isinstance(made, Stage):
                yield replace(before, pending=question, stage=made)
            else:
                turn = made
                yield replace(before, pending=question, growing=made.html)
        yield self._kept(talk, before, turn, instead_of)

    def check(self, talk: Talk, text: str) -> Iterator[Shown]:
        """Yield the conversation while a text is checked."""
        text = text[: LONGEST_CLAIM + 1]
        before = self.shown(talk)
        yield replace(before, pending=text)
        yield self._kept(talk, before, checked(self.bot, text, words=talk.words), None)

    def vote(self, talk: Talk, n: int, opinion: Opinion) -> Shown:
        """Keep what a reader says of an answer, or take the same back; return the conversation."""
        given = self.shown(talk).feedback.get(n)
        if given is not None and given.opinion is opinion:
            self.store.take_back(talk.owner, talk.identity, n)
        else:
            self.store.give_feedback(talk.owner, talk.identity, n, opinion)
        return self.shown(talk)

    def question_of(self, talk: Talk, n: int) -> str:
        """Return the question of a turn.

        Raises:
            InputError: there is none of this number.
        """
        try:
            return self.store.turn(talk.owner, talk.identity, n).question
        except NotFound as gone:
            raise InputError(chat_words(talk.words.language).gone) from gone

    def suggestions(self, talk: Talk) -> str:
        """Return questions that the articles answer, after the newest answer or in a refused one's place."""
        shown = self.shown(talk)
        if not shown.turns or shown.turns[-1].kind != "answer":
            return ""
        *before, newest = shown.turns
        history, bounds = earlier(before[-REMEMBERED:]), bounds_of(talk.bounds)
        try:
            answer = self.bot.ask(newest.question, history=history, **bounds)
            questions = self.bot.suggest(answer, history=history, **bounds)
        except Exception:  # an answer stands without them
            log.exception("no questions could be suggested")
            return ""
        refused = answer.status is Status.ABSTAINED
        return suggested_html(questions, chat_words(talk.words.language), is_instead=refused)

    def _kept(self, talk: Talk, before: Shown, turn: Kept, instead_of: int | None) -> Shown:
        """Keep a turn and return the conversation with it; what cannot be kept is shown, and said to be."""
        identity = before.identity
        try:
            identity = identity or self.store.start(talk.owner)
            self.store.append(talk.owner, identity, turn, at=instead_of)
        except YoujuError as error:
            why = not_kept_line(error, talk.words.language)
            line = chat_words(talk.words.language).not_kept.format(why)
            shown = replace(turn, html=turn.html + notice_html(line))
            return replace(before, turns=(*before.turns, shown))
        return self.shown(replace(talk, identity=identity))


def not_kept_line(error: YoujuError, language: UiLanguage) -> str:
    """Return in the page's language why the store refused; where its file lies concerns no reader."""
    own = chat_words(language)
    if isinstance(error, InputError):
        return own.gone if isinstance(error, NotFound) else own.full
    log.error("%s", error.message)
    return history_words(language).unusable
