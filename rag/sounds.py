"""Names by their sound: Wang Xiaoming is 王小明 in the other language's articles, and so is Xiaoming Wang.

Only what the index holds comes into question, so the table of sounds proposes and the articles decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from index.pinyin import characters_of, split_syllables, syllables_of
from index.tokens import tokenize
from rag.held import Held
from rag.kinds import SURNAMES as COMMON

SURNAMES = COMMON | frozenset(
    "肖伍葛焦柳申邬单桂岳祝左柯路耿管瞿凌连古包涂欧阳司诸上官盛童游裴席卫宁柴尚卞冼冉闵尤阮褚辛娄苗翁符"
)
"""Characters that open nine in ten Chinese names; compound surnames by their first and second."""

MOST = 4
"""Readings of a name that the index holds; of more, most are no names."""

ONE_OF_SEVERAL = 0.9
"""Probability that the readings held are among them the one meant; shared out evenly."""

LONGEST_NAME = 3
"""Characters of a name, surname included."""

_SYLLABLES_GIVEN = (1, 2)

Names = dict[str, tuple[tuple[str, float], ...]]
"""By word of the question: tokens of the index that name the same, with probabilities."""


def in_chinese(words: Sequence[str], held: Held) -> Names:
    """Return for Latin words that may be parts of Chinese names the pairs of characters held for them.

    Args:
        words: of the question in order, folded; only neighbours make a name.
        held: what the index holds; nothing is returned without Chinese articles.
    """
    found: Names = {}
    if "zh" not in held.languages:
        return found
    for first, second in pairwise(words):
        for surname, given in ((first, second), (second, first)):
            names = _chinese_names(surname, given, held)
            if names and given not in found:
                share = ONE_OF_SEVERAL / len(names)
                found[surname] = tuple((name[:2], share) for name in names)
                found[given] = tuple((name[-2:], share) for name in names)
    return found


def _chinese_names(surname: str, given: str, held: Held) -> list[str]:
    """Return the names of this sound all of whose pairs of characters are held."""
    surnames = SURNAMES.intersection(characters_of(surname))
    if not surnames:
        return []
    names = [
        name
        for syllables in split_syllables(given.replace("-", ""), LONGEST_NAME - 1)
        if len(syllables) in _SYLLABLES_GIVEN
        for name in _held_names(surnames, syllables, held)
    ]
    return names if len(names) <= MOST else []


def _held_names(surnames: frozenset[str], syllables: Sequence[str], held: Held) -> list[str]:
    names = sorted(surnames)
    for syllable in syllables:
        names = [n + c for n, c in product(names, characters_of(syllable)) if held.frequency(n[-1] + c)]
    return names


def in_latin(runs: Sequence[str], held: Held) -> Names:
    """Return for pairs of characters that may be parts of Chinese names the Latin words held for them.

    Args:
        runs: stretches of the question's content words, folded.
        held: what the index holds; nothing is returned without English articles.
    """
    found: Names = {}
    if "en" not in held.languages:
        return found
    for run in runs:
        for start, character in enumerate(run):
            if character in SURNAMES:
                found |= _latin_name(run[start : start + LONGEST_NAME], held)
    return found


def _latin_name(name: str, held: Held) -> Names:
    """Return the Latin words for a surname and what follows it, the longer given name first."""
    surname = next((s for s in syllables_of(name[0]) if held.frequency(s)), None)
    if surname is None:
        return {}
    for length in range(len(name), 1, -1):
        given = name[1:length] if _is_chinese(name[1:length]) else ""
        for syllables in product(*map(syllables_of, given)):
            tokens = tokenize("".join(syllables)) if syllables else []
            if tokens and held.frequency(tokens[0]):
                own = ((tokens[0], ONE_OF_SEVERAL),)
                rest: Names = {given: own} if len(given) > 1 else {}
                return {name[:2]: ((surname, ONE_OF_SEVERAL), *own)} | rest
    return {}


def _is_chinese(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)
