"""The chat page in Gradio: what stands where, and which event calls what. Imports Gradio (two seconds)."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

# Read while Gradio is imported or started: no look-up of outside hosts; and no pandas table of all questions
# so far, which Gradio would otherwise make anew for each question.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000")

import gradio as gr
from fastapi import FastAPI
from gradio.components.chatbot import ExampleMessage

from rag.verifying import LONGEST_CLAIM
from ui.bot import Bot
from ui.card.kept import KeptCards
from ui.chat import answered, checked
from ui.check_words import check_words
from ui.conversation import from_browser, messages, to_browser
from ui.examples import in_order
from ui.frame import empty_chat_markdown, header_html, panel_html
from ui.texts import LANGUAGES, NAMES, UiLanguage, Words, preferred_language, words

Made = TypeVar("Made")
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
    bot: Bot, kept: KeptCards, *, language: UiLanguage | None = None, examples: Sequence[str] = ()
) -> gr.Blocks:
    """Build the page.

    Args:
        bot: answers.
        kept: gets the cards of the answers.
        language: language of the interface; None: the browser's choice.
        examples: questions offered in an empty conversation.
    """
    return in_event_loop(lambda: _Page(bot, kept, language, examples)).blocks


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
        self, bot: Bot, kept: KeptCards, language: UiLanguage | None, examples: Sequence[str]
    ) -> None:
        self.bot = bot
        self.kept = kept
        self.fixed = language
        self.examples = tuple(examples)
        self.blocks: gr.Blocks = gr.Blocks(title="有据 Youju", analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._lay_out(words(language or "zh"))
            self._connect()

    def _lay_out(self, w: Words) -> None:
        # Turns live as long as this process: its random secret makes those of another index unreadable.
        self.turns = gr.BrowserState([], storage_key="youju-turns")
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
                with gr.Row(elem_id="yj-ask"):
                    self.box = self._question_box(w)
                    self.check = gr.Button(check_words(w.language).check, elem_id="yj-check", size="sm")
            self.panel = gr.Markdown(panel_html(w), elem_id="yj-panel")
        # What scripts tell Gradio, and which conversation is open: hidden by style, for scripts reach them.
        self.command = gr.Textbox(elem_id="yj-command", show_label=False, container=False)
        self.conversation = gr.Textbox(elem_id="yj-conversation", show_label=False, container=False)

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
        asking: dict[str, Any] = {
            "outputs": [self.chat, self.box, self.turns],
            "show_progress": "hidden",
            "concurrency_limit": 8,
            "api_visibility": "private",
        }
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        self.box.submit(self._ask, [self.box, self.turns, self.language], **asking)
        self.check.click(self._check, [self.box, self.turns, self.language], **asking)
        self.chat.example_select(self._ask_example, [self.turns, self.language], **asking)
        self.new.click(lambda: ([], []), outputs=[self.chat, self.turns], **quiet)
        self.language.input(self._switch, [self.language], [*spoken, self.choice], **quiet)
        self.blocks.load(self._open, [self.turns, self.choice], [*spoken, self.chat], **quiet)

    def _ask(self, question: str, stored: object, language: str) -> Iterator[tuple[Any, ...]]:
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip()
            return
        turns = from_browser(stored)
        yield messages(turns, pending=question), "", gr.skip()
        grown = turns
        for turn in answered(self.bot, question, turns, words=words(language), kept=self.kept):
            grown = (*turns, turn)
            yield messages(grown), gr.skip(), gr.skip()
        yield messages(grown), gr.skip(), to_browser(grown)

    def _check(self, text: str, stored: object, language: str) -> Iterator[tuple[Any, ...]]:
        if not text.strip():
            yield gr.skip(), gr.skip(), gr.skip()
            return
        turns = from_browser(stored)
        yield messages(turns, pending=text), "", gr.skip()
        grown = (*turns, checked(self.bot, text, words=words(language)))
        yield messages(grown), gr.skip(), to_browser(grown)

    def _ask_example(self, stored: object, language: str, event: gr.SelectData) -> Iterator[tuple[Any, ...]]:
        yield from self._ask(str(event.value["text"]), stored, language)

    def _switch(self, language: str) -> tuple[Any, ...]:
        return (*self._spoken(words(language)), language)

    def _open(self, stored: object, choice: object, request: gr.Request) -> tuple[Any, ...]:
        chosen = choice if choice in LANGUAGES else self.fixed
        header, panel, chat, *rest = self._spoken(
            words(str(chosen or preferred_language(request.headers.get("accept-language"))))
        )
        turns = from_browser(stored)
        # Without earlier turns the chat is left alone: a first question may be quicker than this event.
        return header, panel, chat, *rest, messages(turns) if turns else gr.skip()

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
