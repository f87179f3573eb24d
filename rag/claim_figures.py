"""What is measured of a claim beside one article: a row of figures, of which a model makes a verdict.

The sentence nearest to the claim is found first. Then: how well it, it with its neighbours and the passage
name the claim's words and points; what the reader fills in for each point; denials, opposites, order;
likeness as a whole. ``rag/claim_model.py`` knows what the figures amount to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from index import Encoder, Index
from index.encoders import BUILTIN, load_encoder
from rag import claim_places, claim_times
from rag.blanks import fill_in
from rag.changes import changes
from rag.claim_points import (
    SORTS,
    STATES,
    is_laid_otherwise,
    of_points,
    of_reading,
    place_of,
    printed_otherwise,
    to_read,
    told_elsewhere,
)
from rag.claim_wording import (
    denied_otherwise,
    hedges,
    less_certain,
    named_in,
    neighbours_kept,
    opposites,
    points_in_order,
    share_named,
    weights_of,
    words_beside,
    words_in_order,
)
from rag.denials import denials
from rag.features import FEATURES, FloatArray, Sentence, Window
from rag.held import Held
from rag.in_its_words import in_its_words
from rag.points import Point, PointKind, State, points, state_in
from rag.question import Question, take_apart
from rag.reading import figures
from rag.span_reader import Reader
from rag.stretches import plan

MOST_READ = 2
"""Stretches of an article in which each point is looked for."""

HALF = 0.5
"""Share of a claim's words from which on a hedge holds for the claim."""

COPIED = 0.12
"""Share of a claim up to which the nearest sentence may lack it and still is what the claim was made of."""

REPLACED = 0.25
"""The same where it lacks nothing but a number."""

TAKEN = (
    "coverage",
    "coverage_window",
    "coverage_passage",
    "coverage_all",
    "rarest_here",
    "rarest_window",
    "rarest_missing",
    "soft",
    "soft_window",
    "soft_passage",
    "soft_missing",
    "longest_match",
    "is_foreign",
)
"""Of the nearest sentence, as ``rag/features.py`` measures it."""

FIGURES = (
    *TAKEN,
    "points",
    *(f"{kind}s" for kind in PointKind),
    *(f"{kind}_{state}_{where}" for kind in PointKind for where in ("here", "window") for state in STATES),
    "points_elsewhere",
    "words_here",
    "words_window",
    "words_passage",
    "worst_word",
    "is_read",
    *(f"{what}_{sort}" for sort in SORTS for what in ("same", "other", "lead", "contradicted")),
    "denied_otherwise",
    "denied_window",
    "denies",
    "denies_here",
    "denies_window",
    "hedges",
    "hedges_here",
    "less_certain",
    "opposites",
    "lacking",
    "lacking_window",
    "longest_lacking",
    "lacking_digits",
    "changed_denials",
    "changed_hedges",
    "cuts",
    "laid_otherwise",
    "placed_otherwise",
    "order",
    "points_in_order",
    "neighbours_kept",
    "likeness",
    "likeness_window",
    "length",
    "evidence_length",
    *claim_places.FIGURES,
    *claim_times.FIGURES,
)
"""Of a claim beside an article: see the functions that measure them. ``here`` is the nearest sentence,
``window`` it with its neighbours; ``same``, ``other`` and ``lead`` are the reader's margins for the point
that does worst."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A claim beside one article.

    Attributes:
        row: of shape (len(FIGURES),).
        nearest: the article's sentence that is nearest to the claim.
        around: it and those right beside it, in order.
        points: of the claim.
        told: how each of these sentences tells each point, shape (len(around), len(points)).
        near: how all of them together tell each point.
        otherwise: what stands in a point's place, by the point's number: its place in the article.
    """

    row: FloatArray
    nearest: Sentence
    around: tuple[Sentence, ...]
    points: tuple[Point, ...]
    told: tuple[tuple[State, ...], ...]
    near: tuple[State, ...]
    otherwise: Mapping[int, tuple[int, int]]

    @property
    def is_denied(self) -> bool:
        """Whether the nearest sentence denies what the claim asserts, or says the opposite."""
        return self.is_turned or self._figure("denied_otherwise") > 0 or self._figure("opposites") > 0

    @property
    def is_turned(self) -> bool:
        """Whether the claim is the nearest sentence but for a denial that only one of them has."""
        return self._is_copy and self._figure("changed_denials") > 0

    @property
    def is_replaced(self) -> bool:
        """Whether the claim is the nearest sentence, or a part of it, but for one number told otherwise."""
        digits = self._figure("lacking_digits")
        is_number_alone = digits > 0 and round(np.expm1(self._figure("longest_lacking"))) == digits
        is_told_elsewhere = self._figure("points_elsewhere") > 0
        is_near = self._figure("lacking") <= REPLACED and State.OTHER in self.near
        return is_number_alone and is_near and not is_told_elsewhere

    @property
    def says_otherwise(self) -> bool:
        """Whether it can be shown what contradicts: something else in a place of its own, or a denial."""
        told = self._figure("laid_otherwise") + self._figure("placed_otherwise")
        return told > 0 or self.is_replaced or (self.is_denied and self.tells_names)

    @property
    def tells_names(self) -> bool:
        """Whether the nearest sentences tell every name of the claim."""
        names = [s for p, s in zip(self.points, self.near, strict=True) if p.kind is PointKind.NAME]
        return all(state is State.SAME for state in names)

    @property
    def is_less_certain(self) -> bool:
        """Whether the nearest sentence only plans or supposes what the claim asserts."""
        is_cut = self._is_copy and self._figure("changed_hedges") > 0
        return is_cut or self._figure("less_certain") >= HALF

    @property
    def tells_all(self) -> bool:
        """Whether the nearest sentences tell every point of the claim; a name may stand elsewhere."""
        lacking = [p for p, state in zip(self.points, self.near, strict=True) if state is not State.SAME]
        is_named = all(p.kind is PointKind.NAME for p in lacking)
        return bool(self.points) and is_named and self._figure("points_elsewhere") >= len(lacking)

    @property
    def _is_copy(self) -> bool:
        return self._figure("lacking") <= COPIED

    def _figure(self, name: str) -> float:
        return float(self.row[FIGURES.index(name)])

    def tells_missing(self, sentence: Sentence) -> bool:
        """Tell whether a sentence beside the nearest one tells a point that this one does not."""
        here, there = (self.told[self.around.index(s)] for s in (self.nearest, sentence))
        return any(a is not State.SAME and b is State.SAME for a, b in zip(here, there, strict=True))


def measure_claim(index: Index, claim: Question, windows: Sequence[Window], reader: Reader) -> Measured:
    """Measure a claim against the windows of one article; at least one of them holds a sentence."""
    sentences = [s for w in windows for s in w.sentences]
    rows = figures(index, claim, windows)
    told = points(claim.asked, claim.language)
    nearness = _nearness(rows, claim, told, sentences)
    best = int(nearness.argmax())
    window, around = _around(windows, best)
    texts = (sentences[best].text, _joined(around), f"{window.above} {_joined(window.sentences)}")
    states = tuple(tuple(state_in(p, s.text, claim.terms) for p in told) for s in around)
    here = states[around.index(sentences[best])]
    near = tuple(state_in(p, texts[1], claim.terms) for p in told)
    asked = _in_its_words(claim, told, near, texts[1], index)
    if asked is not claim:
        rows = figures(index, asked, windows)
    chosen = to_read(told, near)
    planned = plan(windows, nearness, reader.languages)[:MOST_READ]
    stretches = [p.stretch for p in planned]
    filled = fill_in(claim, [told[n] for n in chosen], stretches, reader, Held.by(index)) if planned else []
    otherwise = printed_otherwise(told, near, sentences[best]) | {
        n: place
        for n, f in zip(chosen, filled, strict=False)
        if (place := place_of(f, [sentences[p.first].start for p in planned]))
    }
    values = {
        **{name: float(rows[best, FEATURES.index(name)]) for name in TAKEN},
        **of_points(told, here, near),
        "points_elsewhere": told_elsewhere(told, near, _joined(sentences), claim),
        **_of_words(asked, texts),
        **of_reading([told[n] for n in chosen], filled),
        **_of_wording(asked, told, texts, around),
        **_of_changes(asked.asked, texts),
        "laid_otherwise": float(is_laid_otherwise(asked.asked, told, near, texts[0])),
        "placed_otherwise": float(sum(near[n] is not State.SAME for n in otherwise)),
        **_likeness(asked, texts),
        **claim_places.misplaced(claim.asked, told, texts[1]),
        **claim_times.same_times(
            claim.asked, texts[1], (window.above, window.opening), _published(index, sentences[best])
        ),
    }
    return Measured(
        row=np.asarray([values[name] for name in FIGURES], dtype=np.float32),
        nearest=sentences[best],
        around=tuple(around),
        points=told,
        told=states,
        near=near,
        otherwise=otherwise,
    )


def _published(index: Index, sentence: Sentence) -> date | None:
    return index.article(sentence.article_id).published


def _in_its_words(
    claim: Question, told: Sequence[Point], near: Sequence[State], text: str, index: Index
) -> Question:
    restated = in_its_words(claim.asked, told, near, text)
    return claim if restated == claim.asked else take_apart(restated, held=Held.by(index))


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(s.text for s in sentences)


def _nearness(
    rows: FloatArray, claim: Question, told: Sequence[Point], sentences: Sequence[Sentence]
) -> FloatArray:
    """Return how near each sentence is to the claim: by words, in meaning, by the points that it tells."""
    by = {name: rows[:, FEATURES.index(name)] for name in TAKEN}
    words: FloatArray = by["coverage"] + by["soft"] + 0.5 * (by["coverage_window"] + by["soft_window"])
    same = [sum(state_in(p, s.text, claim.terms) is State.SAME for p in told) for s in sentences]
    return words + np.asarray(same, dtype=np.float32) / np.float32(max(len(told), 1))


def _around(windows: Sequence[Window], place: int) -> tuple[Window, list[Sentence]]:
    """Return the window of a sentence, given by its place among all, and it with those right beside it."""
    for window in windows:
        if place < len(window.sentences):
            return window, list(window.sentences[max(0, place - 1) : place + 2])
        place -= len(window.sentences)
    raise IndexError(place)


def _of_words(claim: Question, texts: Sequence[str]) -> dict[str, float]:
    """Return how well the nearest sentence, its window and the passage name the words that are no points."""
    words = words_beside(claim.asked, points(claim.asked, claim.language))
    named = named_in(words, texts)
    here, window, passage = map(float, share_named(words, named))
    worst = float((1 - (1 - named[1]) * weights_of(words)).min(initial=1.0)) if words else 1.0
    return {"words_here": here, "words_window": window, "words_passage": passage, "worst_word": worst}


def _of_wording(
    claim: Question, told: Sequence[Point], texts: Sequence[str], around: Sequence[Sentence]
) -> dict[str, float]:
    here, window = texts[:2]
    return {
        "denied_otherwise": denied_otherwise(claim.asked, here),
        "denied_window": denied_otherwise(claim.asked, window),
        "denies": float(len(denials(claim.asked))),
        "denies_here": float(len(denials(here))),
        "denies_window": float(sum(len(denials(s.text)) for s in around)),
        "hedges": hedges(claim.asked),
        "hedges_here": hedges(here),
        "less_certain": less_certain(claim.asked, here, points(claim.asked, claim.language)),
        "opposites": opposites(claim.asked, window),
        "order": words_in_order(claim.asked, here),
        "points_in_order": points_in_order(told, here),
        "neighbours_kept": neighbours_kept(claim.asked, here),
        "length": float(np.log1p(len(claim.asked))),
        "evidence_length": float(np.log1p(len(here))),
    }


def _of_changes(claim: str, texts: Sequence[str]) -> dict[str, float]:
    """Return what laying the claim beside the nearest sentence, and beside its window, shows."""
    here, window = (changes(claim, text) for text in texts[:2])
    return {
        "lacking": here.share,
        "lacking_window": window.share,
        "longest_lacking": float(np.log1p(here.longest)),
        "lacking_digits": float(here.digits),
        "changed_denials": float(here.denials),
        "changed_hedges": float(here.hedges),
        "cuts": float(here.cuts),
    }


def _likeness(claim: Question, texts: Sequence[str]) -> dict[str, float]:
    """Return the cosines of the claim with its nearest sentence and with that sentence's window."""
    own, here, window = encoder().encode_passages([claim.asked, *texts[:2]])
    return {"likeness": float(own @ here), "likeness_window": float(own @ window)}


@cache
def encoder() -> Encoder:
    """Return the built-in encoder, opened once, whichever one the index was made with."""
    return load_encoder(BUILTIN)
