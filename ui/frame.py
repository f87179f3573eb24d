"""The page around the chat as HTML: its head line, the empty article panel, the documents of one article."""

from __future__ import annotations

from ui.assets import ASSETS, style_links
from ui.escaping import escape
from ui.texts import Words
from ui.views import CHAT, VIEWS, View


def header_html(words: Words, *, is_settled: bool = False) -> str:
    """Return the head line: the name in both scripts, the views, history and the choice of light or dark.

    Args:
        words: the page's.
        is_settled: the page is in its reader's language; what its address asks for can begin.
    """
    settled = " yj-settled" if is_settled else ""
    tabs = "".join(_tab(view, words) for view in VIEWS)
    return (
        f'<div class="yj-brand{settled}" lang="{words.language}">'
        f'<span class="yj-seal" aria-hidden="true">据</span><h1>有据 <span lang="en">Youju</span></h1>'
        f'<nav class="yj-tabs" aria-label="{words.views}">{tabs}</nav>'
        f'<div class="yj-buttons"><button type="button" class="yj-drawer-open" aria-expanded="false"'
        f' title="{words.history}">{words.history}</button>'
        f'<button type="button" class="yj-theme" aria-pressed="false" aria-label="{words.dark}"'
        f' title="{words.dark}">◐</button></div></div>'
    )


def _tab(view: View, words: Words) -> str:
    address, label = escape(view.address(words.language)), view.labels[words.language]
    current = ' aria-current="page"' if view.name == CHAT else ""
    return f'<a class="yj-tab" href="{address}"{current}>{label}</a>'


def empty_chat_markdown(words: Words, coverage: str) -> str:
    """Return what an empty conversation shows above its examples: what Youju does, what the index covers."""
    seal = '<span class="yj-seal" aria-hidden="true">据</span>'
    return (
        f'<div class="yj-welcome">{seal}<p class="yj-tagline">{words.tagline}</p><p>{words.empty_chat}</p>'
        f'<p class="yj-coverage">{escape(coverage)}</p></div>'
    )


def panel_html(words: Words) -> str:
    """Return the article panel before anything was clicked; the script fills ``.yj-reader``."""
    steps = _step("before", words.citation_before, "‹") + _step("next", words.citation_next, "›")
    return (
        f'<aside class="yj-sheet" aria-label="{words.article_panel}" lang="{words.language}">'
        f'<div class="yj-sheet-head"><span>{words.article_panel}</span>{steps}'
        f'<button type="button" class="yj-back" hidden>{words.timeline_back}</button>'
        f'<button type="button" class="yj-close" title="{words.close}" aria-label="{words.close}">✕</button>'
        "</div>"
        f'<div class="yj-reader" tabindex="0"><p class="yj-hint">{words.empty_panel}</p></div>'
        f'<p class="yj-offline" hidden>{words.offline}</p>'
        f'<p class="yj-gone" hidden>{words.card_gone}</p></aside>'
    )


def _step(name: str, hint: str, sign: str) -> str:
    return (
        f'<button type="button" class="yj-step yj-{name}" title="{hint}" aria-label="{hint}" hidden>'
        f"{sign}</button>"
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
        f"{style_links()}</head>"
        f'<body class="yj-document"><main class="yj-reader">{fragment}</main></body></html>'
    )
