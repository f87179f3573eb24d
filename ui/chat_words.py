"""The words of the chat's tools, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus.article import Language
from rag.stages import Stage
from ui.history.values import Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatWords:
    """Words of one language; ``{}`` takes a value."""

    stages: Mapping[Stage, str]
    checking: str
    edit: str
    retry: str
    opinions: Mapping[Opinion, str]
    thanks: str
    keep: str
    earlier: str
    instead: str
    next: str
    editing: str
    cancel: str
    stop: str
    stopped: str
    not_kept: str
    gone: str
    full: str
    none_within: str
    why: str


_ZH = ChatWords(
    stages=MappingProxyType(
        {
            Stage.SEARCHING: "正在检索文章……",
            Stage.READING: "正在细读找到的段落……",
            Stage.CHECKING: "正在核对出处……",
        }
    ),
    checking="正在逐句核对……",
    edit="改问",
    retry="重新回答",
    opinions=MappingProxyType(
        {Opinion.GOOD: "有用", Opinion.BAD: "没答好", Opinion.EVIDENCE_WRONG: "证据不对"}
    ),
    thanks="已记下；再点一次可收回",
    keep="保存证据卡",
    earlier="显示更早的 {} 轮",
    instead="可以改问",
    next="接着问",
    editing="正在改第 {} 个问题：发出后，它和后面的对话会换成新的。",
    cancel="不改了",
    stop="停止",
    stopped="已停止。问题还在输入框里，可以改了再问。",
    not_kept="这一轮没有存进历史：{}",
    gone="这段对话已不在，或不属于这个浏览器。",
    full="这段对话已满，请开始新对话。",
    none_within="限定的媒体里没有文章：请在输入框上方去掉它，再问一次。",
    why="为什么是这个回答",
)

_EN = ChatWords(
    stages=MappingProxyType(
        {
            Stage.SEARCHING: "Searching the articles…",
            Stage.READING: "Reading what was found…",
            Stage.CHECKING: "Checking the citations…",
        }
    ),
    checking="Checking sentence by sentence…",
    edit="Edit",
    retry="Ask again",
    opinions=MappingProxyType(
        {Opinion.GOOD: "Helpful", Opinion.BAD: "Not helpful", Opinion.EVIDENCE_WRONG: "The evidence is wrong"}
    ),
    thanks="Noted; click again to take it back",
    keep="Keep as evidence card",
    earlier="Show {} earlier turns",
    instead="You could ask instead",
    next="Ask next",
    editing="Editing question {}: once sent, it and what follows are replaced.",
    cancel="Leave it",
    stop="Stop",
    stopped="Stopped. Your question is back in the box: change it and ask again.",
    not_kept="This turn is not in the history: {}",
    gone="This conversation is gone, or belongs to another browser.",
    full="This conversation is full: begin a new one.",
    none_within="No article is from an outlet asked for: take it off above the question box, and ask again.",
    why="Why this answer",
)


def chat_words(language: Language) -> ChatWords:
    """Return the words of a language."""
    return _ZH if language == "zh" else _EN
