"""Folding for search, never for display: Traditional to Simplified, full width to half width, case.

Folding keeps the length, so that offsets into the folded text are offsets into the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import opencc

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _simplifier() -> Any:  # noqa: ANN401 - OpenCC publishes no types
    return opencc.OpenCC("t2s")


@cache
def _fold_character(character: str) -> str:
    """Return the folded character; itself when its folded form has another length."""
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def simplify(text: str) -> str:
    """Return ``text`` with Traditional characters replaced by Simplified ones, length kept.

    OpenCC converts by phrase; where that would change the length, character by character.
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)  # OpenCC refuses what JSON input and broken files can hold
    converted: str = _simplifier().convert(text)
    if len(converted) == len(text):
        return converted
    pieces = (_simplifier().convert(character) for character in text)
    return "".join(p if len(p) == 1 else c for p, c in zip(pieces, text, strict=True))


def fold(text: str) -> str:
    """Return ``text`` as search sees it: Simplified, half width, lower case, same length.

    >>> fold("姚順宇讀ＡＩ")
    '姚顺宇读ai'
    """
    return "".join(map(_fold_character, simplify(text)))


def encodable(text: str) -> str:
    """Return ``text`` with lone surrogates, which JSON input can hold and UTF-8 cannot, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
