"""Cuts text into the terms of the lexical index; index and question are cut by the same function.

Chinese is cut twice, into words and into pairs of characters, so that a name which no dictionary
holds is found all the same. Knows nothing of weights: stop words are the matter of who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.language import HAN
from index.folding import fold

if TYPE_CHECKING:
    import tantivy

TOKENS_VERSION = 1
"""Raised whenever the same text would give other terms; an index records it."""

LONGEST = 64
"""Longest Latin term in characters: what is longer (base64, addresses) is nobody's search word."""

_IDEOGRAPHIC = f"{HAN}\u3005\u3040-\u30ff\uac00-\ud7af"
_CHINESE_RUN = re.compile(f"[{_IDEOGRAPHIC}]+")
_LATIN_RUN = re.compile(r"[^\W_]+(?:[-.,'’+&/_][^\W_]+)*")
_GROUPED_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PART = re.compile(r"[^\W_]+")
_LETTERS_OR_DIGITS = re.compile(r"\d+|[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s$")


def tokenize(text: str) -> list[str]:
    """Return the terms of ``text``, each as often as it stands there: first the Chinese, then the others.

    >>> tokenize("姚順宇加入 DeepMind")
    ['姚顺宇', '加入', '姚顺', '顺宇', '宇加', '加入', 'deepmind']
    >>> tokenize("2026年, Qwen3-Max, 1,200 companies")
    ['年', '2026', 'qwen3-max', 'qwen3', 'qwen', '3', 'max', '1200', 'compani']
    """
    folded = fold(text)
    terms = _chinese(_CHINESE_RUN.findall(folded))
    for run in _LATIN_RUN.findall(_CHINESE_RUN.sub(" ", folded)):
        terms.extend(_latin(run[:LONGEST]))
    return terms


def _chinese(runs: list[str]) -> list[str]:
    """Return the words of two characters and more, then all pairs of neighbours; a lone character itself."""
    if not runs:
        return []
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    terms = [word for word in rjieba.cut(" ".join(runs)) if len(word) > 1]
    for run in runs:
        terms.extend([run[i : i + 2] for i in range(len(run) - 1)] or [run])
    return terms


@lru_cache(maxsize=65536)
def _latin(run: str) -> tuple[str, ...]:
    """Return the terms of a run of letters, digits and the marks that join them, whole before parts."""
    if _GROUPED_NUMBER.fullmatch(run):
        return (run.replace(",", ""),)
    if _NUMBER.fullmatch(run):
        return (run,)
    whole = _POSSESSIVE.sub("", run)
    parts = _PART.findall(whole)
    if len(parts) == 1:
        return tuple(_word(whole))
    pieces = (term for part in parts if len(part) > 1 or part.isdigit() for term in _word(part))
    return (whole, *pieces)


def _word(word: str) -> Iterator[str]:
    """Yield a word's stem; one that mixes letters and digits as it is, then its stretches of either."""
    if word.isalpha():
        yield _stem(word)
        return
    yield word
    for piece in _LETTERS_OR_DIGITS.findall(word):
        if piece != word and (len(piece) > 1 or piece.isdigit()):
            yield piece


def _stem(word: str) -> str:
    """Return the word's Snowball stem: ``companies`` and ``company`` meet."""
    stems: list[str] = _stemmer().analyze(word)
    return stems[0] if stems else word


@cache
def _stemmer() -> tantivy.TextAnalyzer:
    import tantivy  # noqa: PLC0415 - a native library, loaded when first used

    stemmer = tantivy.Filter.stemmer("english")
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(stemmer).build()
