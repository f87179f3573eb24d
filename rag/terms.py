"""What a question is looked for by: terms, each a group of alternatives of which one is enough.

An alternative is the word itself, a translation of it, or a name that sounds like it; its
probability says how surely it stands for the term, so that coverage means the same in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Language
from index.tokens import tokenize
from index.translation import TranslationTable
from rag.held import Held
from rag.sounds import Names, in_chinese, in_latin
from rag.stop_words import STOP_WORDS

LONE_CHARACTER = 0.4
"""What a word of one Chinese character weighs: 走, 钱 and 事 say little, and articles say them otherwise."""

LEAST_TRANSLATION = 0.15
"""Translations below this share of the likeliest one are noise more often than help."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
RUN = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[^\W_])(?:(?![{_HAN}])[\w.\-%'])*")
"""Stretches of a folded text that are cut into words: of Chinese characters, or one other word."""

_CJK = re.compile(f"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Alternative:
    """A token as the lexical index holds it, and the probability that it stands for the term (0 to 1)."""

    token: str
    probability: float


@dataclass(frozen=True, slots=True)
class Term:
    """Something the question names: alternatives of which one is enough, and how much it weighs."""

    alternatives: tuple[Alternative, ...]
    weight: float = 1.0


def content_words(folded: str) -> list[str]:
    """Return the words of a folded question that carry content, in order."""
    return [word for word in _words(folded) if word not in STOP_WORDS]


def weight_of(word: str) -> float:
    """Return what a word or token weighs by its form alone."""
    return LONE_CHARACTER if len(word) == 1 and _CJK.match(word) else 1.0


def terms_of(folded: str, language: Language, held: Held | None) -> tuple[Term, ...]:
    """Return the terms of a folded question.

    Args:
        folded: the question.
        language: of the question.
        held: what the index holds; without it names by sound and translations into English are left out.
    """
    words = content_words(folded)
    runs = _joined_runs(folded, words)
    if language == "en" or _is_foreign(held):
        names = _names(words, runs, held)
        terms = (Term(_alternatives(word, names, held), weight_of(word)) for word in dict.fromkeys(words))
        return tuple(term for term in terms if term.alternatives)
    others = {tokenize(word)[0]: alternatives for word in words if (alternatives := _others(word, held))}
    others |= {token: _of(options) for token, options in _names(words, runs, held).items()}
    tokens = dict.fromkeys(token for run in runs for token in tokenize(run))
    return tuple(Term((Alternative(t, 1.0), *others.get(t, ())), weight_of(t)) for t in tokens)


def tokens_of(word: str, language: Language) -> list[str]:
    """Return the tokens that a content word is looked for by, those of its translations among them."""
    if language == "zh":
        return tokenize(word)
    return [alternative.token for alternative in _alternatives(word, {}, None)]


def _words(folded: str) -> Iterator[str]:
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    for run in RUN.findall(folded):
        if _CJK.match(run):
            yield from rjieba.cut(run)
        else:
            yield run.strip(".-_'")


def _is_foreign(held: Held | None) -> bool:
    """Tell whether all articles are English: then no pair of characters stands anywhere, only words count."""
    return held is not None and held.languages == {"en"}


def _names(words: Sequence[str], runs: Sequence[str], held: Held | None) -> Names:
    return in_chinese(words, held) | in_latin(runs, held) if held else {}


def _alternatives(word: str, names: Names, held: Held | None) -> tuple[Alternative, ...]:
    """Return the tokens of a word itself, of its translations and of names that sound so."""
    own = tuple(Alternative(token, 1.0) for token in tokenize(word))
    sounding = [
        o for part, options in names.items() if part == word or _is_within(part, word) for o in options
    ]
    return own + _others(word, held) + _of(tuple(dict.fromkeys(sounding)))


def _is_within(part: str, word: str) -> bool:
    """Tell whether a pair of characters stands in a Chinese word."""
    return part in word and _CJK.match(part) is not None


def _others(word: str, held: Held | None) -> tuple[Alternative, ...]:
    """Return a word's translations: into Chinese always, into English where there are English articles."""
    if not _CJK.match(word):
        return _translated(word, TranslationTable.load())
    into_english = held is not None and "en" in held.languages and len(word) > 1
    return _translated(word, TranslationTable.load_reversed()) if into_english else ()


def _translated(word: str, table: TranslationTable) -> tuple[Alternative, ...]:
    options = table.translations(word)
    likeliest = max((p for _, p in options), default=1.0)
    return tuple(
        Alternative(token, p / likeliest)
        for other, p in options
        if p >= LEAST_TRANSLATION * likeliest
        for token in tokenize(other)[:1]
    )


def _of(options: Sequence[tuple[str, float]]) -> tuple[Alternative, ...]:
    return tuple(Alternative(token, p) for token, p in options)


def _joined_runs(folded: str, words: Sequence[str]) -> list[str]:
    """Join content words that touch in the question, so that bigrams across them are kept.

    >>> _joined_runs("宋德雷辞职的原因", ["宋德雷", "辞职", "原因"])
    ['宋德雷辞职', '原因']
    """
    runs: list[str] = []
    position = end = 0
    for word in words:
        position = folded.find(word, end)
        if runs and position == end:
            runs[-1] += word
        else:
            runs.append(word)
        end = position + len(word)
    return runs
