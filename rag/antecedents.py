"""What a conversation is about, and which of the things it named a later word stands for.

Looks in the last question first, then in the last answer, then in earlier turns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.article import Language
from corpus.language import detect_language
from rag.kinds import Kind
from rag.mentions import Mention, mentions

ANSWER_READ = 300
"""Characters of an answer that are looked at for names."""

AROUND = 16
"""Characters before a name in an answer, half as many after it, that tell who it is."""

REMEMBERED = 40
"""Mentions of earlier turns that are kept."""

_WHO = re.compile(
    r"谁|哪位|哪个人|什么人|何人|\bwho\b|\bwhose\b|\bwhich (?:person|man|woman)\b", re.IGNORECASE
)
_IS_WHO = re.compile(r"\s*是[一个家]*(?:谁|什么人|何人|什么(?:公司|企业|机构|团队|组织))[？?]*$")
_WHO_IS = re.compile(r"^who (?:is|was|are|were) (?!the\b|an?\b|in\b)", re.IGNORECASE)
_WHICH_BODY = re.compile(
    r"(?:哪|什么)[一个家支所]*(?:公司|企业|机构|团队|大学|组织)"
    r"|\b(?:which|what) (?:company|firm|team|lab|startup|university)\b",
    re.IGNORECASE,
)
_POINTED = re.compile("[这那][个篇封份件次条本]")
_PRONOUN_OWNER = re.compile(r"^(?:his|her|its|their)\b", re.IGNORECASE)
_OWN_PERSON = re.compile(r"[他她](?!们)|\b(?:he|she|his|her|him)\b", re.IGNORECASE)


class Need(StrEnum):
    """What a word that points back asks for."""

    PERSON = "person"
    PEOPLE = "people"
    THING = "thing"
    BODY = "body"


_FITTING: dict[Need, tuple[Callable[[Mention], bool], ...]] = {
    Need.PERSON: (
        lambda m: m.kind is Kind.PERSON and m.is_proper,
        lambda m: m.kind is Kind.NAME,
        lambda m: m.kind is Kind.PERSON,
    ),
    Need.PEOPLE: (
        lambda m: m.kind in (Kind.BODY, Kind.PERSON) and not m.is_proper,
        lambda m: m.kind is Kind.BODY,
        lambda m: m.kind is Kind.NAME,
        lambda m: m.kind in (Kind.THING, Kind.PLACE),
    ),
    Need.THING: (lambda m: m.kind is not Kind.PERSON,),
    Need.BODY: (
        lambda m: m.kind is Kind.BODY and m.is_proper,
        lambda m: m.kind is Kind.NAME,
        lambda m: m.kind in (Kind.BODY, Kind.PLACE),
    ),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation before a question.

    Attributes:
        last: the last question, as one that needs no other.
        language: of the last question.
        answer: the beginning of its answer.
        asked: what the last question names.
        answered: what the beginning of its answer names.
        earlier: what the turns before name, the newest first.
    """

    last: str = ""
    language: Language = "zh"
    answer: str = ""
    asked: tuple[Mention, ...] = ()
    answered: tuple[Mention, ...] = ()
    earlier: tuple[Mention, ...] = ()

    def after(self, question: str, answer: str) -> Scene:
        """Return the conversation after one more turn, whose question needs no other."""
        language = detect_language(question)
        beginning = answer[:ANSWER_READ]
        asked = mentions(question, language)
        answered = mentions(beginning, detect_language(beginning)) if beginning else ()
        if _OWN_PERSON.search(question):  # "Sharma ... his letter": the name before it is a person's
            asked = _first_name_as_person(asked)
        asked = _owned(asked)
        before = (*self.asked, *self.answered, *self.earlier)[:REMEMBERED]
        known = (*asked, *answered, *before)
        return Scene(
            question, language, beginning, _told_apart(asked, known), _told_apart(answered, known), before
        )

    @property
    def focus(self) -> Mention | None:
        """What the last question is about: its first name, or else its first noun phrase."""
        if self._asks_for_a_name(Kind.PERSON) and not any(m.is_proper for m in self.asked):
            people = [m for m in self.answered if m.kind is Kind.PERSON and m.is_proper]
            return max(people, key=self._fit, default=None)
        names = (m for m in self.asked if m.is_proper)
        return next(names, None) or next(iter(self.asked), None) or next(self._names_before(), None)

    def meant(self, need: Need, *, not_these: Sequence[Mention] = ()) -> Mention | None:
        """Return what a word that points back most likely stands for."""
        kind = Kind.PERSON if need in (Need.PERSON, Need.PEOPLE) else Kind.BODY
        pools = [self.asked, self.answered, self.earlier]
        if self._asks_for_a_name(kind):
            fresh = tuple(
                m for m in self.answered if m.is_proper and not any(m.is_same(a) for a in self.asked)
            )
            pools.insert(0, tuple(sorted(fresh, key=self._fit, reverse=True)))
            if not fresh:  # who it was is not known: only a certain person of the question may be meant
                pools = [tuple(m for m in self.asked if m.kind is Kind.PERSON and need is Need.PERSON)]
        if need is Need.THING and _POINTED.search(self.last):
            return None
        for pool in pools:
            for fits in _FITTING[need]:
                for mention in pool:
                    if fits(mention) and not any(mention.is_same(n) for n in not_these):
                        return mention
        return None

    def called(self, noun: str) -> Mention | None:
        """Return the newest mention whose head is this noun, the fullest first: 信 → Sharma 的辞职信."""
        tail = noun.casefold() if noun.isascii() else noun[-1]
        for pool in (self.asked, self.answered, self.earlier):
            fitting = [m for m in pool if m.text.casefold().endswith(tail) and len(m.text) > len(noun)]
            if fitting:
                return max(fitting, key=lambda m: len(m.text))
        return None

    def other(self) -> Mention | None:
        """Return the second thing of the focus's kind that was named."""
        focus = self.focus
        if focus is None:
            return None
        alike = [
            m for m in (*self.asked, *self.answered, *self.earlier) if m.is_proper and are_alike(m, focus)
        ]
        choice = [m for m in alike if m in self.asked]
        if len(choice) == 2:  # noqa: PLR2004 - "A or B?": the answer tells which is the other
            chosen = [m for m in choice if any(m.is_same(a) for a in self.answered)]
            return choice[choice[0] == chosen[0]] if len(chosen) == 1 else None
        return next((m for m in alike if not m.is_same(focus)), None)

    def _asks_for_a_name(self, kind: Kind) -> bool:
        if _WHO_IS.match(self.last) or any(
            m.is_proper and _IS_WHO.match(self.last, m.end) for m in self.asked
        ):
            return False  # "X 是谁？" asks about a name, not for one
        return bool((_WHO if kind is Kind.PERSON else _WHICH_BODY).search(self.last))

    def _fit(self, mention: Mention) -> int:
        """Return how many pairs of the question's characters stand around a name of the answer."""
        around = self.answer[max(mention.start - AROUND, 0) : mention.start].casefold()
        around += " " + self.answer[mention.end : mention.end + AROUND // 2].casefold()
        pairs = {self.last[n : n + 2].casefold() for n in range(len(self.last) - 1)}
        return len(pairs & {around[n : n + 2] for n in range(len(around) - 1)})

    def _names_before(self) -> Iterator[Mention]:
        return (m for m in (*self.answered, *self.earlier) if m.is_proper)


def are_alike(one: Mention, other: Mention) -> bool:
    """Tell whether one mention may stand where the other does; a plain name may be a person or a body."""
    open_kinds = (Kind.PERSON, Kind.BODY)
    return (
        one.kind is other.kind
        or (one.kind is Kind.NAME and other.kind in open_kinds)
        or (other.kind is Kind.NAME and one.kind in open_kinds)
    )


def _first_name_as_person(found: Sequence[Mention]) -> tuple[Mention, ...]:
    first = next((m for m in found if m.kind is Kind.NAME), None)
    return tuple(replace(m, kind=Kind.PERSON) if m is first else m for m in found)


def _owned(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Write the owner of "his letter" out by the name before it."""
    named: list[Mention] = []
    for mention in found:
        owner = next((m for m in named if m.is_proper), None)
        if owner and _PRONOUN_OWNER.match(mention.text):
            text = _PRONOUN_OWNER.sub(lambda _, name=owner.text: f"{name}'s", mention.text)  # type: ignore[misc]
            mention = replace(mention, text=text)  # noqa: PLW2901 - the same mention, said in full
        named.append(mention)
    return tuple(named)


def _told_apart(found: Sequence[Mention], known: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give names of unknown kind the kind that the same name has elsewhere in the conversation."""
    kinds = [m for m in known if m.kind in (Kind.PERSON, Kind.BODY) and m.is_proper]
    return tuple(
        replace(m, kind=next((k.kind for k in kinds if k.is_same(m)), m.kind)) if m.kind is Kind.NAME else m
        for m in found
    )
