"""What stands where on the page, in Gradio's components. Imports Gradio (two seconds)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components.chatbot import ExampleMessage

from rag.verifying import LONGEST_CLAIM
from rag.within import ANY_TIME, Within
from ui.check_words import check_words
from ui.conversation import SHOWN
from ui.examples import in_order
from ui.frame import empty_chat_markdown, header_html, panel_html
from ui.texts import LANGUAGES, NAMES, Words

_LANGUAGE_SECRET = "youju"  # noqa: S105 - not a secret: which of two languages a reader chose
_SANS = (
    "system-ui",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a conversation is shown, and which articles questions are bound to."""

    last: int = SHOWN
    bounds: Within = ANY_TIME


class Parts:
    """The page's components, laid out inside a ``gr.Blocks``.

    Args:
        w: the language of the page at first.
        coverage: what the index covers.
        examples: questions offered in an empty conversation.
    """

    def __init__(self, w: Words, coverage: str, examples: Sequence[str]) -> None:
        self.examples = tuple(examples)
        self.choice = gr.BrowserState("", storage_key="youju-language", secret=_LANGUAGE_SECRET)
        self.header = gr.Markdown(header_html(w), elem_id="yj-header")
        with gr.Row(elem_id="yj-tools"):
            self.language = _language(w)
            self.new = gr.Button(w.new_conversation, elem_id="yj-new", size="sm")
        with gr.Row(elem_id="yj-main"):
            with gr.Column(elem_id="yj-left", scale=1, min_width=0):
                self.chat = _chatbot(w, coverage, self.offered(w))
                self.beside = gr.Markdown("", elem_id="yj-beside")
                self.line = gr.Markdown("", elem_id="yj-line")
                self.chips = gr.Markdown("", elem_id="yj-bounds")
                with gr.Row(elem_id="yj-ask"):
                    self.box = _question_box(w)
                    self.check = gr.Button(check_words(w.language).check, elem_id="yj-check", size="sm")
            self.panel = gr.Markdown(panel_html(w), elem_id="yj-panel")
        # What scripts tell Gradio, and which conversation is open: hidden by style, for scripts reach them.
        self.command = gr.Textbox(elem_id="yj-command", max_lines=1, show_label=False, container=False)
        self.order = gr.Textbox(elem_id="yj-order", max_lines=1, show_label=False, container=False)
        self.identity = gr.Textbox(elem_id="yj-conversation", show_label=False, container=False)
        self.seen = gr.State(Seen())
        self.editing = gr.State(None)  # number of the turn that the next question takes the place of
        self.asked = gr.State("")  # goes back into the box when its answer is stopped

    @property
    def spoken(self) -> list[Any]:
        """The components with words on them."""
        return [self.header, self.panel, self.chat, self.box, self.new, self.language, self.check]

    @property
    def told(self) -> list[Any]:
        """The components that show a conversation."""
        return [
            self.chat,
            self.identity,
            self.beside,
            self.line,
            self.chips,
            self.box,
            self.asked,
            self.editing,
            self.seen,
        ]

    def in_words(self, w: Words, coverage: str) -> dict[Any, Any]:
        """Return updates that put everything with words on it into a language."""
        return {
            self.header: header_html(w, is_settled=True),
            self.panel: panel_html(w),
            self.chat: gr.update(
                placeholder=empty_chat_markdown(w, coverage),
                label=w.conversation,
                examples=self.offered(w),
            ),
            self.box: gr.update(placeholder=w.placeholder, submit_btn=w.ask, label=w.ask),
            self.new: w.new_conversation,
            self.language: gr.update(value=w.language, label=w.switch),
            self.check: check_words(w.language).check,
        }

    def offered(self, w: Words) -> list[ExampleMessage] | None:
        """Return the questions offered in an empty conversation."""
        return [{"text": question} for question in in_order(self.examples, w.language)] or None


def theme() -> gr.themes.Base:
    """Return a theme whose fonts are plain names: a ``GoogleFont`` would be fetched from outside."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.sky,
        neutral_hue=gr.themes.colors.stone,
        font=[gr.themes.Font(name) for name in _SANS],
        font_mono=[gr.themes.Font("ui-monospace"), gr.themes.Font("monospace")],
    )


def _language(w: Words) -> gr.Radio:
    return gr.Radio(
        [(NAMES[code], code) for code in LANGUAGES],
        value=w.language,
        elem_id="yj-language",
        container=False,
        show_label=False,
        label=w.switch,
    )


def _chatbot(w: Words, coverage: str, offered: list[ExampleMessage] | None) -> gr.Chatbot:
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
        placeholder=empty_chat_markdown(w, coverage),
        examples=offered,
    )


def _question_box(w: Words) -> gr.Textbox:
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
