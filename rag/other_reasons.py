"""Reasons that two sentences give for the same thing and that are not the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rag.alongside import NAMED, Range
from rag.claim_figures import encoder
from rag.claim_wording import named_in, share_named
from rag.claims import folded
from rag.reasons import reasons
from rag.same_event import Rarity, Told, are_apart, names_same, same_subject
from rag.terms import content_words

SAME_EFFECT = 0.6
"""Share of the words of an effect that the other's must name."""

OTHER_REASON = 0.35
"""Share of a reason's words up to which another article does not tell it."""

UNLIKE = 0.6
"""Cosine of two reasons up to which they are different ones."""


def other_reasons(one: Told, other: Told, rarity: Rarity) -> Iterator[tuple[Range, Range]]:
    """Yield where two sentences state different reasons for the same.

    Args:
        one: a sentence.
        other: a sentence of another article.
        rarity: of a token in the index.
    """
    if are_apart(one, other):
        return
    for mine in reasons(one.text, one.language):
        for its in reasons(other.text, other.language):
            texts = one.text[mine.start : mine.end], other.text[its.start : its.end]
            effects = mine.effect_in(one.text), its.effect_in(other.text)
            if (
                _names(effects[0], other.text) >= SAME_EFFECT
                and _names(effects[1], one.text) >= SAME_EFFECT
                and _names(effects[0], effects[1]) > 0
                and _tells(other, texts[0]) <= OTHER_REASON
                and _tells(one, texts[1]) <= OTHER_REASON
                and same_subject(one, texts[0], other, texts[1], rarity)
                and names_same(one, texts[0], other, texts[1], rarity)
                and _likeness(*texts) <= UNLIKE
            ):
                yield (mine.start, mine.end), (its.start, its.end)


def _names(words: str, text: str) -> float:
    """Return the share of words that a text names, as written or in meaning; 0 without words."""
    own = content_words(folded(words))
    if not own:
        return 0.0
    named = named_in(own, [text])
    return float(share_named(own, np.where(named >= NAMED, named, 0.0).astype(np.float32))[0])


def _tells(told: Told, reason: str) -> float:
    """Return the share of a reason's words that stand in an article, or beside the sentence in meaning."""
    own = content_words(folded(reason))
    if not own:
        return 1.0
    article = folded(told.article)
    written = sum(w in article for w in own) / len(own)
    return max(written, _names(reason, told.beside))


def _likeness(one: str, other: str) -> float:
    a, b = encoder().encode_passages([one, other])
    return float(a @ b)
