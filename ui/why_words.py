"""Words of the scores behind an answer, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus.article import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    how: str
    lexical: str
    dense: str
    reader: str
    rank: str
    unranked: str
    uncounted: str
    unread: str
    likely: str
    unlikely: str
    cited: str
    of_best: str
    of_all: str
    odds: str


_WORDS: Mapping[Language, WhyWords] = MappingProxyType(
    {
        "zh": WhyWords(
            how=(
                "每一段由字词和语义两种检索各自打分，合起来排序；最靠前的几段，"
                "再由阅读模型逐句判断是否答得上这个问题。"
            ),
            lexical="字词",
            dense="语义",
            reader="阅读",
            rank="第 {} 位 · {}",
            unranked="未入选 · {}",
            uncounted="文章少，未计算",
            unread="未细读",
            likely="像是答案 · {}",
            unlikely="不像答案 · {}",
            cited="回答引用了这一段",
            of_best="（最高分的 {}%）",
            of_all="（满分的 {}%）",
            odds="（折合 {}%）",
        ),
        "en": WhyWords(
            how=(
                "Two searches score each passage, by words and by meaning; their sum ranks them. In the first"
                " few the reader then judges, sentence by sentence, whether they answer the question."
            ),
            lexical="Words",
            dense="Meaning",
            reader="Reader",
            rank="rank {} · {}",
            unranked="not proposed · {}",
            uncounted="few articles, not needed",
            unread="not read closely",
            likely="looks like an answer · {}",
            unlikely="does not look like one · {}",
            cited="cited by the answer",
            of_best=" ({} % of the best)",
            of_all=" ({} % of the highest possible)",
            odds=" (as a share: {} %)",
        ),
    }
)


def why_words(language: Language) -> WhyWords:
    """Return the words of a language."""
    return _WORDS[language]
