"""Spans drawn out to whole words, names and figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.whole import whole

UNHURRIED = settings(deadline=None, max_examples=100)  # the first call reads a dictionary


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("新码头耗资3800亿美元。", "800亿", "3800亿美元"),
        ("一共来了4,200人。", "4,2", "4,200人"),
        ("占地约12.5公顷。", "12", "12.5公顷"),
        ("同意的占40%左右。", "40", "40%"),
        ("旧码头于2027年3月1日关闭。", "3月", "2027年3月1日"),
        ("渔民代表周海生说不行。", "海生", "周海生"),
        ("船长宋德雷·马丁走了。", "马丁", "宋德雷·马丁"),
        ("造船厂Seaworks关闭了。", "works", "Seaworks"),
        ("Ada Holm resigned.", "Holm", "Ada Holm"),
        ("It cost $30 billion in all.", "30 bil", "$30 billion"),
        ("Organisers sold 4,200 tickets.", "200 tick", "4,200 tickets"),
        ("研究人员离开了码头。", "究人员离", "研究人员离开"),
    ],
)
def test_what_is_cut_is_drawn_out(text: str, cut: str, expected: str) -> None:
    start = text.index(cut)
    assert text[slice(*whole(text, start, start + len(cut)))] == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [("旧码头关闭，因为航道淤塞。", "航道"), ("He left in May.", "left in"), ("来了4200人。", "4200人")],
)
def test_a_span_that_cuts_nothing_stays(text: str, span: str) -> None:
    start = text.index(span)
    assert whole(text, start, start + len(span)) == (start, start + len(span))


PIECES = (
    "周海生 宋德雷·马丁 码头 3800亿 美元 2027年 3月1日 12.5 % Ada Holm Qwen3-Max $30 billion"
    " ， 。 “ ” 的 说 one two's".split()
)
TEXTS = st.lists(st.sampled_from([*PIECES, " "]), max_size=10).map("".join) | st.text(max_size=30)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@UNHURRIED
@given(spans())
def test_a_span_keeps_what_it_had_and_stays_in_the_text(given_span: tuple[str, int, int]) -> None:
    text, start, end = given_span
    first, last = whole(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


@UNHURRIED
@given(spans())
def test_a_whole_span_stays(given_span: tuple[str, int, int]) -> None:
    text, start, end = given_span
    once = whole(text, start, end)
    assert whole(text, *once) == once
