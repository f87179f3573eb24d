"""A question's names as a text writes them: Hitzig for Zoë Hitzig, 扎克伯格 for 马克·扎克伯格.

A reader that learned from exact names takes a longer name for another one. Names are shortened to what the
text has of them, unless the text gives the same family name to somebody else.
"""

from __future__ import annotations

import re

from index.folding import fold
from rag.kinds import TRANSLITERATING
from rag.stop_words import STOP_WORDS

_LATIN_LETTER = r"[^\W\d_\u4e00-\u9fff]"
_CAPITALISED = rf"(?<!{_LATIN_LETTER})(?![a-z]){_LATIN_LETTER}{{1,30}}(?:['’-]{_LATIN_LETTER}{{1,30}}){{0,3}}"
_SOUND = "[" + "".join(sorted(TRANSLITERATING)) + "]"
_FULL_NAME = re.compile(
    rf"{_CAPITALISED}(?:[ ]{_CAPITALISED}){{1,3}}|{_SOUND}{{1,7}}(?:[·•‧・]{_SOUND}{{1,7}}){{1,3}}"
)
_BORDER = re.compile(r"[ ·•‧・]")
_SHORTEST_LATIN, _SHORTEST_CHINESE = 3, 2  # characters of a family name that stands for the whole
_WORD_BEFORE = re.compile(rf"({_CAPITALISED})[ ]?$|[·•‧・]$")
_LOOKED_BACK = 24  # characters before a name in which somebody's other name is looked for


def named_as_in(question: str, text: str) -> str:
    """Return the question with each full name as the text has it, if it has any of it.

    >>> named_as_in("Zoë Hitzig为什么辞职", "Hitzig发表了文章")
    'Hitzig为什么辞职'
    """
    return _FULL_NAME.sub(lambda match: _named(match.group(), text), question)


def _named(name: str, text: str) -> str:
    opening, _, rest = name.partition(" ")
    if fold(opening) in STOP_WORDS:  # Why Did Zoë Hitzig
        return f"{opening} {_named(rest, text)}"
    held, joined = fold(text), _BORDER.sub("", name)
    if fold(name) in held:
        return name
    at = held.find(fold(joined))
    if at >= 0:
        return text[at : at + len(joined)]
    family_name = _BORDER.split(name)[-1]
    return family_name if _stands_alone(family_name, text) else name


def _stands_alone(part: str, text: str) -> bool:
    """Tell whether a text has a part of a name, and never with somebody else's other name before it."""
    if len(part) < (_SHORTEST_LATIN if part.isascii() else _SHORTEST_CHINESE):
        return False
    found = re.finditer(rf"(?<!{_LATIN_LETTER}){re.escape(part)}(?!{_LATIN_LETTER})", text)
    before = [text[max(0, m.start() - _LOOKED_BACK) : m.start()] for m in found]
    return bool(before) and not any(map(_is_other_name, before))


def _is_other_name(before: str) -> bool:
    match = _WORD_BEFORE.search(before)
    return match is not None and fold(match[1] or "") not in STOP_WORDS
