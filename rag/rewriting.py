"""The result of making a question standalone, and the form that always works: beside the last question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.language import detect_language

LONGEST_TOPIC = 200
"""Characters of the last question that a question is put beside."""

_END = "？?。.！! 　"
_BESIDE = re.compile(r"^(?:关于“(?P<zh>[^”]*)”：|About “(?P<en>[^”]*)”: )(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that needs no other.

    Attributes:
        text: what is shown and encoded.
        own: the part of it whose words count fully.
        context: words that help to find the place, but count less.
    """

    text: str
    own: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a word that points back is replaced by: in full, and the part of it whose words count fully."""

    text: str
    own: str

    @classmethod
    def of(cls, text: str) -> Antecedent:
        """Return an antecedent all of whose words count."""
        return cls(text, text)


def is_beside_another(question: str) -> bool:
    """Tell whether a question has the form that :func:`about` writes."""
    return _BESIDE.match(question) is not None


def about(question: str, last: str) -> Understood:
    """Put a question that cannot be written out beside the last one."""
    topic = _topic(last)
    form = "关于“{}”：{}" if detect_language(question) == "zh" else "About “{}”: {}"
    return Understood(form.format(topic, question), question, topic)


def _topic(last: str) -> str:
    """Return the last question without its end mark; of one beside another, both parts."""
    found = _BESIDE.match(last)
    whole = f"{found['zh'] or found['en'] or ''} {found['rest']}" if found else last
    return whole.strip(_END).translate({ord("“"): None, ord("”"): None})[-LONGEST_TOPIC:]
