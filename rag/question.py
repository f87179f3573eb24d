"""A question taken apart: its language, what it expects, and the terms to look for.

A term is a group of alternatives, of which one is enough: the word itself, and for an English
question its Chinese translations with their probabilities, so that coverage means the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.article import Language
from corpus.language import detect_language
from index.folding import fold
from index.tokens import tokenize
from index.translation import TranslationTable
from rag.expectation import Expectation, expectation_of, unit_asked
from rag.stop_words import STOP_WORDS

LONGEST_QUESTION = 2000
"""Characters; a longer text is not a question, and the answer says so."""

HISTORY_WEIGHT = 0.5
"""What a term of the previous question weighs when a follow-up leans on it."""

LONE_CHARACTER = 0.4
"""What a word of one Chinese character weighs: 走, 钱 and 事 say little, and articles say them otherwise."""

SHORTEST_PART = 4
"""Letters, digits or ideographs; a shorter piece belongs to the question before it."""

MOST_PARTS = 3
"""Questions of one text that are looked up; further ones are named as open."""

LEAST_TRANSLATION = 0.15
"""Translations below this share of the likeliest one are noise more often than help."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[^\W_])(?:(?![{_HAN}])[\w.\-%'])*")
_PART = re.compile(r"[^?？；;]+(?:[?？；;]|$)")
_CJK = re.compile(f"[{_HAN}]")
_LEANING = re.compile(
    r"^(那|然后|还有|另外|其中)|[他她它]们?(?!山)|(这|那)(个|些|家|位|篇|封|件|次|人|时|项|笔|份|里|边)?"
    r"|其(?!他|实|中)|该|前者|后者|上述|^(and|so|then|but|what about|how about)\b"
    r"|\b(he|she|it|they|him|her|them|his|its|their|that|those|this|these|the other|one)\b"
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question taken apart.

    Attributes:
        asked: as the user wrote it.
        standalone: with what the earlier questions supply.
        language: of the question.
        expectation: the kind of answer that it expects.
        unit: the unit that a number is asked in; empty when none.
        content: its content words in order, folded, for overlap of longer strings.
        words: its content words, folded, with their weights; borrowed ones weigh less.
        terms: what to look for.
    """

    asked: str
    standalone: str
    language: Language
    expectation: Expectation
    unit: str
    content: str
    words: tuple[tuple[str, float], ...]
    terms: tuple[Term, ...]


def clean(question: str) -> str:
    """Return the question without lone surrogates, control characters and surplus white space."""
    valid = question.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in valid).split())


def is_readable(question: str) -> bool:
    """Tell whether the question holds at least one letter, digit or ideograph."""
    return any(character.isalnum() for character in question)


def parts(question: str) -> list[str]:
    """Return the questions that a text asks one after another; the text itself when it asks one.

    >>> parts("谁辞职了？他去了哪里？")
    ['谁辞职了？', '他去了哪里？']
    """
    found: list[str] = []
    for piece in _PART.findall(question):
        if found and sum(map(str.isalnum, piece)) < SHORTEST_PART:
            found[-1] += piece
        else:
            found.append(piece)
    return found if len(found) > 1 else [question]


def take_apart(question: str, *, history: Sequence[str] = ()) -> Question:
    """Analyse a cleaned question; ``history`` holds the earlier questions, oldest first."""
    folded = fold(question)
    earlier = _leant_on(folded, history)
    language = detect_language(question)
    own = _terms(folded, language, 1.0)
    borrowed = _terms(fold(earlier), language, HISTORY_WEIGHT) if earlier else ()
    words, borrowed_words = content_words(folded), content_words(fold(earlier))
    known = {term.alternatives[0].token for term in own}
    return Question(
        asked=question,
        standalone=f"{earlier} {question}" if earlier else question,
        language=language,
        expectation=expectation_of(folded),
        unit=unit_asked(folded),
        content="".join(words),
        words=tuple((w, _weight(w)) for w in words)
        + tuple((w, HISTORY_WEIGHT * _weight(w)) for w in borrowed_words if w not in words),
        terms=own + tuple(t for t in borrowed if t.alternatives[0].token not in known),
    )


def _leant_on(folded: str, history: Sequence[str]) -> str:
    """Return the earlier question that a follow-up leans on, or an empty string."""
    if not history or not _LEANING.search(folded):
        return ""
    return clean(history[-1][:LONGEST_QUESTION])


def content_words(folded: str) -> list[str]:
    """Return the words of a folded question that carry content, in order."""
    return [word for word in _words(folded) if word not in STOP_WORDS]


def _words(folded: str) -> Iterator[str]:
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    for run in _RUN.findall(folded):
        if _CJK.match(run):
            yield from rjieba.cut(run)
        else:
            yield run.strip(".-_'")


def _terms(folded: str, language: Language, weight: float) -> tuple[Term, ...]:
    words = content_words(folded)
    if language == "en":
        translated = (_translated(word, weight) for word in dict.fromkeys(words))
        return tuple(term for term in translated if term.alternatives)
    tokens = (token for run in _joined_runs(folded, words) for token in tokenize(run))
    return tuple(Term((Alternative(t, 1.0),), weight * _weight(t)) for t in dict.fromkeys(tokens))


def _weight(word: str) -> float:
    return LONE_CHARACTER if len(word) == 1 and _CJK.match(word) else 1.0


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


@cache
def _table() -> TranslationTable:
    return TranslationTable.load()


def _translated(word: str, weight: float) -> Term:
    own = tuple(Alternative(token, 1.0) for token in tokenize(word))
    options = _table().translations(word)
    likeliest = max((p for _, p in options), default=1.0)
    found = tuple(
        Alternative(token, p / likeliest)
        for chinese, p in options
        if p >= LEAST_TRANSLATION * likeliest
        for token in tokenize(chinese)[:1]
    )
    return Term(own + found, weight)


def missing_words(question: Question, frequency: Callable[[str], int], *, most: int = 3) -> tuple[str, ...]:
    """Return content words of the question that stand in no passage, longest first, at most ``most``.

    Only words of two characters and more, of whose tokens and translations the index holds none;
    as they are written in the question.
    """
    folded = fold(question.asked)
    absent = [w for w in _named(folded) if not _is_held(w, question.language, frequency)]
    places = [(folded.find(w), len(w)) for w in sorted(absent, key=len, reverse=True)[:most]]
    return tuple(question.asked[start : start + length] for start, length in places)


def names_nothing_held(question: Question, frequency: Callable[[str], int]) -> bool:
    """Tell whether no content word of the question, nor a translation of one, stands in any passage."""
    return not any(_is_held(w, question.language, frequency) for w in _named(fold(question.asked)))


def _named(folded: str) -> dict[str, None]:
    return dict.fromkeys(w for w in content_words(folded) if len(w) > 1)


def _is_held(word: str, language: Language, frequency: Callable[[str], int]) -> bool:
    return any(frequency(token) for token in _tokens_of(word, language))


def _tokens_of(word: str, language: Language) -> list[str]:
    if language == "zh":
        return tokenize(word)
    return [alternative.token for alternative in _translated(word, 1.0).alternatives]
