"""Words that no article and no dictionary holds, read as what was probably meant.

Latin words: what is one letter more, less, other or two letters swapped away, with the same first
letter, and is held. Chinese: another character of the same sound, since most type by sound, where the pairs
with its neighbours are held and the pairs as typed are not. A word of the dictionary is never
changed: it is rightly spelt, only not in these articles. What is changed weighs less than what was
typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase

from corpus.language import HAN
from index.folding import fold
from index.pinyin import characters_of, syllables_of
from index.tokens import tokenize
from index.translation import TranslationTable
from rag.held import Held
from rag.stop_words import STOP_WORDS

PROBABLY_MEANT = 0.7
"""Probability that a word read otherwise is what was meant: what its terms weigh beside those as typed."""

SHORTEST = 5
"""Letters; among shorter words too many are one letter apart."""

ENDING = 3
"""Letters at the end of a word in which a slip may hide its stem."""

_WORD = re.compile(r"(?<![a-z0-9])[a-z]{5,24}(?![a-z0-9])")
_RUN = re.compile(f"[{HAN}]+")


def respelt(text: str, held: Held) -> str:
    """Return a question with the words replaced that are probably misspelt; all else as it is written."""
    text = _replaced(text, _WORD, lambda word: _latin(word, held))
    if "zh" not in held.languages:
        return text
    return _replaced(text, _RUN, lambda run: _chinese(run, held))


def _replaced(text: str, pattern: re.Pattern[str], change: Callable[[str], str]) -> str:
    """Return the text with what a pattern finds in its folded form changed, if it is changed at all."""
    pieces, end = [], 0
    for found in pattern.finditer(fold(text)):
        changed = change(found.group())
        kept = text[found.start() : found.end()]
        is_name = kept[0].isupper()
        changed = kept if changed == found.group() else changed.capitalize() if is_name else changed
        pieces += [text[end : found.start()], changed]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _latin(word: str, held: Held) -> str:
    """Return the held word that is one slip away, else the only word of the dictionary, else the word."""
    if _is_known(word) or _frequency(word, held):
        return word
    stem = tokenize(word)[0]
    tail = word[len(stem) :] if word.startswith(stem) else ""
    near = dict.fromkeys(_one_slip_away(stem))
    found = [(n, _ended(w, tail, word)) for w in near if (n := held.frequency(w))]
    if not found:  # a slip near the end gives another stem: there whole words are tried
        ends = _one_slip_away(word, len(word) - ENDING)
        found = [(n, w) for w in ends if (n := held.frequency(tokenize(w)[0]))]
    if found:
        return max(found)[1]
    known = [_ended(w, tail, word) for w in near if _is_known(w + tail)]
    return known[0] if len(known) == 1 else word


def _ended(stem: str, tail: str, typed: str) -> str:
    """Return a stem with the ending that was typed, unless it is itself one slip away from what was typed."""
    return stem if stem in _one_slip_away(typed) else stem + tail


def _is_known(word: str) -> bool:
    return word in TranslationTable.load()


def _frequency(word: str, held: Held) -> int:
    return max(map(held.frequency, tokenize(word)), default=0)


def _one_slip_away(word: str, start: int = 1) -> Iterator[str]:
    """Yield what the word may be but for one slip from ``start`` on; the first letter counts as right."""
    for i in range(start, len(word)):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for letter in ascii_lowercase:
        for i in range(start, len(word) + 1):
            yield word[:i] + letter + word[i:]
            yield word[:i] + letter + word[i + 1 :]


def _chinese(run: str, held: Held) -> str:
    """Return the run with characters replaced by others of the same sound."""
    words = _words(run)
    start = 0
    for n, word in enumerate(words):
        if len(word) == 1:
            beside = (words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else "")
            run = run[:start] + _meant(run, start, beside, held) + run[start + 1 :]
        start += len(word)
    return run


def _words(run: str) -> list[str]:
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    words: list[str] = rjieba.cut(run, False)
    return words


def _meant(run: str, place: int, beside: tuple[str, str], held: Held) -> str:
    """Return the character that was probably meant at this place: the one there, or one that sounds so.

    Both its pairs must be held by articles; or one where no other character would do, and what it
    makes a pair with stands alone, too (若西) or is one word with it (研究圆).
    """
    here = run[place]
    if here in STOP_WORDS:
        return here
    before, after = (c if c not in STOP_WORDS else "" for c in (run[:place][-1:], run[place + 1 :][:1]))
    pairs = [p for p in (before + here, here + after) if len(p) > 1]
    if not pairs or any(map(held.frequency, pairs)):
        return here
    found: dict[str, list[int]] = {}
    for character in {c for s in syllables_of(here) for c in characters_of(s)} - {here}:
        counts = [held.frequency(p) for p in (before + character, character + after) if len(p) > 1]
        if any(counts):
            found[character] = counts
    both = [c for c, counts in found.items() if len(counts) > 1 and all(counts)]
    if both:
        return max(both, key=lambda c: (min(found[c]), c))
    if len(found) != 1:
        return here
    (only,) = found
    joins = (
        (before, beside[0], beside[0] + only),
        (after, beside[1], only + beside[1]),
    )
    fits = any(
        neighbour and held.frequency(pair) and (len(word) == 1 or len(_words(whole)) == 1)
        for (neighbour, word, whole), pair in zip(joins, (before + only, only + after), strict=True)
    )
    return only if fits else here
