"""Near-copies are found whatever was done to them, and different texts are not taken for such."""

from __future__ import annotations

from collections.abc import Callable

import opencc
import pytest

from index.near_copies import SHARE, near_copies
from index.shingles import sketch
from tests.index.stories import english_story, story, without

CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "a tenth dropped": lambda text: without(text, 0.1),
    "a third dropped": lambda text: without(text, 0.3),
    "a paragraph added": lambda text: f"{text}\n{story(99, sentences=8)}",
    "a third dropped and a paragraph added": lambda text: without(text, 0.3) + story(99, sentences=8),
    "traditional": opencc.OpenCC("s2t").convert,
    "other marks": lambda text: text.replace("，", "；").replace("。", "…… "),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("write", [story, english_story])
def test_a_changed_copy_is_found_among_others(change: str, write: Callable[[int], str]) -> None:
    texts = [write(seed) for seed in range(6)]
    pairs = near_copies([sketch(text) for text in [*texts, CHANGES[change](texts[2])]])
    assert [{p.smaller, p.larger} for p in pairs] == [{2, 6}]
    assert all(p.share >= SHARE for p in pairs)


def test_share_and_part_tell_an_excerpt_from_a_version() -> None:
    whole = story(1)
    (pair,) = near_copies([sketch(whole), sketch(whole[: len(whole) // 4])])
    assert (pair.smaller, pair.larger) == (1, 0)
    assert pair.share > 0.95
    assert 0.15 < pair.part < 0.35


def test_texts_that_share_a_form_only_are_no_copies() -> None:
    form = "本报告期内主力资金净流入情况统计如下，数据由交易所提供，仅供参考，"
    form += "不构成投资建议，投资者据此操作风险自担。"
    texts = [story(seed, sentences=6) + form * 3 for seed in range(40)]
    assert near_copies([sketch(text) for text in texts]) == []


def test_texts_of_one_form_with_other_figures_are_no_copies() -> None:
    form = story(1, sentences=5).translate(dict.fromkeys(map(ord, "0123456789"), "某"))
    texts = [f"{n}日收盘价{n}.{n + 11}元，成交{n * 900}万元，换手{n * 3}%。{form}" for n in range(10, 16)]
    assert near_copies([sketch(text) for text in texts]) == []
    assert near_copies([sketch(text) for text in (*texts, texts[0] + "完")])


def test_many_copies_of_one_text_are_all_found() -> None:
    copies = [without(story(1), 0.05, seed) for seed in range(60)]
    reached = {0}
    for pair in sorted(
        near_copies([sketch(text) for text in copies]), key=lambda p: min(p.smaller, p.larger)
    ):
        if {pair.smaller, pair.larger} & reached:
            reached |= {pair.smaller, pair.larger}
    assert reached == set(range(60))


def test_texts_too_short_to_tell_are_not_compared() -> None:
    assert near_copies([sketch("旧码头下月关闭，渡轮停航。")] * 2) == []
    assert near_copies([]) == near_copies([sketch(story(1))]) == []
