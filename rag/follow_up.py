"""A question made standalone: what it leaves to the earlier questions and answers is written out.

他为什么走？ after 姚某去了哪里？ is 姚某为什么走？; "And its price?" after a question about a house asks for
the price of the house. Rules over word classes, no model; what no rule can write out is put beside the
last question instead: 关于“……”：…… A question that stands by itself is left alone, so that a new topic
is not dragged back to the old one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.language import detect_language
from rag import follow_up_en, follow_up_zh
from rag.antecedents import Scene
from rag.follow_up_time import other_time
from rag.rewriting import Understood, about, is_beside_another
from rag.wording import joined, without_politeness

TURNS_READ = 8
"""Earlier turns that are looked at, the last ones."""

LONGEST_READ = 400
"""Characters of an earlier question and of a follow-up; longer ones say what they mean."""

_MARKER = re.compile(r"\[\d+\]|\*\*")


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, as asked or as understood, and its answer if known."""

    question: str
    answer: str = ""


Earlier = str | Turn
"""A turn, or its question alone."""


def understand(question: str, history: Sequence[Earlier] = ()) -> Understood:
    """Return a cleaned question as one that needs no other; ``history`` is oldest first."""
    scene = Scene()
    for earlier in history[-TURNS_READ:]:
        turn = Turn(earlier) if isinstance(earlier, str) else earlier
        asked = " ".join(turn.question.split())
        if asked and len(asked) <= LONGEST_READ:
            scene = scene.after(_understood(asked, scene).text, _MARKER.sub("", turn.answer))
    return _understood(question, scene)


def _understood(question: str, scene: Scene) -> Understood:
    readable = any(map(str.isalnum, question))
    if not (readable and scene.last) or len(question) > LONGEST_READ or is_beside_another(question):
        return Understood(question, question)
    said = without_politeness(joined(question))
    found = _rewritten(said, scene)
    if found is None:
        return Understood(question, question)
    settled = is_beside_another(found.text) or _rewritten(found.text, scene) is None
    return found if settled else about(said, scene.last)


def _rewritten(said: str, scene: Scene) -> Understood | None:
    at_another_time = other_time(said, scene.last)
    if at_another_time is not None:
        return at_another_time
    rules = follow_up_zh if "呢" in said or detect_language(said) == "zh" else follow_up_en
    found: Understood | None = rules.rewrite(said, scene)
    return found
