"""True sentences said otherwise by rule, so that they stay true: what a check must not take for a change."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

import opencc

from corpus.article import Language
from index.folding import fold
from rag.points import PointKind, points
from rag.printed_dates import PrintedDate
from rag.quantity import Quantity
from rag.synonyms_en import SYNONYMS as ENGLISH
from training.claims.mutations import Dice, replaced
from training.reader.synonyms import with_synonyms

SHORTEST = 10  # characters that a sentence keeps
REPLACED = 0.7
"""Chance of an English word that has others of its meaning to be replaced by one."""


def traditional(text: str, language: Language, dice: Dice) -> str:
    """Return a Chinese sentence in Traditional characters."""
    del dice
    return str(opencc.OpenCC("s2t").convert(text)) if language == "zh" else ""


def other_marks(text: str, language: Language, dice: Dice) -> str:
    """Return the sentence with other punctuation and without emphasis."""
    del dice
    plain = re.sub(r"[“”\"「」*]", "", text)
    return plain.replace("，", ",").replace("。", ".") if language == "zh" else plain.replace(" — ", ", ")


def clause_dropped(text: str, language: Language, dice: Dice) -> str:
    """Return the sentence without its last clause, or without its first when it says who reports."""
    del dice
    cut = max(text.rfind("，"), text.rfind(", ") if language == "en" else -1)
    return text[:cut] + ("。" if language == "zh" else ".") if cut >= max(SHORTEST, len(text) // 2) else ""


def other_numbers(text: str, language: Language, dice: Dice) -> str:
    """Return the sentence with a figure printed otherwise: 32000 as 3.2万, $30 billion as 300亿美元."""
    del dice
    for point in points(text, language):
        if isinstance(point.value, Quantity) and point.value.low == point.value.high:
            digits = re.search(r"\d[\d,]*(?:\.\d+)?", point.printed)
            if digits and "万" not in point.printed and "亿" not in point.printed:
                value = float(digits.group().replace(",", ""))
                if value >= 10_000 and value % 100 == 0 and language == "zh":
                    return replaced(
                        text, point, point.printed.replace(digits.group(), f"{value / 10_000:g}万")
                    )
                if value >= 1000 and value == int(value):
                    grouped = f"{int(value):,}" if "," not in digits.group() else str(int(value))
                    return replaced(text, point, point.printed.replace(digits.group(), grouped))
                if (
                    1 < value <= 10
                    and value == int(value)
                    and language == "zh"
                    and point.value.unit in ("person", "")
                ):
                    numeral = "〇一两三四五六七八九十"[int(value)]
                    return replaced(text, point, point.printed.replace(digits.group(), numeral))
    return ""


def date_shortened(text: str, language: Language, dice: Dice) -> str:
    """Return the sentence with a date without its year, or without its day."""
    del dice
    for point in points(text, language):
        if (
            point.kind is PointKind.DATE
            and isinstance(point.value, PrintedDate)
            and point.value.year
            and point.value.month
        ):
            short = re.sub(r"(?:19|20)\d\d\s?年\s?|,?\s(?:19|20)\d\d", "", point.printed)
            if short and short != point.printed:
                return replaced(text, point, short)
    return ""


def other_words(text: str, language: Language, dice: Dice) -> str:
    """Return the sentence with words of one meaning for some of its words."""
    if language == "en":
        return _english_words(text, dice)
    changed = with_synonyms(fold(text), dice, share=0.5)
    return changed if changed != fold(text) else ""


def _english_words(text: str, dice: Dice) -> str:
    def other(match: re.Match[str]) -> str:
        options = ENGLISH.get(match.group(), ())
        return dice.choice(options) if options and dice.random() < REPLACED else match.group()

    changed = re.sub(r"\b[a-z]+\b", other, text)
    return changed if changed != text else ""


def reported(text: str, language: Language, dice: Dice) -> str:
    """Return the sentence as something that is reported."""
    opening = (
        dice.choice(("据报道，", "报道说，", "有消息称，")) if language == "zh" else "It was reported that "
    )
    return opening + text


def clauses_turned(text: str, language: Language, dice: Dice) -> str:
    """Return a sentence of two clauses with the second first."""
    del dice
    comma, stop = ("，", "。") if language == "zh" else (", ", ".")
    clauses = text.rstrip("。.").split(comma)
    return clauses[1] + comma + clauses[0] + stop if len(clauses) == 2 and min(map(len, clauses)) > 4 else ""


def in_one_clause(text: str, language: Language, dice: Dice) -> str:
    """Return a later clause of a Chinese sentence, one with a figure or date, and whom the sentence names."""
    told = points(text, language) if language == "zh" else ()
    named = next((p for p in told if p.kind is PointKind.NAME), None)
    clauses = [m for m in _CLAUSE.finditer(text) if named and m.start() >= named.end]
    fitting = [
        m
        for m in clauses
        if len(m.group()) >= SHORTEST - 2
        and any(m.start() <= p.start < m.end() and p.kind is not PointKind.NAME for p in told)
        and not any(m.start() <= p.start < m.end() and p.kind is PointKind.NAME for p in told)
    ]
    return f"{named.printed}{dice.choice(fitting).group()}。" if named and fitting else ""


_CLAUSE = re.compile(r"(?<=，)[^，。；！？：“”《》（）]+(?=[，。；])")


def reworded(text: str, language: Language, dice: Dice) -> str:
    """Return a sentence as a reader may tell it: shorter, and some words replaced by ones of one meaning."""
    shorter = [way(text, language, dice) for way in (in_one_clause, clause_dropped)]
    base = dice.choice([*filter(None, shorter), text])
    other = other_words(base, language, dice) or base
    return other if other != text else ""


WAYS: Mapping[str, Callable[[str, Language, Dice], str]] = {
    "traditional": traditional,
    "other_marks": other_marks,
    "clause_dropped": clause_dropped,
    "other_numbers": other_numbers,
    "date_shortened": date_shortened,
    "other_words": other_words,
    "reported": reported,
    "clauses_turned": clauses_turned,
}
"""Each way of saying a sentence otherwise, by name."""


def restated(text: str, language: Language, dice: random.Random) -> dict[str, str]:
    """Return what each way that fits makes of a sentence."""
    found = {name: way(text, language, dice) for name, way in WAYS.items()}
    return {name: other for name, other in found.items() if other and other != text}
