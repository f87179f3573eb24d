"""Whether a mark ends a sentence: full stops of abbreviations, decimals, initials and addresses do not.

The lists follow Punkt's idea (Kiss and Strunk 2006) of abbreviations that never end a sentence and
those that may, decided by the word that follows; here both are short and fixed.
"""

from __future__ import annotations

import re

from corpus.language import HAN

_LOOK_BACK = 20  # characters; the longest abbreviation with its dots is shorter
_DOTTED_CLAUSE = 12  # characters; a name with a dot inside (阿尔伯特.爱因斯坦) is shorter

_NEVER_LAST = re.compile(
    r"""mr|mrs|ms|mx|dr|prof|sen|rep|gov|gen|lt|col|sgt|capt|cmdr|maj|rev|hon|pres|st|mt|ft|vs|e\.g|i\.e|cf|viz
    |nos?|figs?|vol|pp|eds?|approx|est|dept|messrs|mme|mlle|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec""",
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BE_LAST = re.compile(
    r"""inc|ltd|co|corp|llc|plc|bros|jr|sr|etc|al|a\.m|p\.m|ph\.d|m\.d|b\.a|m\.a|u\.s|u\.k|u\.n|e\.u|d\.c|u\.s\.a
    |u\.a\.e""",
    re.VERBOSE | re.IGNORECASE,
)
_STARTER = re.compile(
    r"""the|an?|it|he|she|they|we|you|i|this|that|these|those|there|in|on|at|by|for|from|with|after|before|but
    |and|or|so|yet|if|when|while|as|his|her|its|their|our|my|however|meanwhile|still|then|what|who|why|how
    |although|since|no|not|some|many|most|all|both""",
    re.VERBOSE | re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_.]|\.(?=[^\W\d_]))*$")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_NEXT_WORD = re.compile(r"[\W_]*([^\W\d_]+)")
_LOWER = re.compile(r"\s*[\"'“‘(\[]?[a-zà-öø-ÿ]")
_HAN = re.compile(f"[{HAN}]")
_SOFT = frozenset(".．…")


def ends_sentence(
    text: str, sentence_start: int, mark: tuple[int, int], border: int, line_end: int, *, dotted: bool
) -> bool:
    """Say whether the end mark ``text[mark[0]:mark[1]]`` ends the sentence from ``sentence_start``.

    Args:
        text: the whole text.
        sentence_start: where the sentence began.
        mark: start and end of the run of end marks.
        border: where the sentence would end, after closing quotes and brackets.
        line_end: end of the line.
        dotted: whether the line writes ``.`` where Chinese has 。

    """
    if border >= line_end:
        return True
    run = text[mark[0] : mark[1]]
    if any(char in "。！？｡" for char in run) or "……" in run:
        return True
    if run == "…" or (len(run) > 1 and set(run) <= {"."}):
        return text[border].isspace() and not _goes_on(text, border)
    if set(run) <= _SOFT:
        return _full_stop_ends(text, sentence_start, mark[0], border, dotted=dotted)
    return _half_width_ends(text, mark[0], border)


def _goes_on(text: str, border: int) -> bool:
    """Say whether the next word is a lower-case one."""
    return _LOWER.match(text, border, border + _LOOK_BACK) is not None


def _half_width_ends(text: str, position: int, border: int) -> bool:
    """Decide about ! and ?: not inside an address (``?page=2``) or a name (``Yahoo! said``)."""
    if text[border].isspace():
        return not _goes_on(text, border)
    before = text[position - 1] if position else " "
    return not (before.isascii() and text[border].isascii())


def _full_stop_ends(text: str, sentence_start: int, dot: int, border: int, *, dotted: bool) -> bool:
    before = text[max(sentence_start, dot - _LOOK_BACK) : dot]
    if not before or before[-1].isspace():
        return False
    if not text[border].isspace():
        return _ends_without_space(text, sentence_start, dot, border, dotted=dotted)
    if _goes_on(text, border):
        return False
    if dot - sentence_start < _LOOK_BACK and _ENUMERATOR.fullmatch(before):
        return False
    return not _is_abbreviation(before, text, border)


def _ends_without_space(text: str, sentence_start: int, dot: int, border: int, *, dotted: bool) -> bool:
    """Decide about a full stop that a Chinese character follows at once, or an opening mark."""
    if not _HAN.match(text, border):
        return False
    if _HAN.match(text, dot - 1):
        return dotted and dot - sentence_start >= _DOTTED_CLAUSE
    before = text[max(sentence_start, dot - _LOOK_BACK) : dot]
    token = _TOKEN.search(before)
    return token is not None and len(token.group()) > 1 and not _is_abbreviation(before, text, border)


def _is_abbreviation(before: str, text: str, border: int) -> bool:
    found = _TOKEN.search(before)
    if found is None:
        return False
    token = found.group()
    following = _NEXT_WORD.match(text, border, border + _LOOK_BACK)
    if _NEVER_LAST.fullmatch(token):
        # "The answer is no. They left": without a number after it, no is a word.
        return token.lower() != "no" or following is None
    if _MAY_BE_LAST.fullmatch(token) or (len(token) == 1 and token.isupper()):
        return following is None or _STARTER.fullmatch(following.group(1)) is None
    return False
