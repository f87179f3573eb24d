"""Youju's own words about a checked claim, in Chinese and English. They claim nothing about the events."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Language
from rag.verdicts import Because, CheckedStatement, Verdict

_VERDICTS: dict[Language, dict[Verdict, str]] = {
    "zh": {
        Verdict.SUPPORTED: "文章支持这个说法。",
        Verdict.PARTIAL: "文章只支持这个说法的一部分。",
        Verdict.CONTRADICTED: "文章的说法与此不符",
        Verdict.NOT_FOUND: "这些文章里没有找到能证实或否定这个说法的依据。",
    },
    "en": {
        Verdict.SUPPORTED: "The articles support this.",
        Verdict.PARTIAL: "The articles support only part of this.",
        Verdict.CONTRADICTED: "The articles say otherwise",
        Verdict.NOT_FOUND: "The articles hold nothing that confirms or denies this.",
    },
}
_BECAUSE: dict[Language, dict[Because, str]] = {
    "zh": {
        Because.OTHER_FIGURE: "：数字不同。",
        Because.OTHER_DATE: "：时间不同。",
        Because.OTHER_NAME: "：名字不同。",
        Because.DENIED: "：一个说是，一个说不是。",
        Because.TOLD_OTHERWISE: "。",
        Because.NOT_SO_CERTAIN: "文章里只是计划或可能，并没有说已经如此。",
        Because.NOTHING_CLAIMED: "这里没有可以核对的说法：请输入至少一个陈述句。",
        Because.EMPTY_CLAIM: "没有要核对的文字：请输入中文或英文的说法。",
        Because.TOO_LONG: "文字太长（上限 20,000 个字符）：请分几次核对。",
        Because.EMPTY_INDEX: "没有可供查找的文字：索引或给出的段落是空的。用 youju index build 可读入文章。",
    },
    "en": {
        Because.OTHER_FIGURE: ": another figure.",
        Because.OTHER_DATE: ": another date.",
        Because.OTHER_NAME: ": another name.",
        Because.DENIED: ": one asserts what the other denies.",
        Because.TOLD_OTHERWISE: ".",
        Because.NOT_SO_CERTAIN: " They call it planned or possible, not done.",
        Because.NOTHING_CLAIMED: "There is nothing to check here: please give at least one statement.",
        Because.EMPTY_CLAIM: "There are no words to check: please give a claim in Chinese or English.",
        Because.TOO_LONG: "The text is too long (at most 20,000 characters): please check it in parts.",
        Because.EMPTY_INDEX: "There is no text to look in: the index or the given passages are empty."
        " Articles are read with youju index build.",
    },
}
_UNUSABLE = frozenset({Because.NOTHING_CLAIMED, Because.EMPTY_CLAIM, Because.TOO_LONG, Because.EMPTY_INDEX})


def notice(
    verdict: Verdict,
    because: Because,
    told: Sequence[CheckedStatement],
    language: Language,
    *,
    left: int = 0,
) -> str:
    """Return the words about a claim.

    Args:
        verdict: of the whole.
        because: of the statement that decides.
        told: its statements.
        language: of the words.
        left: how many further statements were not checked.
    """
    if because in _UNUSABLE:
        return _BECAUSE[language][because]
    words = _VERDICTS[language][verdict] + _BECAUSE[language].get(because, "")
    words += _several(told, language) if len(told) > 1 else ""
    return words + _left(left, language) if left else words


def _several(told: Sequence[CheckedStatement], language: Language) -> str:
    counts = [(v, sum(s.verdict is v for s in told)) for v in Verdict]
    if language == "zh":
        names = {
            Verdict.SUPPORTED: "有据",
            Verdict.PARTIAL: "部分有据",
            Verdict.CONTRADICTED: "不符",
            Verdict.NOT_FOUND: "未见依据",
        }
        return f"（{len(told)} 句：{'，'.join(f'{names[v]} {n}' for v, n in counts if n)}）"
    names = {v: v.value.replace("_", " ") for v in Verdict}
    return f" ({len(told)} sentences: {', '.join(f'{n} {names[v]}' for v, n in counts if n)})"


def _left(left: int, language: Language) -> str:
    if language == "zh":
        return f"后面还有 {left} 句没有核对。"
    return f" {left} more sentence{'s were' if left > 1 else ' was'} not checked."
