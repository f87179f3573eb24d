"""English questions about the days of several things, by their shape: which came first, in the same month."""

from __future__ import annotations

import re

from rag.orders import AskedOrder, Order, behind_its_name, of_ways

_UNIT = r"(?P<unit>day|week|month|year)"
_FIRST = re.compile(
    r"^(?:which|what|who)\b(?P<deed>[^,:]*?)\b(?P<order>first|earlier|earliest|last|later|latest)\b"
    r"(?: (?:of|to|among|between)\b[^,:]*)?\s*[,:]\s*(?P<things>.+)$",
    re.IGNORECASE,
)
_NO_DEED = re.compile(
    r"\b(?:happened|came|occurred|took place|was|were|is|are|did|events?|one|of|these|them|the|two|three)\b"
    r"|\s+$",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"^(?:did|were|was|are|is|have|has) (?P<things>.+? and .+?)(?: (?:both|all))?"
    r"(?: (?:happen|occur|take place|fall|come|happened|held|announced|published|fallen))*"
    rf"(?: (?:in|on|within))? the same {_UNIT}\b",
    re.IGNORECASE,
)
_APART = re.compile(rf"^how (?:many {_UNIT}s|long|much time)\b[^,]*?\bbetween (?P<things>.+)$", re.IGNORECASE)
_HAPPEN = r"(?:happen|occur|take place|come about|come)"
_SORTED = re.compile(rf"^in (?:what|which) order did (?P<things>.+?) {_HAPPEN}$", re.IGNORECASE)
_THAN = re.compile(
    rf"^(?:did|was|were|is|has) (?P<one>.+?)(?P<happened> {_HAPPEN})?"
    r" (?P<order>before|after|earlier than|later than) (?P<other>.+)$",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(r"\b(?:why|what|who|how|whether|that|say|tell|explain|know|at)\b", re.IGNORECASE)
_LATE = ("last", "later", "latest")
_LIST = re.compile(r",\s*(?:(?:and|or)\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|or)\s+", re.IGNORECASE)


def asked_order_in_english(plain: str) -> AskedOrder | None:
    """Return what an English question, without its end mark, asks about days; None for none."""
    found = _APART.match(plain)
    if found:
        return _parted(Order.APART, (found["unit"] or "").lower(), found["things"], "")
    found = _SAME.match(plain)
    if found:
        return _parted(Order.SAME, found["unit"].lower(), found["things"], "")
    found = _FIRST.match(plain)
    if found:
        order = Order.LAST if found["order"].lower() in _LATE else Order.FIRST
        return _parted(order, "", found["things"], _NO_DEED.sub("", found["deed"] or "").strip())
    found = _SORTED.match(plain)
    if found:
        return _parted(Order.SORTED, "", found["things"], "")
    found = _THAN.match(plain)
    if found:
        order = Order.BEFORE if found["order"].lower() in ("before", "earlier than") else Order.AFTER
        asked = of_ways(order, "", [(found["one"], found["other"])])
        return asked if asked and (found["happened"] or asked.deed or _are_deeds(asked.ways[0])) else None
    return None


def _are_deeds(things: tuple[str, ...]) -> bool:
    """Tell whether each thing is a name with what it did, and nothing else is asked (did X say why …)."""
    named = all(behind_its_name(t) for t in things)
    return named and not any(_ASKS_MORE.search(t) for t in things)


def _parted(order: Order, unit: str, text: str, deed: str) -> AskedOrder | None:
    listed = [p for p in _LIST.split(text) if p.strip()]
    listed = [half for p in listed for half in _AND.split(p)] if len(listed) > 1 else listed
    cuts = list(_AND.finditer(text))
    halves = [[text[: m.start()], text[m.end() :]] for m in cuts]
    ways = [listed, *halves] if len(listed) > 2 else [*sorted(halves, key=_unevenness), listed]  # noqa: PLR2004 - a list
    return of_ways(order, unit, ways, deed=deed)


def _unevenness(way: list[str]) -> int:
    return abs(len(way[0]) - len(way[1]))
