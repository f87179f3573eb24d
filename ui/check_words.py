"""What verdicts are called, in both languages, on a terminal and on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus.article import Language
from rag.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    verdicts: Mapping[Verdict, str]
    hints: Mapping[Verdict, str]
    error: str
    sources: str
    told: str
    other: str
    absent: str
    against: str
    about: str
    check: str


_WORDS: Mapping[Language, CheckWords] = MappingProxyType(
    {
        "zh": CheckWords(
            verdicts=MappingProxyType(
                {
                    Verdict.SUPPORTED: "有据",
                    Verdict.PARTIAL: "部分有据",
                    Verdict.CONTRADICTED: "不符",
                    Verdict.NOT_FOUND: "未见依据",
                }
            ),
            hints=MappingProxyType(
                {
                    Verdict.SUPPORTED: "文章里有这句话的依据",
                    Verdict.PARTIAL: "文章里只有这句话一部分的依据",
                    Verdict.CONTRADICTED: "文章的说法与这句话不符",
                    Verdict.NOT_FOUND: "文章里既没有证实、也没有否定这句话的依据",
                }
            ),
            error="出错",
            sources="文章原文",
            told="“{0}”：原文是“{1}”",
            other="“{0}”：原文另有说法",
            absent="“{0}”：原文没有提到",
            against="另有不同说法：",
            about="（指：{}）",
            check="核对",
        ),
        "en": CheckWords(
            verdicts=MappingProxyType(
                {
                    Verdict.SUPPORTED: "supported",
                    Verdict.PARTIAL: "partly supported",
                    Verdict.CONTRADICTED: "contradicted",
                    Verdict.NOT_FOUND: "not found",
                }
            ),
            hints=MappingProxyType(
                {
                    Verdict.SUPPORTED: "the articles support this sentence",
                    Verdict.PARTIAL: "the articles support only part of this sentence",
                    Verdict.CONTRADICTED: "the articles say otherwise than this sentence",
                    Verdict.NOT_FOUND: "the articles neither confirm nor deny this sentence",
                }
            ),
            error="errors",
            sources="What the articles say",
            told="“{0}”: the text has “{1}”",
            other="“{0}”: the text says otherwise",
            absent="“{0}”: not in the text",
            against="Others say otherwise: ",
            about=" (refers to: {})",
            check="Check",
        ),
    }
)


def check_words(language: Language) -> CheckWords:
    """Return the words of a language."""
    return _WORDS[language]
