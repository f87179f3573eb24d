"""A file of questions made of the articles, to try the evaluation with: when did what happen?"""

from __future__ import annotations

import json
import re

from corpus.language import detect_language
from corpus.periods import periods
from rag.records import Record
from rag.timeline import Entry
from ui.bot import Bot
from ui.texts import UiLanguage

QUESTIONS = 8
_LONGEST = {"zh": 60, "en": 130}
_SHORTEST = 8
_CUT = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_COMMA = re.compile(r"[，,]")
_GOES_ON = ("后", "时", "出", "说", "称", "示")
_STARTS = re.compile(r"[\w《“\"]")
_PREPOSITION = re.compile(r"\b(?:on|in|of|by|from|since|during)(?:\s\w+day,)?$", re.IGNORECASE)
_ASKED = {"zh": "{}？", "en": "When was this: {}?"}
_UNTOLD = {"zh": "海王星上的邮局几点开门？", "en": "When does the post office on Neptune open?"}


def example_questions(bot: Bot, language: UiLanguage) -> str:
    """Return lines as ``youju eval`` reads them: the dates of events, and one that is unanswerable."""
    entries = sorted(bot.timeline(language=language).entries, key=lambda e: -e.weight)
    rows = [row for n, entry in enumerate(entries) if (row := _row(f"example-{n + 1}", entry))][:QUESTIONS]
    untold: Record = {"id": "example-unanswerable", "type": "unanswerable", "question": _UNTOLD[language]}
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in [*rows, untold])


def _row(identity: str, entry: Entry) -> Record | None:
    """Return a question whose answer is the date that a sentence names; None where it cannot be cut out."""
    cited = entry.citations[0]
    found = periods(cited.quote, published=cited.published)
    if (
        len(found) != 1
        or not _STARTS.match(cited.quote)
        or cited.quote[: found[0].start].endswith(("（", "("))
    ):
        return None
    said, language = found[0], detect_language(cited.quote)
    before, after = cited.quote[: said.start], cited.quote[said.end :]
    told = _CUT.split(_without_date(before, after, language), maxsplit=1)[0].strip(" ，,")
    if not _SHORTEST <= len(told) <= _LONGEST[language]:
        return None
    return {
        "id": identity,
        "lang": language,
        "type": "when",
        "question": _ASKED[language].format(" ".join(told.split())),
        "answers": [[cited.quote[said.start : said.end].strip()]],
        "evidence": [cited.quote],
    }


def _without_date(before: str, after: str, language: str) -> str:
    """Return a sentence that asks for its date: Chinese has the question word in the date's place.

    >>> _without_date("新桥于", "通车。", "zh")
    '新桥于什么时候通车。'
    """
    clause = _first_clause(after.lstrip("，, ")).replace("**", "")
    if language == "zh":
        return f"{before}什么时候{clause}"
    return f"{_PREPOSITION.sub('', before.rstrip()).rstrip()} {clause}"


def _first_clause(text: str) -> str:
    """Return as many clauses as say something: a question that repeats a whole sentence is none."""
    for comma in _COMMA.finditer(text):
        if comma.start() >= _SHORTEST and not text[: comma.start()].endswith(_GOES_ON):
            return text[: comma.start()]
    return text
