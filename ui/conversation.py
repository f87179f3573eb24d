"""What the chat shows of a conversation: its newest turns with their tools, and what is being answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rag.stages import Stage
from ui.chat_words import ChatWords, chat_words
from ui.escaping import escape
from ui.history.values import Feedback, Kept, Opinion
from ui.render import question_html
from ui.texts import Words

SHOWN = 20
"""Turns that are shown at first; the earlier ones come when they are asked for."""

Message = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A conversation as it stands.

    Attributes:
        identity: its id; empty before its first turn.
        turns: its newest turns, oldest first.
        earlier: how many there are before them.
        feedback: what its reader said of turns, by their numbers.
        pending: a question whose answer is being made.
        growing: the HTML of that answer so far.
        stage: what is being done for it.
    """

    identity: str = ""
    turns: tuple[Kept, ...] = ()
    earlier: int = 0
    feedback: Mapping[int, Feedback] = field(default_factory=dict)
    pending: str | None = None
    growing: str = ""
    stage: Stage | None = None


def messages(shown: Shown, words: Words) -> list[Message]:
    """Return the chat's messages."""
    own = chat_words(words.language)
    pairs = [_pair(turn, shown, own) for turn in shown.turns]
    listed = [message for pair in pairs for message in pair]
    if shown.earlier:
        listed.insert(0, _message("assistant", _earlier(shown.earlier, own)))
    if shown.pending is not None:
        listed += [_message("user", question_html(shown.pending))]
        listed += [_message("assistant", shown.growing or stage_html(shown.stage, own))]
    return listed


def stage_html(stage: Stage | None, own: ChatWords) -> str:
    """Return the line that tells what is being done."""
    return f'<div class="yj-pending" role="status"><p class="yj-stage">{_doing(stage, own)}</p></div>'


def suggested_html(questions: Sequence[str], own: ChatWords, *, is_instead: bool) -> str:
    """Return questions to be asked by a click; empty for none."""
    if not questions:
        return ""
    items = "".join(
        f'<li><button type="button" class="yj-ask-this">{escape(q)}</button></li>' for q in questions
    )
    return f'<div class="yj-suggested"><p>{own.instead if is_instead else own.next}</p><ul>{items}</ul></div>'


def editing_html(n: int, own: ChatWords) -> str:
    """Return the line that tells which question is being changed, and how not to."""
    return (
        f'<div class="yj-editing"><p>{own.editing.format(n)}</p>'
        f'<button type="button" class="yj-edit-not">{own.cancel}</button></div>'
    )


def line_html(line: str) -> str:
    """Return one line of Youju's own above the question box."""
    return f'<div class="yj-editing"><p>{escape(line)}</p></div>'


def _doing(stage: Stage | None, own: ChatWords) -> str:
    return own.checking if stage is None else own.stages[stage]


def _earlier(count: int, own: ChatWords) -> str:
    return f'<div><button type="button" class="yj-earlier">{own.earlier.format(count)}</button></div>'


def _pair(turn: Kept, shown: Shown, own: ChatWords) -> tuple[Message, Message]:
    """Return question and answer with their tools; ``yj-n-3`` tells scripts the number of a turn."""
    asked = (
        f'<div class="yj-asked yj-n-{turn.n}">{question_html(turn.question)}'
        f'<p class="yj-tools"><button type="button" class="yj-edit">{own.edit}</button></p></div>'
    )
    told = f'<div class="yj-told-turn yj-n-{turn.n}">{turn.html}{_tools(turn, shown, own)}</div>'
    return _message("user", asked), _message("assistant", told)


def _tools(turn: Kept, shown: Shown, own: ChatWords) -> str:
    has_card = turn.kind == "answer" and bool(turn.card_json)
    keep = _keep(f"/history/{shown.identity}/turns/{turn.n}/card", own) if has_card else ""
    again = f'<button type="button" class="yj-retry">{own.retry}</button>' if turn.kind != "check" else ""
    given = shown.feedback.get(turn.n)
    votes = "".join(_vote(o, given, own) for o in Opinion) if turn.kind == "answer" else ""
    return f'{keep}<p class="yj-tools">{again}{votes}</p>'


def _vote(opinion: Opinion, given: Feedback | None, own: ChatWords) -> str:
    is_given = given is not None and given.opinion is opinion
    kind, hint = (" yj-given", own.thanks) if is_given else ("", own.opinions[opinion])
    return (
        f'<button type="button" class="yj-vote yj-vote-{opinion.value}{kind}" title="{hint}">'
        f"{own.opinions[opinion]}</button>"
    )


def _keep(card: str, own: ChatWords) -> str:
    """Return links to the three forms of an answer's card."""
    forms = (("HTML", "html"), ("Markdown", "md"), ("JSON", "json"))
    links = "".join(f'<a class="yj-keep" href="{escape(card)}.{end}">{name}</a>' for name, end in forms)
    return f'<p class="yj-keeps"><span>{own.keep}</span>{links}</p>'


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}
