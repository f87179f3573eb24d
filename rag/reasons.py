"""Reasons that a sentence states outright: what is told, and what it is put down to.

Markers of both languages (因为, 由于, 原因是, 以…为由, "because of", "due to", "citing"). What is called
one of several reasons, a purpose, or no reason at all is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.article import Language
from index.folding import simplify
from rag.alongside import FEWEST, Range
from rag.claims import folded
from rag.hedging import Modality, modality_at
from rag.terms import content_words
from rag.words import chinese_words

REMEMBERED = 4096
"""Sentences whose reasons are kept."""

LONGEST = 400
"""Characters; a longer sentence is no single statement."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that a text states: ``text[start:end]``.

    Attributes:
        start: where its words begin.
        end: where they end.
        effect: where what it is the reason of stands, before and after it.
    """

    start: int
    end: int
    effect: tuple[Range, ...]

    def effect_in(self, text: str) -> str:
        """Return the words of the effect."""
        return " ".join(text[a:b].strip() for a, b in self.effect)


# What is only one reason of several, or none.
_ONE_OF_MANY = re.compile(
    "(?:另|又|第[一二三四五]|其中|重要|部分|次要|之)一?个?(?:的)?原因|原因之一|原因[有包]|多[种重个方]|一方面"
    "|也(?:是)?因|还因|更因|部分(?:是)?因|不仅(?:是)?因|不是因|并非因|而非因|不因"
    "|之所以不|无论|是否因|因为?什么|何种原因|不明"
    r"|\b(?:partly|in part|also|not (?:just|only)|one (?:of the )?reasons?|among the reasons|another reason"
    r"|not because|whether)\b"
)
_WORDS = "[^，,。；;：:！!？?\n]"
_FROM = "(?:因为|由于|因(?!此|而|素|果|特网|子|地制宜|应|人而异|小失大|噎|材施教|公|祸|何|之))"
_BEFORE = re.compile(
    rf"(?<!原)(?<!起)(?<!成)(?<!基)(?<!诱)(?<!死)(?<!病)(?:{_FROM})(?P<reason>{_WORDS}{{2,40}})"
)
_GROUNDS = re.compile(rf"以(?P<reason>{_WORDS}{{2,30}}?)为(?:由|理由)")
_AFTER = re.compile(
    rf"(?:原因|起因|理由|死因)(?:是|为|系|在于|则是|就是)(?:因为|由于)?[“\"：:，,]?(?P<reason>{_WORDS}{{2,60}})"
    rf"|(?:(?:这|都)?(?:是|就是)(?:因为|由于|出于))[“\"：:，,]?(?P<cause>{_WORDS}{{2,60}})"
    rf"|(?:系|是|均?由)(?P<by>{_WORDS}{{2,30}}?)(?:引发|引起|导致|造成|所致)"
)
_SO = re.compile("(?:的?(?:原因|缘故|关系|影响))?(?:[，,]|而(?!且|是|言|来)|$)")
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<mark>because of|due to|owing to|caused by|blamed on|on account of|as a result of)"
        r" (?P<reason>[^,.;:!?\n]{3,120})",
        r"\b(?P<mark>because) (?!of\b)(?P<reason>[^,.;:!?\n]{3,140})",
        r"\b(?P<mark>citing) (?P<reason>[^,.;:!?\n]{3,120})",
        r"\b(?:resign\w*|quit|left|sacked|fired|dismissed|suspended|arrested|fined|sued|cancelled|criticised|criticized"
        r"|closed|stepped down|ousted)\b[^,.;:!?\n]{0,40}? (?P<mark>over) (?P<reason>[^,.;:!?\n]{3,100})",
        r"\b(?P<mark>(?:reason|cause)(?: (?:for|of) [^,.;:!?\n]{3,80}?)? (?:was|is)(?: that)?)"
        r" (?P<reason>[^,.;:!?\n]{3,140})",
    )
)


_DUE = re.compile(r"\bdue to\b", re.IGNORECASE)  # else read as what is planned
_BORDER = re.compile(r"[，,；;。：:！!？?\n](?!\d)")
_MARKS = frozenset(" “”\"'，,：:的而")


@lru_cache(REMEMBERED)
def reasons(text: str, language: Language) -> tuple[Reason, ...]:
    """Return the reasons that a sentence states as facts, in order, without overlaps.

    >>> text = "由于浓雾，渡轮停航两天。"
    >>> [(text[r.start : r.end], r.effect_in(text)) for r in reasons(text, "zh")]
    [('浓雾', '渡轮停航两天')]
    """
    if len(text) > LONGEST or _ONE_OF_MANY.search(text):
        return ()
    kept: list[Reason] = []
    for reason in sorted(_found(text, language), key=lambda r: (r.start, -r.end)):
        if kept and reason.start < kept[-1].end:
            continue
        plain = _DUE.sub("      ", text)
        if all(
            modality_at(plain, n, language) is Modality.ASSERTED for n in (reason.start, reason.effect[0][0])
        ):
            kept.append(reason)
    return tuple(kept)


def _found(text: str, language: Language) -> Iterator[Reason]:
    if language == "en":
        for pattern in _ENGLISH:
            for match in pattern.finditer(text):
                mark = match.span("mark")
                is_named = match["mark"][-2:] in ("as", "is", "at")  # the cause of the fire was
                yield from _with_effect(
                    text, match.span("reason"), mark[1] if is_named else mark[0], match.end()
                )
        return
    plain = simplify(text)
    for match in _BEFORE.finditer(plain):
        start, end = match.span("reason")
        last = end if _SO.match(plain, end) else _before_verb(plain, start, end)
        if start < last:
            yield from _with_effect(text, (start, last), match.start(), last)
    for match in _GROUNDS.finditer(plain):
        yield from _with_effect(text, match.span("reason"), match.start(), match.end())
    for match in _AFTER.finditer(plain):
        group = match.lastgroup or "reason"
        yield from _with_effect(text, match.span(group), match.start(), match.end())


def _before_verb(plain: str, start: int, end: int) -> int:
    """Return where a reason ends that its verb follows at once: 因暴雨 | 停飞; ``start`` when none does."""
    has_noun = False
    for word in chinese_words(plain[start:end]):
        if word.tag == "v" and has_noun and len(word.text) > 1:
            return start + word.start
        has_noun = has_noun or word.tag[:1] in "nj" or word.tag == "vn"
    return start


def _with_effect(text: str, reason: Range, start: int, end: int) -> Iterator[Reason]:
    """Yield a reason with the words of its clause and, where these are too few, of the clause beside it."""
    begin, stop = max((m.end() for m in _BORDER.finditer(text, 0, start)), default=0), len(text)
    border = _BORDER.search(text, end)
    stop = border.start() if border else stop
    before, after = (begin, start), (end, stop)
    if _says_little(text, before) and _says_little(text, after):
        if border and text[end:stop].strip() == "" and not _says_little(text, (border.end(), len(text))):
            following = _BORDER.search(text, border.end())
            after = (border.end(), following.start() if following else len(text))
        elif begin:
            before = (max((m.end() for m in _BORDER.finditer(text, 0, begin - 1)), default=0), start)
    effect = tuple(s for s in (before, after) if text[s[0] : s[1]].strip())
    if effect and text[reason[0] : reason[1]].strip():
        yield Reason(*_trimmed(text, reason), effect)


def _says_little(text: str, span: Range) -> bool:
    return len(content_words(folded(text[span[0] : span[1]]))) < FEWEST


def _trimmed(text: str, span: Range) -> Range:
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end
