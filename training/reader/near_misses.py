"""Questions that look as if their text answered them: one word of an answered question is another.

The ways of asking in vain that Rajpurkar et al. 2018 found people to use ("Know What You Don't Know",
section 4): a word turned into its opposite, a negation, a name of the same text in another's place, a word of
the same field. Made by rule, so some of them are answered after all; most are not.
"""

from __future__ import annotations

import random
import re

import rjieba

from index.folding import fold
from rag.question import content_words
from training.reader.rewording import related_words
from training.reader.synonyms import SYNONYMS

NAMES = frozenset({"nr", "ns", "nt", "eng", "nrt", "nz"})
_OPPOSITES = (
    "最大 最小|最多 最少|最高 最低|最早 最晚|最长 最短|最好 最差|最强 最弱|"
    "第一 最后|首次 末次|首个 最后一个|之前 之后|以前 以后|开始 结束|增加 减少|"
    "增长 下降|上升 下降|提高 降低|扩大 缩小|加入 退出|成立 解散|出生 去世|"
    "支持 反对|同意 拒绝|接受 拒绝|允许 禁止|赢得 输掉|胜利 失败|成功 失败|"
    "进口 出口|买入 卖出|收购 出售|收入 支出|盈利 亏损|上任 卸任|任命 罢免|"
    "就任 辞去|入职 离职|进攻 防守|进入 离开|打开 关闭|开放 封闭|公开 秘密|"
    "正面 负面|优点 缺点|好处 坏处|优势 劣势|内部 外部|国内 国外|北部 南部|"
    "东部 西部|北方 南方|东方 西方|上游 下游|左边 右边|前面 后面|上面 下面|"
    "白天 夜晚|夏季 冬季|春季 秋季|男性 女性|父亲 母亲|丈夫 妻子|哥哥 弟弟|"
    "姐姐 妹妹|儿子 女儿|老师 学生|买家 卖家|主要 次要|必须 不必|容易 困难|"
    "简单 复杂|重要 无关|相同 不同|相信 怀疑|喜欢 讨厌|肯定 否认|承认 否认|"
    "合法 非法|完整 残缺|直接 间接|大于 小于|高于 低于|多于 少于|超过 不足|"
    "以上 以下|早于 晚于|前身 后身|起点 终点|长处 短处|东 西|南 北|多数 少数|"
    "全部 部分|长期 短期|永久 临时"
)
OPPOSITES = {
    word: other
    for one, two in (pair.split() for pair in _OPPOSITES.split("|"))
    for word, other in ((one, two), (two, one))
}
_VERB_IS = re.compile("(?<![不还就也都])(是|能|会|可以|属于|需要|允许|包括)(?!否|不)")
_VERB_KINDS = frozenset({"v", "vn"})


def near_miss(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with its meaning turned; empty when no way of doing so fits.

    Args:
        question: a question that the text answers.
        text: the text.
        answer: what answers it, which no replacement may be.
        dice: source of chance.
    """
    ways = [opposite, negated, other_name, other_word]
    dice.shuffle(ways)
    folded, ground = fold(question), fold(text)
    return next((found for way in ways if (found := way(folded, ground, fold(answer), dice))), "")


def opposite(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with a word turned into its opposite.

    >>> opposite("中国最大的湖在哪里", "", "", random.Random(0))
    '中国最小的湖在哪里'
    """
    held = [w for w in OPPOSITES if w in question and len(w) > 1]
    if not held:
        return ""
    word = dice.choice(held)
    return question.replace(word, OPPOSITES[word], 1)


def negated(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question about what was not so.

    >>> negated("哪些城市属于该省", "", "", random.Random(0))
    '哪些城市不属于该省'
    """
    match = _VERB_IS.search(question)
    if match and dice.random() < 0.5:
        return question[: match.start()] + "不" + question[match.start() :]
    verbs = [w for w, kind in rjieba.tag(question) if kind in _VERB_KINDS and len(w) > 1 and w in text]
    return question.replace(verbs[-1], "没有" + verbs[-1], 1) if verbs else ""


def other_name(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with one of its names exchanged for another of the same kind from its text."""
    own = [(w, k) for w, k in rjieba.tag(question) if k in NAMES and len(w) > 1]
    if not own:
        return ""
    name, kind = dice.choice(own)
    others = {
        w
        for w, k in rjieba.tag(text)
        if k == kind and len(w) > 1 and w not in question and w not in answer and answer not in w
    }
    return question.replace(name, dice.choice(sorted(others)), 1) if others else ""


def other_word(question: str, text: str, answer: str, dice: random.Random) -> str:
    """Return the question with a content word exchanged for one of the same field that the text lacks."""
    words = [w for w in content_words(question) if len(w) > 1]
    dice.shuffle(words)
    for word in words:
        others = (w for w in related_words(word) if w not in SYNONYMS.get(word, ()))
        options = [w for w in others if w not in text and w not in question]
        if options:
            return question.replace(word, dice.choice(options), 1)
    return ""
