"""English questions that an English sentence answers.

Who did it can be asked for without moving anything; for anything else "did", or "was" itself, goes before the
name that the sentence opens with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.askable import Askable, Asks, is_askable, of_people
from rag.attribution import attributions
from rag.kinds import Kind, is_titled
from rag.names import names
from rag.told_en import Told, acting, is_only_a_word, is_plain, told
from rag.verbs_en import base_form

_LEAST_TOLD = 8  # letters of what is asked for
_CONTENT = frozenset(
    "announced proposed predicted published released launched unveiled acquired bought promised rejected"
    " demanded suggested created introduced claimed discovered warned recommended criticised criticized found"
    " cited studied disbanded dissolved shipped issued offered".split()
)
"""Verbs with a content or a thing behind them that can be asked for alone."""

_NUMBER = re.compile(
    r"(?:(?:about|around|roughly|nearly|almost|some|more than|over|at least|up to|only|just) )?"
    r"(?:(?P<money>\$ ?[\d.,]{0,20}\d(?: (?:million|billion|trillion))?)"
    r"|(?P<count>\d[\d,]*(?: (?:thousand|million|billion))?|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|dozens of|hundreds of|thousands of)(?= [a-z])"
    r"(?! (?:per cent|percent|of|times|and|or|to|in|on|at|for|from|by|million|billion)\b))"
)
_NOUN = re.compile(r" (?P<noun>(?:[a-z-]{1,30} ){0,2}?[a-z]{1,30}s|people|staff|women|men|children)(?= |$)")
_IS_TIME = re.compile(r"(?:seconds|minutes|hours|days|weeks|months|years|times|points|percent)$")
_CONTINUES = re.compile(r" (?:in|at|from|for|to|on|by|over|through|with|since|during|of)\b")
_PARTICIPLE = re.compile(r"(?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ght|ld|lt|nd|de|id|st|ut)\b")
_THE = re.compile(r"\b[Tt]he $")
_ACRONYM = re.compile(r" [A-Z]{2,4}$")  # Tory MP: an office, not a name
_NO_DEED = re.compile(r"(?:an?|the|one|born|founded|established|based)\b")
_TELLS = frozenset("told added agreed replied".split())


def questions(text: str) -> Iterator[Askable]:
    """Yield the questions that a sentence answers.

    Args:
        text: the sentence, as shown to readers.

    >>> [a.question for a in questions("Ada Holm resigned in May 2025 because of the delay.")]
    ['Why did Ada Holm resign?', 'When did Ada Holm resign?']
    """
    if not is_askable(text):
        return
    said = told(text)
    yield from _reason(said) if said else ()
    yield from _object(text)
    if said:
        yield from _number(said)
        yield from _time(said)
        yield from _agent(said)
    yield from of_people(people(text), "en")


def people(text: str) -> Iterator[tuple[Asks, str]]:
    """Yield the names of those whom a sentence describes, and of those whose words it tells."""
    if not is_askable(text):
        return
    for name in names(text, "en"):
        is_person = name.kind is Kind.PERSON and " " in name.text and " of " not in name.text
        if is_person and is_plain(name) and is_titled(text, name.start, name.end):
            yield Asks.IS, name.text
    for said in attributions(text, "en"):
        named = names(said.speaker, "en")
        if len(named) != 1 or named[0].text != said.speaker or said.speaker_start is None:
            continue
        is_name = named[0].kind in (Kind.PERSON, Kind.NAME) and is_plain(named[0])
        is_name = is_name and not _ACRONYM.search(said.speaker)
        if is_name and not is_only_a_word(said.speaker) and not _THE.search(text[: said.speaker_start]):
            yield Asks.SAID, said.speaker


def _did(said: Told, word: str, rest: str) -> str:
    """Return a question after something other than the subject."""
    if said.verb in ("was", "were"):
        return f"{word} {said.verb} {said.name.text} {rest}".rstrip() + "?"
    return f"{word} did {said.name.text} {base_form(said.verb)} {rest}".rstrip() + "?"


def _reason(said: Told) -> Iterator[Askable]:
    if said.has_reason:
        yield Askable(_did(said, "Why", said.rest), Asks.WHY, said.name.text)


def _object(text: str) -> Iterator[Askable]:
    found = acting(text)
    if found and found[1] in _CONTENT and len(found[2]) > _LEAST_TOLD:
        yield Askable(f"What did {found[0].text} {base_form(found[1])}?", Asks.WHAT, found[0].text)
    name = next(iter(names(text, "en")), None)
    plans = name is not None and name.start == 0 and text.startswith(" plans to ", name.end)
    if name and plans and not is_only_a_word(name.text):
        yield Askable(f"What does {name.text} plan to do?", Asks.WHAT, name.text)


def _number(said: Told) -> Iterator[Askable]:
    found = _NUMBER.match(said.rest)
    if found is None or said.verb in ("was", "were"):
        return
    after = said.rest[found.end() :]
    if found["money"] and (not after or _CONTINUES.match(after)):
        yield Askable(_did(said, "How much", after.strip()), Asks.NUMBER, said.name.text)
    noun = _NOUN.match(after) if found["count"] else None
    if noun is None or _IS_TIME.search(noun["noun"]):
        return
    if noun.end() == len(after) or _CONTINUES.match(after, noun.end()):
        asked = _did(said, f"How many {noun['noun']}", after[noun.end() :].strip())
        yield Askable(asked, Asks.NUMBER, said.name.text)


def _time(said: Told) -> Iterator[Askable]:
    is_state = said.verb in ("was", "were") and not _PARTICIPLE.match(said.rest)
    if said.is_dated and not is_state:
        yield Askable(_did(said, "When", said.rest), Asks.TIME, said.name.text)


def _agent(said: Told) -> Iterator[Askable]:
    asked = f"Who {said.verb} {said.rest}?"
    about = next((n for n in names(asked, "en") if n.start), None)
    is_deed = said.verb not in _TELLS and not _NUMBER.search(said.rest) and not _NO_DEED.match(said.rest)
    if said.name.kind is Kind.PERSON and about and is_deed:
        yield Askable(asked, Asks.WHO, about.text)
