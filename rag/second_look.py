"""A second look at the finalists: each sentence once with little around it, then all of them side by side.

How surely an answer stands in a sentence depends on what stands around it: a neighbour that names more of the
question draws the reader away, and windows of different passages are never compared with each other. The mean
of the margins of a sentence in its stretch, behind the sentence before it alone, and among the other
finalists is steadier than any of them (test-time augmentation, as Krizhevsky et al. 2012 average over crops).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from rag.features import Window
from rag.question import Question
from rag.span_reader import UNREAD, Finding, Reader, Stretch
from rag.stretches import stretch_of

MOST = 4
"""Finalists: those with the best margins."""


def looked_at_again(
    question: Question,
    windows: Sequence[Window],
    found: Sequence[Finding],
    reader: Reader,
) -> list[Finding]:
    """Return the findings, the margins of the finalists averaged over all looks at them.

    Args:
        question: what is asked.
        windows: passages with their sentences.
        found: what the first look found in each sentence, in the windows' order.
        reader: judges them.
    """
    places = [(w, n) for w in windows for n in range(len(w.sentences))]
    read = [n for n, finding in enumerate(found) if finding.margin != UNREAD]
    best = sorted(sorted(read, key=lambda n: -found[n].margin)[:MOST])
    if not best:
        return list(found)
    apart = [_behind_its_neighbour(*places[n]) for n in best]
    *alone, among = reader.read(question, [*apart, _side_by_side([places[n] for n in best])])
    result = list(found)
    for n, behind, beside in zip(best, alone, among, strict=True):
        result[n] = Finding(_mean(found[n], behind[-1], beside), found[n].focus)
    return result


def _behind_its_neighbour(window: Window, n: int) -> Stretch:
    return stretch_of(window, max(0, n - 1), n)


def _side_by_side(places: Sequence[tuple[Window, int]]) -> Stretch:
    """Return sentences of several windows as one stretch, under the lead of the first."""
    window, first = places[0]
    text, spans = "", []
    for w, n in places:
        spans.append((len(text), len(text) + len(w.sentences[n].text)))
        text += w.sentences[n].text + " "
    return replace(stretch_of(window, first, first), text=text, sentences=tuple(spans))


def _mean(*looks: Finding) -> float:
    """Return the mean margin over the looks that the sentence was read in."""
    return fmean(f.margin for f in looks if f.margin != UNREAD)
