"""Questions after a reason or a purpose, made from sentences of unlabelled news that state one.

Reading comprehension seldom asks why, and news says why all the time. The clause behind a word like 由于 is
the answer, the clause that it explains becomes the question.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import sentences
from index.folding import simplify

SHORTEST, LONGEST = 6, 45  # characters of a reason or of what is asked about
_REASON = "(?:由于|因为|(?<![原起病成内外基])因(?![此为而素地人果子材时]))"
_LINK = "(?:，|,)(?:所以|因此|因而|于是|故|从而|这才|才|便|就)?"
_CLAUSE = "[^，。；！？,;!?：:]"
_STATED = tuple(
    (re.compile(pattern), way)
    for pattern, way in (
        (
            rf"^(?:.{{0,8}}，)?(?P<who>{_CLAUSE}{{0,12}}){_REASON}(?P<why>[^。；！？]+?){_LINK}(?P<what>[^。；！？：]+)",
            "reason",
        ),
        (
            rf"(?P<who>)(?P<what>{_CLAUSE}+?)，?(?:这|主要|也|正|部分)*(?:是|就是)?(?:因为|由于|源于|缘于)(?P<why>[^。；！？]+)",
            "reason",
        ),
        (rf"(?P<who>)(?P<what>{_CLAUSE}+?)(?:的(?:主要)?原因(?:是|在于))(?P<why>[^。；！？]+)", "reason"),
        (rf"(?P<who>)(?P<what>{_CLAUSE}+?)，?(?:旨在|是为了|目的是|以便)(?P<why>[^。；！？]+)", "purpose"),
        (rf"^(?P<who>{_CLAUSE}{{0,8}})为了(?P<why>{_CLAUSE}+)，(?P<what>[^。；！？：]+)", "purpose"),
    )
)
_ASKED = {
    "reason": (
        "{who}为什么{what}",
        "为什么{who}{what}",
        "{who}{what}，是什么原因",
        "{who}{what}的原因",
        "{who}为何{what}",
        "{who}怎么会{what}",
        "{who}凭什么{what}",
        "{who}{what}，理由是什么",
    ),
    "purpose": (
        "{who}为什么{what}",
        "{who}{what}，目的是什么",
        "{who}{what}是为了什么",
        "{who}为何要{what}",
        "{who}{what}的目的",
    ),
}
_BROKEN = re.compile(r"^(?:是|以|一|这|那|此|对方以)|[“”‘’\"（）()]")
_DANGLES = re.compile(r"(?:[以及为将曾但而则又还且]|是)$|[“”‘’\"（）()]")
_OPENING = re.compile(r"^(?:但|而|不过|然而|并且|同时|此外|另外|据悉|据了解|其中|也|还|更|又|原标题：)+")


@dataclass(frozen=True, slots=True)
class Reason:
    """A question, its answer, and where the answer stands: a text and the character there."""

    question: str
    answer: str
    text: int
    at: int


def reasons(texts: Sequence[str], *, most: int, dice: random.Random) -> list[Reason]:
    """Return up to ``most`` questions, no more than two from one text."""
    found: list[Reason] = []
    order = list(range(len(texts)))
    dice.shuffle(order)
    for number in order:
        stated = list(_stated(texts[number], number, dice))
        found += dice.sample(stated, min(2, len(stated)))
        if len(found) >= most:
            break
    return found[:most]


def _stated(text: str, number: int, dice: random.Random) -> Iterator[Reason]:
    for span in sentences(text):
        own = simplify(text[span.start : span.end])
        for pattern, way in _STATED:
            match = pattern.search(own)
            if (
                match
                and _is_askable(match["why"])
                and _is_askable(match["what"])
                and not _DANGLES.search(match["who"])
            ):
                what = _OPENING.sub(
                    "", match["what"].split("，")[0] if dice.random() < 0.6 else match["what"]
                )
                who = _OPENING.sub("", match["who"])
                asked = dice.choice(_ASKED[way]).format(who=who, what=what)
                yield Reason(
                    asked + dice.choice(("？", "", "?")),
                    match["why"],
                    number,
                    span.start + match.start("why"),
                )
                break


def _is_askable(clause: str) -> bool:
    return SHORTEST <= len(clause) <= LONGEST and not _BROKEN.search(clause)
