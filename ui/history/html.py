"""The history as HTML fragments: the drawer, its list by day, one conversation in it, a reader's feedback.

Each conversation is a part of its own (``li.yj-part``), so that what its forms answer takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from urllib.parse import urlencode

from ui.escaping import escape
from ui.history.exports import FORMS
from ui.history.store import LONGEST_NAME, LONGEST_NOTE, MOST_CONVERSATIONS
from ui.history.values import Conversation, Opinion, Reported
from ui.history.words import HistoryWords

LIST = "yj-talks"
NEARLY_FULL = MOST_CONVERSATIONS - 100
_FORM_NAMES = {"md": "Markdown", "html": "HTML", "json": "JSON"}


def drawer_html(
    listed: str,
    *,
    deleted: Sequence[Conversation],
    judged: int,
    note: str,
    words: HistoryWords,
) -> str:
    """Return the whole drawer.

    Args:
        listed: the list of conversations.
        deleted: what can be restored.
        judged: how many answers the reader judged.
        note: one line about the file itself; empty for none.
        words: the language of the labels.
    """
    spoken = f'<input type="hidden" name="lang" value="{words.language}">'
    search = (
        f'<form class="yj-form yj-to-{LIST}" method="get" action="/views/history/list" role="search">'
        f'<input type="search" name="search" maxlength="200" autocomplete="off" placeholder="{words.search}"'
        f' aria-label="{words.search}">{spoken}</form>'
    )
    said = f'<p class="yj-history-note" role="status">{escape(note)}</p>' if note else ""
    close = (
        f'<button type="button" class="yj-drawer-close" title="{words.close}" aria-label="{words.close}">'
        "✕</button>"
    )
    return (
        f'<section class="yj-view yj-history" lang="{words.language}"><div class="yj-history-head">'
        f"<h2>{words.title}</h2>{close}</div>{said}{search}"
        f'<div id="{LIST}" class="yj-part">{listed}</div>{_recently(deleted, words)}'
        f'<div class="yj-part yj-judged">{_judged(judged, words)}</div>'
        f'<p class="yj-history-where">{words.kept_here}</p></section>'
    )


def list_html(
    conversations: Sequence[Conversation],
    *,
    search: str,
    more: bool,
    today: date,
    words: HistoryWords,
) -> str:
    """Return conversations by day, the last changed first.

    Args:
        conversations: in that order.
        search: what was searched for; empty for nothing.
        more: whether others follow.
        today: the day on which they are shown.
        words: the language of the labels.
    """
    if not conversations:
        return f'<p class="yj-none" role="status">{words.none_found if search else words.none}</p>'
    found = f'<p class="yj-found" role="status">{words.found.format(len(conversations))}</p>'
    groups = groupby(conversations, key=lambda one: _group(_day(one.changed), today, words))
    blocks = "".join(f"<h3>{name}</h3>{_items(there, words, today)}" for name, there in groups)
    query = urlencode({"search": search, "before": conversations[-1].id, "lang": words.language})
    link = f'<a class="yj-go" href="/views/history/list?{escape(query)}">{words.more}</a>'
    onwards = f'<div class="yj-part">{link}</div>' if more else ""
    return f"{found if search and not more else ''}{blocks}{onwards}"


def item_html(conversation: Conversation, words: HistoryWords, *, today: date, focus: bool = False) -> str:
    """Return what stands in the list for one conversation: the link that opens it, and what can be done.

    Args:
        conversation: which.
        words: the language of the labels.
        today: the day on which it is shown: of that and the day before, the time alone is told.
        focus: whether the link gets the focus, in the place of what a reader just used.
    """
    title = escape(conversation.title)
    changed = conversation.changed.astimezone()
    shown = f"{changed:%H:%M}" if changed.date() >= today - timedelta(1) else f"{changed:%Y-%m-%d}"
    links = " ".join(
        f'<a class="yj-export" href="{_address(conversation, f"export.{form}", words)}" download>'
        f"{_FORM_NAMES[form]}</a>"
        for form in FORMS
    )
    return (
        f'<a class="yj-conversation" href="/?c={escape(conversation.id)}"{_focus(focus)}>{title}</a>'
        f'<details class="yj-talk-more"><summary><span class="yj-talk-about">'
        f'<time datetime="{changed.isoformat()}">{shown}</time>'
        f' · {words.turns(conversation.turns)}</span><span class="yj-talk-acts">{words.acts}</span></summary>'
        f'<form class="yj-form" method="post" action="{_address(conversation, "rename", words)}">'
        f'<input name="title" value="{title}" maxlength="{LONGEST_NAME}" aria-label="{words.name}"'
        f' autocomplete="off"><button>{words.rename}</button></form>'
        f'<p class="yj-exports">{words.export}: {links}</p>'
        f'<form class="yj-form" method="post" action="{_address(conversation, "delete", words)}">'
        f'<button class="yj-confirm yj-delete">{words.delete}<span class="yj-really" hidden> · {words.really}'
        "</span></button></form></details>"
    )


def deleted_html(conversation: Conversation, words: HistoryWords, *, focus: bool = False) -> str:
    """Return what takes the place of a deleted conversation: the way back, which may get the focus."""
    said = escape(words.deleted.format(conversation.title))
    return (
        f'<p class="yj-deleted" role="status">{said}</p>'
        f'<form class="yj-form" method="post" action="{_address(conversation, "restore", words)}">'
        f"<button{_focus(focus)}>{words.undo}</button></form>"
    )


def feedback_html(reported: Sequence[Reported], words: HistoryWords) -> str:
    """Return all answers that a reader judged, each with a form to change what was said."""
    if not reported:
        return f'<p class="yj-none">{words.no_feedback}</p>'
    items = "".join(f'<li class="yj-part">{judged_html(one, words)}</li>' for one in reversed(reported))
    return (
        f"<h3>{words.feedback.format(len(reported))}</h3>"
        f'<ul class="yj-talks">{items}</ul><p><a class="yj-export" href="/history/feedback.jsonl" download>'
        f'{words.evaluation}</a></p><p class="yj-history-where">{words.evaluation_hint}</p>'
    )


def judged_html(one: Reported, words: HistoryWords) -> str:
    """Return one judged answer with the form that changes what was said of it."""
    identity, feedback = escape(one.conversation), one.feedback
    action = f"/history/{identity}/turns/{one.kept.n}/feedback?lang={words.language}"
    options = "".join(
        f'<option value="{opinion.value}"{" selected" if opinion is feedback.opinion else ""}>'
        f"{words.opinions[opinion]}</option>"
        for opinion in Opinion
    )
    return (
        f'<a class="yj-conversation" href="/?c={identity}">{escape(one.kept.question)}</a>'
        f'<form class="yj-form" method="post" action="{action}">'
        f'<select name="opinion" aria-label="{words.opinion}">{options}</select>'
        f'<input name="note" value="{escape(feedback.note)}" maxlength="{LONGEST_NOTE}"'
        f' aria-label="{words.note}" placeholder="{words.note}" autocomplete="off">'
        f'<button>{words.save}</button><button name="opinion" value="none">{words.take_back}</button></form>'
    )


def line_html(line: str) -> str:
    """Return one line of Youju's own."""
    return f'<p class="yj-history-note" role="status">{escape(line)}</p>'


def _items(conversations: Iterable[Conversation], words: HistoryWords, today: date) -> str:
    items = "".join(f'<li class="yj-part">{item_html(c, words, today=today)}</li>' for c in conversations)
    return f'<ul class="yj-talks">{items}</ul>'


def _recently(deleted: Sequence[Conversation], words: HistoryWords) -> str:
    if not deleted:
        return ""
    items = "".join(f'<li class="yj-part">{deleted_html(c, words)}</li>' for c in deleted)
    summary = words.recently.format(len(deleted))
    listed = f'<ul class="yj-talks">{items}</ul>'
    return f'<details class="yj-recently"><summary>{summary}</summary>{listed}</details>'


def _judged(count: int, words: HistoryWords) -> str:
    address, label = f"/views/history/feedback?lang={words.language}", words.feedback.format(count)
    return f'<a class="yj-go" href="{address}">{label}</a>' if count else ""


def _focus(wanted: bool) -> str:
    return " autofocus" if wanted else ""


def _group(day: date, today: date, words: HistoryWords) -> str:
    if day >= today:
        return words.today
    return words.yesterday if day == today - timedelta(1) else words.earlier


def _day(time: datetime) -> date:
    return time.astimezone().date()


def _address(conversation: Conversation, what: str, words: HistoryWords) -> str:
    return f"/history/{escape(conversation.id)}/{what}?lang={words.language}"
