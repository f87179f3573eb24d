"""A conversation as a file: Markdown, one HTML page without script, or JSON with every card whole.

Each answer keeps the numbers of its own citations, under its own heading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from rag.cards import CONVERSATION_FORMAT
from rag.records import Record, well_formed
from ui.card.html import card_body, card_document, language_of
from ui.card.markdown import body_blocks, plain
from ui.card.words import card_words
from ui.escaping import escape
from ui.history.plain import lines_of
from ui.history.values import Conversation, Kept
from ui.history.words import HistoryWords, history_words
from ui.texts import UiLanguage

Form = Literal["md", "html", "json"]
FORMS: tuple[Form, ...] = ("md", "html", "json")
_TITLE_IN_NAME = 40


def exported(
    conversation: Conversation,
    turns: Sequence[Kept],
    form: Form,
    *,
    language: UiLanguage = "zh",
    json_name: str = "",
) -> str:
    """Return a whole conversation as a file.

    Args:
        conversation: whose title and times it tells.
        turns: all of its turns.
        form: which of the three.
        language: of the words around the answers; an answer's own are in its question's language.
        json_name: name of the file that holds it as JSON, which the other two name; empty: :func:`file_name`.
    """
    if form == "json":
        return _json(conversation, turns)
    verify = card_words(language).verify.format(json_name or file_name(conversation, "json"))
    return (_html if form == "html" else _markdown)(conversation, turns, history_words(language), verify)


def file_name(conversation: Conversation, form: str) -> str:
    """Return a name for the file: day and title, of letters and digits alone."""
    kept = "".join(c if c.isalnum() else " " for c in conversation.title)
    title = "-".join(kept.split())[:_TITLE_IN_NAME].strip("-")
    return "-".join(filter(None, [day(conversation.started), title])) + f".{form}"


def day(time: datetime) -> str:
    """Return the day of a time on this machine's clock."""
    return time.astimezone().date().isoformat()


def _json(conversation: Conversation, turns: Sequence[Kept]) -> str:
    record: Record = {
        "format": CONVERSATION_FORMAT,
        "title": conversation.title,
        "started": conversation.started.isoformat(),
        "changed": conversation.changed.isoformat(),
        "turns": [_turn_record(turn) for turn in turns],
    }
    return well_formed(json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def _turn_record(turn: Kept) -> Record:
    record: Record = {
        "n": turn.n,
        "at": turn.at.isoformat() if turn.at else None,
        "kind": turn.kind,
        "question": turn.question,
        "shown": list(lines_of(turn.html)),
    }
    if turn.card_json:
        record["card" if turn.kind == "answer" else "check"] = json.loads(turn.card_json)
    return record


def _html(conversation: Conversation, turns: Sequence[Kept], w: HistoryWords, verify: str) -> str:
    body = (
        f'<p class="faint">有据 Youju · {_about(conversation, w)}</p><h1>{escape(conversation.title)}</h1>'
        f"{''.join(_article(turn, w) for turn in turns)}<footer><p>{escape(verify)}</p></footer>"
    )
    return card_document(body, title=f"{conversation.title} · {w.one}", language=w.language)


def _article(turn: Kept, w: HistoryWords) -> str:
    at = f'<p class="faint">{day(turn.at)}</p>' if turn.at else ""
    card = turn.card
    if card:
        told = card_body(card, anchor=f"t{turn.n}-c", level=3)
    else:
        told = "".join(f"<p>{escape(line)}</p>" for line in lines_of(turn.html))
    spoken = language_of(card) if card else w.language
    mark = f'<p class="faint">{w.checked}</p>' if turn.kind == "check" else ""
    asked = escape(turn.question)
    return f'<article id="t{turn.n}" lang="{spoken}"><h2>{asked}</h2>{at}{mark}{told}</article>'


def _markdown(conversation: Conversation, turns: Sequence[Kept], w: HistoryWords, verify: str) -> str:
    blocks = [f"# {plain(conversation.title)}", f"*有据 Youju · {_about(conversation, w)}*"]
    for turn in turns:
        blocks += _turn_blocks(turn, w)
    return "\n\n".join([*blocks, "---", plain(verify)]) + "\n"


def _turn_blocks(turn: Kept, w: HistoryWords) -> Iterator[str]:
    yield f"## {turn.n}\\. {plain(turn.question)}"
    if turn.at:
        yield f"*{day(turn.at)}*"
    if turn.kind == "check":
        yield f"*{w.checked}*"
    if card := turn.card:
        yield from body_blocks(card, level=3)
    else:
        yield from map(plain, lines_of(turn.html))


def _about(conversation: Conversation, w: HistoryWords) -> str:
    return f"{w.one} · {day(conversation.started)} · {w.turns(conversation.turns)}"
