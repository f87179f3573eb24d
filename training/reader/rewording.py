"""Questions in other words, and questions whose very point is another: both made from given ones.

People ask in other words than the article's, and ask for what it leaves out; reading comprehension
sets hold little of either. A paraphrase replaces words by near ones of the built-in encoder's vocabulary; a
question beside the point has a content word of another question in the place of one of its own.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.encoders.builtin import MODEL
from index.encoders.words import word_vectors
from index.folding import fold
from rag.question import content_words

REPLACED = 0.5
"""Chance that a word with near words is replaced."""

LAST = 0.6
"""Chance that the last content word is the one replaced: in Chinese it mostly names what is asked for."""

NEAR = 0.6
"""Least cosine of a near word."""

RELATED = (0.3, 0.5)
"""Cosine of a word of the same field that means something else."""

MOST_RELATED = 12
"""Related words that are considered for one word."""

MOST_NEAR = 3
"""Near words that are considered for one word."""

_CHINESE_WORD = re.compile("[\u4e00-\u9fff]{2,4}")


@cache
def _vocabulary() -> tuple[list[str], NDArray[np.float32]]:
    """Return the encoder's Chinese words of two to four characters and their unit vectors."""
    pieces = json.loads((MODEL / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    words = [w for w, _ in pieces if _CHINESE_WORD.fullmatch(w)]
    found = [(w, v[0]) for w, v in zip(words, word_vectors().of_texts(words), strict=True) if len(v) == 1]
    return [w for w, _ in found], np.stack([v for _, v in found])


@cache
def near_words(word: str) -> tuple[str, ...]:
    """Return up to three words that mean about the same; none for a word outside the vocabulary.

    >>> "薪资" in near_words("薪水")
    True
    """
    words, vectors = _vocabulary()
    (own,) = word_vectors().of_texts([word])
    if len(own) != 1:
        return ()
    likeness = vectors @ own[0]
    best = np.argpartition(-likeness, MOST_NEAR)[: MOST_NEAR + 1]
    best = best[np.argsort(-likeness[best], kind="stable")]
    return tuple(words[i] for i in best if words[i] != word and likeness[i] >= NEAR)[:MOST_NEAR]


@cache
def related_words(word: str) -> tuple[str, ...]:
    """Return up to twelve words of the same field that mean something else."""
    words, vectors = _vocabulary()
    (own,) = word_vectors().of_texts([word])
    if len(own) != 1:
        return ()
    likeness = vectors @ own[0]
    least, most = RELATED
    fitting = np.flatnonzero((likeness > least) & (likeness < most))
    best = fitting[np.argsort(-likeness[fitting], kind="stable")][:MOST_RELATED]
    return tuple(words[i] for i in best if not set(words[i]) & set(word))


def paraphrase(question: str, dice: random.Random) -> str:
    """Return the question, folded, with some of its words replaced by near ones."""
    folded = fold(question)
    for word in content_words(folded):
        options = near_words(word) if _CHINESE_WORD.fullmatch(word) else ()
        if options and dice.random() < REPLACED:
            folded = folded.replace(word, dice.choice(options), 1)
    return folded


def beside_the_point(question: str, others: Sequence[str], context: str, dice: random.Random) -> str:
    """Return the question asking for something that its context does not name; empty when none was found.

    Args:
        question: a question that the context answers.
        others: questions to take a word from.
        context: what the question is about.
        dice: source of chance.
    """
    folded, ground = fold(question), fold(context)
    own = [w for w in content_words(folded) if len(w) > 1]
    strange = [w for w in content_words(fold(dice.choice(others))) if len(w) > 1 and w not in ground]
    strange = [w for w in strange if not any(near in ground for near in near_words(w))]
    if not own or not strange:
        return ""
    return folded.replace(own[-1] if dice.random() < LAST else dice.choice(own), dice.choice(strange), 1)


_SHORTENED = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^(?:请问)?(?<![称因作名])为(?:什么|何|啥)(.{4,})$", r"\1的原因"),
        (r"^(.{2,12}?)(?<![称因作名])为(?:什么|何|啥)(?:会|要|能)?(.{2,})$", r"\1\2的原因"),
        (
            r"^(.{3,}?)(?:是|于|是在|在)?(?:什么时候|何时|哪一?年|哪一?天|什么时间)(?:的|被)?"
            r"((?!进的|开始)[^是于时].{0,11})$",
            r"\1\2时间",
        ),
        (r"^(.{3,}?)(?:位于|是在)(?:哪里|哪儿|何处|什么地方)$", r"\1地点"),
        (r"^(.{3,}?)在(?:哪里|哪儿|何处|什么地方)(.{2,8})$", r"\1\2地点"),
        (r"^(.{3,}?)(?:有|有着)(?:什么|哪些|怎样的)([\u4e00-\u9fff]{2,4})$", r"\1的\2"),
        (r"^(.{3,}?)(?:一共|总共|大约)?(?:是|为|叫|达|达到)(?:谁|什么|多少|多[大高长远])$", r"\1"),
        (r"^(.{3,}?)(?:一共|总共|大约)?(?:是|为|有|达|达到)(?:多少|几)[\u4e00-\u9fff]{1,2}$", r"\1"),
        (r"^(?:谁|哪位|什么人)是(.{3,})$", r"\1"),
        (r"^(?:请问)?(?:如何|怎么|怎样)(.{3,})$", r"\1的方法"),
    )
)


_HANGS = re.compile("[是有的着为由被在于称视时多约]$|什么|谁|哪|的的|是的")


def in_keywords(question: str) -> str:
    """Return the question as people type it into a search box, without a question word; empty when none fits.

    >>> in_keywords("新码头是什么时候启用的？")
    '新码头启用时间'
    >>> in_keywords("新码头的承建方是谁？")
    '新码头的承建方'
    """
    folded = fold(question).rstrip("?？。的 ")
    found = (match.expand(put) for pattern, put in _SHORTENED if (match := pattern.search(folded)))
    return next((short for short in found if not _HANGS.search(short)), "")
