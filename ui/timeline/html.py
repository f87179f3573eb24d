"""A timeline as HTML: the plot, and under it every event as a line with its citations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rag.answer import Citation
from rag.timeline import Entry, Timeline
from ui.assets import ASSETS, style_links
from ui.days import days_in_short
from ui.escaping import escape
from ui.links import article_address
from ui.sources import citation_hint
from ui.texts import Words
from ui.timeline.plot import plot_svg


def timeline_html(timeline: Timeline, words: Words, *, is_titled: bool = True) -> str:
    """Return a timeline as an HTML fragment for the panel beside the chat, or for its view.

    Args:
        timeline: what to show.
        words: the language of the labels.
        is_titled: whether to say what it is and what it is about; its view does so itself.
    """
    title = f"<h2>{words.timeline}</h2>" if is_titled else ""
    about = f'<p class="yj-byline">{escape(timeline.question)}</p>' if timeline.question and is_titled else ""
    notice = f'<p class="yj-notice">{escape(timeline.notice)}</p>' if timeline.notice else ""
    hint = f'<p class="yj-timeline-hint">{words.timeline_hint}</p>' if timeline.entries and is_titled else ""
    plot = plot_svg(timeline.entries, lambda entry: _address(entry.citations[0], words), words)
    return (
        f'<section class="yj-timeline" lang="{words.language}">{title}'
        f"{about}{notice}{hint}{plot}"
        f"{_list(timeline.entries, words)}{_folded(timeline.folded, words)}</section>"
    )


def timeline_document(fragment: str, words: Words) -> str:
    """Return a whole document around a timeline, for one opened in its own tab."""
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{words.timeline} · 有据 Youju</title><link rel="icon" href="{ASSETS}/icon.svg">'
        f"{style_links()}</head>"
        f'<body class="yj-document"><main class="yj-reader">{fragment}</main></body></html>'
    )


def _list(entries: Sequence[Entry], words: Words) -> str:
    years = groupby(entries, key=lambda entry: entry.first.year)
    return "".join(
        f'<h3>{year}</h3><ol class="yj-events">{"".join(_line(entry, words) for entry in there)}</ol>'
        for year, there in years
    )


def _line(entry: Entry, words: Words) -> str:
    days = days_in_short(entry.first, entry.last)
    chips = "".join(_chip(citation, words) for citation in entry.citations)
    text = escape(" ".join(entry.text.split()))
    link = f'<a class="yj-event" href="{escape(_address(entry.citations[0], words))}">{text}</a>'
    return f'<li><time datetime="{entry.first}">{days}</time><div>{link}{chips}</div></li>'


def _chip(citation: Citation, words: Words) -> str:
    hint = escape(words.open_at.format(citation_hint(citation, words)))
    address = escape(_address(citation, words))
    return f'<a class="yj-cite" role="button" href="{address}" title="{hint}">[{citation.n}]</a>'


def _folded(entries: Sequence[Entry], words: Words) -> str:
    if not entries:
        return ""
    summary = words.timeline_more.format(len(entries))
    return f'<details class="yj-nearest"><summary>{summary}</summary>{_list(entries, words)}</details>'


def _address(citation: Citation, words: Words) -> str:
    focus = (citation.start, citation.end)
    return article_address(citation.article_id, focus, language=words.language)
