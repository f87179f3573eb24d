"""A text to try the check with: sentences of the articles, one with another figure, and a line of ours."""

from __future__ import annotations

import re

from rag.timeline import Entry
from ui.bot import Bot
from ui.checking.words import checking_words
from ui.texts import UiLanguage

SENTENCES = 3
_FIGURE = re.compile(
    r"(?<![\d.,:/-])\d{1,3}(?![\d.,:/-])(?!\s*(?:[年月日号时点分]|[ap]\.?m|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
)
_SENTENCE = re.compile(r"[\w“\"「《].*[。！？.!?”\"」]", re.DOTALL)
_LONGEST = 160


def example_text(bot: Bot, language: UiLanguage) -> str:
    """Return sentences of the most telling events, one with a figure changed; at the end one untold."""
    entries = bot.timeline(language=language).entries
    usable = [_line(e) for e in sorted(entries, key=lambda e: -e.weight) if e.citations[0].quote]
    short = [line for line in dict.fromkeys(usable) if len(line) <= _LONGEST and _SENTENCE.fullmatch(line)]
    counted = [line for line in short if _FIGURE.search(line)][:1]
    chosen = [*counted, *(line for line in short if line not in counted)][:SENTENCES]
    changed = [_with_another_figure(line) if line in counted else line for line in chosen]
    return ("" if language == "zh" else " ").join([*changed, checking_words(language).untold])


def _line(entry: Entry) -> str:
    return " ".join(entry.citations[0].quote.split())


def _with_another_figure(line: str) -> str:
    """Return a sentence with its last figure half as large again.

    >>> _with_another_figure("Sales grew by 20 in 2025.")
    'Sales grew by 30 in 2025.'
    """
    found = list(_FIGURE.finditer(line))[-1]
    changed = int(found.group()) + max(1, int(found.group()) // 2)
    return f"{line[: found.start()]}{changed}{line[found.end() :]}"
