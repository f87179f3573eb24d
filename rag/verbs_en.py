"""The base form of an English verb in the past tense: raised → raise, stopped → stop, left → leave."""

from __future__ import annotations

import re

from index.translation import TranslationTable

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "became:become began:begin bred:breed broke:break brought:bring built:build bought:buy"
        " came:come caught:catch chose:choose cut:cut drew:draw drove:drive fell:fall fought:fight"
        " found:find flew:fly forbade:forbid forgot:forget froze:freeze gave:give got:get grew:grow"
        " held:hold hit:hit hurt:hurt kept:keep knew:know laid:lay led:lead left:leave lent:lend"
        " let:let lost:lose made:make met:meet paid:pay put:put quit:quit ran:run read:read"
        " rebuilt:rebuild rose:rise saw:see sent:send set:set shook:shake shot:shoot shut:shut"
        " sold:sell sought:seek spent:spend split:split spoke:speak spread:spread stole:steal"
        " stood:stand struck:strike swore:swear taught:teach took:take threw:throw told:tell"
        " understood:understand undertook:undertake upheld:uphold went:go withdrew:withdraw"
        " withheld:withhold won:win wore:wear wrote:write overcame:overcome oversaw:oversee"
        " overtook:overtake"
    ).split()
)
_NO_VERBS = frozenset(
    "based named called supposed used united limited advanced need indeed speed feed seed".split()
)
_DOUBLED = re.compile(r"([bgkmnprtv])\1$")
_VOWELS = re.compile("[aeiouy]+")


def base_form(verb: str) -> str:
    """Return the base form of a verb in the simple past; empty for what is none.

    >>> [base_form(v) for v in ("raised", "resigned", "stopped", "denied", "left", "table")]
    ['raise', 'resign', 'stop', 'deny', 'leave', '']
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if not re.fullmatch("[a-z]{2,}ed", verb) or verb in _NO_VERBS:
        return ""
    words = TranslationTable.load()
    stem = verb[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y" if len(stem) > len("di") else f"{stem}e"
    if f"{stem}e" in words and not stem.endswith(("oy", "x")):
        return f"{stem}e"
    if _DOUBLED.search(stem) or (stem.endswith("ll") and _is_long(stem) and stem[:-1] in words):
        return stem[:-1]
    return stem if stem in words else ""


def _is_long(stem: str) -> bool:
    return len(_VOWELS.findall(stem)) > 1
