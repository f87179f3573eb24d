"""The timeline as a view in the chat's place: what it is about and its bounds above, articles beside it."""

from __future__ import annotations

from dataclasses import dataclass

from rag.timeline import Timeline
from ui.bot import Bot
from ui.bounds import unusable
from ui.error_line import error_html
from ui.escaping import escape
from ui.texts import UiLanguage, words
from ui.timeline.html import timeline_html
from ui.timeline.view_words import TimelineWords, timeline_words

ADDRESS = "/views/timeline"
PART = "yj-timeline-part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader asks for: words or a question, and bounds on publication as written."""

    about: str = ""
    since: str = ""
    until: str = ""


def timeline_view_html(bot: Bot, wanted: Wanted, language: UiLanguage) -> str:
    """Return the whole view."""
    w = timeline_words(language)
    return (
        f'<section class="yj-view yj-timeline-view" lang="{language}"><h2>{words(language).timeline}</h2>'
        f'<p class="yj-lead">{w.lead}</p>{_form(wanted, w, language)}'
        f'<div id="{PART}" class="yj-part">{timeline_part_html(bot, wanted, language)}</div></section>'
    )


def timeline_part_html(bot: Bot, wanted: Wanted, language: UiLanguage) -> str:
    """Return the timeline that is asked for, or one line that says which bound cannot be used."""
    line = unusable(wanted.since, wanted.until, language)
    if line:
        return error_html(line, language)
    made = bot.timeline(
        wanted.about.strip() or None,
        language=language,
        since=wanted.since or None,
        until=wanted.until or None,
    )
    return f"{_count(made, language)}{timeline_html(made, words(language), is_titled=False)}"


def _count(made: Timeline, language: UiLanguage) -> str:
    events = len(made.entries) + len(made.folded)
    if not events:
        return ""
    articles = len({c.article_id for e in (*made.entries, *made.folded) for c in e.citations})
    return f'<p class="yj-count">{timeline_words(language).events.format(events, articles)}</p>'


def _form(wanted: Wanted, w: TimelineWords, language: UiLanguage) -> str:
    return (
        f'<form class="yj-form yj-to-{PART} yj-timeline-form" method="get" action="{ADDRESS}/part">'
        f'<input type="hidden" name="lang" value="{language}">'
        f'<label class="yj-wide">{w.about} <input type="search" name="about" maxlength="500"'
        f' value="{escape(wanted.about)}" placeholder="{w.placeholder}" autocomplete="off"></label>'
        f'<label>{w.since} <input type="date" name="since" value="{escape(wanted.since)}"></label>'
        f'<label>{w.until} <input type="date" name="until" value="{escape(wanted.until)}"></label></form>'
    )
