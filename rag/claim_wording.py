"""How the wording of a claim compares with a text's: words named, denials, opposites, order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from corpus.language import detect_language
from index.encoders.words import word_vectors
from index.folding import fold
from index.tokens import tokenize
from rag.claims import folded, nearest
from rag.denials import denials
from rag.features import FloatArray
from rag.hedging import Modality, modality_at
from rag.opposites import OPPOSITES
from rag.points import Point
from rag.terms import content_words, weight_of

NEAR = 8
"""Characters between two words that still stand beside each other."""


def words_beside(claim: str, told: Sequence[Point]) -> list[str]:
    """Return the content words of a claim that are no part of its points."""
    rest = claim
    for point in reversed(told):
        rest = rest[: point.start] + " " + rest[point.end :]
    return content_words(folded(rest))


def named_in(words: Sequence[str], texts: Sequence[str]) -> FloatArray:
    """Return how well texts name words, as written or in meaning, 0 to 1, shape (texts, words)."""
    vectors = word_vectors().of_texts([*words, *texts])
    asked, told = vectors[: len(words)], vectors[len(words) :]
    named = np.zeros((len(texts), len(words)), np.float32)
    for n, (text, own) in enumerate(zip(map(folded, texts), told, strict=True)):
        for m, (word, pieces) in enumerate(zip(words, asked, strict=True)):
            near = float(nearest(pieces, [own]).mean()) if len(pieces) else 0.0
            named[n, m] = 1.0 if word in text else near
    return named


def share_named(words: Sequence[str], named: FloatArray) -> FloatArray:
    """Return the weighted share of the words that each text names, shape (texts,); 1 without words."""
    weights = weights_of(words)
    if not len(weights):
        return np.ones(len(named), np.float32)
    shares: FloatArray = named @ weights / weights.sum()
    return shares


def weights_of(words: Sequence[str]) -> FloatArray:
    """Return what each word weighs, shape (words,)."""
    return np.asarray([weight_of(w) for w in words], np.float32)


def stems_of(text: str) -> list[str]:
    """Return the content words of a text, English ones by their stems: resign stands in resigned.

    >>> stems_of("She resigned; 她辞职")
    ['resign', '辞职']
    """
    return [tokenize(w)[0] if w.isascii() and w.isalpha() else w for w in content_words(folded(text))]


def denied_otherwise(claim: str, text: str) -> float:
    """Return the share of the words that both have which only one of them denies.

    >>> denied_otherwise("李明离开公司", "李明没有离开公司") > 0.5
    True
    """
    shared = set(stems_of(claim)) & set(stems_of(text))
    if not shared:
        return 0.0
    return len((_denied_words(claim) ^ _denied_words(text)) & shared) / len(shared)


def _denied_words(text: str) -> set[str]:
    return {w for d in denials(text) for w in stems_of(text[d.start : d.end])}


def opposites(claim: str, text: str) -> float:
    """Return how many words of the claim the text lacks while it has their opposites."""
    own, other = (set(content_words(folded(t))) for t in (claim, text))
    return float(sum(w not in other and not other.isdisjoint(OPPOSITES.get(w, ())) for w in own))


_HEDGE = re.compile(
    "可能|或许|也许|大概会|有望|计划|打算|拟(?=[于在将对定])|预计|预期|据称|疑似|涉嫌|或将|将(?=[于在会要]|[^军士领])|考虑|希望|有意|争取|传闻|传出"
    r"|\b(?:may|might|could|reportedly|allegedly|possibly|perhaps|probably|likely|plans?|planned|planning|expects?"
    r"|expected|hopes?|intends?|considering|considers?|rumou?red|will|would|aims?|proposed?)\b"
)


def hedges(text: str) -> float:
    """Return how often a text calls something planned or possible rather than so."""
    return float(len(_HEDGE.findall(folded(text))))


def less_certain(claim: str, text: str, told: Sequence[Point] = ()) -> float:
    """Return the share of the words in both that the text calls planned or possible, and the claim does not.

    >>> less_certain("公司裁员五百人", "公司计划裁员五百人") > 0.5
    True
    """
    own = words_beside(claim, told)  # whoever plans is no less certain: names are left out
    shared = [w for w in dict.fromkeys(own) if len(w) > 1 and w in folded(text)]
    if hedges(claim) or not shared:
        return 0.0
    doubtful = (Modality.PLANNED, Modality.POSSIBLE)
    less = (w for w in shared if _certainty(text, w) in doubtful and _certainty(claim, w) not in doubtful)
    return sum(1 for _ in less) / len(shared)


def _certainty(text: str, word: str) -> Modality:
    return modality_at(text, max(0, folded(text).find(word)), detect_language(text))


def words_in_order(claim: str, text: str) -> float:
    """Return the share of pairs of words in both that stand in the same order; 1 for fewer than two."""
    return _in_order([w for w in dict.fromkeys(stems_of(claim)) if len(w) > 1], text)


def points_in_order(told: Sequence[Point], text: str) -> float:
    """Return the share of pairs of points printed in both that stand in the same order."""
    return _in_order([fold(p.printed) for p in told], text)


def _in_order(pieces: Sequence[str], text: str) -> float:
    plain = folded(text)
    found = [place for place in map(plain.find, pieces) if place >= 0]
    pairs = [(a, b) for n, a in enumerate(found) for b in found[n + 1 :]]
    return sum(a < b for a, b in pairs) / len(pairs) if pairs else 1.0


def neighbours_kept(claim: str, text: str) -> float:
    """Return the share of neighbouring words of the claim, if in the text, that are neighbours there."""
    plain, words = folded(text), stems_of(claim)
    both = [(a, b) for a, b in pairwise(words) if a in plain and b in plain]
    return sum(_stand_together(a, b, plain) for a, b in both) / len(both) if both else 1.0


def _stand_together(first: str, second: str, plain: str) -> bool:
    ends = (m.end() for m in re.finditer(re.escape(first), plain))
    return any(plain.find(second, end, end + NEAR + len(second)) >= 0 for end in ends)
