"""The words of the history, in both languages, on the page, in exports and on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.history.values import Opinion
from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    language: UiLanguage
    title: str
    one: str
    close: str
    search: str
    none: str
    none_found: str
    found: str
    today: str
    yesterday: str
    earlier: str
    one_turn: str
    many_turns: str
    more: str
    acts: str
    rename: str
    name: str
    save: str
    export: str
    delete: str
    really: str
    deleted: str
    undo: str
    recently: str
    checked: str
    opinion: str
    opinions: Mapping[Opinion, str]
    said: str
    taken_back: str
    feedback: str
    no_feedback: str
    note: str
    take_back: str
    evaluation: str
    evaluation_hint: str
    kept_here: str
    nearly_full: str
    set_aside: str
    not_found: str
    no_reader: str
    too_long: str
    unusable: str
    elsewhere: str

    def turns(self, count: int) -> str:
        """Return how many turns there are."""
        return self.one_turn if count == 1 else self.many_turns.format(count)


ZH = HistoryWords(
    language="zh",
    title="历史对话",
    one="对话",
    close="关闭",
    search="搜索标题、问题和回答",
    none="还没有对话。提一个问题，就会记在这里。",
    none_found="没有找到。换个词试试。",
    found="找到 {} 个",
    today="今天",
    yesterday="昨天",
    earlier="更早",
    one_turn="1 问",
    many_turns="{} 问",
    more="更早的对话",
    acts="改名、导出、删除",
    rename="改名",
    name="新名字",
    save="保存",
    export="导出",
    delete="删除",
    really="确定？再点一次",
    deleted="已删除“{}”，一天内可以恢复。",
    undo="撤销",
    recently="最近删除的（{}）",
    checked="核对一段文字",
    opinion="评价",
    opinions=MappingProxyType(
        {Opinion.GOOD: "有用", Opinion.BAD: "没用", Opinion.EVIDENCE_WRONG: "依据不对"}
    ),
    said="已记下：{}",
    taken_back="已撤回。",
    feedback="我的评价（{}）",
    no_feedback="还没有评价过回答。",
    note="说明（可不填）",
    take_back="撤回",
    evaluation="导出为评测题",
    evaluation_hint="评价过的回答，每行一题，可交给 youju eval。",
    kept_here="只保存在运行有据的这台机器上，只有这个浏览器看得到。",
    nearly_full="已有 {} 个对话。超过 {} 个后，最早的、没改过名也没评价过的会被删除。",
    set_aside="历史文件损坏了，已原样改名保存，另起了一份新的。旧文件叫 {}。",
    not_found="没有这个对话，可能已被删除。请重新打开历史。",
    no_reader="不知道是谁在看，所以没有保存。请允许这个网页使用 cookie，再刷新。",
    too_long="太长了：名字最多 {} 个字，说明最多 {} 个字。请缩短后再存。",
    unusable="历史读不出来，细节已写入服务日志。请联系运行有据的人。",
    elsewhere="这个请求不是从有据的网页发出的，没有执行。请在网页上操作。",
)

EN = HistoryWords(
    language="en",
    title="History",
    one="Conversation",
    close="Close",
    search="Search titles, questions and answers",
    none="No conversations yet. Ask a question and it is kept here.",
    none_found="Nothing found. Try another word.",
    found="{} found",
    today="Today",
    yesterday="Yesterday",
    earlier="Earlier",
    one_turn="1 question",
    many_turns="{} questions",
    more="Earlier conversations",
    acts="rename, export, delete",
    rename="Rename",
    name="New name",
    save="Save",
    export="Export",
    delete="Delete",
    really="Sure? Click again",
    deleted="Deleted “{}”. It can be restored for a day.",
    undo="Undo",
    recently="Recently deleted ({})",
    checked="A text was checked",
    opinion="Feedback",
    opinions=MappingProxyType(
        {Opinion.GOOD: "good", Opinion.BAD: "bad", Opinion.EVIDENCE_WRONG: "the evidence is wrong"}
    ),
    said="Kept: {}",
    taken_back="Taken back.",
    feedback="My feedback ({})",
    no_feedback="No feedback yet.",
    note="Note (optional)",
    take_back="Take back",
    evaluation="Export as evaluation questions",
    evaluation_hint="Answers that you judged, one question per line, for youju eval.",
    kept_here="Kept only on the machine that runs Youju; only this browser sees it.",
    nearly_full=(
        "There are {} conversations. Beyond {}, the oldest that were neither renamed nor judged are deleted."
    ),
    set_aside="The history file was damaged: it is kept under another name, {}, and a new one begun.",
    not_found="There is no such conversation; it may have been deleted. Open the history anew.",
    no_reader="Who reads is not known, so nothing is kept: allow this page's cookie and reload.",
    too_long="Too long: a name has at most {} characters, a note {}. Shorten it and save again.",
    unusable="The history cannot be read; the server's log has the details. Tell whoever runs Youju.",
    elsewhere="This request was not made by Youju's page, so nothing was done. Use the page.",
)


def history_words(language: UiLanguage) -> HistoryWords:
    """Return the words of a language."""
    return EN if language == "en" else ZH
