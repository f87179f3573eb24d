"""What a sentence denies: the stretches of a text that stand in the scope of a negation or a contrast.

"这里没有愤怒，只有悲凉" denies 愤怒, "not X but Y" denies X, and "没那么科幻" denies what stands right
before it. Rules over general words of both languages; a question, a condition and "not only" deny nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.language import HAN
from index.folding import simplify

REMEMBERED = 4096
"""Texts whose denials are kept: the same sentences are read for the next question."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Denial:
    """A stretch of a text that the text denies.

    Attributes:
        start: where the denied words begin.
        end: where they end; equal to ``start`` when they stand in the sentence before.
        negator: where the word that denies them begins.
        is_contrast: whether the text says in the same breath what is so instead.
    """

    start: int
    end: int
    negator: int
    is_contrast: bool

    @property
    def is_of_sentence_before(self) -> bool:
        """Whether what is denied stands in the sentence before."""
        return self.start == self.end


_CLAUSE = re.compile(r"(?:[^，,。；;：:！!？?…—（）()\n.]|\.(?!\s|$))+")
_QUESTION = re.compile(r"[？?][\"'”’」』）)*_\s]*$")
_CONDITION = re.compile(
    "^[\\s“\"'‘(（*]*(?:如果|假如|要是|若|倘若|除非|即使|即便|哪怕|只要|无论|不管|不论)"
    r"|^\W*(?:if|unless|whether|even if)\b",
    re.IGNORECASE,
)
# 不 and 没 are parts of many words that deny nothing (不过, 不同, 差不多) or only "only" (不仅).
_CHINESE = re.compile(
    "非但(?:没有?|不|未)|(?:并|却|也|还|根本|完全|从来|压根)?(?:没有|没能)|(?:并|却|从|绝|尚|(?<!永)远|决)(?:不是|非|不|未|没)"
    "|而不是|而非|不是|不再|不会|不能|不曾|不必|不用|不需要?|不让|不许|不愿意?|不肯|不打算|不存在|不属于|不意味着?|不代表"
    "|未能|未曾|未有|尚未|从未|未(?!来|必|免|知|满|婚|央|名|成年)|无法|无意|无需|无须|拒绝|否认(?=\\w)|谈不上|算不上|称不上"
    "|(?<![0-9一二三两几个十百千万亿出])没(?!错|落|收|准|事|完没|完)(?=[^有])"
    "|(?<![差要了得能会可好行对愿想肯该敢巴对赖由免受忍禁止挡住受])不(?![过仅但断同少久管论得止只光单料禁妨愧足到超等已然如一安满可利良公凡幸知"
    "觉由朽锈孕倒起定错对行啊吗呢吧良当佳平动便顾怎一二住上下掉开惜可连兼致])"
)
_HELD_BACK = re.compile(r"(是|能|会|可|要|该|好)不\1|有没有")
_EMPTY_DENIAL = re.compile(
    "没那么|没这么|并非如此|并不如此|不是这样|不是这么|事实并非|其实不|并不(?:存在|成立|属实|准确|正确)|不(?:属实|成立|准确|正确|实(?!用|际|现|施|在|名|惠|行|体))"
    "|没有(?:发生|出现|成为现实)|(?:并|从|尚|都)未(?:发生|出现|实现|降临)|子虚乌有|纯属(?:谣言|虚构)|是(?:谣言|误解|误读|假的|错的|弄混了)"
)
_SO_INSTEAD = re.compile("^\\W*(?:而是|反而|反倒|只是|只有|相反|而只|恰恰|却是|而在于|更像|而更)|^\\W*是")
_ATTRIBUTE_END = re.compile("(?<=[^，])的(?=\\w)")
_LONGEST_ATTRIBUTE = 6
"""Characters between a bare 不 and the 的 that ends its scope: 不擅长的活动 denies 擅长, not the activity."""
_INSTEAD_INSIDE = re.compile("而是|反而|反倒|只有|但是?|却(?!不|没|未)")
# "She no longer asks those questions that brought her here" takes for granted that they did.
_GRANTED = re.compile(r"(?<=\w)[那这](?:些|个|种|样)|\b(?:which|who|whom|whose)\b", re.IGNORECASE)

_ENGLISH = re.compile(
    r"\b(?:not|never|no longer|cannot|neither|nor|without|den(?:y|ies|ied)|fail(?:s|ed)? to"
    r"|refus(?:es?|ed) to"
    r"|rather than|instead of|far from|anything but|yet to|no)\b"
    r"(?! (?:only|just|merely|least|less|more|doubt|matter|one)\b)"
    r"|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_ENGLISH_STOP = re.compile(
    r"\b(?:but|instead|rather(?! than)|because|although|though|while|whereas|when|until|since)\b",
    re.IGNORECASE,
)
_ENGLISH_EMPTY = re.compile(
    r"\b(?:is|was|are|were) (?:false|untrue|wrong|inaccurate|a myth|a rumou?r)\b"
    r"|\b(?:never|did not|didn['’]t) (?:happen|occur|take place)|\bnot (?:true|so|the case)\b",
    re.IGNORECASE,
)
_ENGLISH_INSTEAD = re.compile(r"^\W*(?:but|instead|rather|it (?:is|was)|only)\b", re.IGNORECASE)
_HAN = re.compile(f"[{HAN}]")
_WORDLESS = re.compile(r"[\W_的了过着地得]*")
_SHORT = 14
"""Characters; a sentence up to this length that only denies is about the sentence before."""


@lru_cache(REMEMBERED)
def denials(text: str) -> tuple[Denial, ...]:
    """Return what a sentence denies, in order; Traditional characters are read as Simplified.

    >>> text = "这里没有愤怒，只有悲凉。"
    >>> [text[d.start : d.end] for d in denials(text)]
    ['愤怒']
    """
    text = simplify(text)
    if _QUESTION.search(text):
        return ()
    clauses = [m.span() for m in _CLAUSE.finditer(text)]
    return tuple(d for n in range(len(clauses)) for d in _of_clause(text, clauses, n))


def _of_clause(text: str, clauses: list[Range], n: int) -> Iterator[Denial]:
    start, end = clauses[n]
    clause = text[start:end]
    if _CONDITION.match(clause):
        return
    chinese = _HAN.search(clause) is not None
    empty = (_EMPTY_DENIAL if chinese else _ENGLISH_EMPTY).search(clause)
    if empty:
        yield from _pointing_back(text, clauses, n, start + empty.start())
        return
    found = _negator(clause, _CHINESE if chinese else _ENGLISH)
    if found is None:
        return
    begin = start + found.end()
    inside = (_INSTEAD_INSIDE if chinese else _ENGLISH_STOP).search(text, begin, end)
    stop = inside.start() if inside else end
    granted = _GRANTED.search(text, begin, stop)
    stop = granted.start() if granted else stop
    attribute = _ATTRIBUTE_END.search(text, begin, min(stop, begin + _LONGEST_ATTRIBUTE))
    if attribute and len(found.group()) == 1:
        stop = attribute.start()
    following = text[clauses[n + 1][0] :] if n + 1 < len(clauses) else ""
    so = (_SO_INSTEAD if chinese else _ENGLISH_INSTEAD).match(following)
    is_contrast = bool(inside or so) or found.group() in ("而不是", "而非", "rather than", "instead of")
    if _WORDLESS.fullmatch(text, begin, stop):
        yield from _pointing_back(text, clauses, n, start + found.start())
    else:
        yield Denial(begin, stop, start + found.start(), is_contrast)


def _negator(clause: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    asks = [m.span() for m in _HELD_BACK.finditer(clause)]
    return next((m for m in pattern.finditer(clause) if not any(a <= m.start() < b for a, b in asks)), None)


def _pointing_back(text: str, clauses: list[Range], n: int, negator: int) -> Iterator[Denial]:
    """Yield what a denial without words of its own denies: what stands before it."""
    start = clauses[n][0]
    if not _WORDLESS.fullmatch(text, start, negator):
        yield Denial(start, negator, negator, False)
    elif n:
        yield Denial(*clauses[n - 1], negator, False)
    elif len(text) <= _SHORT or len(clauses) > 1:
        yield Denial(start, start, negator, len(clauses) > 1)
