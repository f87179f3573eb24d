"""Chinese questions that a Chinese sentence answers.

In Chinese the question word stands where the answer does, so that nothing of the clause is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.language import HAN
from index.folding import simplify
from index.traditional import is_traditional, traditional
from rag.askable import Askable, Asks, is_askable, of_people
from rag.askable_zh_figures import number, times
from rag.asked_zh import ADVERB, DONE_TO, SAYS, STATES, asked
from rag.attribution import attributions
from rag.kinds import PERSON_ENDING, SURNAMES, Kind, is_titled
from rag.names import Name, names
from rag.quantities import quantities
from rag.told_zh import (
    BYLINE,
    POINTS,
    Parted,
    Told,
    going_on,
    opened,
    parted,
    subject_length,
    told,
    whole_clauses,
)
from rag.words import is_common


def questions(text: str, published: date | None) -> Iterator[Askable]:
    """Yield the questions that a sentence answers, in its own characters, Simplified or Traditional.

    Args:
        text: the sentence, as shown to readers.
        published: the day from which its relative dates are counted.

    >>> [a.question for a in questions("新桥由远帆集团承建。", None)]
    ['新桥由谁承建？']
    """
    if not is_askable(text) or BYLINE.search(text):
        return
    found = _questions(simplify(text), published)
    if is_traditional(text):
        yield from (replace(a, question=traditional(a.question), about=traditional(a.about)) for a in found)
    else:
        yield from found


def _questions(text: str, published: date | None) -> Iterator[Askable]:
    parts = parted(text)
    found = list(whole_clauses(parts))
    yield from _reasons(parts)
    for clause in (opened(parts, a, b) for a, b in parts.clauses):
        yield from _object(clause) if clause else ()
    for clause in (*found, *going_on(parts)):
        yield from number(clause)
    yield from times(parts, found, published)
    for clause in found:
        yield from _agent(clause)
    yield from _meaning(text)
    yield from _descriptions(found)
    yield from of_people(people(text), "zh")


# ---- why --------------------------------------------------------------------------------------------

_CAUSE = "(?:由于|因为)"
_BY_CLAUSE = re.compile(
    rf"^{_CAUSE}[^，]{{3,40}}，(?:所以|因此|因而|于是)?(?P<what>[^，。；]{{2,60}})[。；，]"
)
_BEHIND = re.compile(
    rf"(?:^|[，。；])(?P<what>[^，。；]{{5,40}}?)，?(?:这|主要|部分){{0,2}}(?:是|就是)?{_CAUSE}[^。；]{{5}}"
)
_WITHIN = re.compile(
    r"(?:^|[，。；])(?P<who>[^，。；：]{2,14}?)(?<![原起病成内外基])因为?(?![此而素地人果子材时])"
    r"[^，。；]{3,30}?(?:而|，)(?P<what>[^，。；]{2,24})[。；，]"
)


def _reasons(parts: Parted) -> Iterator[Askable]:
    """Ask why what a sentence gives a reason for is so."""
    for pattern in (_BY_CLAUSE, _BEHIND):
        for match in pattern.finditer(parts.plain):
            clause = told(parts, *match.span("what"))
            if clause and not SAYS.match(clause.said):
                said = ADVERB.sub("", clause.said)
                yield asked(clause.subject, "为什么", said, Asks.WHY, clause.name.text)
    for match in _WITHIN.finditer(parts.plain):
        who, what = match["who"].strip(), match["what"]
        is_own = not POINTS.search(what) and told(parts, *match.span("what")) is None
        if is_own and _is_one_name(who):
            yield asked(who, "为什么", what, Asks.WHY, who)


def _is_one_name(text: str) -> bool:
    named = names(text, "zh")
    return len(named) == 1 and named[0].is_certain and named[0].text == text


# ---- what -------------------------------------------------------------------------------------------

_STANDS_TO = "呼吁|主张|反对|预言|预测|警告|承诺|建议|担心|包括|包含|涵盖|意味着|强调|质疑|负责|擅长"
_WHERE_TO = "毕业于|就读于|任职于|任教于"
_VERB = re.compile(
    rf"(?P<before>[^，]{{0,14}}?)(?:(?P<done>{DONE_TO})了?|(?P<stands>{_STANDS_TO})"
    rf"|(?P<place>{_WHERE_TO})|加入了?)(?P<what>.*)$"
)
_NOT_YET = re.compile("没|不|未|无|将|会|要|想|拟|能|可|应|让|使|被|把|的|说|称|认为|[\x00\x01]")
_NO_OBJECT = re.compile("[的，。、者过于人]|同志|仪式|了")
_LEAST_TOLD = 3  # characters of what is asked for


def _object(clause: Told) -> Iterator[Askable]:
    """Ask for what stands behind a verb that has a content, a thing or a place behind it."""
    found = _VERB.match(ADVERB.sub("", clause.said))
    if found is None or _NOT_YET.search(found["before"]) or POINTS.search(found["before"]):
        return
    what = found["what"].lstrip()
    if len(what) < _LEAST_TOLD or _NO_OBJECT.match(what) or quantities(found["before"]):
        return
    if (what[0] == "在" and found["done"] != "宣布") or _is_about_place(clause, found["stands"]):
        return
    put = f"{found['before']}{_verb_and_word(found)}"
    yield asked(clause.subject, "", put, Asks.WHAT, clause.name.text)


def _is_about_place(clause: Told, verb: str | None) -> bool:
    """Tell whether a list of places, names or days is only said to include a place."""
    return verb in ("包括", "包含", "涵盖") and clause.name.kind is Kind.PLACE


def _verb_and_word(found: re.Match[str]) -> str:
    if found["done"]:
        return f"{found['done']}了什么"
    return f"{found['stands']}什么" if found["stands"] else f"{found['place'] or '加入了'}哪里"


# ---- who --------------------------------------------------------------------------------------------

_BY = re.compile("(?:正式|全部|主要)?由")
_IN_PARTS = re.compile("[·‧・ ]")


def _agent(clause: Told) -> Iterator[Askable]:
    """Ask who did it: a person who is the subject, or who stands behind 由."""
    if SAYS.match(clause.said) or STATES.match(clause.said):
        return
    by = _BY.match(clause.said)
    if by:
        yield from _made_by(clause, clause.said[by.end() :])
        return
    did = ADVERB.sub("", clause.said)
    about = next((n for n in names(did, "zh") if n.is_certain), None)
    if about and _is_person(clause) and not quantities(did):
        yield asked("", "谁", did, Asks.WHO, about.text)


def _made_by(clause: Told, rest: str) -> Iterator[Askable]:
    maker = subject_length(rest)
    if any(n.is_certain for n in names(rest[:maker], "zh")):
        yield asked(clause.subject, "由谁", rest[maker:], Asks.WHO, clause.name.text)


def _is_person(clause: Told) -> bool:
    """Tell whether the subject ends with what surely is a person's name."""
    name = clause.name
    is_written_so = name.text[0] in SURNAMES or _IN_PARTS.search(name.text) is not None
    return name.kind is Kind.PERSON and is_written_so and clause.subject.endswith(name.text)


# ---- who or what it is ------------------------------------------------------------------------------

_MEANS = re.compile(
    r"(?:所谓)?(?P<term>[“「][^“”「」，。]{2,12}[”」])，?(?:是指|指的是|的意思是|就是指|即|是一种|是(?=[^，。]{6}))"
)
_IS = re.compile("是一?[^，]{3,}$")


def _meaning(text: str) -> Iterator[Askable]:
    found = _MEANS.match(text)
    if found:
        yield asked(found["term"], "是什么意思", "", Asks.IS, found["term"][1:-1])


def _descriptions(found: Sequence[Told]) -> Iterator[Askable]:
    for clause in found:
        if clause.subject != clause.name.text or not _IS.match(clause.said):
            continue
        if clause.name.kind is Kind.PERSON:
            yield asked(clause.subject, "是谁", "", Asks.IS, clause.subject)
        elif clause.said.endswith("公司"):
            yield asked(clause.subject, "是一家什么公司", "", Asks.IS, clause.subject)
        elif clause.name.kind is Kind.THING:
            yield asked(clause.subject, "是什么", "", Asks.IS, clause.subject)


_BEHIND_NAME = re.compile(
    r"[^\w·‧・-]|[A-Za-z]|说|表示|认为|称|指出|介绍|宣布|写道|透露|强调|在|从|于|将|曾|也|是|对|就|则|与|和|的"
)


_SPEAKS = re.compile(
    f"{_BEHIND_NAME.pattern}|还|此前|同时|进一步|直言|坦言|解释|回应|补充|提醒|告诉|回忆|感叹|向|今|日前|呼吁|承认|警告|笑|曾"
)
_FUNCTION_WORDS = "曾向于和从"


def people(text: str) -> Iterator[tuple[Asks, str]]:
    """Yield the names of those whom a sentence describes, and of those whose words it tells."""
    if not is_askable(text):
        return
    for name in names(text, "zh"):
        if name.kind is Kind.PERSON and is_titled(text, name.start, name.end) and _is_whole(text, name):
            yield Asks.IS, name.text
    for said in attributions(text, "zh"):
        start = said.speaker_start
        if start is None or not _is_one_name(said.speaker) or _is_torn(text, start, said.speaker):
            continue
        goes_on = re.match(f"[{HAN}]", text[start + len(said.speaker) :]) and said.speaker[-1] > "\u2e80"
        is_cut = goes_on and not _SPEAKS.match(text, start + len(said.speaker))
        if names(said.speaker, "zh")[0].kind is Kind.PERSON and not is_cut:
            yield Asks.SAID, said.speaker


def _is_whole(text: str, name: Name) -> bool:
    """Tell whether a name is surely written in full, and not torn by the segmenter."""
    if not re.search(f"[{HAN}]", name.text):
        return " " in name.text
    if name.text[0] in _FUNCTION_WORDS and is_common(name.text[1:]):
        return False  # 曾公开表示
    return name.end == len(text) or bool(_BEHIND_NAME.match(text, name.end))


def _is_torn(text: str, start: int, name: str) -> bool:
    """Tell whether a character that is no title's stands right before a name: it may be the name's first."""
    before = text[max(0, start - 8) : start]
    is_glued = re.search(f"[{HAN}]$", before) and not PERSON_ENDING.search(before)
    return bool(is_glued) and not is_titled(text, start, start + len(name))
