"""The page around the chat as HTML: its head line, the empty article panel, the documents of one article."""

from __future__ import annotations

from ui.escaping import escape
from ui.links import timeline_address
from ui.texts import Words

ASSETS = "/youju"


def header_html(words: Words, coverage: str) -> str:
    """Return the head line: the name in both scripts, what Youju does, what the index covers."""
    return (
        f'<div class="yj-brand" lang="{words.language}"><span class="yj-seal" aria-hidden="true">据</span>'
        f'<div><h1>有据 <span lang="en">Youju</span></h1><p class="yj-tagline">{words.tagline}</p></div>'
        f'<p class="yj-coverage">{escape(coverage)}</p>'
        f'<a class="yj-timeline-open" href="{escape(timeline_address(language=words.language))}">'
        f"{words.timeline}</a></div>"
    )


def empty_chat_markdown(words: Words) -> str:
    """Return what an empty conversation shows above its examples."""
    seal = '<span class="yj-seal" aria-hidden="true">据</span>'
    return f'<div class="yj-welcome">{seal}<p>{words.empty_chat}</p></div>'


def panel_html(words: Words) -> str:
    """Return the article panel before anything was clicked; the script fills ``.yj-reader``."""
    return (
        f'<aside class="yj-sheet" aria-label="{words.article_panel}" lang="{words.language}">'
        f'<div class="yj-sheet-head"><span>{words.article_panel}</span>'
        f'<button type="button" class="yj-back" hidden>{words.timeline_back}</button>'
        f'<button type="button" class="yj-close" title="{words.close}">✕</button></div>'
        f'<div class="yj-reader" tabindex="-1"><p class="yj-hint">{words.empty_panel}</p></div>'
        f'<p class="yj-offline" hidden>{words.offline}</p>'
        f'<p class="yj-gone" hidden>{words.card_gone}</p></aside>'
    )


def missing_html(words: Words) -> str:
    """Return the fragment for an article that the index does not hold."""
    return f'<p class="yj-hint">{words.unknown_article}</p>'


def article_document(fragment: str, *, title: str, words: Words) -> str:
    """Return a whole HTML document around an article, for a citation opened in its own tab."""
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} · 有据 Youju</title><link rel="icon" href="{ASSETS}/icon.svg">'
        f'<link rel="stylesheet" href="{ASSETS}/page.css"></head>'
        f'<body class="yj-document"><main class="yj-reader">{fragment}</main></body></html>'
    )
