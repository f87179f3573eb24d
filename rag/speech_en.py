"""Who says something in an English sentence: verbs of saying, "according to", a speaker before a colon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rag.kinds import CAPITAL, LATIN
from rag.speakers_en import speaker_after, speaker_before, stripped
from rag.speech import Cue, past

_SAYS = "said|says|say|told|tells|wrote|writes|write"
_CLAIMS = (
    "argue[sd]?|warn(?:s|ed)?|claim(?:s|ed)?|state[sd]?|add(?:s|ed)?|note[sd]?|insist(?:s|ed)?"
    "|explain(?:s|ed)?|report(?:s|ed)?"
    "|acknowledge[sd]?|admit(?:s|ted)?|suggest(?:s|ed)?|repl(?:y|ies|ied)|respond(?:s|ed)?|recall(?:s"
    "|ed)?|complain(?:s|ed)?"
    "|conclude[sd]?|estimate[sd]?|predict(?:s|ed)?|reveal(?:s|ed)?|observe[sd]?|remark(?:s|ed)?|joke[sd]?"
    "|tweet(?:s|ed)?|posted"
    "|maintain(?:s|ed)?|assert(?:s|ed)?|allege[sd]?|contend(?:s|ed)?|stress(?:es|ed)?|emphasi[sz]e[sd]?"
    "|confirm(?:s|ed)?|announce[sd]?"
    "|declare[sd]?|testif(?:y|ies|ied)|infer(?:s|red)?|caution(?:s|ed)?|asked|asks|quipped|shouted"
    "|believe[sd]?|thinks?|thought|expects?|expected"
    "|found|finds|shows?|showed|reckons?|counter(?:s|ed)?|retort(?:s|ed)?|put it|called|calls|described"
    "|describes|dubbed"
)
_VERB = re.compile(rf"(?<![\w-])(?P<verb>{_SAYS}|{_CLAIMS})(?![\w-])", re.IGNORECASE)
_FINDS = re.compile("f(?:ou|i)nds?|show", re.IGNORECASE)
_BORDER = re.compile(
    r"[,;:\x00—–()\n]|[.!?](?=\s|$)|\b(?:that|because|while|whereas|although|though|if|when|as|whether"
    r"|after|before|since)\b(?!\s*[,.])",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(?:not|never|n['’]t|to|be|been|is|are|was|were|being|can|could|may|might|must|should|cannot|did"
    r"|does|do|of|in|for|with|by|no|declined|refused)$|n['’]t$",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\s*(?:,[^,\x00]{1,60},)?\s*(?:[\w’'-]+\s+){0,6}?(?:that|how|why|if|whether)\b", re.IGNORECASE
)
_TOLD = re.compile(
    rf"\s+(?:(?:the|a|an|his|her|its|their|our)\s)?(?:(?!to\b)[{LATIN}’'.&-]+\s?){{1,5}}?(?=\s*,?\s*(?:that"
    rf"|how|why)\b|\s*[,:]|\s*\x00|\s+(?:he|she|it|they|the|there)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]|\x00")
_DIRECT = re.compile("said|says|say|reported")
_RELATIVE = re.compile(r"\b(?:which|whom|what)\b")
_SINCE = re.compile(r"^.*[.;!?]\s")
_FEW = 4
"""Words before an aside that are too few to be what is said."""
_GOES_ON = re.compile(r"\s*,\s*\w")
_CALLING = frozenset({"called", "calls", "described", "describes", "dubbed"})
_CALLS = re.compile(r"[^,;:\x00]{1,60}\x00")
_AFTER_MARK = re.compile(r"[,\x00—–][ \w]{0,12}$")
_IS_DIRECT = re.compile(r"\s*[,:]?\s*\x00")
_QUOTES = re.compile(r"\s*(?:\w+\s+){0,4}?(?:[,:]\s*)?\x00|\s*:\s*\S")
_EMPTY = re.compile(
    r"\s+(?:nothing|so|goodbye|hello|something|yes|no|much|more|little|thanks?|sorry"
    r"|anything)\b(?!\s+(?:that|is|was|would|one))"
)
_PLAIN_AFTER = re.compile(
    r"\s*(?:[,;!?)—]|\.(?=\s|$)|$)"
    r"|\s+(?:on|last|this|late|early|in|at|to|yesterday|today|earlier|afterwards"
    r"|later)\b(?:\s+[\w’'-]+){0,6}\s*[.!]?\s*$"
)
_FINITE = re.compile(
    r"(?:\s+[\w’'-]+){1,5}?\s+(?:would|will|was|is|had|has|have|were|are|could|can|may|might|did|does"
    r"|should|must|cannot)\b"
)
_TAKES_CLAUSE = re.compile(
    "warn|argu|claim|insist|believe|th(?:ink|ought)|suggest|predict|complain|admit|acknowledg|alleg"
    "|estimat|fear|stress|conced"
)
_CONTENT = re.compile(r"\s*[,:]?\s*(?:that\b)?[\s*_>]*", re.IGNORECASE)

_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as told by"
    r"|in the view of)\s+(?P<who>[^,;:!?\n()\x00]{2,100}?)(?=\s*(?:[,;:!?)\n\x00]|\.(?:\s|$)|$))",
    re.IGNORECASE,
)
_NO_RULE = re.compile(
    r"\b(?:plan|plans|law|rule|rules|schedule|need|agreement|contract|size|age|requirements?|instructions?"
    r"|order|terms)$",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|(?:is|are|was|were) (?:said|reported|alleged"
    r"|rumou?red|believed|thought) to|it (?:is|was) (?:said|reported|alleged|rumou?red|claimed) that"
    r"|rumou?rs? (?:has|have) it that)\b",
    re.IGNORECASE,
)
_READS = re.compile(r"\s+(?:reads?|ran|was|is)\s*(?=:|$)")
_COLON = re.compile(r":[\s*_>]*\x00")
_DASH = re.compile(rf"\x00\s*[—–-]{{1,2}}\s*(?P<who>{CAPITAL}[^,;:.!?\n\x00—]{{1,40}})")


def cues(text: str, plain: str) -> Iterator[Cue]:
    """Yield what attributes something in an English sentence.

    Args:
        text: the sentence.
        plain: the same with what is quoted blanked (see ``blanked``).
    """
    yield from _according(plain)
    if _ANONYMOUS.search(plain):
        yield Cue(0, 0, None, is_nested=True)
    yield from _verbs(plain)
    yield from _colons(plain)


def _verbs(plain: str) -> Iterator[Cue]:
    """Yield verbs of saying with their subjects; what they say follows, or precedes what they end."""
    borders = [0, *(m.end() for m in _BORDER.finditer(plain))]
    last: Cue | None = None
    for found in _VERB.finditer(plain):
        opening = borders[bisect_right(borders, found.start()) - 1]
        opening = max(opening, last.end if last and not last.is_before else 0)
        cue = _verb(plain, found, opening, last)
        if cue:
            yield cue
            last = cue


def _verb(plain: str, found: re.Match[str], opening: int, last: Cue | None) -> Cue | None:
    """Return what a verb of saying attributes; None when it says nothing or nobody says it."""
    opens, closes = stripped(plain, opening, found.start())
    if opens == closes:
        return _without_own_subject(plain, found, opening, last)
    who = speaker_before(plain, opening, found.start())
    if who is None or _NOT_SAID.search(plain, opening, found.start()):
        return None
    content = _content(plain, found)
    if _is_aside(plain, opens, found.end(), is_empty=content is None) and _WORD.search(plain, 0, opens):
        if _is_inside(plain, opens, found.end()):
            return Cue(0, 0, who, is_nested=True)
        return Cue(opens, found.end(), who, is_before=True)
    is_nested = bool(_RELATIVE.search(plain, opening, who[0]))
    return Cue(opens, content, who, is_nested=is_nested) if content is not None else None


def _without_own_subject(plain: str, found: re.Match[str], opening: int, last: Cue | None) -> Cue | None:
    """Return what a verb attributes whose subject follows it, or stands before an apposition or an "and"."""
    ends_what_is_said = plain[:opening].rstrip(" ")[-1:] in (",", "\x00")
    if ends_what_is_said and (who := speaker_after(plain, opening, found.end())):
        return Cue(found.start(), who[1], who, is_before=True)
    is_joined = bool(plain[opening : found.start()].strip())
    who = last.speaker if last and is_joined else None
    who = who or speaker_before(plain, opening, found.start())
    content = _content(plain, found)
    return Cue(found.start(), content, who) if who and content is not None else None


def _is_aside(plain: str, opens: int, end: int, *, is_empty: bool) -> bool:
    """Tell whether a speaker and a verb stand behind what is said: ..., she said."""
    if is_empty and plain[:opens].rstrip(" ,")[-1:] == "\x00":
        return True
    return bool(_PLAIN_AFTER.match(plain, end) and _AFTER_MARK.search(plain, 0, opens))


def _is_inside(plain: str, start: int, end: int) -> bool:
    """Tell whether words that attribute interrupt what they attribute: the bridge, she said, is safe."""
    before = _SINCE.sub("", plain[:start])
    return "\x00" not in before and len(before.split()) <= _FEW and bool(_GOES_ON.match(plain, end))


def _content(plain: str, found: re.Match[str]) -> int | None:
    """Return where what is said begins after a verb; None when the verb says nothing that follows it."""
    verb, end = found["verb"].lower(), found.end()
    that = _THAT.match(plain, end)
    if verb in ("told", "tells"):
        hearer = _TOLD.match(plain, end)
        return past(_CONTENT, plain, hearer.end()) if hearer else None
    if verb in _CALLING:
        return end + 1 if _CALLS.match(plain, end) else None
    if that and not _IS_DIRECT.match(plain, end):
        return that.end() + 1
    if _TAKES_CLAUSE.match(verb) and _FINITE.match(plain, end):
        return end + 1
    if _QUOTES.match(plain, end) or (_DIRECT.fullmatch(verb) and not _EMPTY.match(plain, end)):
        return past(_CONTENT, plain, end)
    return None


def _colons(plain: str) -> Iterator[Cue]:
    """Yield what stands before a colon and a quotation and names who can say it."""
    for found in _COLON.finditer(plain):
        opening = max(plain.rfind(sign, 0, found.start()) for sign in ".;!?\n\x00") + 1
        reads = _READS.search(plain, opening, found.start())
        who = speaker_before(plain, opening, reads.start() if reads else found.start())
        if who and not _VERB.search(plain, *who) and "," not in plain[slice(*who)]:
            yield Cue(opening, found.end() - 1, who, needs_quotation=True)


def _according(plain: str) -> Iterator[Cue]:
    for found in _ACCORDING.finditer(plain):
        if _NO_RULE.search(found["who"]):
            continue
        if _is_inside(plain, found.start(), found.end()) and _WORD.search(plain, 0, found.start()):
            yield Cue(0, 0, found.span("who"), is_nested=True)
            continue
        opens = not plain[max(0, found.start() - 60) : found.start()].strip(" \n*_>-") or plain[
            : found.start()
        ].rstrip().endswith((";", ".", "and", "but"))
        end = found.end()
        if opens:
            end = past(_CONTENT, plain, end)
        yield Cue(found.start(), end, found.span("who"), is_before=not opens, is_nested=True)
    for found in _DASH.finditer(plain):
        yield Cue(found.start() + 1, found.end(), found.span("who"), is_before=True, needs_quotation=True)
