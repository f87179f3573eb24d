"""Which passages share a colour on the map: of an article, report, topic, outlet, month or language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.passage_map import MappedArticle, MappedPassage, PassageMap
from ui.map.words import MapWords
from ui.texts import NAMES, UiLanguage, words

By = Literal["article", "report", "topic", "outlet", "month", "language"]
MOST_GROUPS = 12
"""Marks that are told apart by colour and shape."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages of one colour, by their places in the map."""

    label: str
    members: frozenset[int]
    is_rest: bool = False


def choices(made: PassageMap) -> tuple[By, ...]:
    """Return by what the marks can be coloured, first what suits the map.

    Articles, or else reports, as long as each has a colour of its own; otherwise topics.
    """
    topics: tuple[By, ...] = ("topic",) if made.topics else ()
    reports = len({a.report for a in made.articles})
    first: tuple[By, ...] = ("article", "report", *topics)
    if len(made.articles) > MOST_GROUPS:
        first = ("report", "article", *topics) if reports <= MOST_GROUPS else (*topics, "article", "report")
    return (*first, "outlet", "month", "language")


def groups_of(made: PassageMap, by: By, w: MapWords, language: UiLanguage) -> list[Group]:
    """Return the groups, the largest first; all but the eleven largest are one when there are too many.

    Args:
        made: the map.
        by: what the passages of a group share.
        w: words for what is not known.
        language: of the reader: a report has the title of its article in it.
    """
    held: dict[str, list[int]] = {}
    for n, passage in enumerate(made.passages):
        held.setdefault(_KEYS[by](passage, made.articles[passage.article]), []).append(n)
    ranked = sorted(held, key=lambda name: (-len(held[name]), held[name][0]))
    shown = ranked if len(ranked) <= MOST_GROUPS else ranked[: MOST_GROUPS - 1]
    groups = [Group(_label(made, by, name, held[name], w, language), frozenset(held[name])) for name in shown]
    rest = [n for name in ranked[len(shown) :] for n in held[name]]
    return [*groups, Group(w.others, frozenset(rest), is_rest=True)] if rest else groups


_KEYS: dict[By, Callable[[MappedPassage, MappedArticle], str]] = {
    "article": lambda _, a: a.id,
    "report": lambda _, a: a.report,
    "topic": lambda p, _: str(p.topic),
    "outlet": lambda _, a: a.source,
    "month": lambda _, a: f"{a.published:%Y-%m}" if a.published else "",
    "language": lambda _, a: a.language,
}


def _label(
    made: PassageMap, by: By, name: str, members: Sequence[int], w: MapWords, language: UiLanguage
) -> str:
    if by == "language":
        return NAMES["en" if name == "en" else "zh"]
    if by == "topic":
        return " · ".join(made.topics[int(name)]) if made.topics else w.others
    if by not in {"article", "report"}:
        return name or w.none[by]
    told = [made.articles[made.passages[n].article] for n in members]
    own = next((a for a in told if a.language == language), told[0])
    return own.title or made.passages[members[0]].beginning or words(language).no_title
