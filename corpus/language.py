"""Which of our two languages a text is written in, by the share of its Chinese characters.

Knows nothing of other languages: Japanese counts as Chinese, every Latin script as English.
"""

from __future__ import annotations

import re

from corpus.article import Language

# Unified ideographs with extensions A to H, compatibility ideographs and the zero 〇.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_SAMPLE = 100_000  # characters looked at: more does not change the share and costs time
_SHORT = 40  # letters and words; below this, a name in the other language can outweigh the rest
_CHINESE_SHARE = 0.4
_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?")
_CHINESE_GRAMMAR = re.compile("[的了是在吗嗎呢么麼谁誰哪几幾多怎为為何和与與被把请請有]|什")
_ENGLISH_GRAMMAR = re.compile(
    r"\b(?:the|an?|is|are|was|were|do|does|did|has|have|had|who|whom|whose|what|when|where|which|why|how"
    r"|of|in|on|at|to|by|for|from|with|and|about|tell|that|this|it|he|she|they)\b",
    re.IGNORECASE,
)


def detect_language(text: str) -> Language:
    """Return the language of most of the text, ``"zh"`` when nothing tells.

    A Chinese character counts as much as a Latin word. In a short text, such as a question,
    grammar decides before counts: ``"Who is 姚顺宇?"`` is English although it holds more
    Chinese characters than words. Only the first 100,000 characters are looked at.
    """
    sample = text[:_SAMPLE]
    han = len(_HAN.findall(sample))
    words = len(_LATIN_WORD.findall(sample))
    if not words:
        return "zh"
    if not han:
        return "en"
    if han + words < _SHORT and _is_english_grammar(sample):
        return "en"
    return "zh" if han / (han + words) >= _CHINESE_SHARE else "en"


def _is_english_grammar(text: str) -> bool:
    return bool(_ENGLISH_GRAMMAR.search(text)) and not _CHINESE_GRAMMAR.search(text)
