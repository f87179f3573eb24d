"""The view of the map as HTML: what it shows of what, the plot with its legend, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from rag.answer import RetrievedPassage
from rag.passage_map import PassageMap, Twice
from ui.escaping import escape
from ui.links import article_address
from ui.map.groups import By, Group, choices, groups_of
from ui.map.plot import address_of, colour_of, map_svg, shape, shape_of
from ui.map.words import MapWords, map_words
from ui.texts import UiLanguage, words

PART = "yj-map"
ADDRESS = "/views/map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader chose.

    Attributes:
        by: what shares a colour; None: what suits the map.
        about: a question whose nearest passages are ringed; empty: none.
        near: these passages.
    """

    by: By | None = None
    about: str = ""
    near: tuple[RetrievedPassage, ...] = ()


def map_html(made: PassageMap, asked: Asked, language: UiLanguage) -> str:
    """Return the whole view."""
    w = map_words(language)
    body = map_part_html(made, asked, language) if made.passages else f'<p class="yj-hint">{w.empty}</p>'
    form = _form(made, asked, w, language) if made.passages else ""
    return (
        f'<section class="yj-view yj-map-view" lang="{language}"><h2>{w.title}</h2>'
        f'<p class="yj-lead">{w.lead} {_extent(made, w)}</p>{form}'
        f'<div id="{PART}" class="yj-part">{body}</div></section>'
    )


def map_part_html(made: PassageMap, asked: Asked, language: UiLanguage) -> str:
    """Return the plot with what belongs to it; the form replaces just this."""
    w, spoken = map_words(language), words(language)
    groups = groups_of(made, asked.by or choices(made)[0], w, language)
    found, outside = _places(made, asked.near)
    query = urlencode([("lang", language)])
    return (
        f'<div class="yj-scripted yj-view-map">{_found(asked, outside, w, language)}'
        f'<div class="yj-map-frame">{map_svg(made, groups, found, w, spoken)}{_zoom(w)}</div>'
        f'<p class="yj-map-caption">{w.hint}</p>{_legend(groups, w)}{_signs(made, w)}'
        f'<div class="yj-part"><a class="yj-go" href="{ADDRESS}/list?{query}">{w.in_words}</a></div></div>'
    )


def map_list_html(made: PassageMap, language: UiLanguage) -> str:
    """Return the passages as a list, by article: the map for those who do not see it."""
    w, spoken = map_words(language), words(language)
    twice = {n for pair in made.pairs for n in (pair.one, pair.other)}
    lines: list[list[str]] = [[] for _ in made.articles]
    for n, passage in enumerate(made.passages):
        note = f' <span class="yj-told-twice">{w.told_twice}</span>' if n in twice else ""
        address = escape(address_of(made, passage, spoken))
        lines[passage.article].append(
            f'<li><a class="yj-event" href="{address}">{escape(passage.beginning)}</a>{note}</li>'
        )
    folds = "".join(
        f'<details><summary lang="{a.language}">{escape(a.title) or spoken.no_title}</summary>'
        f'<ol lang="{a.language}">{"".join(own)}</ol></details>'
        for a, own in zip(made.articles, lines, strict=True)
    )
    return f'<div class="yj-map-list"><h3>{w.in_words}</h3>{folds}</div>'


def _extent(made: PassageMap, w: MapWords) -> str:
    numbers = (len(made.passages), len(made.articles), made.of_passages, made.of_articles)
    return (w.sample if made.is_sample else w.whole).format(*(f"{n:,}" for n in numbers))


def _form(made: PassageMap, asked: Asked, w: MapWords, language: UiLanguage) -> str:
    offered = choices(made)
    by = asked.by or offered[0]
    options = "".join(
        f'<option value="{value}"{" selected" if value == by else ""}>{w.by[value]}</option>'
        for value in offered
    )
    return (
        f'<form class="yj-form yj-to-{PART} yj-map-form" method="get" action="{ADDRESS}/part">'
        f'<input type="hidden" name="lang" value="{language}">'
        f'<label>{w.colours} <select name="by">{options}</select></label>'
        f'<label class="yj-wide">{w.find} <input type="search" name="about" maxlength="500"'
        f' value="{escape(asked.about)}" placeholder="{w.placeholder}" autocomplete="off"></label></form>'
    )


def _places(
    made: PassageMap, near: Sequence[RetrievedPassage]
) -> tuple[frozenset[int], tuple[RetrievedPassage, ...]]:
    """Return the places on the map of passages, and those that are not on it."""
    place = {(made.articles[p.article].id, p.start, p.end): n for n, p in enumerate(made.passages)}
    keys = [(p.article_id, p.start, p.end) for p in near]
    outside = tuple(p for p, key in zip(near, keys, strict=True) if key not in place)
    return frozenset(place[key] for key in keys if key in place), outside


def _found(asked: Asked, outside: Sequence[RetrievedPassage], w: MapWords, language: UiLanguage) -> str:
    if not asked.near:
        return ""
    more = f" {w.found_outside.format(len(outside))}" if outside else ""
    said = escape(w.found.format(asked.about, len(asked.near) - len(outside))) + more
    lines = "".join(_near(passage, language) for passage in asked.near)
    return f'<details class="yj-map-found"><summary>{said}</summary><ol>{lines}</ol></details>'


def _near(passage: RetrievedPassage, language: UiLanguage) -> str:
    address = article_address(passage.article_id, (passage.start, passage.end), language=language)
    title = escape(passage.title) or words(language).no_title
    text = escape(" ".join(passage.text[:120].split()))
    return f'<li><a class="yj-event" href="{escape(address)}">{title} · {text}</a></li>'


def _legend(groups: Sequence[Group], w: MapWords) -> str:
    entries = "".join(
        f'<li><button type="button" class="yj-key {colour_of(n, group)}" aria-pressed="false"'
        f' aria-controls="yj-map-g{n}" title="{escape(group.label)}">'
        f'<svg viewBox="-9 -9 18 18" aria-hidden="true">{shape(shape_of(n, group), 0, 0)}</svg>'
        f"<span>{escape(group.label)}</span> <small>{len(group.members):,}</small></button></li>"
        for n, group in enumerate(groups)
    )
    return f'<ul class="yj-legend" aria-label="{w.legend}">{entries}</ul>'


def _signs(made: PassageMap, w: MapWords) -> str:
    """Return what rings and lines mean, those that are on this map."""
    kinds = {pair.twice for pair in made.pairs}
    line = '<svg viewBox="0 0 30 12" aria-hidden="true"><line class="{}" x1="1" y1="6" x2="29" y2="6"/></svg>'
    signs = [
        f"<span>{line.format(style)}{label}</span>"
        for twice, style, label in (
            (Twice.COPY, "yj-copy-line", w.copies),
            (Twice.TRANSLATION, "yj-translation-line", w.translations),
        )
        if twice in kinds
    ]
    signs.append(
        '<span class="yj-answered-sign" hidden><svg viewBox="-9 -9 18 18" aria-hidden="true">'
        f'<circle class="yj-halo" r="7"/></svg>{w.answered}</span>'
    )
    return f'<p class="yj-map-signs">{"".join(signs)}</p>'


def _zoom(w: MapWords) -> str:
    buttons = (("in", "+", w.zoom_in), ("out", "−", w.zoom_out), ("all", "⤢", w.zoom_all))
    return (
        '<div class="yj-zoom">'
        + "".join(
            f'<button type="button" value="{name}" title="{label}" aria-label="{label}">{sign}</button>'
            for name, sign, label in buttons
        )
        + "</div>"
    )
