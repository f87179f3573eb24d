"""The words of the view in which questions are evaluated, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    title: str
    lead: str
    form: str
    choose: str
    drop: str
    example: str
    running: str
    waiting: str
    cancel: str
    cancelled: str
    busy: str
    too_many: str
    too_large: str
    bad: str
    failed: str
    refused: str
    sign_in: str
    gone: str
    runs: str
    run: str
    report: str
    save: str
    new_tab: str
    former: str
    not_below: str
    below: str
    moved: str


_WORDS: Mapping[UiLanguage, EvaluateWords] = MappingProxyType(
    {
        "zh": EvaluateWords(
            title="评测",
            lead="用一套答案已知的题检验 Youju：每题都问一遍，看事实、引文、检索和拒答是否对。",
            form='题目文件是 JSONL，每行一题：{"id", "question", "answers": [[每个事实可接受的写法]],'
            ' "evidence": [原文句子], …}；没有答案的题写 "type": "unanswerable"。与 youju eval 读的一样。',
            choose="选择题目文件…",
            drop="或把文件拖到这里（最多 2,000 题）",
            example="下载一份用现有文章编成的示例",
            running="正在评测 {}：{} / {} 题",
            waiting="正在评测 {}：准备中",
            cancel="取消",
            cancelled="已取消：{}。",
            busy="另有一次评测正在进行：同一时间只做一次，请等它结束再来。",
            too_many="一次最多评测 2,000 题，这个文件有 {:,} 题：请分成几个文件。",
            too_large="文件太大（上限 4 MB）：请分成几个文件。",
            bad="题目文件用不了：{}",
            failed="评测没有完成，细节已写入服务日志。请稍后再试。",
            refused="这台服务器上，评测只对登录的人开放：请先登录。",
            sign_in="登录",
            gone="这份报告已不在（只保留最近几次）：请重新评测一次。",
            runs="最近的评测",
            run="{name} · {when} · {count} 题 · 全对 {share}",
            report="评测报告：{}",
            save="保存报告：",
            new_tab="在新标签页打开",
            former="与前一次（{}）相比：",
            not_below="没有退步。",
            below="退步了：{}",
            moved="{} 题变好，{} 题变差。",
        ),
        "en": EvaluateWords(
            title="Evaluate",
            lead="Grade Youju by questions whose answers are known: facts, quotes, retrieval and refusals"
            " are checked.",
            form='The file is JSONL, one question per line: {"id", "question", "answers": [[strings that'
            ' count for a fact]], "evidence": [sentences of the articles], …}; what has no answer says'
            ' "type": "unanswerable". The same that youju eval reads.',
            choose="Choose a file of questions…",
            drop="or drop it here (at most 2,000 questions)",
            example="Download an example made of the articles at hand",
            running="Evaluating {}: {} of {} questions",
            waiting="Evaluating {}: getting ready",
            cancel="Cancel",
            cancelled="Cancelled: {}.",
            busy="Another evaluation is running, and there is one at a time: come back when it has ended.",
            too_many="At most 2,000 questions are evaluated at once, and this file has {:,}: split it.",
            too_large="The file is too large (at most 4 MB): split it.",
            bad="The file of questions cannot be used: {}",
            failed="The evaluation was not finished; the server's log has the details. Try again later.",
            refused="On this server only who is signed in may evaluate: sign in first.",
            sign_in="Sign in",
            gone="This report was let go (only the last few are kept): evaluate again.",
            runs="Latest evaluations",
            run="{name} · {when} · {count} questions · wholly right {share}",
            report="Evaluation report: {}",
            save="Keep the report: ",
            new_tab="Open in a new tab",
            former="Against the run before ({}): ",
            not_below="not worse.",
            below="worse: {}",
            moved="{} questions got better, {} worse.",
        ),
    }
)


def evaluate_words(language: UiLanguage) -> EvaluateWords:
    """Return the words of a language."""
    return _WORDS[language]
