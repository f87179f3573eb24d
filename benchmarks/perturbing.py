"""How people really type: each rule spoils a question in one way, the same way each time.

A rule gets the question and a seeded source of chance and returns the spoilt question, or None where it
finds nothing to spoil (no Latin word in a Chinese question).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import opencc
import rjieba

from corpus.language import HAN
from index.pinyin import characters_of, syllables_of
from index.translation import TranslationTable
from rag.stop_words import STOP_WORDS

Rule = Callable[[str, random.Random], str | None]

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("(?<![A-Za-z0-9])[A-Za-z]{5,}(?![A-Za-z0-9])")
_LETTERS = re.compile("[A-Za-z]+")
_LOOK_ALIKES = """
未末 己已 日曰 人入 土士 大太 天夫 千干 辩辨 候侯 析折 拨拔 特持 问间 晴睛 没设 今令 鸟乌 治冶 斤斥
兔免 历厉 准淮 名各 员贝 公么 工土 力刀 午牛 木本 目自 王主 玉主 田由 甲申 石右 北比 同向 安按 完宗
住往 体休 作昨 使便 保堡 学字 官宫 受爱 经径 论沦 认让 话活 说悦 谈淡 资货 费贵 质贡 责贵 团困 国围
园圆 因困 回四 开井 形型 情清 请清 精情 星里 重里 量童 科料 和种 程租 税说 场扬 地他 城诚 市布 师帅
"""
_LOOK_ALIKE = dict((a, b) for pair in _LOOK_ALIKES.split() for a, b in (pair, pair[::-1]))
_CHINESE_MANNERS = (
    ("请问一下，", "谢谢！"),
    ("麻烦帮我查一下，", "多谢了。"),
    ("你好，我想知道", "，谢谢你"),
)
_ENGLISH_MANNERS = (
    ("Could you please tell me: ", " Thanks!"),
    ("Hi, I would like to know, ", " Thank you very much."),
    ("Excuse me, ", " Thanks in advance"),
)


def homophone(question: str, chance: random.Random) -> str | None:
    """Replace one ideograph of a content word by another of the same sound, a common one."""
    places = [i for i in _content_places(question) if _homophones(question[i])]
    if not places:
        return None
    place = chance.choice(places)
    return _put(question, place, chance.choice(_homophones(question[place])))


def look_alike(question: str, chance: random.Random) -> str | None:
    """Replace one ideograph of a content word by one that looks like it."""
    places = [i for i in _content_places(question) if question[i] in _LOOK_ALIKE]
    if not places:
        return None
    place = chance.choice(places)
    return _put(question, place, _LOOK_ALIKE[question[place]])


def swapped_letters(question: str, chance: random.Random) -> str | None:
    """Swap two neighbours inside one Latin word of five letters or more."""
    return _misspelt(question, chance, lambda w, i: w[:i] + w[i + 1] + w[i] + w[i + 2 :])


def missing_letter(question: str, chance: random.Random) -> str | None:
    """Leave out a letter inside one Latin word of five letters or more."""
    return _misspelt(question, chance, lambda w, i: w[:i] + w[i + 1 :])


def doubled_letter(question: str, chance: random.Random) -> str | None:
    """Double a letter inside one Latin word of five letters or more."""
    return _misspelt(question, chance, lambda w, i: w[: i + 1] + w[i:])


def traditional(question: str, _: random.Random) -> str | None:
    """Write the question in Traditional characters."""
    return _if_changed(question, _traditional().convert(question))


def full_width(question: str, _: random.Random) -> str | None:
    """Write letters, digits and ASCII marks in full width."""
    return _if_changed(question, "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in question))


def spaced_out(question: str, _: random.Random) -> str | None:
    """Put a blank between all characters, two between words that had one."""
    return " ".join(question)


def mixed_script(question: str, chance: random.Random) -> str | None:
    """Replace one content word by its likeliest translation: English in Chinese, Chinese in English."""
    if _HAN.search(question):
        words = [w for w in rjieba.cut(question) if len(w) > 1 and w in _english() and w not in STOP_WORDS]
        return question.replace(w := chance.choice(words), f" {_english()[w]} ", 1) if words else None
    words = [w for w in _LETTERS.findall(question) if w.lower() not in STOP_WORDS and _chinese(w)]
    return re.sub(rf"\b{(w := chance.choice(words))}\b", _chinese(w), question, count=1) if words else None


def polite(question: str, chance: random.Random) -> str | None:
    """Ask politely and say thanks."""
    before, after = chance.choice(_CHINESE_MANNERS if _HAN.search(question) else _ENGLISH_MANNERS)
    return before + question + after


def upper_case(question: str, _: random.Random) -> str | None:
    """Write all letters as capitals."""
    return _if_changed(question, question.upper())


def lower_case(question: str, _: random.Random) -> str | None:
    """Write all letters small."""
    return _if_changed(question, question.lower())


def unmarked(question: str, _: random.Random) -> str | None:
    """Leave out the marks at the end."""
    return _if_changed(question, question.rstrip("?？。.!！ "))


RULES: dict[str, Rule] = {
    "homophone": homophone,
    "look-alike": look_alike,
    "swapped letters": swapped_letters,
    "missing letter": missing_letter,
    "doubled letter": doubled_letter,
    "Traditional": traditional,
    "full width": full_width,
    "s p a c e d": spaced_out,
    "mixed script": mixed_script,
    "polite": polite,
    "UPPER CASE": upper_case,
    "lower case": lower_case,
    "no question mark": unmarked,
}


def spoilt(question: str, rule: str, seed: int) -> str | None:
    """Apply a rule; the same question, rule and seed give the same text."""
    return RULES[rule](question, random.Random(f"{seed}\0{rule}\0{question}"))  # noqa: S311 - not cryptography


def _content_places(question: str) -> list[int]:
    """Return the places of ideographs in words of two and more that are no stop words."""
    places, start = [], 0
    for word in rjieba.cut(question):
        if len(word) > 1 and word not in STOP_WORDS and _HAN.match(word):
            places += range(start, start + len(word))
        start += len(word)
    return places


def _misspelt(question: str, chance: random.Random, change: Callable[[str, int], str]) -> str | None:
    words = [m for m in _LATIN.finditer(question) if m.group().lower() not in STOP_WORDS]
    if not words:
        return None
    found = chance.choice(words)
    word = found.group()
    misspelt = change(word, chance.randrange(1, len(word) - 2))
    return None if misspelt == word else question[: found.start()] + misspelt + question[found.end() :]


def _homophones(character: str) -> list[str]:
    """Return characters of the same sound among those that GB 2312 calls common (its first level)."""
    same = {c for s in syllables_of(character)[:1] for c in characters_of(s)} - {character}
    return sorted(c for c in same if b"\xb0" <= c.encode("gb2312", "ignore")[:1] <= b"\xd7")


def _put(text: str, place: int, character: str) -> str:
    return text[:place] + character + text[place + 1 :]


def _if_changed(question: str, changed: str) -> str | None:
    return changed if changed != question else None


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _chinese(word: str) -> str:
    return next((zh for zh, p in TranslationTable.load().translations(word) if p >= 0.2 and len(zh) > 1), "")


@cache
def _english() -> dict[str, str]:
    """Return for Chinese words the English word of the dictionary that they translate most surely."""
    best: dict[str, tuple[float, str]] = {}
    for stem, options in TranslationTable.load().items():
        for chinese, p in options[:1]:
            if p >= 0.2:
                best[chinese] = max(best.get(chinese, (0.0, "")), (p, stem))
    return {chinese: stem for chinese, (_, stem) in best.items()}
