"""The words of evidence cards and of their re-check, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rag.recheck import State
from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    title: str
    question: str
    understood: str
    answer: str
    evidence: str
    corrections: str
    asked_on: str
    characters: str
    seal: str
    index: str
    verify: str
    states: Mapping[State, str]
    stands_now: str
    misquoted: str
    otherwise_corrected: str
    all_hold: str
    some_fail: str
    same_index: str
    other_index: str
    same_answer: str
    other_answer: str


ZH = CardWords(
    title="证据卡",
    question="问题",
    understood="理解为",
    answer="回答",
    evidence="依据",
    corrections="文章的说法",
    asked_on="问于 {}",
    characters="第 {}–{} 字",
    seal="文章校验码（SHA-256）",
    index="索引",
    verify="核对：youju verify {} --index 索引文件夹（用同时导出的 .json）",
    states=MappingProxyType(
        {
            State.HOLDS: "仍在原处",
            State.MOVED: "原句还在，但所在的文章已不是当时那一篇",
            State.CHANGED: "原句已改",
            State.GONE: "原句已找不到",
            State.FORGED: "文章没有变，但从来没有这样写，或者校验码不是它的",
        }
    ),
    stands_now="现在是",
    misquoted="第 {} 句与它引的原文不符",
    otherwise_corrected="[{}] 所引文章如今的更正与卡上所写不同",
    all_hold="{} 处引文全部仍在原处。",
    some_fail="{} 处引文里有 {} 处对不上。",
    same_index="索引与回答时是同一版。",
    other_index="索引已不是回答时的那一版。",
    same_answer="现在再问，回答相同。",
    other_answer="现在再问，回答已不同。",
)

EN = CardWords(
    title="Evidence card",
    question="Question",
    understood="Understood as",
    answer="Answer",
    evidence="Evidence",
    corrections="What the articles say",
    asked_on="asked on {}",
    characters="characters {}–{}",
    seal="Article checksums (SHA-256)",
    index="Index",
    verify="To check it: youju verify {} --index FOLDER (with the .json exported beside it)",
    states=MappingProxyType(
        {
            State.HOLDS: "stands where it stood",
            State.MOVED: "still stands word for word, but in an article that is not the one cited",
            State.CHANGED: "no longer says this",
            State.GONE: "is nowhere to be found",
            State.FORGED: "the article is unchanged and never said this, or the checksum is not its own",
        }
    ),
    stands_now="Now",
    misquoted="Sentence {} differs from what it cites",
    otherwise_corrected="[{}] its article is now corrected by something else than the card says",
    all_hold="All {} quotes stand where they stood.",
    some_fail="Of {} quotes, {} do not hold.",
    same_index="The index is the one that answered.",
    other_index="The index is no longer the one that answered.",
    same_answer="Asked again, the question gets the same answer.",
    other_answer="Asked again, the question gets another answer.",
)


def card_words(language: UiLanguage) -> CardWords:
    """Return the words of a language."""
    return ZH if language == "zh" else EN
