"""The span of a sentence that is the answer."""

import pytest

from rag.focus import focus_in
from rag.question import take_apart


def focus(question: str, sentence: str) -> str:
    place = focus_in(sentence, take_apart(question))
    return sentence[slice(*place)] if place else ""


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("旧码头什么时候关闭？", "旧码头将于2027年3月1日关闭。", "2027年3月1日"),
        ("展览从什么时候到什么时候？", "展览从2025年底到2026年初开放。", "2025年底到2026年初"),
        ("演出是星期几？", "2025年5月2日的演出，也就是周五的那场。", "周五"),
        ("哪年通车的？", "大桥2019年通车，周五剪彩。", "2019年"),
        ("When did the bridge open?", "The bridge opened on May 3, 2025 at noon.", "May 3, 2025"),
        ("新码头花了多少钱？", "2025年，新码头耗资12亿元，占地3公顷。", "12亿元"),
        ("一共来了多少人？", "2025年5月3日，现场来了不到4200人。", "不到4200人"),
        ("同意的比例是多少？", "300人里有七成同意。", "七成"),
        ("How many tickets were sold?", "Organisers sold 4,200 tickets in 2025.", "4,200 tickets"),
        ("谁反对关闭？", "渔民代表周海生说，他反对关闭。", "周海生"),
        ("这篇文章是谁写的？", "来源：海港日报 作者：一只海鸥", "一只海鸥"),
        ("Who opposed it?", "Mayor Ada Holm said no.", "Ada Holm"),
        ("市长怎么说？", "市长说：“码头一定会关。”", "码头一定会关。"),
        ("为什么关闭？", "旧码头关闭是因为航道淤塞，船进不来。", "航道淤塞"),
        (
            "Why was it closed?",
            "It closed because of silt in the channel, he said.",
            "silt in the channel",
        ),
        ("比赛在哪里举行？", "比赛在北港体育大学举行。", "北港体育大学"),
        ("新船叫什么名字？", "新船被命名为“海风号”。", "海风号"),
    ],
)
def test_what_the_question_expects_is_found(question: str, sentence: str, expected: str) -> None:
    assert focus(question, sentence) == expected


def test_the_span_nearest_to_what_is_asked_about_counts() -> None:
    sentence = "旧码头每年亏损三百万元，而建新的那座则需要耗资十二亿元。"
    assert focus("旧码头每年亏损多少钱？", sentence) == "三百万元"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("2025年5月发生了什么时候的事？", "2025年5月的事。"),
        ("有多少人？", "这是一种一直都有的说法。"),
        ("怎么样？", "2025年5月3日来了300人。"),
        ("谁？", "结构很复杂。"),
        ("哪个区的比例最高？", "比例最高达14%。"),
        ("一共几号人？", "2025年来的。"),
        ("多少钱？", "一共3。"),
        ("什么时候通车？", "5月3日，5月4日。"),
    ],
)
def test_neither_the_questions_own_words_nor_another_kind_is_an_answer(question: str, sentence: str) -> None:
    assert focus(question, sentence) == ""
