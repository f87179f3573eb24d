"""Does a reader, asked for a value of one sentence, mark the other sentence's value?

Each of two values becomes a blank in its sentence (``rag/blanks.py``), and the other sentence is read for it.
"""

from __future__ import annotations

from rag.blanks import blanked
from rag.points import Point
from rag.question import take_apart
from rag.same_event import Told
from rag.span_reader import Reader, Stretch

LEAST = -3.0
"""Log-odds of an answer against none from which a mark counts: both sentences are alike already."""


def is_marked(one: Told, own: Point, other: Told, rival: Point, reader: Reader) -> bool:
    """Tell whether the reader finds one of two values in the other's place.

    Args:
        one: a sentence.
        own: a value of it.
        other: a sentence of another article.
        rival: its value.
        reader: where it cannot read the language, all count as found.
    """
    if one.language not in reader.languages:
        return True
    return _marks(one, own, other, rival, reader) or _marks(other, rival, one, own, reader)


def _marks(asked: Told, value: Point, read: Told, sought: Point, reader: Reader) -> bool:
    stretch = Stretch(lead=read.opening, text=read.text, sentences=((0, len(read.text)),))
    question = take_apart(blanked(asked.text, value, asked.language))
    ((finding,),) = reader.read(question, [stretch])
    if finding.focus is None or finding.margin < LEAST:
        return False
    start, end = finding.focus
    return start < sought.end and sought.start < end
