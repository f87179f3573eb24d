"""The chat page in Gradio: what stands where, and which event calls what. Imports Gradio (two seconds)."""

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
from gradio.components.chatbot import ExampleMessage

from corpus.errors import InputError
from rag.verifying import LONGEST_CLAIM
from ui.bot import Bot
from ui.chat_words import chat_words
from ui.check_words import check_words
from ui.commanded import Command, command_in
from ui.conversation import SHOWN, Shown, editing_html, line_html, messages
from ui.examples import in_order
from ui.frame import empty_chat_markdown, header_html, panel_html
from ui.history.store import HistoryStore
from ui.reader import reader_in
from ui.talking import Talk, Talking
from ui.texts import LANGUAGES, NAMES, UiLanguage, Words, preferred_language, words

Made = TypeVar("Made")
_EVERY = 5_000  # turns: the most that a conversation keeps
_LANGUAGE_SECRET = "youju"  # noqa: S105 - not a secret: which of two languages a reader chose
_SANS = (
    "system-ui",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)


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


def theme() -> gr.themes.Base:
    """Return a theme whose fonts are plain names: a ``GoogleFont`` would be fetched from outside."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.sky,
        neutral_hue=gr.themes.colors.stone,
        font=[gr.themes.Font(name) for name in _SANS],
        font_mono=[gr.themes.Font("ui-monospace"), gr.themes.Font("monospace")],
    )


class _Page:
    """The page's components and the functions behind their events."""

    def __init__(
        self, bot: Bot, store: HistoryStore, language: UiLanguage | None, examples: Sequence[str]
    ) -> None:
        self.bot = bot
        self.talking = Talking(bot, store)
        self.fixed = language
        self.examples = tuple(examples)
        self.blocks: gr.Blocks = gr.Blocks(title="有据 Youju", analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._lay_out(words(language or "zh"))
            self._connect()

    def _lay_out(self, w: Words) -> None:
        self.choice = gr.BrowserState("", storage_key="youju-language", secret=_LANGUAGE_SECRET)
        self.header = gr.Markdown(header_html(w), elem_id="yj-header")
        with gr.Row(elem_id="yj-tools"):
            self.language = gr.Radio(
                [(NAMES[code], code) for code in LANGUAGES],
                value=w.language,
                elem_id="yj-language",
                container=False,
                show_label=False,
                label=w.switch,
            )
            self.new = gr.Button(w.new_conversation, elem_id="yj-new", size="sm")
        with gr.Row(elem_id="yj-main"):
            with gr.Column(elem_id="yj-left", scale=1, min_width=0):
                self.chat = self._chatbot(w)
                self.beside = gr.Markdown("", elem_id="yj-beside")
                with gr.Row(elem_id="yj-ask"):
                    self.box = self._question_box(w)
                    self.check = gr.Button(check_words(w.language).check, elem_id="yj-check", size="sm")
            self.panel = gr.Markdown(panel_html(w), elem_id="yj-panel")
        # What scripts tell Gradio, and which conversation is open: hidden by style, for scripts reach them.
        self.command = gr.Textbox(elem_id="yj-command", max_lines=1, show_label=False, container=False)
        self.identity = gr.Textbox(elem_id="yj-conversation", show_label=False, container=False)
        self.last = gr.State(SHOWN)
        self.editing = gr.State(None)  # number of the turn that the next question takes the place of
        self.asked = gr.State("")  # goes back into the box when its answer is stopped

    def _chatbot(self, w: Words) -> gr.Chatbot:
        return gr.Chatbot(
            elem_id="yj-chat",
            show_label=False,
            label=w.conversation,
            height=None,
            layout="panel",
            buttons=[],
            autoscroll=False,
            latex_delimiters=[],
            feedback_options=None,
            allow_file_downloads=False,
            placeholder=empty_chat_markdown(w, self.bot.coverage(w.language)),
            examples=self._offered(w),
        )

    def _offered(self, w: Words) -> list[ExampleMessage] | None:
        return [{"text": question} for question in in_order(self.examples, w.language)] or None

    def _question_box(self, w: Words) -> gr.Textbox:
        return gr.Textbox(
            elem_id="yj-box",
            placeholder=w.placeholder,
            label=w.ask,
            show_label=False,
            container=False,
            submit_btn=w.ask,
            max_length=LONGEST_CLAIM,
            lines=1,
            max_lines=6,
            autofocus=True,
        )

    def _connect(self) -> None:
        spoken = [self.header, self.panel, self.chat, self.box, self.new, self.language, self.check]
        talk = [self.identity, self.last, self.language]
        told = [self.chat, self.identity, self.beside, self.box, self.asked, self.editing]
        asking: dict[str, Any] = {
            "outputs": told,
            "show_progress": "hidden",
            "concurrency_limit": 8,
            "api_visibility": "private",
        }
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        running = [
            self.box.submit(self._ask, [self.box, self.editing, *talk], **asking),
            self.check.click(self._check, [self.box, *talk], **asking),
            self.chat.example_select(self._ask_example, talk, **asking),
            self.command.submit(self._do, [self.command, *talk], **asking),
        ]
        self.box.stop(self._stopped, [self.asked, *talk], told, cancels=cast("Any", running), **quiet)
        self.new.click(self._new, [self.language], [*told, self.last], **quiet)
        self.language.input(self._switch, talk, [*spoken, self.choice], **quiet)
        self.blocks.load(self._open, [self.choice], [*spoken, *told[1:3]], **quiet)

    # ---- the conversation: each event gives chat, id, what stands beside the box, box, question, turn edited

    def _ask(
        self, question: str, editing: int | None, identity: str, last: int, language: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        if question.strip():
            talk = _talk(identity, last, language, request)
            yield from self._going(question, talk, self.talking.ask(talk, question, instead_of=editing))

    def _check(
        self, text: str, identity: str, last: int, language: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        if text.strip():
            talk = _talk(identity, last, language, request)
            yield from self._going(text, talk, self.talking.check(talk, text))

    def _ask_example(
        self, identity: str, last: int, language: str, event: gr.SelectData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        talk = _talk(identity, last, language, request)
        question = str(event.value["text"])
        yield from self._going(question, talk, self.talking.ask(talk, question))

    def _going(self, question: str, talk: Talk, states: Iterator[Shown]) -> Iterator[tuple[Any, ...]]:
        """Yield what the page shows while a question is answered: a stop button, and at last none."""
        box: Any = gr.update(value="", submit_btn=False, stop_btn=chat_words(talk.words.language).stop)
        for shown in states:
            if shown.pending is None:
                box = gr.update(submit_btn=talk.words.ask, stop_btn=False)
            identity = gr.skip() if shown.pending is not None else shown.identity
            yield messages(shown, talk.words), identity, "", box, question, None
            box = gr.skip()

    def _do(
        self, told: str, identity: str, last: int, language: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """Do what a script asks for."""
        command, talk = command_in(told), _talk(identity, last, language, request)
        try:
            yield from self._done(command, talk)
        except InputError as error:
            yield *_nothing(2), line_html(error.message), *_nothing(3)

    def _done(self, command: Command, talk: Talk) -> Iterator[tuple[Any, ...]]:
        if command.do == "ask" and command.question.strip():
            yield from self._going(command.question, talk, self.talking.ask(talk, command.question))
        elif command.do == "retry":
            question = self.talking.question_of(talk, command.turn)
            states = self.talking.ask(talk, question, instead_of=command.turn)
            yield from self._going(question, talk, states)
        elif command.do == "edit":
            line = editing_html(command.turn, chat_words(talk.words.language))
            yield *_nothing(2), line, *_nothing(2), command.turn
        elif command.do == "edit-not":
            yield *_nothing(2), "", "", gr.skip(), None
        elif command.do == "vote" and command.opinion is not None:
            yield messages(self.talking.vote(talk, command.turn, command.opinion), talk.words), *_nothing(5)
        elif command.do == "earlier":
            shown = self.talking.shown(replace(talk, last=_EVERY))
            yield messages(shown, talk.words), *_nothing(5)
        elif command.do == "open":
            yield self._opened(replace(talk, identity=command.id))

    def _opened(self, talk: Talk) -> tuple[Any, ...]:
        shown = self.talking.shown(talk)
        line = "" if shown.identity else line_html(chat_words(talk.words.language).gone)
        return messages(shown, talk.words), shown.identity, line, *_nothing(2), None

    def _stopped(
        self, question: str, identity: str, last: int, language: str, request: gr.Request
    ) -> tuple[Any, ...]:
        talk = _talk(identity, last, language, request)
        box = gr.update(value=question, submit_btn=talk.words.ask, stop_btn=False)
        line = line_html(chat_words(talk.words.language).stopped)
        return messages(self.talking.shown(talk), talk.words), gr.skip(), line, box, "", None

    def _new(self, language: str) -> tuple[Any, ...]:
        box = gr.update(submit_btn=words(language).ask, stop_btn=False)
        return [], "", "", box, "", None, SHOWN

    # ---- the page

    def _switch(self, identity: str, last: int, language: str, request: gr.Request) -> tuple[Any, ...]:
        talk = _talk(identity, last, language, request)
        header, panel, chat, *rest = self._spoken(talk.words)
        shown = {**chat, "value": messages(self.talking.shown(talk), talk.words)}
        return header, panel, shown, *rest, language

    def _open(self, choice: object, request: gr.Request) -> tuple[Any, ...]:
        chosen = choice if choice in LANGUAGES else self.fixed
        w = words(str(chosen or preferred_language(request.headers.get("accept-language"))))
        header, panel, chat, *rest = self._spoken(w)
        wanted = str(request.query_params.get("c", ""))
        if not wanted:  # the chat is left alone: a first question may be quicker than this event
            return header, panel, chat, *rest, gr.skip(), gr.skip()
        listed, identity, line, *_ = self._opened(_talk(wanted, SHOWN, w.language, request))
        return header, panel, {**chat, "value": listed}, *rest, identity, line

    def _spoken(self, w: Words) -> tuple[Any, ...]:
        """Return updates that put everything with words on it into a language."""
        return (
            header_html(w),
            panel_html(w),
            gr.update(
                placeholder=empty_chat_markdown(w, self.bot.coverage(w.language)),
                label=w.conversation,
                examples=self._offered(w),
            ),
            gr.update(placeholder=w.placeholder, submit_btn=w.ask, label=w.ask),
            w.new_conversation,
            gr.update(value=w.language, label=w.switch),
            check_words(w.language).check,
        )


def _nothing(count: int) -> tuple[Any, ...]:
    return (gr.skip(),) * count


def _talk(identity: str, last: int, language: str, request: gr.Request) -> Talk:
    """Return the conversation of whoever asks; without a cookie it is this visit's own."""
    owner = reader_in(request.cookies) or f"visit {request.session_hash}"
    return Talk(owner=owner, identity=identity, words=words(language), last=last)
