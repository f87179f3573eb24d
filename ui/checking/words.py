"""The words of the view in which a text is checked, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    title: str
    lead: str
    box: str
    placeholder: str
    check: str
    stop: str
    stopped: str
    file: str
    example: str
    untold: str
    characters: str
    checking: str
    show: str
    next_problem: str
    save: str
    gone: str
    cut: str
    unread: str
    checked_on: str
    failed: str


_WORDS: Mapping[UiLanguage, CheckingWords] = MappingProxyType(
    {
        "zh": CheckingWords(
            title="核对",
            lead="贴一段文字，每句话都拿文章来对：有据、部分有据、不符，还是未见依据。",
            box="要核对的文字",
            placeholder="在这里粘贴要核对的文字，最多 20,000 个字符",
            check="核对",
            stop="停止",
            stopped="已停止：后面的句子没有核对。",
            file="读入文件…",
            example="填入示例",
            untold="海湾航空订购了五十架飞机。",
            characters="{} / 20,000 个字符",
            checking="正在核对：{} / {} 句",
            show="只看：",
            next_problem="下一处问题 ↓",
            save="保存结果：",
            gone="这次核对的结果已不在，请重新核对一次。",
            cut="文件太长，只读入了前 20,000 个字符。",
            unread="文件读不出来：{}",
            checked_on="核对于 {}",
            failed="这段文字没有核对成功，细节已写入服务日志。请换一段，或稍后再试。",
        ),
        "en": CheckingWords(
            title="Check",
            lead="Paste a text: each of its sentences is looked up in the articles and gets its verdict.",
            box="Text to check",
            placeholder="Paste the text to check here, at most 20,000 characters",
            check="Check",
            stop="Stop",
            stopped="Stopped: the sentences behind were not checked.",
            file="Read a file…",
            example="Fill in an example",
            untold="Gulf Harbour Airways ordered fifty aircraft.",
            characters="{} / 20,000 characters",
            checking="Checking: {} of {} sentences",
            show="Show only: ",
            next_problem="Next problem ↓",
            save="Keep the result: ",
            gone="The result of this check was let go: check the text again.",
            cut="The file is too long; only its first 20,000 characters were read.",
            unread="The file cannot be read: {}",
            checked_on="checked on {}",
            failed="This text could not be checked; the server's log has the details."
            " Change it, or try again later.",
        ),
    }
)


def checking_words(language: UiLanguage) -> CheckingWords:
    """Return the words of a language."""
    return _WORDS[language]
