"""Which articles share a colour on the map: by report, outlet, month or language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.passage_map import MappedArticle, PassageMap
from ui.map.words import MapWords
from ui.texts import NAMES, UiLanguage, words

By = Literal["report", "outlet", "month", "language"]
MOST_GROUPS = 12
"""Marks that are told apart by colour and shape."""

KNOWN = 0.5
"""Share of the passages whose outlet must be known for outlets to be shown by themselves."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one colour, by their places in the map; ``passages`` counts theirs."""

    label: str
    articles: frozenset[int]
    passages: int
    is_rest: bool = False


def chosen_by(made: PassageMap) -> By:
    """Return by what to colour when nobody says: by report, or by outlet where there are too many reports.

    Where outlets are not known either, or there is but one, the largest reports get a colour.
    """
    outlets = Counter(made.articles[p.article].source for p in made.passages)
    known = len(made.passages) - outlets.pop("", 0)
    many = len({a.report for a in made.articles}) > MOST_GROUPS
    return "outlet" if many and len(outlets) > 1 and known >= KNOWN * len(made.passages) else "report"


def groups_of(made: PassageMap, by: By, w: MapWords, language: UiLanguage) -> list[Group]:
    """Return the groups, the largest first; all but the eleven largest are one when there are too many.

    Args:
        made: the map.
        by: what the articles of a group share.
        w: words for what is not known.
        language: of the reader: a report has the title of its article in it.
    """
    key = _KEYS[by]
    sizes = Counter(key(made.articles[p.article]) for p in made.passages)
    held: dict[str, list[int]] = {}
    for n, article in enumerate(made.articles):
        held.setdefault(key(article), []).append(n)
    ranked = sorted(held, key=lambda name: (-sizes[name], held[name][0]))
    shown = ranked if len(ranked) <= MOST_GROUPS else ranked[: MOST_GROUPS - 1]
    groups = [
        Group(_label(made, by, name, held[name], w, language), frozenset(held[name]), sizes[name])
        for name in shown
    ]
    rest = ranked[len(shown) :]
    if rest:
        members = frozenset(n for name in rest for n in held[name])
        groups.append(Group(w.others, members, sum(sizes[name] for name in rest), is_rest=True))
    return groups


_KEYS: dict[By, Callable[[MappedArticle], str]] = {
    "report": lambda a: a.report,
    "outlet": lambda a: a.source,
    "month": lambda a: f"{a.published:%Y-%m}" if a.published else "",
    "language": lambda a: a.language,
}


def _label(
    made: PassageMap, by: By, name: str, members: Sequence[int], w: MapWords, language: UiLanguage
) -> str:
    if by == "language":
        return NAMES["en" if name == "en" else "zh"]
    if by != "report":
        return name or w.none[by]
    told = [made.articles[n] for n in members]
    own = next((a for a in told if a.language == language), told[0])
    first = next(p.beginning for p in made.passages if p.article in members)
    return own.title or first or words(language).no_title
