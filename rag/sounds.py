"""Names by their sound: Wang Xiaoming is 王小明 in the other language's articles, and so is Xiaoming Wang.

Only what the index holds comes into question, so the table of sounds proposes and the articles decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from index.folding import fold
from index.pinyin import characters_of, split_syllables, syllables_of
from index.tokens import tokenize
from index.translation import TranslationTable
from rag.held import Held
from rag.kinds import SURNAMES as COMMON
from rag.stop_words import STOP_WORDS

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
_LATIN_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?:-[a-z]{2,})?(?![\w-])")

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
    found = _held_in_latin(name, held)
    if found is None:
        return {}
    surname, given, length = found
    own = ((tokenize(given)[0], ONE_OF_SEVERAL),)
    rest: Names = {name[1:length]: own} if length > len("林溪") else {}
    return {name[:2]: ((surname, ONE_OF_SEVERAL), *own)} | rest


def _held_in_latin(name: str, held: Held) -> tuple[str, str, int] | None:
    """Return surname and given name of the longest held name that characters begin with, and its length."""
    surname = next((s for s in syllables_of(name[0]) if held.frequency(s)), None)
    if surname is None:
        return None
    for length in range(len(name), 1, -1):
        given = name[1:length] if _is_chinese(name[1:length]) else ""
        for syllables in product(*map(syllables_of, given)):
            tokens = tokenize("".join(syllables)) if syllables else []
            if tokens and held.frequency(tokens[0]):
                return surname, "".join(syllables), length
    return None


def _is_chinese(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


# ---- told to who asked ------------------------------------------------------------------------------


def with_names_heard(text: str, held: Held) -> str:
    """Return a question with what each name was read as behind it, if it is held in other letters alone.

    A name that is held as it is typed is not named, and neither is a word of the dictionary.

    >>> with_names_heard("Where did Lin Ruoxi go?", Held(tokenize("林若溪").count, frozenset({"zh"})))
    'Where did Lin Ruoxi (林若溪) go?'
    """
    for name in _from_the_last(text, held):
        behind = f" ({' / '.join(name.read_as)})" if name.is_latin else f"（{name.read_as[0]}）"
        text = text[: name.end] + behind + text[name.end :]
    return text


def in_held_letters(text: str, held: Held) -> str:
    """Return a question with what each name was read as in its place, as the reader is to see it.

    >>> in_held_letters("Where did Lin Ruoxi go?", Held(tokenize("林若溪").count, frozenset({"zh"})))
    'Where did 林若溪 go?'
    """
    for name in _from_the_last(text, held):
        text = text[: name.start] + " ".join(name.read_as) + text[name.end :]
    return text


@dataclass(frozen=True, slots=True, order=True)
class _Heard:
    """A name of a question in letters in which it is not held, and what it was read as."""

    start: int
    end: int
    read_as: tuple[str, ...]

    @property
    def is_latin(self) -> bool:
        return _is_chinese(self.read_as[0])


def _from_the_last(text: str, held: Held) -> list[_Heard]:
    """Return the names from the last to the first: what is changed leaves the other places as they are."""
    return sorted([*_heard_in_chinese(text, held), *_heard_in_latin(text, held)], reverse=True)


def _heard_in_chinese(text: str, held: Held) -> Iterator[_Heard]:
    """Yield names in Latin letters with the characters that each was read as."""
    if "zh" not in held.languages:
        return
    table, folded, end = TranslationTable.load(), fold(text), 0
    for first, second in pairwise(_LATIN_WORD.finditer(folded)):
        one, two = first.group(), second.group()
        is_capital = text[first.start()].isupper() and text[second.start()].isupper()
        is_plain = not is_capital and one in table and two in table
        is_held = all(held.frequency(token) for word in (one, two) for token in tokenize(word)[:1])
        if first.start() < end or first.end() + 1 != second.start() or is_plain or is_held:
            continue
        found = _chinese_names(one, two, held) or _chinese_names(two, one, held)
        if found and not {one, two} & STOP_WORDS:
            end = second.end()
            yield _Heard(first.start(), end, tuple(found))


def _heard_in_latin(text: str, held: Held) -> Iterator[_Heard]:
    """Yield names in Chinese characters with the Latin letters that each was read as."""
    if "en" not in held.languages:
        return
    table, folded, end = TranslationTable.load_reversed(), fold(text), 0
    for start, character in enumerate(folded):
        found = _held_in_latin(folded[start : start + LONGEST_NAME], held) if character in SURNAMES else None
        if found is None or start < end:
            continue
        surname, given, length = found
        name = folded[start : start + length]
        is_held = any(map(held.frequency, map("".join, pairwise(name))))
        if not (is_held or table.translations(name) or {surname, given} & STOP_WORDS):
            end = start + length
            yield _Heard(start, end, (f"{surname.capitalize()} {given.capitalize()}",))
