"""The map as SVG: a mark for each passage, by colour and shape, and lines between what is told twice.

Marks are plain links to the passage: a keyboard reaches them, and they work without a script. Colours come by
class from the style.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rag.passage_map import MappedPassage, PassageMap, Twice
from ui.escaping import escape
from ui.links import article_address
from ui.map.groups import Group
from ui.map.words import MapWords
from ui.texts import Words

SIZE, MARGIN = 600, 16
FEW = 150
"""Passages that get larger marks."""

RADIUS, LARGE = 5.5, 8.0
COLOURS = 6
SHAPES = 4


def map_svg(
    made: PassageMap, groups: Sequence[Group], found: Collection[int], own: MapWords, words: Words
) -> str:
    """Return the map.

    Args:
        made: what to draw.
        groups: which passages share a colour.
        found: places of the passages to be ringed.
        own: the words of the map.
        words: the language of the links.
    """
    group_of = {n: place for place, group in enumerate(groups) for n in group.members}
    marks: list[list[str]] = [[] for _ in groups]
    radius = LARGE if len(made.passages) <= FEW else RADIUS
    twice = {n for pair in made.pairs for n in (pair.one, pair.other)}
    for n, passage in enumerate(made.passages):
        place = group_of[n]
        classes = " yj-found" if n in found else ""
        x, y = _at(passage)
        inner = f'<circle class="yj-ring" cx="{x:.1f}" cy="{y:.1f}" r="{radius + 3}"/>' if n in twice else ""
        inner += shape(shape_of(place, groups[place]), x, y, radius)
        marks[place].append(_link(made, passage, inner, words, classes))
    drawn = "".join(
        f'<g class="yj-group {colour_of(place, group)}" id="yj-map-g{place}">{"".join(marks[place])}</g>'
        for place, group in enumerate(groups)
    )
    return (
        f'<svg class="yj-map-plot" viewBox="0 0 {SIZE} {SIZE}" role="group" aria-label="{escape(own.plot)}">'
        f"<g>{''.join(_lines(made))}</g>{drawn}</svg>"
    )


def colour_of(place: int, group: Group) -> str:
    """Return the class of a group's colour."""
    return "yj-c-rest" if group.is_rest else f"yj-c{place % COLOURS}"


def shape_of(place: int, group: Group) -> int:
    """Return the number of a group's shape: no two groups have colour and shape in common."""
    return 0 if group.is_rest else (2 * (place // COLOURS) + place % 2) % SHAPES


def shape(number: int, x: float, y: float, radius: float = RADIUS) -> str:
    """Return a circle, square, triangle or diamond of about one area around a place."""
    if number == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'
    if number == 1:
        half = radius * 0.89
        return f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}"/>'
    r = radius * 1.3
    if number == 2:  # noqa: PLR2004
        return f'<path d="M{x:.1f} {y - r:.1f}l{r:.1f} {1.75 * r:.1f}h{-2 * r:.1f}z"/>'
    return f'<path d="M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}l{-r:.1f} {r:.1f}l{-r:.1f} {-r:.1f}z"/>'


def address_of(made: PassageMap, passage: MappedPassage, words: Words) -> str:
    """Return where a passage opens."""
    identity = made.articles[passage.article].id
    return article_address(identity, (passage.start, passage.end), language=words.language)


def _link(made: PassageMap, passage: MappedPassage, inner: str, words: Words, classes: str) -> str:
    title = made.articles[passage.article].title
    said = f"{title} · {passage.beginning}" if title else passage.beginning
    return (
        f'<a class="yj-open yj-dot{classes}" href="{escape(address_of(made, passage, words))}">'
        f"<title>{escape(said)}</title>{inner}</a>"
    )


def _lines(made: PassageMap) -> Iterator[str]:
    for pair in made.pairs:
        (x1, y1), (x2, y2) = (_at(made.passages[n]) for n in (pair.one, pair.other))
        kind = "yj-copy-line" if pair.twice is Twice.COPY else "yj-translation-line"
        yield f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _at(passage: MappedPassage) -> tuple[float, float]:
    wide = SIZE - 2 * MARGIN
    return MARGIN + wide * passage.x, MARGIN + wide * (1 - passage.y)
