"""The subject of an English verb of saying: whose words they are, as printed."""

from __future__ import annotations

import re

from rag.kinds import BODY_NOUNS, CAPITAL, LATIN, PERSON_NOUNS
from rag.names import names
from rag.speech import Range, past

LONGEST = 140
"""Characters before a verb in which its subject is looked for."""

_DOCUMENT = (
    r"stud(?:y|ies)|report|paper|survey|data|poll|research|analysis|figures|results|statement|article"
    r"|letter|memo|document|filing|essay|post|repost|tweet|announcement|commentary|review|blog|email|story"
    r"|newspaper|magazine|outlet|network|press|account|book|column|note|editorial|transcript|complaint"
    r"|lawsuit|indictment|site|website|page"
)
_PEOPLE = (
    "sources?|people|officials|critics|experts|scientists|researchers|analysts|residents|witnesses|police"
    "|prosecutors|lawyers|staff|workers"
    "|employees|investors|observers|supporters|opponents|neighbou?rs|locals|authorities|ministers"
    "|fishermen|some|others|many|most|few|several"
    "|insiders|executives|economists|doctors|readers|users|media|reporters|commentators|regulators|one"
    "|no one|nobody|everyone|somebody|someone"
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you)$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:the|an?|one|another|some|many|most|several|two|three|four|five|six|both|its|his|her|their|our|my"
    r"|no|that|this|these|those|each|other"
    r"|local|senior|former|anonymous|unnamed)\s",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{CAPITAL}[{LATIN}.&’'\-]*")
_OTHER_PEOPLE = re.compile(rf"(?:[\w-]+\s){{0,3}}(?:{_PEOPLE})\b", re.IGNORECASE)
_SPEAKING_NOUN = re.compile(
    rf"\b(?:{PERSON_NOUNS}|{BODY_NOUNS}|{_PEOPLE}|{_DOCUMENT})s?\b|[a-z]{{2,}}(?:er|or|ist|ian|man|men"
    rf"|woman|women|ee|ant|ent|ive|al|ess)s?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[\s*_>#•-]|(?:and|but|yet|so|or|nor|however|meanwhile|then|still|instead|also|later|once|today"
    r"|yesterday|nevertheless)\b)*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:had|has|have|also|later|then|once|now|both|himself|herself|itself|themselves|repeatedly"
    r"|still|further|again|even|just|recently|first|soon"
    r"|would|will|once|always|often|only|has since|\w+ly))+$",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"(?:in|on|at|by|after|before|from|with|during|for|upon|since|asked|speaking|writing|leaving|citing"
    r"|under|until|over)\s",
    re.IGNORECASE,
)
_LAST_NAME = re.compile(
    rf"(?:\b(?:the|an?)\s[\w\s-]{{1,30}}|\b(?:he|she|they|it)"
    rf"|{CAPITAL}[{LATIN}.&’'\-]*(?:\s{CAPITAL}[{LATIN}.&’'\-]*)*)$"
)
_LEADING = re.compile(
    rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:[Tt]he|[Aa]n?)\s[\w-]+"
    rf"|{CAPITAL}[{LATIN}.&’'\-]*(?:\s{CAPITAL}[{LATIN}.&’'\-]*)*)(?=\s)"
)
_MODIFIER = re.compile(
    r"\s(?:of|by|at|from|with|in|on|who|that|which|for|familiar|reposted|close|near|and)\s"
)
_OWNER = re.compile(r"['’]s\s")
_NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday"
    " january february march april june july august september october november december".split()
)
_NP_AFTER = re.compile(r"\s+(?P<who>[^,;:.!?\x00\n()—–]{2,90}(?:\.(?=\s?[A-Z])[^,;:.!?\x00\n()—–]{1,60})?)")
_NP_ENDS = re.compile(
    r"\s(?:(?:in|on|at|during|after|before|as)\s(?:(?:an?|the|his|her|its"
    r"|their)\s(?:[\w-]+\s){0,2}(?:letter|interview|statement|post|tweet"
    r"|email|memo|speech|report|blog|conference|press|weekend|hearing|book)|\d|last|early|late"
    r"|[JFMASOND][a-z]+ \d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|when|who|whose|that|while|last|this|yesterday|today|earlier)\b.*$"
)
_APPOSED = re.compile(
    rf"\s*(?:an?|the|then|now|who|which|formerly|(?:[a-z]+\s){{0,2}}(?:{PERSON_NOUNS})|\w+ing|head|one|\d+)\b"
)


def stripped(plain: str, start: int, end: int) -> Range:
    """Return a range without what joins it to what stands before and without adverbs at its end."""
    start = past(_LEAD, plain, start, end)
    tail = _TAIL.search(" " + plain[start:end].rstrip())
    end = start + tail.start() - 1 if tail else start + len(plain[start:end].rstrip())
    return start, max(start, end)


def speaker_before(plain: str, start: int, end: int) -> Range | None:
    """Return the subject of a verb in its clause; behind an apposition, that of the sentence."""
    start, end = stripped(plain, max(start, end - LONGEST), end)
    phrase = plain[start:end]
    if not phrase or phrase.lower() in ("who", "which", "that"):
        return _apposed_before(plain, start)
    if phrase.endswith((" and", " but")):
        opening = _LEADING.match(phrase)
        return (start, start + opening.end()) if opening and _is_speaker(opening.group()) else None
    if _PREPOSED.match(phrase):
        named = _LAST_NAME.search(phrase)
        return _reduced(plain, start + named.start(), end) if named and named.start() else None
    return _reduced(plain, start, end) if _is_speaker(phrase) else None


def speaker_after(plain: str, opening: int, verb_end: int) -> Range | None:
    """Return the subject behind a verb that ends what is said: "…," said the mayor."""
    found = _NP_AFTER.match(plain, verb_end)
    if found is None:
        return None
    before = plain[:opening].rstrip(" ,")
    comma = before.rfind(",")
    if not before.endswith("\x00") and comma >= 0 and _APPOSED.match(before, comma + 1):
        return None  # "Adler, a researcher, said the pace ...": the subject is Adler
    start, end = found.span("who")
    if plain.startswith(("and ", "or ", "that ", "to "), start):
        return None
    end = start + len(_NP_ENDS.sub("", plain[start:end]).rstrip())
    return _reduced(plain, start, end) if _is_speaker(plain[start:end]) else None


def _apposed_before(plain: str, end: int) -> Range | None:
    """Return the name before the apposition that ends here, or before a relative clause."""
    before = plain[max(0, end - 2 * LONGEST) : end].rstrip(" ,")
    offset = max(0, end - 2 * LONGEST)
    for part in re.finditer(r"[^,;:.!?\x00\n]+", before):
        start, stop = stripped(before, *part.span())
        phrase = before[start:stop]
        follows = _APPOSED.match(before, part.end() + 1) or part.end() == len(before)
        if follows and _is_speaker(phrase):
            return _reduced(plain, offset + start, offset + stop)
    return None


def _is_speaker(phrase: str) -> bool:
    """Tell whether a phrase names who or what can say something."""
    if _PRONOUN.fullmatch(phrase):
        return True
    if _DETERMINER.fullmatch(phrase + " "):
        return False
    core = _MODIFIER.split(phrase, maxsplit=1)[0]
    last = core.rsplit(" ", 1)[-1]
    if _NAME.fullmatch(last.strip("'’")):
        return core.lower() not in _NOBODY
    is_introduced = phrase == core or any(p.match(phrase) for p in (_DETERMINER, _OTHER_PEOPLE, _NAME))
    return bool(_SPEAKING_NOUN.search(last)) and is_introduced


def _reduced(plain: str, start: int, end: int) -> Range:
    """Leave out titles before a name that ends the phrase."""
    phrase = plain[start:end]
    if not _MODIFIER.search(phrase) and not _OWNER.search(phrase):
        for name in names(phrase, "en"):
            if name.end == len(phrase) and name.start:
                return start + name.start, end
    return start, end
