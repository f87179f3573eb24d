"""Which parts of the passages are read closely: stretches of sentences around the likeliest answers.

Reading everything would cost a second; the cheap ranker's best sentences and what stands around them cost a
tenth and hold nearly all answers.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from corpus.article import Language
from rag.features import FloatArray, Sentence, Window
from rag.span_input import tokens_of
from rag.span_reader import Stretch

MOST_STRETCHES = 4
"""Even, since two cores read two at a time; a fifth took a third longer and changed no answer of 400."""

MOST_TOKENS = 110
"""Of one stretch, about what the reader was trained on; a longer sentence is read alone."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Some sentences to read: their places among all candidates, and the stretch that they make."""

    first: int
    stretch: Stretch


def plan(windows: Sequence[Window], scores: FloatArray, languages: Container[Language]) -> list[Planned]:
    """Return what to read: around the best sentence, then around the best that is not yet covered, and so on.

    Args:
        windows: passages with their sentences.
        scores: the cheap ranker's score of each sentence, in the windows' order.
        languages: those that can be read; windows in another are left out.
    """
    places = [(number, n) for number, w in enumerate(windows) for n in range(len(w.sentences))]
    begins = [sum(len(w.sentences) for w in windows[:number]) for number in range(len(windows))]
    covered: set[int] = set()
    planned: list[Planned] = []
    for place in sorted(range(len(places)), key=lambda i: (-float(scores[i]), i)):
        if len(planned) == MOST_STRETCHES:
            break
        if place in covered:
            continue
        number, n = places[place]
        if windows[number].language not in languages:
            continue
        taken = {i - begins[number] for i in covered}
        first, last = _grown(windows[number].sentences, n, taken)
        covered.update(range(begins[number] + first, begins[number] + last + 1))
        planned.append(Planned(begins[number] + first, stretch_of(windows[number], first, last)))
    return planned


def _grown(sentences: Sequence[Sentence], centre: int, taken: set[int]) -> tuple[int, int]:
    """Return the sentences around the ``centre`` that fit, before and after by turns, none read already."""
    room = MOST_TOKENS - len(tokens_of(sentences[centre].text).numbers)
    first = last = centre
    grows = True
    while grows:
        grows = False
        for n in (first - 1, last + 1):
            if 0 <= n < len(sentences) and n not in taken:
                cost = len(tokens_of(sentences[n].text).numbers)
                if cost <= room:
                    first, last, room, grows = min(first, n), max(last, n), room - cost, True
    return first, last


def stretch_of(window: Window, first: int, last: int) -> Stretch:
    """Return sentences ``first`` to ``last`` of a window as the reader sees them.

    What stands between sentences, headings and advertisements, is blanked out; offsets hold.
    """
    sentences = window.sentences[first : last + 1]
    begin = sentences[0].start
    text = ""
    for sentence in sentences:
        text = text.ljust(sentence.start - begin) + sentence.text
    opening = "" if sentences[0].text == window.opening else window.opening
    spans = tuple((s.start - begin, s.end - begin) for s in sentences)
    return Stretch(lead=window.above or opening, text=text, sentences=spans, years=window.years)
