"""How Chinese questions are worded, and which words of a statement they leave out or cannot have."""

from __future__ import annotations

import re

from rag.askable import Askable, Asks, joined

ADVERB = re.compile(r"^(?:已经?|曾经?|就|便|才|则|正式|也|还|又|都|却)+(?=\w{2})")
"""What a statement says more than a question."""

SAYS = re.compile(
    "(?:.{0,8}?)(?:说|表示|认为|称|指出|写道|透露|强调|觉得|坦言|警告|相信|回应|解释|承认|补充|告诉|看来|提到)"
)
"""A verb of saying near the beginning: what follows is somebody's words."""

STATES = re.compile(
    "(?:也|还|又|都|就|才|却|则|仍|仍然)*(?:是|有|没|不|未|无|像|如|可|能|会|可能|应|要|想|需|必|别|正在|一直|属于|作为|仍|具有|拥有)"
)
"""What begins so tells a state, or what is not or may be, and no deed."""


DONE_TO = (
    "提出|宣布|发现|发布|推出|公布|收购|获得|拿到|失去|放弃|解散|引用|列出|创办|开发|研发|启动|拒绝|指责|批评|创作"
    "|签署|捐赠|赢得"
)
"""Deeds that something is done to: they take 了 and ask for it."""


def asked(subject: str, word: str, rest: str, asks: Asks, about: str) -> Askable:
    """Return a question: its subject, the question's own words, and what the statement says.

    >>> asked("李明", "什么时候", "离职", Asks.TIME, "李明").question
    '李明什么时候离职？'
    """
    return Askable(joined(joined(subject, word), rest.strip()).rstrip() + "？", asks, about)
