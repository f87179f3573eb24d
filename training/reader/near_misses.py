"""Questions that look as if their text answered them: one word of an answered question is another.

The ways of asking in vain that Rajpurkar et al. 2018 found people to use ("Know What You Don't Know",
section 4): a word turned into its opposite, a negation, a name of the same text in another's place, a word of
the same field. Made by rule, so some of them are answered after all; most are not.
"""

from __future__ import annotations

import random
import re

import rjieba

from index.folding import fold
from rag.opposites import OPPOSITES
from rag.question import content_words
from rag.synonyms import SYNONYMS
from training.reader.rewording import related_words

NAMES = frozenset({"nr", "ns", "nt", "eng", "nrt", "nz"})
_VERB_IS = re.compile("(?<![不还就也都])(是|能|会|可以|属于|需要|允许|包括)(?!否|不)")
_VERB_KINDS = frozenset({"v", "vn"})


def near_miss(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with its meaning turned; empty when no way of doing so fits.

    Args:
        question: a question that the text answers.
        text: the text.
        answer: what answers it, which no replacement may be.
        dice: source of chance.
    """
    ways = [opposite, negated, other_name, other_word]
    dice.shuffle(ways)
    folded, ground = fold(question), fold(text)
    return next((found for way in ways if (found := way(folded, ground, fold(answer), dice))), "")


def opposite(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with a word turned into its opposite.

    >>> opposite("中国最大的湖在哪里", "", "", random.Random(0))
    '中国最小的湖在哪里'
    """
    held = [w for w in OPPOSITES if w in question and len(w) > 1]
    if not held:
        return ""
    word = dice.choice(held)
    return question.replace(word, dice.choice(OPPOSITES[word]), 1)


def negated(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question about what was not so.

    >>> negated("哪些城市属于该省", "", "", random.Random(0))
    '哪些城市不属于该省'
    """
    match = _VERB_IS.search(question)
    if match and dice.random() < 0.5:
        return question[: match.start()] + "不" + question[match.start() :]
    verbs = [w for w, kind in rjieba.tag(question) if kind in _VERB_KINDS and len(w) > 1 and w in text]
    return question.replace(verbs[-1], "没有" + verbs[-1], 1) if verbs else ""


def other_name(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with one of its names exchanged for another of the same kind from its text."""
    own = [(w, k) for w, k in rjieba.tag(question) if k in NAMES and len(w) > 1]
    if not own:
        return ""
    name, kind = dice.choice(own)
    others = {
        w
        for w, k in rjieba.tag(text)
        if k == kind and len(w) > 1 and w not in question and w not in answer and answer not in w
    }
    return question.replace(name, dice.choice(sorted(others)), 1) if others else ""


def other_word(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with a content word exchanged for one of the same field that the text lacks."""
    words = [w for w in content_words(question) if len(w) > 1]
    dice.shuffle(words)
    for word in words:
        others = (w for w in related_words(word) if w not in SYNONYMS.get(word, ()))
        options = [w for w in others if w not in text and w not in question]
        if options:
            return question.replace(word, dice.choice(options), 1)
    return ""
