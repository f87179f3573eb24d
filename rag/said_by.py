"""Whom a shown sentence is attributed to, where it does not show that itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.attribution import POINTING, Attribution
from rag.display import Displayed
from rag.markers import without_markers

MOSTLY = 0.6
"""Share of a sentence's characters that is attributed to whoever counts as saying it."""


def shown_attributions(found: Sequence[Attribution], start: int, shown: Displayed) -> tuple[Attribution, ...]:
    """Return attributions as offsets in a sentence as it is shown; what is not shown is left out.

    Args:
        found: as offsets in the article.
        start: where the sentence begins in the article.
        shown: the sentence.
    """
    moved = ((a, shown.range_of(a.start - start, a.end - start)) for a in found)
    return tuple(_shown(a, span, start, shown) for a, span in moved if span)


def said_by(shown: Sequence[Attribution], text: str) -> str:
    """Return who says most of a sentence, if the sentence does not name them; empty otherwise.

    Args:
        shown: what the sentence attributes, as offsets in ``text``.
        text: the sentence as it is shown.
    """
    for a in shown:
        is_named = not a.speaker or POINTING.fullmatch(a.speaker) or a.speaker in text
        if not is_named and a.end - a.start >= MOSTLY * len(text):
            return a.speaker
    return ""


def _shown(a: Attribution, span: tuple[int, int], start: int, shown: Displayed) -> Attribution:
    speaker = None
    if a.speaker_start is not None and a.speaker_end is not None:
        speaker = shown.range_of(a.speaker_start - start, a.speaker_end - start)
    begin, end = speaker or (None, None)
    return replace(
        a,
        start=span[0],
        end=span[1],
        speaker=without_markers(a.speaker),
        speaker_start=begin,
        speaker_end=end,
    )
