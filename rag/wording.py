"""A question's wording made plain for search: letters joined that were typed apart, politeness left out.

Only search sees the plain wording; what is shown is the question as it was asked.
"""

from __future__ import annotations

import re

from corpus.language import HAN

SPACED = 4
"""Characters in a row, each alone between blanks, that count as one text typed apart."""

_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_TYPED_APART = re.compile(rf"(?<!\S)\S(?: \S){{{SPACED - 1},}}(?!\S)")
_APART = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")
_WIDE_GAP = re.compile(rf"(?<=[{HAN}])  +(?=[{HAN}])")
_CHINESE_OPENING = re.compile(
    "^(?:(?:你|您|大家)好[呀啊吗]?|(?:请问|劳驾|打扰)(?:一下|了)?|请?(?:麻烦|拜托)(?:你|您|大家)?(?:一下)?"
    "|(?:请|麻烦|能不能|可不可以|能否|可否|能|可以)?(?:你|您)?(?:帮我|帮忙|给我|跟我)(?:查查?|看看?|找找?|说说?|讲讲?|问问?)(?:一下|下)?"
    "|(?:请|能不能|可不可以|能否|可否|能|可以)?(?:你|您)?告诉(?:我|一下)(?:一下)?|我?(?:很|就)?想(?:要)?(?:知道|请?问|了解)(?:一下|下)?"
    "|不好意思|对不起|抱歉)[，,。.!！~～:： ]*"
)
_CHINESE_THANKS = (
    "(?:非常|十分|万分|先|多)?(?:谢谢|感谢|多谢|谢了|谢啦|拜托|辛苦)(?:你|您|大家|了|啦|哈|各位)*"
)
_CHINESE_CLOSING = re.compile(
    rf"(?<=[^，,。.!！?？~～ 说道声句])(?P<mark>[?？]?)[，,。.!！~～ ]*{_CHINESE_THANKS}[。.!！~～ ]*$"
)
_ENGLISH_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|dear all|good (?:morning|afternoon|evening))(?: there| everyone| all)?\b"
    r"|excuse me\b|sorry(?: to (?:bother|trouble) you|(?=,))|please\b(?! \w+ed\b)"
    r"|(?:(?:could|can|would|will|might) you )(?:(?:please|kindly|possibly|maybe) )*"
    r"(?:tell|inform|remind|help|show|explain to|let)(?: me)?(?: (?:know|understand|find(?: out)?))?\b"
    r"|(?:tell|remind) me\b|do you (?:happen to )?know\b"
    r"|i(?:'d| would)? (?:really |just )?(?:like|want|love|need) to (?:know|ask|find out|understand)\b"
    r"|i(?:'m| am| was) (?:just )?(?:wondering|curious)\b|i wonder\b|may i ask\b|can i ask\b)"
    r"(?: please\b)?[,.!: ]*",
    re.IGNORECASE,
)
_ENGLISH_THANKS = "(?:many |much )?thank(?:s| you)(?: so much| very much| a lot| a bunch| in advance| again)*"
_ENGLISH_CLOSING = re.compile(
    rf"(?<=[^\s,.!?])(?P<mark>\??)[,.! ]*\b(?:{_ENGLISH_THANKS}|(?<=[,?] )please)[.! ]*$", re.IGNORECASE
)
_THANKS = re.compile(rf"\W*(?:{_CHINESE_THANKS}|{_ENGLISH_THANKS})\W*", re.IGNORECASE)


def plain(question: str) -> str:
    """Return the question as search is to see it.

    >>> plain("请问一下，谁 辞 职 了？谢谢！")
    '谁辞职了？'
    >>> plain("Could you please tell me who resigned? Thanks a lot!")
    'who resigned?'
    """
    return without_politeness(joined(question.translate(_HALF_WIDTH)))


def is_typed_apart(text: str) -> bool:
    """Tell whether characters stand apart, four and more in a row."""
    return _TYPED_APART.search(text) is not None


def is_politeness(text: str) -> bool:
    """Tell whether a text is nothing but thanks."""
    return _THANKS.fullmatch(text) is not None


def joined(text: str) -> str:
    """Return the text with characters joined that stand apart, four and more in a row.

    Wider gaps than between the characters are the gaps between words.

    >>> joined("W h o   l e f t ?")
    'Who left?'
    """
    if not is_typed_apart(text):
        return text
    closed = _APART.sub(lambda found: found.group().replace(" ", ""), text)
    return " ".join(_WIDE_GAP.sub("", closed).split())


def without_politeness(text: str) -> str:
    """Return the text without greetings, requests and thanks around it; unchanged when nothing else is left.

    >>> without_politeness("谢谢")
    '谢谢'
    """
    kept = text.strip()
    for pattern in (_CHINESE_CLOSING, _ENGLISH_CLOSING):
        kept = pattern.sub(r"\g<mark>", kept)
    for _ in range(3):  # 你好, 请问, 能帮我查一下: at most three one after another
        shorter = _ENGLISH_OPENING.sub("", _CHINESE_OPENING.sub("", kept))
        if not any(map(str.isalnum, shorter)):
            break
        kept = shorter
    return kept if any(map(str.isalnum, kept)) else text
