"""English questions that an English sentence answers, made by rule for training, and such that it does not.

A sentence is cut into what stands before its first verb, the verb, and the rest; one part becomes the
question word, the others follow in the order of a question. Wording matters more here than truth: a model
learns from it that "Where did … move?" asks for a place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.verbs_en import base_form

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIME = re.compile(
    rf" (?P<asked>(?:in|on|since|by|until|during) (?:early |late )?(?:{_WEEKDAY}|(?:19|20)\d\d"
    rf"|(?:\d\d? )?{_MONTH}(?: \d\d?)?(?:,? \d{{4}})?)|last (?:week|month|year|night|{_WEEKDAY})"
    r"|yesterday|(?:a|two|three|\d+) (?:days|weeks|months|years) ago)(?=[ ,.]|$)"
)
_PLACE = re.compile(r" (?P<asked>(?:in|at|near|from|to) (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?=[ ,.]|$)")
_NUMBER = re.compile(
    r"(?P<asked>(?:about |nearly |more than |over |almost )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens of|hundreds of)"
    r"(?: million| billion| thousand)?) (?P<noun>(?:[a-z-]+ )?[a-z]+s|people|men|women|children)\b"
)
_MONEY = re.compile(r"(?P<asked>[$£€]\d[\d,.]*(?: ?(?:million|billion|m|bn))?)")
_REASON = re.compile(
    r",? (?P<asked>(?:because(?: of)?|due to|in order to|so that|as a result of) [^,.;]{8,})"
)
_GOES_FIRST = frozenset("was were is are will can has".split())  # verbs that a question moves
_NO_SUBJECT = re.compile(
    r"^(?:He|She|It|They|I|We|You|This|That|These|Those|There|What|Who|How|Why|If|When|But|And|My|Your|Have"
    r"|Please|Not\w*|To|In|At|On|For|\w+ly)\b|\b(?:have|has|had|be|the|an?|of|some|to|not|you|i)$",
    re.IGNORECASE,
)
_DANGLES = re.compile(
    r"(?: (?:the|an?|of|to|in|on|at|for|from|by|with|and|or|that|its|their|his|her|before|as))+$"
)
_PERSON = re.compile(
    r"^(?:[A-Z][a-z]+ [A-Z][a-z]+|(?:the |a )?[a-z ]*(?:man|woman|boy|girl|teacher|doctor|minister|president"
    r"|leader|chief|officer|spokesman|spokeswoman|director|mayor|judge|coach|player|mother|father|brother"
    r"|sister))$"
)
_CLAUSE = re.compile(r"(?:[^,;:—–()\"“”]|(?<=\d),(?=\d))+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
_CONTENT = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    "what when where which many much that with from have does will this they were been into".split()
)
_ARTICLES = frozenset("The A An In Some Many Most One".split())
SAME_QUESTION = 0.35
"""Chance that the same question is asked about somebody else."""

LEAST_STRANGE = 0.7
"""Share of a question's content words that a text must lack for not answering it."""

TRIED = 12
LONGEST_SUBJECT, LONGEST_REST = 7, 16  # words


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the characters of its answer in the sentence."""

    question: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Parts:
    subject: str
    verb: str
    rest: str
    at: int  # where the rest begins in the sentence


def asked_of(sentence: str) -> list[Asked]:
    """Return the questions that a sentence answers."""
    parts = _parts(sentence)
    return list(_questions(sentence, parts)) if parts else []


def _parts(sentence: str) -> _Parts | None:
    words = list(re.finditer(r"\S+", sentence))
    for n, word in enumerate(words[1 : LONGEST_SUBJECT + 1], 1):
        if word.group() in _GOES_FIRST or base_form(word.group()):
            subject = sentence[: word.start()].strip()
            if not _CLAUSE.fullmatch(subject) or _NO_SUBJECT.search(subject):
                return None
            rest = _CLAUSE.match(sentence, min(word.end() + 1, len(sentence)))
            if rest is None or n >= len(words) - 1:
                return None
            return _Parts(subject, word.group(), rest.group().rstrip(" .!?"), rest.start())
    return None


def _questions(sentence: str, parts: _Parts) -> Iterator[Asked]:
    rest = _DANGLES.sub("", " ".join(parts.rest.split()[:LONGEST_REST]))
    lowered = _lowered(parts.subject)
    words = ("Who",) if _PERSON.match(lowered) else ("Who", "What") if lowered[0].isupper() else ("What",)
    for who in words:
        yield Asked(f"{who} {parts.verb} {rest}?", 0, len(parts.subject))
    for word, pattern in (("When", _TIME), ("Where", _PLACE), ("Why", _REASON)):
        match = pattern.search(f" {parts.rest}")
        if match and match.start() > 0:
            said = parts.rest[: match.start() - 1] if word == "Why" else _without(parts.rest, match)
            start = parts.at - 1 + match.start("asked")
            yield Asked(_turned(word, parts, said), start, start + len(match["asked"].rstrip()))
    number = _NUMBER.search(parts.rest)
    if number:
        said = parts.rest[: number.start()] + parts.rest[number.end() :]
        start = parts.at + number.start("asked")
        yield Asked(_turned(f"How many {number['noun']}", parts, said), start, start + len(number["asked"]))
    money = _MONEY.search(parts.rest)
    if money:
        said = parts.rest[: money.start()] + parts.rest[money.end() :]
        start = parts.at + money.start("asked")
        yield Asked(_turned("How much", parts, said), start, start + len(money["asked"]))
    if parts.verb in ("is", "was", "are", "were"):
        if re.match(r"(?:an?|the) ", parts.rest):
            yield Asked(f"{words[0]} {parts.verb} {lowered}?", parts.at, parts.at + len(parts.rest))
    elif base_form(parts.verb):
        yield Asked(_turned("What", parts, ""), parts.at, parts.at + len(parts.rest))


def _without(rest: str, match: re.Match[str]) -> str:
    return rest[: max(0, match.start() - 1)] + rest[match.end() - 1 :]


def _turned(word: str, parts: _Parts, said: str) -> str:
    subject = _lowered(parts.subject)
    if parts.verb in _GOES_FIRST:
        asked = f"{word} {parts.verb} {subject} {said}"
    else:
        asked = f"{word} did {subject} {base_form(parts.verb)} {said}"
    return _DANGLES.sub("", " ".join(asked.split()[: LONGEST_REST + 4])).rstrip(" ,") + "?"


def _lowered(subject: str) -> str:
    first = subject.split(" ", 1)[0]
    return subject[0].lower() + subject[1:] if first in _ARTICLES else subject


def not_asked_of(text: str, question: str, others: Sequence[str], dice: random.Random) -> str:
    """Return a question about something that a text names and says nothing of, or of somebody else.

    Args:
        text: the English text.
        question: one that it answers.
        others: other questions, in any language.
        dice: source of chance.
    """
    held = frozenset(_CONTENT.findall(text.lower()))
    names = sorted({m.group() for m in _NAME.finditer(text)})
    own = _NAME.findall(question)
    for other in dice.choices(others, k=TRIED):
        strange = _NAME.findall(other) if other.isascii() and other != question else []
        new = [n for n in strange if n not in text]
        if own and new and dice.random() < SAME_QUESTION:
            return question.replace(dice.choice(own), dice.choice(new), 1)
        words = frozenset(_CONTENT.findall(other.lower())) - _COMMON
        if names and strange and words and len(words - held) >= LEAST_STRANGE * len(words):
            return other.replace(dice.choice(strange), dice.choice(names), 1)
    return ""
