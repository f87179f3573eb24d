"""Whether a sentence tells something as a fact, as planned, as possible, or denies it.

Rules over general words of both languages. A word that hedges holds for its clause, up to the 的 that ends an
attribute, and for what goes on with 并 or "and". Conditions and questions assert nothing: they are possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from corpus.article import Language
from index.folding import simplify
from rag.denials import denials
from rag.words import chinese_words

LONGEST = 2_000
"""Characters; what stands behind them in a longer sentence counts as asserted."""

REMEMBERED = 1024
"""Sentences whose hedges are kept."""


class Modality(StrEnum):
    """How a sentence tells something."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A stretch of a sentence that is not told as a fact, and where the word stands that says so."""

    start: int
    end: int
    word: int
    modality: Modality


_BORDER = re.compile(r"[，；;：。！？!?—…\n]|[,:](?!\d)|\.(?=\s|$)")
_SUBCLAUSE = re.compile(
    r"[，；;：。！？!?—…\n]|[,:](?!\d)|\.(?=\s|$)"
    r"|\b(?:that|which|who|because|while|but|although|whereas|when|since)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    "计划|打算|准备|有望|预计|预期|即将|必将|拟(?![人态定议真音])(?<!模拟)(?<!虚拟)(?<!草拟)(?<!比拟)|将(?![军领士来近要帅]|[一两三几这那][个幅面名位件条只张把份])"
    "|定于|料将|力争|争取|(?<!的)希望(?=\\w)|有意(?![思义见])"
)
_POSSIBLE = re.compile(
    "(?<!不)(?<!尽)(?<!最大)(?<!一切)可能(?!性)|或许|也许|恐怕|恐(?=将|会|难)|疑似|大概|似乎|好像|说不定|或(?=将|会|于|在|已|因|可|成|需|遭|被|达)"
)
_IMPOSSIBLE = re.compile("不可能(?!性)|\\bcannot possibly\\b|\\b(?:is|was) impossible\\b")
_OF = re.compile("的(?!话)(?=\\w[^的]*(?:已|了|是|被|没|未|曾|仍))")
_CONDITION = re.compile(
    "\\W*(?:如果|假如|倘若|要是|若(?!干)|一旦|除非|只要)|\\W*(?:[Ii]f|[Uu]nless|[Ww]hether)\\b"
)
_GOES_ON = re.compile(
    "\\s*(?:并(?!非|不|没|未)|以及|同时|随后|然后|(?:and|or|then)\\s+(?!he\\b|she\\b|it\\b|they\\b|the\\b|an?\\b|[A-Z]))"
)
_QUESTION = re.compile(r"[？?]\W*$")
_BEFALLS = re.compile("(?:获批|失败|落空|受阻|泡汤|搁浅|搁置|流产|生效|出台|曝光)(?!了?\\w)")
_ACTS = ("v", "d", "p", "t", "ad", "z", "c", "i", "l")
_POINTS = frozenset("该 这 那 此 本 这项 该项 一项 其".split())
_AMBIGUOUS = frozenset("计划 准备 将 拟".split())
_PLANNED_EN = re.compile(
    r"\b(?:(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|expect(?:s|ed)?|aim(?:s|ed)?|hope[sd]?|want(?:s|ed)?|going|set|due"
    r"|scheduled|slated|poised|projected|forecast|is|are|agreed|vowed|promised) to\b(?! have\b)"
    r"|(?<![Hh]is )(?<![Hh]er )(?<![Tt]he )(?<!free )(?<!\bat )will\b|shall\b|would\b|about to\b)|\w['’]ll\b"
)
_POSSIBLE_EN = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|maybe|likely|probably|apparently|presumably|suspected|seems?|seemed"
    r"|appears? to|appeared to)\b|^\W*(?:Perhaps|Maybe|Possibly|Probably|Apparently)\b"
)


def modality_at(text: str, start: int, language: Language) -> Modality:
    """Return how a sentence tells what stands at a position.

    >>> modality_at("新桥计划五月通车。", 4, "zh").value, modality_at("新桥五月通车。", 2, "zh").value
    ('planned', 'asserted')

    Args:
        text: the sentence.
        start: the position, in characters.
        language: of the sentence.
    """
    if len(text) > LONGEST:
        text = text[:LONGEST]
    found = [h for h in _hedges(text, language) if h.start <= start < h.end]
    before = [h for h in found if h.word <= start]
    nearest = max(before, key=lambda h: h.word) if before else min(found, key=lambda h: h.word, default=None)
    denied = next((d for d in denials(text) if d.start <= start < d.end), None)
    if denied is None:
        return nearest.modality if nearest else Modality.ASSERTED
    is_doubtful = any(h.modality is Modality.POSSIBLE and h.word < denied.negator for h in before)
    return Modality.POSSIBLE if is_doubtful else Modality.DENIED


@lru_cache(REMEMBERED)
def _hedges(text: str, language: Language) -> tuple[Hedge, ...]:
    plain = simplify(text) if language == "zh" else text
    border = _BORDER if language == "zh" else _SUBCLAUSE
    cuts = [0, *(m.end() for m in border.finditer(plain)), len(plain)]
    spans = list(pairwise(cuts))
    whole = [Hedge(0, len(text), 0, Modality.POSSIBLE)] if _QUESTION.search(plain) else []
    told = [h for n in range(len(spans)) for h in _of_clause(plain, spans, n, language)]
    return (*whole, *told)


def _of_clause(plain: str, spans: list[tuple[int, int]], n: int, language: Language) -> Iterator[Hedge]:
    start, end = spans[n]
    if _CONDITION.match(plain, start, end):
        yield Hedge(start, end, start, Modality.POSSIBLE)
    for word, modality in _words(plain, start, end, language):
        of = _OF.search(plain, word.end(), end) if language == "zh" else None
        if of:
            yield Hedge(word.start(), of.start(), word.start(), modality)
        else:
            yield Hedge(start, _last(plain, spans, n), word.start(), modality)


def _words(plain: str, start: int, end: int, language: Language) -> Iterator[tuple[re.Match[str], Modality]]:
    """Yield the words of a clause that say that something is planned, possible or impossible."""
    planned, possible = (_PLANNED, _POSSIBLE) if language == "zh" else (_PLANNED_EN, _POSSIBLE_EN)
    for word in planned.finditer(plain, start, end):
        if language == "en" or _is_verb(plain, word, start):
            yield word, Modality.PLANNED
    yield from ((word, Modality.POSSIBLE) for word in possible.finditer(plain, start, end))
    yield from ((word, Modality.DENIED) for word in _IMPOSSIBLE.finditer(plain, start, end))


def _is_verb(plain: str, word: re.Match[str], start: int) -> bool:
    """Tell whether 计划, 准备, 将 or 拟 says what somebody will do: a plan and 将 before an object do not."""
    if word.group() not in _AMBIGUOUS:
        return True
    if _BEFALLS.match(plain, word.end()):
        return False
    after = chinese_words(plain[word.end() : word.end() + 8])
    counts = word.group() != "将" and bool(after) and after[0].tag == "m"  # 将一面旗: the flag is an object
    acts = bool(after) and after[0].tag.startswith(_ACTS) and after[0].text not in ("已", "已经", "被")
    if not acts and not counts:
        return False
    before = chinese_words(plain[max(start, word.start() - 8) : word.start()])
    is_owned = bool(before) and (before[-1].tag in ("uj", "v", "vn", "m", "b") or before[-1].text in _POINTS)
    return word.group() in ("将", "拟") or not is_owned


def _last(plain: str, spans: list[tuple[int, int]], n: int) -> int:
    """Return where the last clause ends that goes on with what a clause says."""
    while n + 1 < len(spans) and _GOES_ON.match(plain, spans[n + 1][0]):
        n += 1
    return spans[n][1]
