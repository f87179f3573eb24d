"""The page in Gradio: which event calls what. Imports Gradio (two seconds)."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

# Read while Gradio is imported or started: no look-up of outside hosts; and no pandas table of all questions
# so far, which Gradio would otherwise make anew for each question.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000")

import gradio as gr
from fastapi import FastAPI

from corpus.errors import HistoryError, InputError, NotFound
from rag.within import ANY_TIME, Within
from ui.bot import Bot
from ui.chat_words import chat_words
from ui.commanded import Command, command_in
from ui.conversation import SHOWN, Shown, editing_html, line_html, messages
from ui.history.store import HistoryStore
from ui.layout import Parts, Seen, theme
from ui.library.bounds import bounds_html, bounds_in
from ui.library.words import library_words
from ui.reader import reader_in
from ui.talking import Talk, Talking, not_kept_line
from ui.texts import LANGUAGES, UiLanguage, Words, preferred_language, words

Made = TypeVar("Made")
Update = dict[Any, Any]
_EVERY = 5_000
"""Turns: the most that a conversation keeps."""


def build_page(
    bot: Bot, store: HistoryStore, *, language: UiLanguage | None = None, examples: Sequence[str] = ()
) -> gr.Blocks:
    """Build the page.

    Args:
        bot: answers.
        store: keeps the conversations.
        language: language of the interface; None: the browser's choice.
        examples: questions offered in an empty conversation.
    """
    return in_event_loop(lambda: _Page(bot, store, language, examples)).blocks


def mount_page(app: FastAPI, page: gr.Blocks) -> None:
    """Mount Gradio at ``/`` without what the page does not need: uploads, file paths, run history, footer."""
    mount = partial(
        gr.mount_gradio_app,
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        max_file_size=1,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        app_kwargs={"docs_url": None, "redoc_url": None},
    )
    in_event_loop(lambda: mount(app, page))


def in_event_loop(make: Callable[[], Made]) -> Made:
    """Call inside an event loop: outside of one, Gradio opens one for each of its locks and closes none."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_called(make))
    return make()


async def _called(make: Callable[[], Made]) -> Made:
    return make()


class _Page:
    """The functions behind the page's events; each returns what it changes, by component."""

    def __init__(
        self, bot: Bot, store: HistoryStore, language: UiLanguage | None, examples: Sequence[str]
    ) -> None:
        self.bot = bot
        self.talking = Talking(bot, store)
        self.fixed = language
        self.blocks: gr.Blocks = gr.Blocks(title="有据 Youju", analytics_enabled=False, fill_width=True)
        w = words(language or "zh")
        with self.blocks:
            self.parts = Parts(w, bot.coverage(w.language), examples)
            self._connect(self.parts)

    def _connect(self, p: Parts) -> None:
        talk = [p.identity, p.seen, p.language]
        asking: dict[str, Any] = {
            "outputs": p.told,
            "show_progress": "hidden",
            "concurrency_limit": 8,
            "trigger_mode": "multiple",  # "once" would swallow a question that comes right behind an answer
            "api_visibility": "private",
        }
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        running = [
            p.box.submit(self._ask, [p.box, p.editing, *talk], **asking),
            p.check.click(self._check, [p.box, *talk], **asking),
            p.chat.example_select(self._ask_example, talk, **asking),
            p.order.submit(self._do_order, [p.order, *talk], **asking),
        ]
        for event in running:
            event.then(self._suggest, talk, [p.beside], **quiet)
        p.command.submit(self._do, [p.command, *talk], p.told, **quiet)
        p.box.stop(self._stopped, [p.asked, *talk], p.told, cancels=cast("Any", running), **quiet)
        p.new.click(self._new, [p.seen, p.language], p.told, **quiet)
        switched = p.language.input(self._switch, talk, [*p.spoken, p.chips, p.choice], **quiet)
        switched.then(self._suggest, talk, [p.beside], **quiet)
        self.blocks.load(
            self._open, [p.choice], [*p.spoken, p.identity, p.beside, p.line, p.chips, p.seen], **quiet
        )

    # ---- the conversation

    def _ask(
        self,
        question: str,
        editing: int | None,
        identity: str,
        seen: Seen,
        language: str,
        request: gr.Request,
    ) -> Iterator[Update]:
        if question.strip():
            talk = _talk(identity, _newest(seen), language, request)
            yield from self._going(question, talk, self.talking.ask(talk, question, instead_of=editing))

    def _check(
        self, text: str, identity: str, seen: Seen, language: str, request: gr.Request
    ) -> Iterator[Update]:
        if text.strip():
            talk = _talk(identity, _newest(seen), language, request)
            yield from self._going(text, talk, self.talking.check(talk, text))

    def _ask_example(
        self, identity: str, seen: Seen, language: str, event: gr.SelectData, request: gr.Request
    ) -> Iterator[Update]:
        talk = _talk(identity, _newest(seen), language, request)
        question = str(event.value["text"])
        yield from self._going(question, talk, self.talking.ask(talk, question))

    def _going(self, question: str, talk: Talk, states: Iterator[Shown]) -> Iterator[Update]:
        """Yield what the page shows while a question is answered: a stop button, and at last none."""
        p = self.parts
        stop = gr.update(value="", submit_btn=False, stop_btn=chat_words(talk.words.language).stop)
        begin: Update = {p.beside: "", p.line: "", p.box: stop, p.asked: question, p.editing: None}
        begin[p.seen] = Seen(talk.last, talk.bounds)
        for shown in states:
            update: Update = {**begin, p.chat: messages(shown, talk.words)}
            if shown.pending is None:
                update |= {p.identity: shown.identity, p.box: _ready(talk.words)}
            yield update
            begin = {}

    def _do_order(
        self, told: str, identity: str, seen: Seen, language: str, request: gr.Request
    ) -> Iterator[Update]:
        """Ask what a script asks for."""
        command, talk = command_in(told), _talk(identity, _newest(seen), language, request)
        try:
            again = command.turn if command.do == "retry" else None
            question = self.talking.question_of(talk, command.turn) if again else command.question
            if command.do in {"ask", "retry"} and question.strip():
                yield from self._going(question, talk, self.talking.ask(talk, question, instead_of=again))
        except InputError as error:
            yield {self.parts.line: line_html(error.message)}

    def _do(self, told: str, identity: str, seen: Seen, language: str, request: gr.Request) -> Update:
        """Do what a script asks for, other than asking a question."""
        try:
            return self._done(command_in(told), _talk(identity, seen, language, request))
        except (HistoryError, NotFound) as error:
            return {self.parts.line: line_html(not_kept_line(error, words(language).language))}
        except InputError as error:
            return {self.parts.line: line_html(error.message)}

    def _done(self, command: Command, talk: Talk) -> Update:
        p = self.parts
        if command.do == "edit":
            return self._editing(command.turn, talk)
        if command.do == "vote" and command.opinion is not None:
            return {p.chat: messages(self.talking.vote(talk, command.turn, command.opinion), talk.words)}
        if command.do == "earlier":
            every = messages(self.talking.shown(replace(talk, last=_EVERY)), talk.words)
            return {p.chat: every, p.seen: Seen(_EVERY, talk.bounds)}
        if command.do == "open":
            return {**self._opened(replace(talk, identity=command.id)), p.editing: None}
        if command.do == "bounds":
            return self._bound(bounds_in(command.query, talk.words.language), talk)
        return {p.line: gr.skip()}

    def _editing(self, n: int, talk: Talk) -> Update:
        """Make the next question take the place of a turn; 0: of none."""
        p = self.parts
        if not n:
            return {p.line: "", p.box: "", p.editing: None}
        return {p.line: editing_html(n, chat_words(talk.words.language)), p.editing: n}

    def _opened(self, talk: Talk) -> Update:
        """Return a kept conversation, or that it is none of this reader's."""
        shown = self.talking.shown(talk)
        line = "" if shown.identity else line_html(chat_words(talk.words.language).gone)
        p = self.parts
        return {p.chat: messages(shown, talk.words), p.identity: shown.identity, p.beside: "", p.line: line}

    def _bound(self, bounds: Within, talk: Talk) -> Update:
        chips = bounds_html(bounds, library_words(talk.words.language))
        return {self.parts.seen: Seen(talk.last, bounds), self.parts.chips: chips}

    def _suggest(self, identity: str, seen: Seen, language: str, request: gr.Request) -> Update:
        """Show questions to ask next."""
        return {self.parts.beside: self.talking.suggestions(_talk(identity, seen, language, request))}

    def _stopped(
        self, question: str, identity: str, seen: Seen, language: str, request: gr.Request
    ) -> Update:
        p, talk = self.parts, _talk(identity, seen, language, request)
        return {
            p.chat: messages(self.talking.shown(talk), talk.words),
            p.line: line_html(chat_words(talk.words.language).stopped),
            p.box: {**_ready(talk.words), "value": question},
        }

    def _new(self, seen: Seen, language: str) -> Update:
        p = self.parts
        return {
            p.chat: [],
            p.identity: "",
            p.beside: "",
            p.line: "",
            p.box: _ready(words(language)),
            p.editing: None,
            p.seen: Seen(bounds=seen.bounds),
        }

    # ---- the page

    def _switch(self, identity: str, seen: Seen, language: str, request: gr.Request) -> Update:
        p, talk = self.parts, _talk(identity, seen, language, request)
        update = p.in_words(talk.words, self.bot.coverage(talk.words.language))
        update[p.chat] = {**update[p.chat], "value": messages(self.talking.shown(talk), talk.words)}
        chips = bounds_html(seen.bounds, library_words(talk.words.language))
        return {**update, p.chips: chips, p.choice: language}

    def _open(self, choice: object, request: gr.Request) -> Update:
        """Open the page in the reader's language, with the conversation and the bounds of its address."""
        p = self.parts
        chosen = choice if choice in LANGUAGES else self.fixed
        w = words(str(chosen or preferred_language(request.headers.get("accept-language"))))
        update = p.in_words(w, self.bot.coverage(w.language))
        talk = _talk(str(request.query_params.get("c", "")), Seen(), w.language, request)
        try:
            bounds = bounds_in(str(request.query_params), w.language)
        except InputError as error:
            bounds, update[p.line] = ANY_TIME, line_html(error.message)
        if talk.identity:  # otherwise the chat is left alone: a first question may be quicker than this event
            opened = self._opened(talk)
            update |= {**opened, p.chat: {**update[p.chat], "value": opened[p.chat]}}
        return update if bounds.is_open else {**update, **self._bound(bounds, talk)}


def _newest(seen: Seen) -> Seen:
    """Return how a conversation is looked at from a new question on: a long one stays quick."""
    return replace(seen, last=SHOWN)


def _ready(w: Words) -> dict[str, Any]:
    """Return the question box as it is when a question can be asked."""
    update: dict[str, Any] = gr.update(submit_btn=w.ask, stop_btn=False)
    return update


def _talk(identity: str, seen: Seen, language: str, request: gr.Request) -> Talk:
    """Return the conversation of whoever asks; without a cookie it is this visit's own."""
    owner = reader_in(request.cookies) or f"visit {request.session_hash}"
    return Talk(owner=owner, identity=identity, words=words(language), last=seen.last, bounds=seen.bounds)
