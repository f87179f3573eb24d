"""What a sentence denies, and what only looks like a denial."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.denials import denials


def denied(text: str) -> list[str]:
    return [text[d.start : d.end].strip() for d in denials(text)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("广场上没有欢呼，只有沉默。", ["欢呼"]),
        ("新桥并非由市里出资，而是由商会捐建。", ["由市里出资"]),
        ("禁渔非但没有拖垮渔村，反而带来了游客。", ["拖垮渔村"]),
        ("市长尚未公布名单。", ["公布名单"]),
        ("市長無法公布名單。", ["公布名單"]),
        ("潮水永远不会停下", ["停下"]),
        ("城里的水是不干净的", ["干净的"]),
        ("他不是渔民，不是水手，而是画家。", ["渔民", "水手"]),
        ("The mayor never promised a new pier.", ["promised a new pier"]),
        ("It is not a bridge but a ferry.", ["a bridge"]),
        ("They chose a ferry rather than a bridge.", ["a bridge"]),
        ("The letter names no specific reason.", ["specific reason"]),
    ],
)
def test_denied_stretches(text: str, stretches: list[str]) -> None:
    assert denied(text) == stretches


@pytest.mark.parametrize(
    "text",
    [
        "新桥不仅便宜，还很结实。",
        "不过，游客不断增加，人数差不多翻了一倍。",
        "不過，遊客不斷增加，人數差不多翻了一倍。",
        "难道渔民不是最了解大海的人吗？",
        "如果不修桥，船就得绕行。",
        "他是不是渔民还要查证。",
        "未来的码头会更大。",
        "Not only the mayor came.",
        "If it does not rain, the parade starts at noon.",
    ],
)
def test_what_denies_nothing(text: str) -> None:
    assert denied(text) == []


def test_contrast_is_told_from_bare_negation() -> None:
    assert [d.is_contrast for d in denials("广场上没有欢呼，只有沉默。")] == [True]
    assert [d.is_contrast for d in denials("广场上没有欢呼。")] == [False]


def test_a_denial_without_words_of_its_own_is_about_the_sentence_before() -> None:
    (denial,) = denials("没那么神奇。")
    assert denial.is_of_sentence_before


def test_a_denial_at_the_end_is_about_what_stands_before_it() -> None:
    assert denied("市长辞职的说法不属实。") == ["市长辞职的说法"]


@given(
    st.lists(
        st.sampled_from(["不", "没有", "而是", "，", "。", "not ", "no", "…", "码头", "**", "（", "\n"])
    ).map("".join)
)
def test_ranges_lie_inside_of_the_text(text: str) -> None:
    for denial in denials(text):
        assert 0 <= denial.start <= denial.end <= len(text)
        assert 0 <= denial.negator < len(text)
