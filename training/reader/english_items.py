"""Questions over translated news: English text under statements in either language, Chinese under English.

Reading comprehension in English is not among the data, so a statement with one part asked for stands in for
a question: a name, place or number, a time, or the reason that it gives.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.encoder.data import Pair, sentence_pairs
from training.reader.english_questions import asked_of
from training.reader.items import Item

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ASKABLE = re.compile(
    rf"\d[\d,.]*\d|\b(?:{_MONTH})\b(?: \d+)?|\b{_DAY}\b"
    r"|\b[A-Z][A-Za-z]{3,}(?: [A-Z][a-z]+)?|\b[A-Z][a-z]+ [A-Z][a-z]+"
)
_TIME = re.compile(rf"{_MONTH}|{_DAY}")
_BEFORE_PLACE = re.compile(r"\b(?:in|at|from|near) $")
_REASON = re.compile(r",? (?:because(?: of)?|due to|in order to|so that|as a result of) (?P<why>[^,.;]{8,})")
_WHY = ("why", "why did", "why does", "what is the reason that", "for what reason")
SHORTEST = 5  # words of what is asked about
REASONS_AGAIN = 6  # times that a statement with a reason is asked for it, in other words each time


def english_texts(data: Path, dice: random.Random) -> list[Item]:
    """Return statements in either language with a name or number asked for, over English text."""
    pairs = sentence_pairs(data)
    stated = questions_over_english([p for p in pairs if 8 <= len(p.en.split()) <= 45], dice)
    return stated + asked_in_order([p for p in pairs if 5 <= len(p.en.split()) <= 45], dice)


def asked_in_order(pairs: Sequence[Pair], dice: random.Random) -> list[Item]:
    """Return for each sentence that answers one a question in the order of words that questions have."""
    found = []
    for n, pair in enumerate(pairs):
        options = asked_of(pair.en)
        if options:
            asked = dice.choice(options)
            text, start = _around(pairs, n, "en")
            found.append(Item(asked.question, text, start + asked.start, start + asked.end))
    return found


def questions_over_english(pairs: Sequence[Pair], dice: random.Random) -> list[Item]:
    """Return the same for sentences in the order of their text."""
    asked = [item for n in range(len(pairs)) for item in _asked_of_english(pairs, n, dice)]
    return asked + [item for n in range(len(pairs)) for item in _asked_why(pairs, n, dice)]


def _asked_of_english(pairs: Sequence[Pair], n: int, dice: random.Random) -> Iterator[Item]:
    found = [m for m in _ASKABLE.finditer(pairs[n].en) if m.start()]
    if not found:
        return
    match = dice.choice(found)
    answer, before = match.group(), pairs[n].en[: match.start()]
    text, start = _around(pairs, n, "en")
    start += match.start()
    if answer in pairs[n].zh and dice.random() < 0.4:
        question = pairs[n].zh.replace(answer, "多少" if answer[0].isdigit() else "谁", 1).rstrip("。") + "？"
    else:
        question = _thinned(before, _wh(answer, before, dice), pairs[n].en[match.end() :], dice)
    yield Item(question, text, start, start + len(answer))


def _asked_why(pairs: Sequence[Pair], n: int, dice: random.Random) -> Iterator[Item]:
    match = _REASON.search(pairs[n].en)
    if match is None or len(pairs[n].en[: match.start()].split()) < SHORTEST:
        return
    text, start = _around(pairs, n, "en")
    start += match.start("why")
    for _ in range(REASONS_AGAIN):
        question = _thinned("", dice.choice(_WHY), pairs[n].en[: match.start()], dice, cuts=False)
        yield Item(question, text, start, start + len(match["why"].rstrip()))


def _around(pairs: Sequence[Pair], n: int, language: str) -> tuple[str, int]:
    """Return the ``n``-th sentence with three on either side, and the character at which it begins there."""
    space = " " if language == "en" else ""
    before = [getattr(p, language) for p in pairs[max(0, n - 3) : n]]
    text = space.join((*before, *(getattr(p, language) for p in pairs[n : n + 4])))
    return text, len(space.join((*before, "")))


def _wh(answer: str, before: str, dice: random.Random) -> str:
    if _YEAR.fullmatch(answer) or _TIME.match(answer):
        return dice.choice(("when", "which year" if answer[0].isdigit() else "what time"))
    if answer[0].isdigit():
        return dice.choice(("how many", "what number", "how much"))
    if _BEFORE_PLACE.search(before) and dice.random() < 0.7:
        return "where"
    return dice.choice(("what", "who", "which"))


def _thinned(before: str, asked: str, after: str, dice: random.Random, *, cuts: bool = True) -> str:
    """Return a statement with a part asked for as a question that leaves out a fourth of its other words.

    Half of them open with the question word or with a part of the statement's end.
    """
    words = [*before.split(), asked, *after.rstrip(". ").split()]
    kept = [w for w in words if w == asked or dice.random() > 0.25]
    if cuts and dice.random() < 0.5:
        cut = kept.index(asked) if dice.random() < 0.6 else dice.randrange(len(kept))
        kept = kept[cut:] + kept[:cut]
    return " ".join(kept) + "?"


def told_in_english(data: Path, dice: random.Random) -> list[Item]:
    """Return English statements with a number asked for, and the Chinese text around their translation."""
    return questions_in_english([p for p in sentence_pairs(data) if len(p.en.split()) >= 8], dice)


def questions_in_english(pairs: Sequence[Pair], dice: random.Random) -> list[Item]:
    """Return the same for sentences in the order of their text."""
    return [item for n in range(len(pairs)) for item in _asked_in_english(pairs, n, dice)]


def _asked_in_english(pairs: Sequence[Pair], n: int, dice: random.Random) -> Iterator[Item]:
    shared = [m for m in re.findall(r"\d[\d,.]*\d|[A-Z][A-Za-z]{3,}", pairs[n].en) if m in pairs[n].zh]
    if not shared:
        return
    answer = dice.choice(shared)
    text, start = _around(pairs, n, "zh")
    start += pairs[n].zh.index(answer)
    before, _, after = pairs[n].en.partition(answer)
    question = _thinned(before, _wh(answer, before, dice), after, dice)
    yield Item(question, text, start, start + len(answer))
