"""How English questions lean on what came before, and how that is written out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.antecedents import Need, Scene, are_alike
from rag.kinds import BODY_NOUNS, PERSON_NOUNS, Kind
from rag.mentions import Mention, mentions
from rag.rewriting import Antecedent, Understood, about, is_beside_another
from rag.stop_words import STOP_WORDS

_I = re.IGNORECASE
_LEAD = re.compile(r"^(?:(?:and|so|but|then|also|okay|ok|well|or)\b[,\s]*)+", _I)
_WHAT_ABOUT = re.compile(r"^(?:what|how) about (?P<what>.+?)[?.!\s]*$", _I)
_AUX = "do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might"
_HAS_VERB = re.compile(rf"\b(?:{_AUX}|who|what|when|where|why|how|which|whose)\b|n't\b", _I)
_BARE = re.compile(
    r"^(?P<ask>when|where|why|how|who|what|whom|whose|which|how (?:come|so|much|many|long|often|far|old)"
    r"|why not|what for|since when|until when|by whom|with whom|for whom|to whom|from where|where to"
    r"|what else|who else|anything else|which ones?|really|what happened(?: (?:then|next))?)"
    r"(?: (?:exactly|then|was that|is that|did that happen))?[?.!\s]*$",
    _I,
)
_ADVERBIAL = re.compile(r"when|where|why|how", _I)
_OLD_ADVERBIAL = re.compile(r"^(?:when|where|why|how)\s+(?P<rest>(?:" + _AUX + r")\b.*)$", _I)
_OLD_YES_NO = re.compile(rf"^(?P<rest>(?:{_AUX})\b.*)$", _I)
_OLD_WHAT = re.compile(
    r"^(?:how (?:many|much)|what|which)\b[^?]*?\s"
    r"(?P<rest>(?:did|do|does|has|have|had|will|would|can|could)\b.*)$",
    _I,
)
_OLD_WHO = re.compile(rf"^who (?!(?:{_AUX})\b)(?P<rest>.*)$", _I)

_OTHER = re.compile(
    rf"\b(?:the other|another)(?: (?:one|two|person|{PERSON_NOUNS}|{BODY_NOUNS})\b"
    rf"|(?=[?.!,\s]*$)|(?= (?:{_AUX})\b))"
    r"|\bthe (?:latter|others)\b",
    _I,
)
_SUBJECT = {
    Need.PERSON: re.compile(r"\b(?:he|she)\b", _I),
    Need.THING: re.compile(r"\bit\b", _I),
    Need.PEOPLE: re.compile(r"\bthey\b", _I),
}
_OBJECT = {Need.PERSON: re.compile(r"\bhim\b|\bher\b", _I), Need.PEOPLE: re.compile(r"\bthem\b", _I)}
_OWNS = {
    Need.PERSON: re.compile(r"\b(?:his|her)\b(?= [a-z])", _I),
    Need.THING: re.compile(r"\bits\b", _I),
    Need.PEOPLE: re.compile(r"\btheir\b", _I),
}
_THE_NOUN = re.compile(
    r"\b(?:(?:[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese) (?P<noun>[a-z]{3,})"
    rf"|[Tt]he (?P<role>{BODY_NOUNS}|{PERSON_NOUNS}))\b(?! of\b)"
)
_BEFORE_DEMONSTRATIVE = frozenset(
    "is was are were did does do has have had at of in on to by for and with from about after before".split()
)
_EVENT = re.compile(
    r"\b(?:that|this|those|these)(?=[?.!\s]*$)"
    r"|^(?:why|how|when|where|what|who) (?:is|was|did|does|has) (?:that|this)\b"
    r"|\bthen[?.!\s]*$|\bthe former\b|\bthe (?:first|second|third) one\b",
    _I,
)
_CLAUSE = re.compile(
    r",|;|:|\b(?:when|after|before|because|if|while|that|said|says?|wrote|writes?|thinks?|thought|believes?|and|as|since|told|tell"
    r"|to|for|with|of|once|although|in)\b",
    _I,
)
_AMOUNT = re.compile(
    r"\b(?:valuation|price|cost|value|worth|salary|revenue|budget|size|amount|number|share|fee|funding)$", _I
)
_ROLE = re.compile(rf"\b(?:{PERSON_NOUNS}|ceo|author|rival|successor)s?$", _I)
_ASKED_NOUN = re.compile(rf"^(?:what|which) (?P<noun>[a-z][a-z -]*?) (?P<rest>(?:{_AUX}) .+?)[?.!\s]*$", _I)
_PREPOSITION = re.compile(
    r"\b(?:within|in|of|at|for|on|from|to|by|during|after|before|since|under|with)\b", _I
)
_FRAGMENT = 7


def rewrite(question: str, scene: Scene) -> Understood | None:
    """Return an English question written out; None when it stands by itself."""
    lead = _LEAD.match(question)
    rest = question[lead.end() :] if lead else question
    if not rest.strip("?.! "):
        return about(question, scene.last)
    rest = rest if not lead else rest[0].upper() + rest[1:]
    return (
        _bare(rest, scene)
        or _what_about(rest, scene, led=lead is not None)
        or _pointing(rest, scene)
        or (about(rest, scene.last) if lead else None)
    )


# ---- why? when? -------------------------------------------------------------------------------------


def _bare(question: str, scene: Scene) -> Understood | None:
    """Ask of the last question's event what a bare interrogative asks."""
    found = _BARE.match(question)
    if found is None:
        return None
    ask = found["ask"].capitalize()
    if scene.language != "en" or not _ADVERBIAL.fullmatch(ask):
        return about(question, scene.last)
    last = scene.last.strip()
    old = _OLD_ADVERBIAL.match(last) or _OLD_YES_NO.match(last) or _OLD_WHAT.match(last)
    if old:
        return _whole(f"{ask} {old['rest'][0].lower()}{old['rest'][1:]}")
    who, person = _OLD_WHO.match(last), scene.meant(Need.PERSON)
    if who and person is not None:
        return _whole(f"{ask} is it that {person.text} {who['rest']}")
    return about(question, scene.last)


# ---- and the valuation? what about her? ---------------------------------------------------------------


def _what_about(question: str, scene: Scene, *, led: bool) -> Understood | None:
    """Put what a fragment names into the last question, or ask for it as an aspect of what that is about."""
    found = _WHAT_ABOUT.match(question)
    what = found["what"] if found else question.rstrip("?.! ") if led else ""
    if not what or len(what.split()) > _FRAGMENT or (not found and _HAS_VERB.search(what)):
        return None
    if _EVENT.search(what):
        return about(question, scene.last)
    return _put_in(what, scene) or about(question, scene.last)


def _put_in(what: str, scene: Scene) -> Understood | None:
    """Return the last question with a fragment in it; None when it does not fit in."""
    focus = scene.focus
    if _OTHER.fullmatch(what):
        return _instead(scene.other(), scene)
    for need, pattern in (*_SUBJECT.items(), *_OBJECT.items()):
        if pattern.fullmatch(what):
            return _instead(scene.meant(need, not_these=[focus] if focus else []), scene)
    if scene.language != "en":
        return None
    pointing = _pointing(what, scene)
    if pointing is not None:
        owner = None if is_beside_another(pointing.text) else re.match(r"(.+)['’]s (.+)$", pointing.text)
        return _aspect(owner[2], owner[1]) if owner else None
    return (
        _adverbial(what, scene)
        or _entity(what, scene)
        or (_aspect(re.sub(r"^(?:the|an?) ", "", what, flags=_I), focus.text) if focus else None)
    )


def _instead(new: Mention | None, scene: Scene) -> Understood | None:
    """Ask the last question of something else."""
    focus = scene.focus
    if new is None or focus is None or scene.language != "en" or focus not in scene.asked:
        return None
    return _whole(f"{scene.last[: focus.start]}{new.text}{scene.last[focus.end :]}")


def _adverbial(what: str, scene: Scene) -> Understood | None:
    """Put "of 2026" in the place of the last adverbial of the last question."""
    if not _PREPOSITION.match(what):
        return None
    last = scene.last.rstrip("?.! ")
    places = [m.start() for m in _PREPOSITION.finditer(last)]
    kept = last[: places[-1]].rstrip() if places and len(last) - places[-1] < len(last) / 2 else last
    return _whole(f"{kept} {what[0].lower()}{what[1:]}?")


def _entity(what: str, scene: Scene) -> Understood | None:
    """Put a name in the place of the name of its kind; a phrase in the place of one with the same head."""
    named = re.sub(r"^(?:the|The|an?) (?=[a-z])", "", what) if what[0].isupper() else what
    own = [m for m in mentions(f"about {what}", "en") if m.is_proper]
    if not own:
        head = what.rsplit(maxsplit=1)[-1].casefold()
        same = next(
            (
                m
                for m in scene.asked
                if m.text.split()[-1].casefold() == head and m.text.casefold() != what.casefold()
            ),
            None,
        )
        return (
            _whole(f"{scene.last[: same.start]}{what[0].lower()}{what[1:]}{scene.last[same.end :]}")
            if same
            else None
        )
    names = [m for m in scene.asked if m.is_proper]
    old = next((m for m in names if are_alike(m, own[0])), None) or next(iter(names), None)
    if old is None or old.is_same(own[0]):
        return None
    named = what if what[0].isupper() and not what.startswith("The ") else what[0].lower() + what[1:]
    return _whole(f"{scene.last[: old.start]}{named}{scene.last[old.end :]}")


def _aspect(noun: str, owner: str) -> Understood:
    ask = "How much" if _AMOUNT.search(noun) else "Who" if _ROLE.search(noun) else "What"
    text = f"{ask} is the {noun[0].lower()}{noun[1:]} of {owner}?"
    return Understood(text, text)


# ---- he, it, that company, the other one --------------------------------------------------------------


def _pointing(question: str, scene: Scene) -> Understood | None:
    """Replace each word that points back by what it stands for."""
    text, own, found = question, question, False
    for place, new in sorted(_pointers(question, scene), key=lambda p: p[0].start(), reverse=True):
        found = True
        if new is None:
            return about(question, scene.last)
        text = (
            text[: place.start()] + new.text + text[place.end() :]
        )  # from the last to the first: places stay
        own = own[: place.start()] + new.own + own[place.end() :]
    if _EVENT.search(text):
        return about(text, scene.last)
    return Understood(text, own, scene.last) if found else None


def _pointers(question: str, scene: Scene) -> list[tuple[re.Match[str], Antecedent | None]]:
    """Return the words that point out of the question, one per need, and what they stand for."""
    inside = mentions(question, "en")
    found: list[tuple[re.Match[str], Antecedent | None]] = []
    other = _OTHER.search(question)
    if other and not any(m.is_proper and m.end <= other.start() for m in inside):
        found.append((other, _named(scene.other())))
    for need in (Need.PERSON, Need.THING, Need.PEOPLE):
        place, suffix = _first(question, need)
        if place is None or _antecedent_inside(question, inside, place, need, owns=bool(suffix)):
            continue
        asked_for = _asked_noun(scene) if need is not Need.PERSON and not suffix else None
        found.append((place, asked_for or _named(scene.meant(need), suffix)))
    return found or _the_noun(question, inside, scene)


def _first(question: str, need: Need) -> tuple[re.Match[str] | None, str]:
    """Return the first pronoun of a need, and what its replacement takes at its end."""
    owner, subject = _OWNS[need].search(question), _SUBJECT[need].search(question)
    thing = _OBJECT[need].search(question) if need in _OBJECT else None
    if owner and owner.group().lower() == "her":
        following = question[owner.end() :].split()
        if following and following[0].casefold() in STOP_WORDS:
            owner = None
    places = [(p, s) for p, s in ((owner, "'s"), (subject, ""), (thing, "")) if p]
    return min(places, key=lambda p: p[0].start(), default=(None, ""))


def _the_noun(
    question: str, inside: Sequence[Mention], scene: Scene
) -> list[tuple[re.Match[str], Antecedent | None]]:
    """Return "that letter" or "the company" when nothing before it says which, and what it stands for."""
    place = _THE_NOUN.search(question)
    if place is None or any(m.is_proper and m.end <= place.start() for m in inside):
        return []
    noun = (place["noun"] or place["role"]).lower()
    before = question[: place.start()].split()
    if place["noun"] and (
        noun in STOP_WORDS or (before and before[-1].casefold() not in _BEFORE_DEMONSTRATIVE)
    ):
        return []  # "the team that left" points at nothing outside
    if re.fullmatch(BODY_NOUNS, noun):
        meant = scene.called(noun) or scene.meant(Need.BODY)
    elif re.fullmatch(PERSON_NOUNS, noun):
        meant = scene.meant(Need.PERSON)
    else:
        meant = scene.called(noun)
    if meant is None and not place["noun"]:
        return []
    return [(place, _named(meant))]


def _antecedent_inside(
    question: str, inside: Sequence[Mention], place: re.Match[str], need: Need, *, owns: bool
) -> bool:
    """Tell whether the question names, in a clause before it or as owner, what a pronoun stands for."""
    kinds = {
        Need.PERSON: (Kind.PERSON, Kind.NAME),
        Need.PEOPLE: (Kind.PERSON, Kind.BODY, Kind.NAME, Kind.THING),
        Need.THING: (Kind.BODY, Kind.NAME, Kind.THING, Kind.PLACE),
    }[need]
    before = [m for m in inside if m.end <= place.start() and m.kind in kinds]
    return any(owns or _CLAUSE.search(question[m.end : place.start()]) for m in before)


def _named(mention: Mention | None, suffix: str = "") -> Antecedent | None:
    return Antecedent.of(f"{mention.text}{suffix}") if mention else None


def _asked_noun(scene: Scene) -> Antecedent | None:
    """Return what the last question asked for, as a phrase: What deal did A get → the deal that A did get."""
    found = _ASKED_NOUN.match(scene.last) if scene.language == "en" else None
    if found is None:
        return None
    noun = found["noun"]
    helper, _, rest = found["rest"].partition(" ")
    if helper.lower() not in ("do", "does", "did"):
        return Antecedent(f"the {noun} that {helper} {rest}", f"the {noun}")
    subject = next((m for m in scene.asked if m.start == found.end("rest") - len(rest)), None)
    if subject is None:
        return Antecedent.of(f"the {noun}")
    return Antecedent(
        f"the {noun} that {subject.text} {helper.lower()}{rest[len(subject.text) :]}", f"the {noun}"
    )


def _whole(text: str) -> Understood:
    return Understood(text, text)
